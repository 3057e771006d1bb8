import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { pngOf } from './page-picture.js'

const page = (colours: [number, number, number][], width: number) => ({
  width,
  height: colours.length / width,
  data: Uint8Array.from(colours.flatMap((colour) => [...colour, 255])),
})

describe('a picture of a page', () => {
  it('is grey where the page is', () => {
    const greys = [255, 0, 128, 64, 255, 3]
    const { width, height, channels, data } = decode(
      pngOf(
        page(
          greys.map((grey) => [grey, grey, grey]),
          2,
        ),
      ),
    )
    expect([width, height, channels, [...data]]).toEqual([2, 3, 1, greys])
  })

  it('keeps a red stamp red', () => {
    const colours: [number, number, number][] = [
      [255, 255, 255],
      [200, 16, 30],
      [0, 0, 0],
      [199, 17, 31],
    ]
    const { channels, data } = decode(pngOf(page(colours, 2)))
    expect([channels, [...data]]).toEqual([3, colours.flat()])
  })
})
