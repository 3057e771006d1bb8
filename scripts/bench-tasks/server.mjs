// The built server on a data folder of its own, as it is run in an office; its memory and its processor time, and how much
// others on the machine are doing meanwhile.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
export const main = path.join(root, 'dist', 'server', 'main.js')
const TICKS = 100 // of /proc, a second
const running = new Set()
const folders = []
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => process.exit(1))

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

/** A folder that goes away at the end; the database's account may pass through it. */
export function folder() {
  const made = mkdtempSync(path.join(os.tmpdir(), 'dondoc-bench-'))
  chmodSync(made, 0o711)
  folders.push(made)
  return made
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Starts the server and waits for its first healthy answer; `ms` is how long that took. */
export async function start(data) {
  const port = await freePort()
  const env = {
    ...process.env,
    DONDOC_DATA: data,
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    DONDOC_MODE: 'office',
  }
  delete env.DATABASE_URL
  const begin = performance.now()
  const child = spawn(process.execPath, [main], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => (output = (output + piece).slice(-4000)))
  child.once('exit', () => running.delete(child))
  while (performance.now() - begin < 120_000 && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null)
    if (answer?.status === 200) {
      const ms = performance.now() - begin
      const { connectionString } = JSON.parse(readFileSync(path.join(data, 'running.json'), 'utf8'))
      const client = new pg.Client({ connectionString })
      await client.connect()
      return { child, port, ms, client, data, output: () => output }
    }
    await sleep(10)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not become healthy:\n${output}`)
}

export async function stop({ child, client }) {
  await client.end()
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await Promise.race([
    ended,
    sleep(30_000).then(() => Promise.reject(new Error('the server did not stop within 30 s'))),
  ])
}

/** Processes below one, the database's told apart. */
function family(pid) {
  const children = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // it has just ended
    }
  }
  const found = []
  const visit = (id, inDatabase) => {
    let command = ''
    try {
      command = readFileSync(`/proc/${id}/cmdline`, 'utf8')
    } catch {
      return
    }
    const database = inDatabase || /(^|\/)postgres(\0|:)/.test(command)
    found.push({ id, database })
    for (const child of children.get(id) ?? []) visit(child, database)
  }
  visit(pid, false)
  return found
}

export const canMeasure = existsSync('/proc/self/smaps_rollup')

/** Proportional set size in MiB of the server's own processes and of the database's. */
export function memoryOf(pid) {
  const sum = { own: 0, database: 0 }
  for (const { id, database } of family(pid)) {
    try {
      const kib = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))[1])
      sum[database ? 'database' : 'own'] += kib / 1024
    } catch {
      // it has just ended
    }
  }
  return sum
}

/** Seconds of processor time so far: of the server, of its database, of the whole machine while busy. */
export function processorOf(pid) {
  const used = { own: 0, database: 0, all: 0 }
  for (const { id, database } of family(pid)) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      // its own, and that of children that have ended
      used[database ? 'database' : 'own'] += (fields[11] + fields[12]) / TICKS
    } catch {
      // it has just ended
    }
  }
  const [, user, nice, system, , , irq, soft] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]
    .split(/\s+/)
    .map(Number)
  used.all = (user + nice + system + irq + soft) / TICKS
  return used
}
