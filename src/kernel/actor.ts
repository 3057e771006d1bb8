/** Who acts, and what a role may do. Roles are held on an organisation; a permission is what a route asks for. */

export const ROLES = ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader', 'administrator'] as const

/**
 * clerk: văn thư · monitor: chuyên viên theo dõi · leader: lãnh đạo · head: thủ trưởng đơn vị · officer: chuyên viên
 * đơn vị (also the newsroom's) · reader: xem để biết, sees what its unit has and works on nothing · administrator: quản trị.
 */
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'signed-in',
  'organisations.read',
  'organisations.change',
  'documents.read',
  'documents.receive',
  'readings.confirm',
  'tasks.issue',
  'tasks.read',
  'tasks.work',
  'tasks.decide',
  'tasks.review',
  'tasks.direct',
  'boards.read',
  'opinions.use',
  'urging.write',
  'accounts.manage',
  'rights.confirm',
  'office.read',
  'settings.decide',
  'calendar.manage',
  'log.read',
  'channels.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** What a route declares: a permission, or that it is open to everybody. Leaving it out stops the program at start. */
export type RoutePermission = Permission | 'public'

const OFFICE: Permission[] = [
  'signed-in',
  'organisations.read',
  'documents.read',
  'tasks.read',
  'boards.read',
  'office.read',
  'opinions.use',
]
const READER: Permission[] = ['signed-in', 'organisations.read', 'documents.read', 'tasks.read']
const UNIT: Permission[] = [...READER, 'tasks.work', 'tasks.decide', 'opinions.use']

const OF_ROLE: Record<Role, Permission[]> = {
  clerk: [...OFFICE, 'documents.receive', 'readings.confirm', 'tasks.issue', 'urging.write'],
  monitor: [
    ...OFFICE,
    'documents.receive',
    'readings.confirm',
    'tasks.issue',
    'tasks.decide',
    'tasks.review',
    'tasks.direct',
    'urging.write',
  ],
  leader: [
    ...OFFICE,
    'readings.confirm',
    'tasks.issue',
    'tasks.decide',
    'tasks.review',
    'tasks.direct',
    'rights.confirm',
    'urging.write',
    'settings.decide',
  ],
  head: UNIT,
  officer: UNIT,
  reader: READER,
  administrator: [
    'signed-in',
    'organisations.read',
    'organisations.change',
    'accounts.manage',
    'rights.confirm',
    'office.read',
    'settings.decide',
    'calendar.manage',
    'log.read',
    'channels.manage',
  ],
}

export function permissionsOf(roles: Iterable<Role>): Set<Permission> {
  const all = new Set<Permission>()
  for (const role of roles) for (const permission of OF_ROLE[role]) all.add(permission)
  return all
}

export interface Grant {
  role: Role
  organisationId: string
}

export interface Actor {
  tenantId: string
  accountId: string
  /** The post that the account stands for ("Chuyên viên theo dõi"); accounts are posts, not persons. */
  title: string
  /** The organisation that the account belongs to. */
  organisationId: string
  grants: readonly Grant[]
}

/** An actor at the door, with the version of the office's calendar and settings that the request must at least see. */
export interface Visitor extends Actor {
  officeVersion: number
}

export const rolesOf = (actor: Actor): Role[] => actor.grants.map((grant) => grant.role)

/** What grants allow, worked out once for as long as they live: a list asks some twenty times a row. */
const allowed = new WeakMap<readonly Grant[], Set<Permission>>()

export function may(actor: Actor, permission: Permission): boolean {
  let all = allowed.get(actor.grants)
  if (!all) allowed.set(actor.grants, (all = permissionsOf(rolesOf(actor))))
  return all.has(permission)
}

/** Clerk, monitor and leader work for the whole office: they see every dispatch and every task of the tenant. */
export function seesWholeOffice(actor: Actor): boolean {
  return may(actor, 'boards.read')
}

/** Organisations whose records the actor sees: those it works for, and those that it may read (head, officer or reader). */
export function sightUnits(actor: Actor): string[] {
  return [
    ...new Set(
      actor.grants
        .filter((g) => g.role === 'head' || g.role === 'officer' || g.role === 'reader')
        .map((g) => g.organisationId),
    ),
  ]
}

/** Organisations for which the actor works on tasks (head or officer). */
export function workUnits(actor: Actor): string[] {
  return actor.grants.filter((g) => g.role === 'head' || g.role === 'officer').map((g) => g.organisationId)
}
