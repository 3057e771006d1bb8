/** Who is signed in, for every page inside the frame. */
import { createContext, useContext } from 'react'
import type { Me } from '../features/identity/contract.js'
import type { Permission } from '../kernel/actor.js'

export const MeContext = createContext<Me | null>(null)

export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('a page outside the frame asks who is signed in')
  return me
}

export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe()
  return (permission) => permissions.includes(permission)
}

/** Head, officer or reader of a unit: the home page is the unit's. */
export const isUnit = ({ permissions }: Me): boolean =>
  permissions.includes('tasks.work') || (permissions.includes('tasks.read') && !permissions.includes('boards.read'))
