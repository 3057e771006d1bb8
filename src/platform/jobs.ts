/** Jobs by graphile-worker: asked for inside a transaction, run after its commit, in this process or another. */
import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db, JobName, JobPayloads } from './context.js'
import type { Log } from './log.js'

export type JobHandlers = {
  [N in JobName]: (payload: JobPayloads[N], attempt: { number: number; last: boolean }) => Promise<void>
}

/** With pauses that grow from seconds to hours: 5 attempts are over in two minutes, 20 in some days. */
const ATTEMPTS: Record<JobName, number> = {
  'read-document': 5,
  'remove-file': 20,
  tell: 20,
  'send-mail': 5,
  'call-webhooks': 5,
}

/** Jobs that wait for other machines run one at a time, whoever runs them: they keep no place from the others. */
const QUEUES: Partial<Record<JobName, string>> = { 'send-mail': 'mail', 'call-webhooks': 'webhooks' }

/** Writes the job's row on the caller's transaction. */
export async function addJob<N extends JobName>(db: Db, name: N, payload: JobPayloads[N], key: string): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, queue_name := ${QUEUES[name] ?? null}, job_key := ${key}, max_attempts := ${ATTEMPTS[name]})`.execute(
    db,
  )
}

export async function startJobs(pool: pg.Pool, handlers: JobHandlers, log: Log): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {}
  for (const name of Object.keys(handlers) as JobName[]) {
    taskList[name] = async (payload, helpers) => {
      const { attempts, max_attempts: most } = helpers.job
      const handle = handlers[name] as JobHandlers[JobName] as (
        payload: unknown,
        attempt: { number: number; last: boolean },
      ) => Promise<void>
      await handle(payload, { number: attempts, last: attempts >= most })
    }
  }
  // The worker asks for a handler on every connection; a lost one is replaced by the pool, and said by its own handler.
  // When the house closes, connections end one by one and the server may cut the last of them: nothing to say about.
  let stopping = false
  pool.on('connect', (client) =>
    client.on('error', (error) => {
      if (!stopping) log.warn('database connection', { error: error.message })
    }),
  )
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    parsedCronItems: [],
    logger: jobLogger(log),
  })
  runner.events.on('job:failed', ({ job, error }) =>
    log.error('job failed for good', { job: job.task_identifier, error: String(error) }),
  )
  return {
    stop: () => {
      stopping = true
      return runner.stop()
    },
  }
}

/** graphile-worker's own lines, of which only what needs an operator is passed on. */
function jobLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error(`jobs: ${message}`)
    else if (level === 'warning') log.warn(`jobs: ${message}`)
  })
}
