import { describe, expect, it } from 'vitest'
import { openLine } from './line.js'

const codeOf = (work: () => unknown): unknown => {
  try {
    work()
    return 'entered'
  } catch (error) {
    return [(error as { status: number }).status, (error as { code: string }).code]
  }
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('a line', () => {
  it('has so many seats and so many places, for all and for one', async () => {
    const line = openLine({ seats: 2, places: 4, placesOfOne: 3 })
    const places = ['a', 'a', 'a'].map((who) => line.enter(who))
    expect(codeOf(() => line.enter('a'))).toEqual([429, 'too-many-at-once'])
    places.push(line.enter('b'))
    expect(codeOf(() => line.enter('c'))).toEqual([503, 'busy'])
    const seated: number[] = []
    places.forEach((place, at) => void place.seat().then(() => seated.push(at)))
    await settled()
    // b came last, and yet before the second of a's who already sits
    expect(seated).toEqual([0, 1])
    places[0]?.leave()
    await settled()
    expect(seated).toEqual([0, 1, 3])
    places[0] = line.enter('a')
    expect(codeOf(() => line.enter('a'))).toEqual([429, 'too-many-at-once'])
  })

  it('keeps a seat from one who has others', async () => {
    const line = openLine({ seats: 2, places: 10, seatsOfOne: 1 })
    const seated: string[] = []
    const sit = (who: string) => {
      const place = line.enter(who)
      void place.seat().then(() => seated.push(who))
      return place
    }
    const first = sit('a')
    sit('a')
    await settled()
    expect(seated).toEqual(['a'])
    sit('b')
    await settled()
    expect(seated).toEqual(['a', 'b'])
    first.leave()
    await settled()
    expect(seated).toEqual(['a', 'b', 'a'])
  })

  it('is left by whoever gives up, and goes on', async () => {
    const line = openLine({ seats: 1, places: 3 })
    const [first, second, third] = [line.enter(), line.enter(), line.enter()]
    await first.seat()
    const stop = new AbortController()
    const given = second.seat(stop.signal).then(
      () => 'seated',
      (error: Error) => error.message,
    )
    stop.abort(new Error('gave up'))
    expect(await given).toBe('gave up')
    second.leave()
    const last = third.seat()
    first.leave()
    await last
    third.leave()
    expect(await line.run(() => Promise.resolve('done'))).toBe('done')
    await expect(line.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await line.run(() => Promise.resolve('again'))).toBe('again')
  })
})
