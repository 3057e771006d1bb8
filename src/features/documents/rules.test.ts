import { describe, expect, it } from 'vitest'
import { hasPictures, numberKey, registeredGround } from './rules.js'

const row = (id: string, number: string, issuer: string, issued_on: string | null) => ({
  id,
  number_key: numberKey(number, issuer),
  issued_on,
})

describe('the document that a ground cites', () => {
  const cited = { number: '231-CV/BLK', date: '2026-11-12', issuer: 'Báo Lam Khê' }

  it('has its number and its day, however it is written', () => {
    expect(registeredGround(cited, [row('a', '231 - CV/BLK', 'BÁO LAM KHÊ', '2026-11-12')])).toBe('a')
    expect(registeredGround({ ...cited, issuer: null }, [row('a', '231-CV/BLK', 'BÁO LAM KHÊ', '2026-11-12')])).toBe(
      'a',
    )
  })

  it('is another one on another day, and needs the issuer where a day is missing', () => {
    expect(registeredGround(cited, [row('a', '231-CV/BLK', 'BÁO LAM KHÊ', '2025-11-12')])).toBeNull()
    expect(registeredGround({ ...cited, date: null }, [row('a', '231-CV/BLK', 'BÁO LAM KHÊ', '2026-11-12')])).toBe('a')
    expect(registeredGround({ ...cited, date: 'tháng 11' }, [row('a', '231-CV/BLK', 'Sở Y tế', null)])).toBeNull()
    expect(registeredGround({ number: null, date: '2026-11-12', issuer: 'Báo Lam Khê' }, [])).toBeNull()
  })

  it('is none where two fit', () => {
    const twice = ['a', 'b'].map((id) => row(id, '231-CV/BLK', 'BÁO LAM KHÊ', '2026-11-12'))
    expect(registeredGround(cited, twice)).toBeNull()
  })
})

describe('pictures of pages', () => {
  it('are there for files with pages of a fixed look that lie in no package', () => {
    const sheets = [{ width: 595, height: 842, recognised: false }]
    expect(hasPictures({ format: 'pdf', sheets })).toBe(true)
    expect(hasPictures({ format: 'pdf' })).toBe(false)
    expect(hasPictures({ format: 'docx', sheets })).toBe(false)
    expect(hasPictures({ format: 'pdf', sheets, package: { attachment: 'a.pdf', inside: 'pdf' } })).toBe(false)
  })
})
