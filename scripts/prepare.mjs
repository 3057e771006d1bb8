// What every command needs first: the packages of the lockfile, and a build of the sources as they are.
// Plain Node without packages, since it runs before there are any.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const INSTALL_STAMP = path.join(root, 'node_modules', '.dondoc-installed')
const BUILD_STAMP = path.join(root, 'dist', '.built')
const SOURCES = [
  'src',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.server.json',
  'tsconfig.web.json',
  'vite.config.ts',
]

const hash = (parts) => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest('hex')
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

function* filesUnder(file) {
  if (!existsSync(file)) return
  if (!statSync(file).isDirectory()) return void (yield file)
  for (const name of readdirSync(file).sort()) yield* filesUnder(path.join(file, name))
}

/** Runs a command with its output kept back, and shows that it is alive; on failure the output is printed. */
export async function quietly(title, command, args, options = {}) {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} giây`
  process.stderr.write(`${title} …\n`)
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  const beat = setInterval(() => process.stderr.write(`  ${seconds()}\n`), 10_000)
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message
      resolve(1)
    })
    child.on('close', resolve)
  })
  clearInterval(beat)
  if (code !== 0) {
    process.stderr.write(output)
    throw new Error(`${title}: không thành công (${command} ${args.join(' ')})`)
  }
  process.stderr.write(`  xong sau ${seconds()}\n`)
}

/** Runs a command with its output shown; answers its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

export const tool = (name, ...rest) => [
  process.execPath,
  [path.join(root, 'node_modules', ...name.split('/')), ...rest],
]

function npm(...args) {
  const cli = process.env.npm_execpath
  return cli ? [process.execPath, [cli, ...args]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(
      `Cần Node.js 20.19 trở lên; máy này đang dùng ${process.versions.node}. Hãy nâng cấp Node.js rồi chạy lại.`,
    )
  }
}

/** Installs exactly what the lockfile says, when that is not what is there. */
export async function ensureInstalled() {
  const wanted = hash([
    read(path.join(root, 'package-lock.json')),
    process.platform,
    process.arch,
    process.versions.modules,
  ])
  if (read(INSTALL_STAMP) === wanted) return
  const { npm_config_production: _production, NODE_ENV: _env, ...env } = process.env
  await quietly(
    'Đang cài đặt các gói theo package-lock.json',
    ...npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'),
    { env },
  )
  writeFileSync(INSTALL_STAMP, wanted)
}

/** Builds server and web program, when their sources have changed. */
export async function ensureBuilt() {
  const wanted = hash(
    SOURCES.flatMap((name) => [...filesUnder(path.join(root, name))]).flatMap((file) => [
      path.relative(root, file),
      readFileSync(file),
    ]),
  )
  if (read(BUILD_STAMP) === wanted) return
  rmSync(path.join(root, 'dist'), { recursive: true, force: true })
  await Promise.all([
    quietly('Đang dựng máy chủ', ...tool('typescript/bin/tsc', '-p', 'tsconfig.server.json')),
    quietly('Đang dựng giao diện', ...tool('vite/bin/vite.js', 'build', '--logLevel', 'warn'), {
      env: { ...process.env, NODE_ENV: 'production' },
    }),
  ])
  mkdirSync(path.dirname(BUILD_STAMP), { recursive: true })
  writeFileSync(BUILD_STAMP, wanted)
}

/** Ends the process with one clear line when a step fails. */
export async function guarded(work) {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
