import { describe, expect, test } from 'vitest'
import { kindOfNumber } from './kind.js'
import { AUTHORITY_MARKS, REGIMES, regimeOf, regimeOfNumber } from './regimes.js'
import { isSignatureLine } from './signature-words.js'

describe('regimes', () => {
  test('the one in force on a day', () => {
    expect(regimeOf('party', '2024-03-26').id).toBe('party-2018')
    expect(regimeOf('party', '2026-01-11').id).toBe('party-2018')
    expect(regimeOf('party', '2026-01-12').id).toBe('party-2026')
    expect(regimeOf('party', null).id).toBe('party-2026')
    expect(regimeOf('state', '2012-05-01').id).toBe('state-2011')
    expect(regimeOf('state', '2020-03-04').id).toBe('state-2011')
    expect(regimeOf('state', '2020-03-05').id).toBe('state-2020')
    expect(regimeOf('state', '1998-05-01').id).toBe('state-2011')
    expect(regimeOf('party', '2012-05-01').id).toBe('party-2004')
  })

  test('what nobody has compared with the original says so', () => {
    expect(regimeOf('party', '2026-06-01').verified).toBe(false)
    expect(regimeOf('front', '2026-06-01').verified).toBe(false)
    for (const { id, source, verified } of REGIMES) expect(source.includes('chưa thẩm định'), id).toBe(!verified)
  })

  test('regimes of one system follow each other without a gap', () => {
    for (const regime of REGIMES) {
      const next = REGIMES.find((other) => other.system === regime.system && other.validFrom > regime.validFrom)
      if (!next) expect(regime.validTo, regime.id).toBeNull()
      else expect(new Date(`${regime.validTo}T00:00:00Z`).getTime() + 86_400_000).toBe(Date.parse(next.validFrom))
    }
  })

  test('a number tells its regime, and the regime what its symbol means', () => {
    expect(regimeOfNumber('419-CV/BLC', '2024-03-11').id).toBe('party-2018')
    expect(regimeOfNumber('-CV/TU', '2026-03-11').id).toBe('party-2026')
    expect(regimeOfNumber('1234/UBND-VX', null).id).toBe('state-2020')
    expect(kindOfNumber('05-TT/TU')).toBe('thông tri')
    expect(kindOfNumber('05/2026/TT-BTC')).toBe('thông tư')
    expect(kindOfNumber('12/KH-UBND')).toBe('kế hoạch')
    expect(kindOfNumber('1234/UBND-VX')).toBeNull()
  })

  test('marks of authority of all regimes open a signature', () => {
    for (const mark of AUTHORITY_MARKS) expect(isSignatureLine(`${mark}. CHỦ TỊCH`), mark).toBe(true)
    expect(isSignatureLine('T/M BAN THƯỜNG VỤ')).toBe(true)
  })
})
