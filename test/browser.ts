/**
 * One browser for the tests and for scripts that print pages.
 *
 * A Chromium of the system comes first. Where there is none (or it will not start), the one packed in
 * @sparticuz/chromium is unpacked once under node_modules/.cache, together with the few shared libraries and the one
 * font family that it brings along, so that it also runs on a machine with nothing but Node.
 *
 * CHROMIUM_PATH=/path/to/chromium  use exactly this one
 * CHROMIUM_PATH=none               do not look for a system browser
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify, stripVTControlCharacters } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const HERE = dirname(fileURLToPath(import.meta.url))

type Candidate = { name: string; find: () => Promise<{ path: string; env?: Record<string, string> }> }

export async function openBrowser(): Promise<Browser> {
  const failures: string[] = []
  for (const candidate of candidates()) {
    try {
      const { path, env } = await candidate.find()
      return await chromium.launch({
        executablePath: path,
        args: ARGS,
        env: { ...environment(), ...env },
      })
    } catch (error) {
      failures.push(`${candidate.name}: ${firstLine(error)}`)
    }
  }
  throw new Error(
    'No browser can be started: install Chromium (on Debian or Ubuntu: apt-get install chromium) ' +
      `or set CHROMIUM_PATH to one (tried ${failures.join('; ')}).`,
  )
}

function candidates(): Candidate[] {
  const wanted = process.env['CHROMIUM_PATH']
  if (wanted && wanted !== 'none') return [installed(wanted)]
  const system = wanted === 'none' ? [] : SYSTEM_BROWSERS.filter((path) => existsSync(path)).map(installed)
  return [...system, { name: '@sparticuz/chromium', find: unpacked }]
}

const installed = (path: string): Candidate => ({ name: path, find: async () => ({ path }) })

/** The packed browser, unpacked into a folder of its own on first use. */
async function unpacked() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`packed for linux x64 only, this is ${process.platform} ${process.arch}`)
  }
  const home = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const cache = join(HERE, '..', 'node_modules', '.cache')
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) await unpack(home, cache, folder)
  return {
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/**
 * The package unpacks into the temporary folder of its process and takes any file that stands there for finished, so
 * a child with a temporary folder of its own does it, and the whole appears under its name in one step: several test
 * processes may start at once, and one that is stopped halfway leaves nothing that looks ready.
 */
async function unpack(home: string, cache: string, folder: string) {
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'chromium-new-'))
  try {
    const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => join(home, 'bin', name))
    const script =
      "import { inflate } from '@sparticuz/chromium'\n" +
      'for (const archive of process.argv.slice(1)) await inflate(archive)'
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, ...archives], {
      cwd: HERE,
      env: { ...environment(), TMPDIR: staging },
    })
    // The packed fonts.conf points at fixed folders of another system.
    await writeFile(
      join(staging, 'fonts.conf'),
      `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir prefix="relative">fonts-cache</cachedir>
</fontconfig>
`,
    )
    await rename(staging, folder)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

function environment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(defined)
}

/** The one line of a launch log that says what went wrong, without its colours and bullets. */
function firstLine(error: unknown) {
  const lines = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).split('\n')
  const telling = lines.find((line) => /error while loading|cannot open|doesn't exist|exitCode/.test(line))
  return (telling ?? lines[0] ?? '').replace(/^[\s-]+/, '').trim()
}
