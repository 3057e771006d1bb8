/** Reads whole logs, in one snapshot and in bounded memory, and tells what is wrong with them. */
import type { Db } from '../../../platform/context.js'
import { ChainCheck, nameOf, type Finding, type RowName } from '../chain.js'
import { CheckpointMaker, Comparison } from '../checkpoint.js'
import type { Checkpoint, CheckpointLog } from '../contract.js'
import * as store from '../store/index.js'

export interface LogState {
  tenantId: string
  office: string
  rows: number
  last: RowName | null
  /** Of the last row, hexadecimal. */
  hash: string | null
  /** The first is the first wrong row; empty where nothing is wrong. */
  findings: Finding[]
  /** A checkpoint of this log was compared. */
  compared: boolean
  /** What the log is now; null where it has no row. */
  checkpoint: CheckpointLog | null
}

/** Reads one tenant's log. `db` is a transaction whose statements all see the same moment. */
export async function readLog(
  db: Db,
  tenant: { id: string; name: string },
  against: CheckpointLog | null,
): Promise<LogState> {
  const check = new ChainCheck(await store.selectHead(db, tenant.id))
  const maker = new CheckpointMaker()
  const comparison = against && new Comparison(against)
  for await (const links of store.selectLinks(db, tenant.id)) {
    for (const link of links) {
      check.add(link)
      maker.add(link)
      comparison?.add(link)
    }
  }
  const chain = check.end()
  const compared = comparison?.end() ?? null
  const unlinked = await store.selectUnlinked(db, tenant.id)
  const findings: Finding[] = []
  // What the chain itself tells is exact; a checkpoint adds what lies before that, or what the chain can not know.
  if (compared && (!chain || (compared.seq ?? 0) < (chain.seq ?? 0))) findings.push(compared)
  if (chain) findings.push(chain)
  if (unlinked) findings.push({ kind: 'inserted', seq: null, until: null, row: unlinked, after: null })
  return {
    tenantId: tenant.id,
    office: tenant.name,
    rows: check.rows,
    last: check.last && nameOf(check.last),
    hash: check.last?.hash.toString('hex') ?? null,
    findings,
    compared: comparison !== null,
    checkpoint: findings.length ? null : maker.made(tenant.id, tenant.name),
  }
}

/**
 * Reads the logs of all tenants, and those that a checkpoint knows and the database does not.
 *
 * @param db a transaction whose statements all see the same moment
 */
export async function readLogs(db: Db, against: Checkpoint | null): Promise<LogState[]> {
  const states: LogState[] = []
  const marks = new Map(against?.logs.map((log) => [log.tenant, log]))
  for (const tenant of await store.selectTenants(db)) {
    states.push(await readLog(db, tenant, marks.get(tenant.id) ?? null))
    marks.delete(tenant.id)
  }
  for (const mark of marks.values()) states.push(await readLog(db, { id: mark.tenant, name: mark.office }, mark))
  return states
}
