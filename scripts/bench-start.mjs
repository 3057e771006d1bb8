// How long the built server takes to start, what it keeps in memory while idle, and how much is installed with it.
//
//   npm run bench:start [-- --runs 5] [-- --no-install]
//
// Needs a build (dist/server/main.js). Memory is the proportional set size, so it is measured on Linux only.
// Prints a table and, as its last line, one JSON object.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const main = path.join(root, 'dist', 'server', 'main.js')
const runs = Math.max(1, Number(option('--runs') ?? 5))
const coldRuns = Math.max(1, Math.ceil(runs / 2)) // each makes a new cluster
const START_TIMEOUT_MS = 120_000
const SETTLE_MS = 5_000
const MIB = 1024 * 1024

const temporary = []
/** Servers that are running now, for the way out. */
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
  for (const made of temporary) rmSync(made, { recursive: true, force: true })
})
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => process.exit(1))

if (!existsSync(main)) {
  console.error('dist/server/main.js is missing: run `npm run build` first')
  process.exit(1)
}

const cold = []
const warm = []
const stops = []
const ownMemory = []
const databaseMemory = []

for (let i = 0; i < coldRuns; i++) {
  const data = folder()
  const first = await start(data)
  cold.push(first.ms)
  await stop(first)
  // the warm starts are shared out over the data folders
  const share = Math.ceil((runs - warm.length) / (coldRuns - i))
  for (let j = 0; j < share; j++) {
    const server = await start(data)
    warm.push(server.ms)
    if (j === share - 1) {
      await sleep(SETTLE_MS)
      const memory = memoryOf(server.child.pid)
      if (memory) {
        ownMemory.push(memory.own)
        databaseMemory.push(memory.database)
      }
    }
    stops.push(await stop(server))
  }
  rmSync(data, { recursive: true, force: true })
}

const rows = [
  row('cold start (new data folder)', median(cold) / 1000, 's'),
  row('warm start', median(warm) / 1000, 's', 5),
  row('warm start, slowest', Math.max(...warm) / 1000, 's'),
  row('stop', median(stops) / 1000, 's'),
]
if (ownMemory.length > 0) {
  rows.push(row('idle memory without the database', median(ownMemory) / MIB, 'MiB', 200))
  rows.push(row('idle memory of the database', median(databaseMemory) / MIB, 'MiB'))
} else {
  console.log('left out: memory (it is read from /proc)')
}
if (process.argv.includes('--no-install')) {
  console.log('left out: installed size (--no-install)')
} else {
  const installed = install()
  rows.push(row('installed production packages', installed.packages, 'packages'))
  rows.push(row('size of the installed production packages', installed.bytes / MIB, 'MiB'))
}

console.log(
  `\nmedians; ${cold.length} cold and ${warm.length} warm starts, memory of ${ownMemory.length} idle servers\n`,
)
const width = Math.max(...rows.map(({ name }) => name.length))
for (const { name, value, unit, limit, ok } of rows) {
  const bound = limit === null ? '' : `  ${ok ? 'ok' : 'TOO MUCH'}, limit ${limit} ${unit}`
  console.log(`${name.padEnd(width)}  ${String(value).padStart(8)} ${unit}${bound}`)
}
console.log(JSON.stringify({ bench: 'start', rows }))
process.exit(rows.every(({ ok }) => ok) ? 0 : 1)

function option(name) {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

function row(name, value, unit, limit = null) {
  const rounded = Number(value.toFixed(unit === 's' ? 3 : unit === 'MiB' ? 1 : 0))
  return { name, value: rounded, unit, limit, ok: limit === null || value <= limit }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms))
}

/** A folder that goes away at the end; other accounts may pass through it, since the database is not run as root. */
function folder() {
  const made = mkdtempSync(path.join(os.tmpdir(), 'dondoc-bench-'))
  chmodSync(made, 0o711)
  temporary.push(made)
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

/** From the start of the process to the first healthy answer. */
async function start(data) {
  const port = await freePort()
  const env = { ...process.env, DONDOC_DATA: data, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production' }
  delete env.DATABASE_URL // the server's own database is what is measured
  const begin = performance.now()
  const child = spawn(process.execPath, [main], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => (output = (output + piece).slice(-4000)))
  }
  const ended = new Promise((done) => child.once('exit', () => done('ended')))
  void ended.then(() => running.delete(child))
  while (performance.now() - begin < START_TIMEOUT_MS) {
    if (child.exitCode !== null || child.signalCode !== null) break
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5_000) })
      await answer.arrayBuffer()
      if (answer.status === 200) return { child, ended, ms: performance.now() - begin }
    } catch {
      // not listening yet
    }
    await sleep(10)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not become healthy:\n${output}`)
}

async function stop({ child, ended }) {
  const begin = performance.now()
  child.kill('SIGTERM')
  const how = await Promise.race([ended, sleep(30_000).then(() => 'late')])
  if (how === 'late') {
    child.kill('SIGKILL')
    throw new Error('the server did not stop within 30 s')
  }
  return performance.now() - begin
}

/** Memory in bytes of the process with all its children, the database's apart. */
function memoryOf(pid) {
  if (!existsSync('/proc/self/smaps_rollup')) return undefined
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
  let own = 0
  let database = 0
  const visit = (id, inDatabase) => {
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8')
    const belongs = inDatabase || /(^|\/)postgres(\0|:)/.test(command)
    if (belongs) database += proportional(id)
    else own += proportional(id)
    for (const child of children.get(id) ?? []) visit(child, belongs)
  }
  visit(pid, false)
  return { own, database }
}

function proportional(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)[1]) * 1024
}

/** Installs what a production machine gets into an empty folder. */
function install() {
  const to = folder()
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    if (existsSync(path.join(root, name))) copyFileSync(path.join(root, name), path.join(to, name))
  }
  const run = spawnSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: to,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`npm ci failed: ${run.stderr}`)
  const lock = JSON.parse(readFileSync(path.join(to, 'node_modules', '.package-lock.json'), 'utf8'))
  const packages = Object.keys(lock.packages).length
  const bytes = readdirSync(path.join(to, 'node_modules'), { recursive: true })
    .map((name) => lstatSync(path.join(to, 'node_modules', name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
  return { packages, bytes }
}
