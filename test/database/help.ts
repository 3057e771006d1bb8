import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { processesWhere } from '../processes.js'

export const asRoot = process.getuid?.() === 0
export const silent = (): void => {}

/** A new folder that other accounts may pass through, so that a test as root keeps its data there. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dondoc-test-'))
  chmodSync(folder, 0o711)
  return folder
}

/** Removes a folder, and the data that were put elsewhere for it. */
export function removeFolder(folder: string): void {
  const cluster = path.join(folder, 'cluster')
  if (existsSync(cluster)) {
    const base = path.dirname(realpathSync(cluster))
    if (path.basename(base).startsWith('data-')) rmSync(base, { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true })
}

/** Ids of the living processes whose command line names this folder's cluster. */
export function serversIn(folder: string): number[] {
  const cluster = realpathSync(path.join(folder, 'cluster'))
  return processesWhere((command) => command.includes(cluster))
}

/** Waits until `check` holds; returns the milliseconds it took. */
export async function until(check: () => boolean | Promise<boolean>, ms: number): Promise<number> {
  const start = performance.now()
  while (!(await check())) {
    if (performance.now() - start > ms) throw new Error(`did not happen within ${ms} ms`)
    await new Promise((done) => setTimeout(done, 20))
  }
  return Math.round(performance.now() - start)
}

/** A program of its own that starts the server on a folder and stays; resolves when it has said something. */
export async function startHolder(
  folder: string,
  ids: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; line: string }> {
  const script = fileURLToPath(new URL('holder.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    ...ids,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString()
      if (text.includes('\n')) resolve(text.trim())
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
  return { child, line }
}
