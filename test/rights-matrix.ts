/**
 * The rights matrix, measured: every operation is asked for over the door by every kind of visitor, about the records of one
 * unit. What each would do is done in its transaction and taken back, so that the order of the questions changes nothing.
 */
import { z } from 'zod'
import { operations } from '../src/app.js'
import { listDocuments } from '../src/features/documents/contract.js'
import { createAccount, getMe, moveAccount, signIn, suspendAccount } from '../src/features/identity/contract.js'
import { addOpinionFile, getOpinion, saveOpinion, sendOpinion } from '../src/features/opinions/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
import { listMyHandovers, previewChange, recordSuccession } from '../src/features/successions/contract.js'
import {
  acknowledge,
  askExtension,
  attachExtensionFile,
  getMyWork,
  getTask,
  uploadEvidence,
} from '../src/features/tasks/contract.js'
import {
  createUrgingLetter,
  editUrgingLetter,
  getUrgingLetter,
  sendUrgingLetter,
} from '../src/features/urging/contract.js'
import { permissionsOf } from '../src/kernel/actor.js'
import { pathParameters, type Operation } from '../src/kernel/contract.js'
import { Refused } from '../src/kernel/errors.js'
import { newId } from '../src/kernel/ids.js'
import type { Bound } from '../src/platform/http/bind.js'
import { buildServer, type HttpServer } from '../src/platform/http/server.js'
import { multipart, type Client, type Office } from './office.js'

/** Who asks. The records asked about are those of the propaganda board, for which reader, officer and head work. */
export const VISITORS = [
  'nobody',
  'reader',
  'officer',
  'head',
  'other unit',
  'suspended',
  'moved',
  'newspaper',
  'clerk',
  'monitor',
  'leader',
  'administrator',
] as const
export type Visitor = (typeof VISITORS)[number]

/** yes: let through (what it says of the input is another matter) · 404: as if the record did not exist. */
export type Cell = 'yes' | '401' | '403' | '404'
export type Row = Record<Visitor, Cell>

const PASSWORD = 'một câu dài dễ nhớ'
const UNIT = 'Ban Tuyên giáo Thành ủy'

/** Records of the office, on which the permission alone decides: that a made-up one is not there says nothing. */
const OF_OFFICE = new Set([
  'absences',
  'accounts',
  'calendar',
  'calendar-feeds',
  'groups',
  'mail',
  'me',
  'organisations',
  'relations',
  'rights',
  'settings',
  'source-changes',
  'successions',
  'webhooks',
])

/** The first word of the address: what kind of record an operation is about. */
const kindOf = (operation: Operation): string => operation.path.split('/')[2] ?? ''

/** What may be done by who works for a unit: there it depends on whose record it is. All others see the whole office. */
const OF_UNITS = permissionsOf(['reader', 'officer', 'head'])

/** Whether its answer depends on whose record it is about. */
export const isAboutRecord = (operation: Operation): boolean =>
  pathParameters(operation.path).length > 0 &&
  !OF_OFFICE.has(kindOf(operation)) &&
  operation.permission !== 'public' &&
  OF_UNITS.has(operation.permission)

export interface Records {
  documents: string
  tasks: string
  assignments: string
  evidence: string
  extensions: string
  opinions: string
  'opinion-files': string
  'opinion-slips': string
  urging: string
  handovers: string
}

type Schema = {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  minItems?: number
  minLength?: number
  minimum?: number
  properties?: Record<string, Schema>
  required?: string[]
}

/** The least that a schema takes; versions are none that a record has, so that nothing is done that could be stale. */
function leastOf(schema: Schema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return leastOf(choice[0] as Schema, name)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object')
    return Object.fromEntries((schema.required ?? []).map((key) => [key, leastOf(schema.properties?.[key] ?? {}, key)]))
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => leastOf(schema.items ?? {}, name))
  if (type === 'integer' || type === 'number') return name === 'version' ? 999 : Math.max(1, schema.minimum ?? 1)
  if (type === 'boolean') return true
  if (schema.format === 'uuid') return newId()
  if (schema.format === 'date') return '2026-12-15'
  if (schema.format === 'date-time') return '2026-12-15T09:00:00+07:00'
  return 'x'.repeat(Math.max(1, schema.minLength ?? 1))
}

