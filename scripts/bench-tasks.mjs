// How fast the built server is for the people of an office, over HTTP, signed in as an officer of a unit (or, for what only the
// office sees, as its tracking officer), on the embedded database; and the plain SQL beside it, as the floor under it.
//
//   npm run bench:tasks [-- --seconds 8] [--only peers|growth] [--quiet 0.5] [--quiet-wait 60]
//
// peers: 20 units, 50,000 tasks. growth: 1,000 units, 100,000 open parts and 10,000, 100,000 and 900,000 closed ones.
// Needs a build. `--quiet` waits (at most `--quiet-wait` seconds a run) until others use less than so many processors; how
// much they used during a run stands in its line. Prints tables and, as its last line, one JSON object.
import { fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hash } from '@node-rs/argon2'
import { found, idOf, issue, KIND, RARE, settle } from './bench-tasks/data.mjs'
import { canMeasure, folder, main, memoryOf, processorOf, root, sleep, start, stop } from './bench-tasks/server.mjs'

const seconds = Number(option('--seconds') ?? 8)
const only = option('--only')
const quiet = Number(option('--quiet') ?? Infinity)
const quietWait = Number(option('--quiet-wait') ?? 60)
const PASSWORD = 'một câu dài dễ nhớ'
const MANY = 16

if (!existsSync(main)) {
  console.error('dist/server/main.js is missing: run `npm run build` first')
  process.exit(1)
}
if (!canMeasure) {
  console.error('processor time and memory are read from /proc: the bench runs on Linux')
  process.exit(1)
}

const rows = []
const passwordHash = await hash(PASSWORD.normalize('NFC'))
if (only !== 'growth') await peers()
if (only !== 'peers') await growth()
console.log(JSON.stringify({ bench: 'tasks', rows }))
process.exit(rows.every(({ ok }) => ok) ? 0 : 1)

