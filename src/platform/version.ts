import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The program's version, from package.json. */
export function programVersion(root: string): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version
}