/** Inputs that say more than the form asks for. */
const GIVEN: Record<string, object> = {
  countNewDay: { workingDays: 3 },
  askExtension: { workingDays: 3 },
  decideExtension: { outcome: 'granted' },
  downloadUrgingLetter: { form: 'pdf' },
}

/** @param otherUnit one that is there, where units are named */
const inputOf = (operation: Operation, otherUnit: string): Record<string, unknown> => {
  const least = leastOf(z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema) as object
  return { ...least, ...('organisationIds' in least ? { organisationIds: [otherUnit] } : {}), ...GIVEN[operation.name] }
}

/** Opens every deed and takes it back. */
const tried = (bound: Bound): Bound => {
  if (bound.kind === 'download' || bound.kind === 'picture') return bound
  const run = bound.run as (...given: unknown[]) => Promise<unknown>
  return {
    ...bound,
    run: async (...given: unknown[]) => {
      await run(...given)
      throw new Refused('would-be-done', 418)
    },
  } as Bound
}

export interface Matrix {
  rows: Map<string, Row>
  /** Operations about a record of the unit whose made input was refused before anybody looked whose it is. */
  unlooked: string[]
}

export interface Asked {
  records: Records
  /** A unit that is not the one asked about. */
  otherUnit: string
  visitors: Record<Visitor, Client>
  /** The session that the moved account had before it was moved. */
  movedBefore: Client
}