function option(name) {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

function keep(name, value, unit, limit = null, atLeast = false) {
  const rounded = Number(value.toFixed(value < 100 ? 2 : 0))
  const ok = limit === null || (atLeast ? value >= limit : value <= limit)
  rows.push({ name, value: rounded, unit, limit, ok })
  return ok
}

// ---- the two offices ----

/** 20 units, 50,000 tasks of one part: 30 % new, 20 % in progress, 50 % closed. */
async function peers() {
  const data = folder()
  const units = 20
  const office = await start(data)
  await found(office.client, { units, teams: true, passwordHash })
  const states = `case when n % 10 < 3 then 'issued' when n % 10 < 5 then 'in_progress' else 'accepted' end`
  await issue(office.client, {
    units,
    first: 0,
    count: 5000,
    tasksEach: 10,
    partsEach: 1,
    states: states.replaceAll('n %', 'n / 20 %'),
  })
  await settle(office.client)
  await stop(office)
  title('20 units, 50,000 tasks')
  const server = await start(data)
  line('start with this database', `${server.ms.toFixed(0)} ms`, keep('start', server.ms / 1000, 's', 3))
  await sleep(5000)
  const idle = memoryOf(server.child.pid)
  line(
    'idle memory',
    `${idle.own.toFixed(0)} MiB, database ${idle.database.toFixed(0)} MiB`,
    keep('idle memory without the database', idle.own, 'MiB', 200),
  )
  heading()
  const officers = await signInAll(server, Math.min(units, MANY))
  const monitor = await signIn(server, 'theo-doi')
  const tenant = idOf(KIND.tenant, 1)

  await reads(
    server,
    officers,
    'a unit’s open tasks by due date, 50',
    '/api/unit-tasks',
    '"next":"',
    { p95: 8, manyPerSecond: 400, manyP95: 60 },
    [
      `select p.id, p.state, p.due_at, t.title, d.number from assignment p
       join task t on t.tenant_id = p.tenant_id and t.id = p.task_id join document d on d.tenant_id = p.tenant_id and d.id = p.document_id
      where p.tenant_id = $1 and p.organisation_id = $2 and p.state not in ('accepted', 'withdrawn', 'cancelled', 'handed_on', 'transferred')
      order by p.due_at, p.id limit 50`,
      [tenant, idOf(KIND.unit, 1)],
    ],
  )
  await reads(server, [monitor], 'overdue counts by unit', '/api/late-units', '"late":', { p95: 8 }, [
    `select organisation_id, count(*) from assignment where tenant_id = $1 and due_at <= now()
        and state in ('issued', 'acknowledged', 'in_progress', 'returned', 'reopened') group by organisation_id`,
    [tenant],
  ])
  await reads(
    server,
    officers,
    'search of a word',
    `/api/search?q=${encodeURIComponent(RARE.slice(-9))}`,
    '"hits":[{',
    { p95: 12 },
    [
      `select t.id, t.title, ts_rank(t.search, q) as rank from task t, to_tsquery('simple', 'thuy & loi:*') q
      where t.tenant_id = $1 and t.search @@ q and exists (select from assignment p where p.tenant_id = t.tenant_id and p.task_id = t.id and p.organisation_id = $2)
      order by rank desc limit 41`,
      [tenant, idOf(KIND.unit, 1)],
    ],
  )
  await reads(server, officers, 'my work', '/api/work', '"code":"late"', {}, null)
  await changes(server, officers)
  await creates(server, officers, units)
  const after = memoryOf(server.child.pid)
  line('memory after the runs', `${after.own.toFixed(0)} MiB, database ${after.database.toFixed(0)} MiB`)
  keep('memory after the runs', after.own, 'MiB')
  await stop(server)
}

/** 1,000 units with 100 open parts each, and more and more closed ones: a page costs what it shows. */
async function growth() {
  const data = folder()
  const units = 1000
  let server = await start(data)
  await found(server.client, { units, passwordHash })
  const OPEN = [
    'issued',
    'issued',
    'acknowledged',
    'in_progress',
    'in_progress',
    'in_progress',
    'returned',
    'submitted',
  ]
  const open = `(array[${OPEN.map((state) => `'${state}'`).join(', ')}])[1 + (n / 1000) % ${OPEN.length}]`
  const closed = `case when n % 37 = 0 then 'withdrawn' else 'accepted' end`
  const shape = { units, tasksEach: 10, partsEach: 5 }
  // the open parts are in the newest dispatches
  const first = 18_000
  await issue(server.client, { ...shape, first, count: 2000, states: open })
  let written = 0
  for (const parts of [10_000, 100_000, 900_000]) {
    await issue(server.client, { ...shape, first: first - parts / 50, count: (parts - written) / 50, states: closed })
    written = parts
    await settle(server.client)
    await stop(server)
    server = await start(data)
    await largeOffice(server, parts, parts === 900_000)
  }
  await stop(server)
}

async function largeOffice(server, closed, whole) {
  const label = `${(closed / 1000).toLocaleString('en')}k closed`
  title(`1,000 units, 100,000 open parts and ${closed.toLocaleString('en')} closed ones`)
  heading()
  const limits = { p95: 50 }
  const officer = [await signIn(server, 'don-vi-7')]
  const monitor = [await signIn(server, 'theo-doi')]
  const board = idOf(KIND.document, 19_500)
  const options = { ones: true, label }
  await reads(server, officer, `my work · ${label}`, '/api/work', '"code":"late"', limits, null, options)
  await reads(server, monitor, `the office’s work · ${label}`, '/api/work', '"code":"late"', limits, null, options)
  await reads(server, officer, `unit list · ${label}`, '/api/unit-tasks', '"rows":[{', limits, null, options)
  await reads(
    server,
    officer,
    `unit list, closed · ${label}`,
    '/api/unit-tasks?view=closed',
    '"rows":[',
    limits,
    null,
    options,
  )
  await reads(
    server,
    monitor,
    `board of a dispatch · ${label}`,
    `/api/documents/${board}/board`,
    '"cells":[{',
    limits,
    null,
    options,
  )
  await reads(server, monitor, `list of boards · ${label}`, '/api/boards', '"late":', limits, null, options)
  await reads(server, monitor, `overdue counts by unit · ${label}`, '/api/late-units', '"late":', limits, null, options)
  await reads(
    server,
    officer,
    `search, a unit · ${label}`,
    `/api/search?q=${encodeURIComponent('thủy lợi')}`,
    '"hits":[',
    limits,
    null,
    options,
  )
  await reads(
    server,
    monitor,
    `search, the office · ${label}`,
    `/api/search?q=${encodeURIComponent('thủy lợi')}`,
    '"hits":[{',
    limits,
    null,
    options,
  )
  if (!whole) return
  await sweeps(server)
  const memory = memoryOf(server.child.pid)
  line('memory after the runs', `${memory.own.toFixed(0)} MiB, database ${memory.database.toFixed(0)} MiB`)
}

/** The turn of a morning on which nobody was told of anything yet, and the one after it that finds nothing new. */
async function sweeps(server) {
  await server.client.query('delete from notice')
  await server.client.query('delete from reminder_sweep')
  await server.client.query('vacuum (analyze) notice')
  const { connectionString } = JSON.parse(readFileSync(path.join(server.data, 'running.json'), 'utf8'))
  const child = fork(path.join(root, 'scripts/bench-tasks/sweep-child.mjs'), {
    env: { ...process.env, DATABASE_URL: connectionString, DONDOC_DATA: folder(), DONDOC_MODE: 'office' },
  })
  const answer = new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`the sweep ended with ${code}`)))
  })
  const run = await answer
  if (run.failed) throw new Error(run.failed)
  const { rows } = await server.client.query('select count(*)::int as n from notice')
  const told = rows[0].n.toLocaleString('en')
  const [first, again] = run.ms
  line(
    `sweep of a morning, ${told} notices`,
    `${first.toFixed(0)} ms`,
    keep('sweep of a morning', first / 1000, 's', 10),
  )
  line(
    'sweep that finds nothing new',
    `${again.toFixed(0)} ms`,
    keep('sweep that finds nothing new', again / 1000, 's', 10),
  )
  line(
    'memory of the process that sweeps',
    `${run.peak.toFixed(0)} MB`,
    keep('sweep: most memory', run.peak, 'MB', 200),
  )
  if (!rows[0].n) throw new Error('the sweep told nobody')
}

