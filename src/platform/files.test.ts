import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openFileStore } from './files.js'

const dir = mkdtempSync(path.join(os.tmpdir(), 'dondoc-files-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('removes what a killed program left in the way in, and leaves what is coming in now', async () => {
  const incoming = path.join(dir, 'incoming')
  mkdirSync(incoming)
  for (const name of ['left-behind', 'coming-in']) writeFileSync(path.join(incoming, name), 'x')
  const hourAgo = Date.now() / 1000 - 3600
  utimesSync(path.join(incoming, 'left-behind'), hourAgo, hourAgo)
  const files = await openFileStore(dir)
  expect(readdirSync(incoming)).toEqual(['coming-in'])
  await files.close()
})

it('takes no file that would leave too little room on the disk', async () => {
  const files = await openFileStore(path.join(dir, 'full'), Number.MAX_SAFE_INTEGER - 1000)
  await expect(files.demandRoom(1000)).rejects.toMatchObject({ status: 507, code: 'disk-full' })
  await files.close()
  const empty = await openFileStore(path.join(dir, 'empty'), 0)
  await empty.demandRoom(0)
  await empty.close()
})
