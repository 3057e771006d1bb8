/** What issuing will do: how many tasks, to which units, and what a person should know before. */
import type { DocumentView, NamedView, OrderView } from '../../contract.js'
import type { GroupView, OrganisationView } from '../../../organisations/contract.js'
import { droppedOrders, liveOrders } from './orders.js'

export interface Office {
  organisations: readonly OrganisationView[]
  groups: readonly GroupView[]
}

export interface PlanUnit {
  id: string
  name: string
  lead: number
  cooperating: number
}

export interface IssuePlan {
  tasks: OrderView[]
  /** Units in the order in which they are first named; a unit that both leads and cooperates in one task counts as leading. */
  units: PlanUnit[]
  groups: { id: string; name: string; members: number }[]
  noDeadline: OrderView[]
  dayOff: OrderView[]
  dropped: number
  open: number
}

export function membersOf(named: Pick<NamedView, 'organisationId' | 'groupId'>, office: Office): string[] {
  if (named.organisationId) return [named.organisationId]
  return office.groups.find((group) => group.id === named.groupId)?.memberIds ?? []
}

export function planOf(document: DocumentView, office: Office): IssuePlan {
  const tasks = liveOrders(document)
  const names = new Map(office.organisations.map((one) => [one.id, one.name]))
  const units = new Map<string, PlanUnit>()
  const groups = new Map<string, { id: string; name: string; members: number }>()
  const unit = (id: string): PlanUnit => {
    const known = units.get(id)
    if (known) return known
    const made = { id, name: names.get(id) ?? '…', lead: 0, cooperating: 0 }
    units.set(id, made)
    return made
  }
  for (const order of tasks) {
    const leads = new Set(order.leads.flatMap((named) => membersOf(named, office)))
    const cooperating = new Set(order.cooperating.flatMap((named) => membersOf(named, office)))
    for (const id of leads) unit(id).lead++
    for (const id of cooperating) if (!leads.has(id)) unit(id).cooperating++
    for (const { groupId } of [...order.leads, ...order.cooperating]) {
      const group = office.groups.find((one) => one.id === groupId)
      if (group) groups.set(group.id, { id: group.id, name: group.name, members: group.memberIds.length })
    }
  }
  return {
    tasks,
    units: [...units.values()],
    groups: [...groups.values()],
    noDeadline: tasks.filter((order) => order.computed.lastDay === null),
    dayOff: tasks.filter((order) => order.computed.dayOff !== null),
    dropped: droppedOrders(document).length,
    open: document.open.length,
  }
}
