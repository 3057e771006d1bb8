/** A note beside the data that says how the running program's database is reached, so that a backup can be made meanwhile. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const noteOf = (dataDir: string): string => path.join(dataDir, 'running.json')

/** Written when the house is open, readable by the program's own account only. */
export function noteRunning(dataDir: string, connectionString: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const note = noteOf(dataDir)
  rmSync(note, { force: true })
  writeFileSync(note, JSON.stringify({ pid: process.pid, connectionString }), { mode: 0o600 })
  return () => rmSync(note, { force: true })
}

/** How to reach the database of the program that runs on this data; null when there is no note. */
export function runningDatabase(dataDir: string): string | null {
  try {
    return (JSON.parse(readFileSync(noteOf(dataDir), 'utf8')) as { connectionString: string }).connectionString
  } catch {
    return null
  }
}
