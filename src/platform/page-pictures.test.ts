import { copyFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { folder } from '../../test/hostile/make.js'
import { packageRoot } from './config.js'
import { openPagePictures } from './page-pictures.js'
import { openReadingRoom } from './reading-room.js'

const place = folder()
const sample = place.put('a', '')
copyFileSync(path.join(packageRoot(), 'samples/612-cv-tu.pdf'), sample)
const room = openReadingRoom({ seats: 1 })
afterAll(async () => {
  await room.close()
  place.remove()
})

const files = { pathOf: () => sample }
/** The real room, with a count of how often it was asked. */
function counted() {
  let times = 0
  const picture = (file: string, name: string, page: number): Promise<Buffer> => {
    times += 1
    return room.picture(file, name, page)
  }
  return { picture, times: () => times }
}
const wanted = (sha256: string, page = 1) => ({ sha256, fileName: 'công văn.pdf', page })

it('draws a page once, for all who ask, also after a new start', async () => {
  const dir = path.join(path.dirname(sample), 'once')
  const asked = counted()
  const pictures = await openPagePictures(dir, files, asked)
  const [one, two] = await Promise.all([pictures.pictureOf(wanted('a')), pictures.pictureOf(wanted('a'))])
  expect(one.subarray(1, 4).toString()).toBe('PNG')
  expect(one.readUInt32BE(16)).toBeGreaterThan(1000)
  expect(two).toBe(one)
  const later = await openPagePictures(dir, files, asked)
  expect((await later.pictureOf(wanted('a'))).equals(one)).toBe(true)
  expect(asked.times()).toBe(1)
})

it('refuses a page that is not there, and a file without pages, and keeps nothing of it', async () => {
  const dir = path.join(path.dirname(sample), 'none')
  const pictures = await openPagePictures(dir, files, room)
  await expect(pictures.pictureOf(wanted('a', 99))).rejects.toMatchObject({ code: 'pdf-broken' })
  const text = place.put('b.txt', 'Kính gửi: các cơ quan')
  const other = await openPagePictures(dir, { pathOf: () => text }, room)
  await expect(other.pictureOf({ sha256: 'b', fileName: 'b.txt', page: 1 })).rejects.toMatchObject({
    code: 'unsupported-kind',
  })
  expect(readdirSync(dir)).toEqual([])
})

it('keeps no more bytes than it may: what was not looked at for longest goes first', async () => {
  const dir = path.join(path.dirname(sample), 'bounded')
  const size = (await room.picture(sample, 'a.pdf', 1)).length
  let day = 0
  const clock = (): Date => new Date(Date.UTC(2040, 0, ++day))
  const pictures = await openPagePictures(dir, files, room, size * 3.5, clock)
  for (const name of ['a', 'b', 'c']) await pictures.pictureOf(wanted(name))
  await pictures.pictureOf(wanted('a'))
  await pictures.pictureOf(wanted('d'))
  const kept = readdirSync(dir)
  expect(kept.reduce((sum, name) => sum + statSync(path.join(dir, name)).size, 0)).toBeLessThanOrEqual(size * 3.5)
  expect(kept.some((name) => name.startsWith('a-'))).toBe(true)
  expect(kept.some((name) => name.startsWith('b-'))).toBe(false)
})
