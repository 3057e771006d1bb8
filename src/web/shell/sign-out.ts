import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { signOut } from '../../features/identity/contract.js'
import { type Deed, useDo } from '../queries.js'

/** Ends the session; nothing that was on the screen stays in memory. */
export function useSignOut(): Deed<typeof signOut> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useDo(signOut, {
    invalidates: [],
    onDone: async () => {
      sessionStorage.clear()
      await navigate('/dang-nhap', { replace: true })
      client.clear()
    },
  })
}
