import { expect, it } from 'vitest'
import { fuzz } from './fuzz.js'

// `npm run fuzz` reads two thousand; these are the first of them.
it('damaged copies of good files are read or refused by name, in time, within their memory', async () => {
  const { outcomes, fallen, slowestMs, peakKilobytes } = await fuzz(1, 150)
  expect(fallen).toEqual([])
  expect(outcomes['read']).toBeGreaterThan(20)
  expect(Object.keys(outcomes).length).toBeGreaterThan(3)
  expect(slowestMs).toBeLessThan(20_000)
  if (peakKilobytes !== null) expect(peakKilobytes).toBeLessThan(512 * 1024)
}, 240_000)