// ---- people ----

async function signIn(server, login) {
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  })
  if (answer.status !== 200) throw new Error(`${login} is not let in: ${answer.status} ${await answer.text()}`)
  return { login, cookie: answer.headers.get('set-cookie').split(';')[0] }
}

async function signInAll(server, n) {
  const all = []
  for (let unit = 1; unit <= n; unit++) all.push(await signIn(server, `don-vi-${unit}`))
  return all
}

async function ask(server, { cookie }, address) {
  const answer = await fetch(`http://127.0.0.1:${server.port}${address}`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

// ---- loads ----

/** The same question again and again, by one connection and by sixteen. */
async function reads(server, people, name, address, expect, limits, floor, { ones = false } = {}) {
  const requests = [{ method: 'GET', path: address, expect }]
  const base = floor && (await floorOf(server, floor))
  await measured(server, name, [{ cookie: people[0].cookie, requests }], true, { p95: limits.p95 }, base)
  if (ones) return
  const many = Array.from({ length: MANY }, (_, at) => ({ cookie: people[at % people.length].cookie, requests }))
  await measured(server, name, many, true, { perSecond: limits.manyPerSecond, p95: limits.manyP95 }, base)
}

/** Every officer takes the unit's parts and begins them: two changes of state a part, each with its event. */
async function changes(server, officers) {
  const steps = async (officer, from, to) => {
    const list = []
    for (let after = ''; list.length < to;) {
      const page = await ask(
        server,
        officer,
        `/api/unit-tasks?state=issued${after && `&after=${encodeURIComponent(after)}`}`,
      )
      list.push(...page.rows)
      if (!page.next) break
      after = page.next
    }
    return list.slice(from, to).flatMap(({ id, version }) => [
      { method: 'POST', path: `/api/assignments/${id}/acknowledge`, body: { version }, expect: '"version"' },
      { method: 'POST', path: `/api/assignments/${id}/start`, body: { version: version + 1 }, expect: '"version"' },
    ])
  }
  const base = await floorOf(server, [
    `with part as (update assignment set version = version where tenant_id = $1 and id = $2 returning id)
     insert into event (tenant_id, id, at, operation) select $1, gen_random_uuid(), now(), 'bench' from part`,
    [idOf(KIND.tenant, 1), idOf(KIND.part, 100)],
  ])
  const name = 'change of state'
  const [first] = officers
  await measured(
    server,
    name,
    [{ cookie: first.cookie, requests: await steps(first, 0, 400) }],
    false,
    { p95: 15 },
    base,
  )
  const many = []
  for (const officer of officers) many.push({ cookie: officer.cookie, requests: await steps(officer, 0, 350) })
  await measured(server, name, many, false, { perSecond: 250 }, base)
}

/** Every officer gives pieces of the unit's parts to the unit below: a part, its history and its two events a request. */
async function creates(server, officers, units) {
  const pieces = async (officer, from, to) => {
    const team = idOf(KIND.unit, units + Number(officer.login.split('-').at(-1)))
    const list = []
    for (let after = ''; list.length < to;) {
      const page = await ask(
        server,
        officer,
        `/api/unit-tasks?state=in_progress${after && `&after=${encodeURIComponent(after)}`}`,
      )
      list.push(...page.rows.filter(({ role }) => role !== 'under'))
      if (!page.next) break
      after = page.next
    }
    return list.slice(from, to).map(({ id, version }) => ({
      method: 'POST',
      path: `/api/assignments/${id}/under`,
      body: { version, pieces: [{ organisationId: team, instruction: 'Tổng hợp số liệu của tổ', lastDay: null }] },
      expect: '"assignmentIds":["',
    }))
  }
  const base = await floorOf(server, [
    `with piece as (insert into assignment (tenant_id, id, task_id, document_id, organisation_id, role, state, state_since, created_at)
       select tenant_id, gen_random_uuid(), task_id, document_id, organisation_id, 'cooperating', 'withdrawn', now(), now()
       from assignment where tenant_id = $1 and id = $2 returning id)
     insert into event (tenant_id, id, at, operation) select $1, gen_random_uuid(), now(), 'bench' from piece`,
    [idOf(KIND.tenant, 1), idOf(KIND.part, 100)],
  ])
  const name = 'create a part'
  const [first] = officers
  await measured(
    server,
    name,
    [{ cookie: first.cookie, requests: await pieces(first, 0, 250) }],
    false,
    { p95: 15 },
    base,
  )
  const many = []
  for (const officer of officers) many.push({ cookie: officer.cookie, requests: await pieces(officer, 250, 500) })
  await measured(server, name, many, false, { perSecond: 250 }, base)
}

/** Runs a load in a process of its own and says how it went. */
async function measured(server, name, connections, repeat, limits, floor) {
  await untilQuiet(server)
  const before = processorOf(server.child.pid)
  const begun = performance.now()
  const child = fork(path.join(root, 'scripts/bench-tasks/load-child.mjs'))
  const answer = new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`the load ended with ${code}`)))
  })
  child.send({ port: server.port, connections, ms: seconds * 1000, warmMs: repeat ? 1500 : 300, repeat })
  const run = await answer
  if (run.failed) throw new Error(run.failed)
  const after = processorOf(server.child.pid)
  const spent = (performance.now() - begun) / 1000
  const n = connections.length
  const own = after.own - before.own
  const database = after.database - before.database
  const others = (after.all - before.all - own - database) / spent
  const label = `${name}, ${n} connection${n > 1 ? 's' : ''}`
  const oks = [run.faults.length === 0 && run.n > 0]
  oks.push(keep(`${label}: p95`, run.p95 ?? 0, 'ms', limits.p95 ?? null))
  oks.push(keep(`${label}: requests`, run.perSecond, '/s', limits.perSecond ?? null, true))
  const cells = [run.p50, run.p95, run.p99].map((ms) => (ms ?? 0).toFixed(1).padStart(7))
  const work = `${((own / run.n) * 1000).toFixed(1)} / ${((database / run.n) * 1000).toFixed(1)}`
  const base = floor ? `${floor.p50.toFixed(2)} / ${floor.p95.toFixed(2)}` : ''
  console.log(
    `${name.padEnd(46)} ${String(n).padStart(2)} ${cells.join(' ')} ${run.perSecond.toFixed(0).padStart(6)}  ${work.padEnd(11)} ${run.kib.toFixed(1).padStart(6)}  ${base.padEnd(13)} ${others.toFixed(1).padStart(5)}  ${oks.every(Boolean) ? '' : 'TOO SLOW'}`,
  )
  for (const [what, times] of run.faults) console.log(`  ${times} × ${what}`)
  if (run.faults.length) keep(`${label}: wrong answers`, run.faults.length, 'kinds', 0)
}

