import { readFileSync, writeFileSync } from 'node:fs'

/** Writes a generated file that is kept in the repository, or says whether it is as it should be. */
export function committedFile(file: string, content: string, mode: 'write' | 'check'): boolean {
  if (mode === 'write') {
    writeFileSync(file, content)
    return true
  }
  try {
    return readFileSync(file, 'utf8') === content
  } catch {
    return false
  }
}