/** A unit with something of everything, and somebody of every kind. To be called in an office whose dispatch is issued. */
export async function fill(office: Office): Promise<Asked> {
  const as = (post: Parameters<Office['as']>[0]): Promise<Client> => office.as(post)
  const [admin, officer, monitor, government] = await Promise.all([
    as('quan-tri'),
    as('tuyen-giao'),
    as('theo-doi'),
    as('ubnd'),
  ])
  const { organisations } = await admin.do(listOrganisations, {})
  const unit = (name: string): string => organisations.find((one) => one.name === name)?.id as string
  const board = unit(UNIT)
  const newspaper = unit('Báo Lam Khê')

  const { documents } = await officer.do(listDocuments, {})
  const work = (await officer.do(getMyWork, {})).bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
  if (!work?.taskId || !documents[0]) throw new Error('the unit has no work')
  await officer.do(acknowledge, { id: work.id, version: work.version })
  const posted = async (path: string, id: string, fields = {}): Promise<string> => {
    const answer = await officer.upload(path.replace(':id', id), 'a.txt', Buffer.from('một tệp'), fields)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    const { id: made, fileId } = answer.body as { id?: string; fileId?: string }
    return (made ?? fileId) as string
  }
  const evidence = await posted(uploadEvidence.path, work.id)
  const part = (await officer.do(getTask, { id: work.taskId })).assignments.find((one) => one.id === work.id)
  const { extensionId } = await officer.do(askExtension, {
    id: work.id,
    version: part?.version as number,
    cause: 'objective',
    reason: 'Cần thêm thời gian.',
    workingDays: 3,
  })
  await posted(attachExtensionFile.path, extensionId)

  const draft = { title: 'Dự thảo', request: 'Đề nghị góp ý.', dueDay: '2026-12-30' }
  const opinions = newId()
  await officer.do(saveOpinion, { ...draft, id: opinions, organisationIds: [unit('Thành đoàn Lam Khê')] })
  const file = await posted(addOpinionFile.path, opinions)
  const asking = newId()
  const { version } = await government.do(saveOpinion, { ...draft, id: asking, organisationIds: [board] })
  await government.do(sendOpinion, { id: asking, version })
  const slip = (await officer.do(getOpinion, { id: asking })).slips[0]?.id as string

  office.setNow('2026-12-04T09:00:00+07:00')
  const { ids } = await monitor.do(createUrgingLetter, { unitIds: [board] })
  const letter = ids[0] as string
  const ready = await monitor.do(editUrgingLetter, {
    id: letter,
    version: (await monitor.do(getUrgingLetter, { id: letter })).version,
    symbol: 'VPTU',
    place: 'Lam Khê',
    signer: { authority: null, post: 'Chánh Văn phòng', name: null },
  })
  await monitor.do(sendUrgingLetter, {
    id: letter,
    version: ready.version,
    number: 1,
    dated: '2026-12-04',
    term: { startsOn: '2025-08-16', name: '2025 - 2030' },
  })

  // another unit takes the board's place later: its open parts stand on a hand-over list already
  const place = {
    kind: 'merge' as const,
    effective: '2026-12-20',
    predecessors: [board, unit('Chi bộ Trung tâm Y tế thành phố')],
    successors: [
      {
        id: newId(),
        begins: {
          name: 'Ban Tuyên giáo và Dân vận Thành ủy',
          shortName: 'Ban Tuyên giáo và Dân vận',
          kind: 'board' as const,
          system: 'party' as const,
          parentId: null,
        },
      },
    ],
  }
  const { groups } = await admin.do(previewChange, place)
  await admin.do(recordSuccession, {
    ...place,
    id: newId(),
    groups: groups.map((group) => ({ id: group.id, successorIds: [] })),
    basis: { number: '201-QĐ/TU', date: '2026-11-20', issuer: 'Tỉnh ủy Lam Giang' },
  })
  const handover = (await officer.do(listMyHandovers, {})).handovers[0]?.id as string

  const make = async (login: string): Promise<[string, Client]> => {
    const { id } = await admin.do(createAccount, {
      login,
      title: 'Chuyên viên',
      organisationId: board,
      roles: ['officer'],
      password: PASSWORD,
    })
    const client = office.nobody('192.0.2.7')
    await client.do(signIn, { login, password: PASSWORD })
    await client.do(getMe, {})
    return [id, client]
  }
  const [suspendedId, suspended] = await make('bi-khoa')
  await admin.do(suspendAccount, { id: suspendedId, suspended: true })
  const [movedId, movedBefore] = await make('chuyen-di')
  await admin.do(moveAccount, { id: movedId, organisationId: newspaper, title: 'Phóng viên', roles: ['officer'] })
  const moved = office.nobody('192.0.2.7')
  await moved.do(signIn, { login: 'chuyen-di', password: PASSWORD })

  return {
    movedBefore,
    otherUnit: unit('Thành đoàn Lam Khê'),
    records: {
      documents: documents[0].id,
      tasks: work.taskId,
      assignments: work.id,
      evidence,
      extensions: extensionId,
      opinions,
      'opinion-files': file,
      'opinion-slips': slip,
      urging: letter,
      handovers: handover,
    },
    visitors: {
      nobody: office.nobody(),
      reader: await as('pho-ban'),
      officer: await as('tuyen-giao'),
      head: await as('truong-ban'),
      'other unit': await as('mttq'),
      suspended,
      moved,
      newspaper: await as('toa-soan'),
      clerk: await as('van-thu'),
      monitor: await as('theo-doi'),
      leader: await as('lanh-dao'),
      administrator: await as('quan-tri'),
    },
  }
}

/** Asks for every operation as every visitor. */
export async function measure(office: Office, { records, visitors, otherUnit }: Asked): Promise<Matrix> {
  const server = await buildServer(office.house, operations.map(tried), null, null)
  const rows = new Map<string, Row>()
  const unlooked: string[] = []
  const cookies = new Map<Visitor, string | null>()
  for (const [visitor, client] of Object.entries(visitors) as [Visitor, Client][]) {
    if (client.cookie && client.again) await client.do(getMe, {})
    cookies.set(visitor, client.cookie)
  }
  for (const { operation } of operations) {
    const row = {} as Row
    for (const visitor of VISITORS) {
      const { statusCode, code } = await ask(server, operation, { records, otherUnit }, cookies.get(visitor) ?? null)
      const said = `${statusCode} ${code ?? ''}`.trim()
      if (statusCode >= 500) throw new Error(`${operation.name} as ${visitor}: ${said}`)
      row[visitor] = cellOf(operation, statusCode, code)
      // an input that is refused for its form was looked at before the record was
      if (isAboutRecord(operation) && row[visitor] === 'yes' && (statusCode === 400 || statusCode === 415))
        unlooked.push(`${operation.name}: ${said}`)
    }
    rows.set(operation.name, row)
  }
  await server.close()
  return { rows, unlooked: [...new Set(unlooked)] }
}