/** The same by plain SQL over one connection, prepared: what the database itself takes. */
async function floorOf(server, [text, values]) {
  const times = []
  for (let n = 0; n < 220; n++) {
    const begun = performance.now()
    await server.client.query({ name: text.slice(0, 60), text, values })
    if (n >= 20) times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  return { p50: times[100], p95: times[190] }
}

async function untilQuiet(server) {
  const end = performance.now() + quietWait * 1000
  while (Number.isFinite(quiet) && performance.now() < end) {
    const before = processorOf(server.child.pid)
    await sleep(1000)
    const after = processorOf(server.child.pid)
    if (after.all - before.all - (after.own - before.own) - (after.database - before.database) < quiet) return
  }
}

// ---- print ----

function title(text) {
  console.log(`\n${text}\n`)
}

function heading() {
  console.log(
    `${'ms: median, 95 %, 99 %'.padEnd(46)} ${'n'.padStart(2)} ${['p50', 'p95', 'p99'].map((one) => one.padStart(7)).join(' ')} ${'req/s'.padStart(6)}  ${'cpu ms'.padEnd(11)} ${'KiB'.padStart(6)}  ${'SQL p50 / p95'.padEnd(13)} others`,
  )
}

function line(name, value, ok = true) {
  console.log(`${name.padEnd(46)} ${value}${ok ? '' : '  TOO MUCH'}`)
}
