import { expect, it } from 'vitest'
import { fuzz } from './fuzz.js'

// `npm run fuzz` reads two thousand; these are the first of them.
it('damaged copies of good files are read or refused by name, within their memory', async () => {
  const { outcomes, fallen, peakKilobytes } = await fuzz(1, 60)
  expect(fallen).toEqual([])
  expect(outcomes['read']).toBeGreaterThan(5)
  expect(Object.keys(outcomes).length).toBeGreaterThan(3)
  if (peakKilobytes !== null) expect(peakKilobytes).toBeLessThan(512 * 1024)
}, 240_000)