function cellOf(operation: Operation, status: number, code: string | undefined): Cell {
  if (status === 401 && code === 'sign-in-needed') return '401'
  if (status === 403 && code === 'forbidden') return '403'
  if (status === 404 && isAboutRecord(operation)) return '404'
  return 'yes'
}

export async function ask(
  server: HttpServer,
  operation: Operation,
  { records, otherUnit }: Pick<Asked, 'records' | 'otherUnit'>,
  cookie: string | null,
): Promise<{ statusCode: number; code: string | undefined; body: string }> {
  const input = inputOf(operation, otherUnit)
  const inPath = pathParameters(operation.path)
  const record = records[kindOf(operation) as keyof Records] as string | undefined
  if (isAboutRecord(operation) && !record) throw new Error(`${operation.name}: no record of the unit is made for it`)
  const url = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(name === 'id' && record ? record : name === 'page' ? 1 : input[name])),
  )
  const rest = Object.entries(input).filter(([name]) => !inPath.includes(name))
  const headers: Record<string, string> = { host: 'localhost', ...(cookie ? { cookie } : {}) }
  let payload: Buffer | string | undefined
  let query = ''
  if (operation.transport === 'upload') {
    const fields = Object.fromEntries(rest.map(([name, value]) => [name, String(value)]))
    const form = multipart('a.txt', Buffer.from('một tệp'), fields)
    payload = form.payload
    headers['content-type'] = form.contentType
  } else if (operation.method === 'GET' || operation.method === 'DELETE')
    query = rest.length ? `?${new URLSearchParams(rest.map(([name, value]) => [name, String(value)])).toString()}` : ''
  else {
    payload = JSON.stringify(Object.fromEntries(rest))
    headers['content-type'] = 'application/json'
  }
  const { statusCode, body } = await server.inject({
    method: operation.method,
    url: url + query,
    headers,
    remoteAddress: '127.0.0.1',
    ...(payload === undefined ? {} : { payload }),
  })
  let code: string | undefined
  try {
    code = (JSON.parse(body) as { code?: string }).code
  } catch {
    // a file
  }
  return { statusCode, code, body }
}

/** docs/rights.md. */
export function draw({ rows }: Matrix): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  const by = new Map(operations.map(({ operation }) => [operation.name, operation]))
  const table = (about: boolean): string[] => [
    line(['operation', 'route', ...VISITORS]),
    line(['---', '---', ...VISITORS.map(() => ':-:')]),
    ...[...rows]
      .filter(([name]) => isAboutRecord(by.get(name) as Operation) === about)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, row]) => {
        const { method, path } = by.get(name) as Operation
        const cells = VISITORS.map((visitor) => row[visitor])
        return line([`\`${name}\``, `${method} ${path.replace('/api', '')}`, ...cells])
      }),
  ]
  return `${INTRODUCTION}
## About a record

${table(true).join('\n')}

## About the office, or oneself

${table(false).join('\n')}
`
}

const INTRODUCTION = `# Who may do what

Written by \`npm run rights\`: every operation is asked for over the door by every kind of visitor, about records of one unit, and what was
answered stands here. \`test/rights-matrix.test.ts\` asks again and compares; \`EXPECTED\` in \`test/rights.test.ts\` says by hand what
it should be. What is let through (*yes*) may still be refused for what it says or for the state of the record; **401** sign in first,
**403** not with this role, **404** as if there were no such record.

The records are those of a party board; reader, officer and head work for it. *Other unit* is an officer of the front, *newspaper* one of
the newspaper. *Suspended* and *moved* were officers of the board: one was suspended while signed in, the other moved to the newspaper and
signed in again (its session of before answers 401 everywhere). A list is let through where it shows the reader’s own rows.
`
