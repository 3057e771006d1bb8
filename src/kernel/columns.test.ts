import { describe, expect, it } from 'vitest'
import { dayOfCell, proposeColumns } from './columns.js'

describe('proposeColumns', () => {
  const names = { login: ['tên đăng nhập', 'tài khoản'], unit: ['đơn vị', 'cơ quan'], title: ['chức vụ', 'chức danh'] }

  it('finds fields by the words of the header, whatever its marks and case', () => {
    expect(proposeColumns(['STT', 'CHỨC DANH', 'Ten dang nhap', 'Đơn vị công tác'], names)).toEqual({
      login: 2,
      unit: 3,
      title: 1,
    })
  })

  it('takes what fits whole before what only begins so or holds it, and each column once', () => {
    const fields = { parent: ['đơn vị cấp trên'], unit: ['đơn vị'] }
    expect(proposeColumns(['Đơn vị cấp trên', 'Đơn vị'], fields)).toEqual({ parent: 0, unit: 1 })
    expect(proposeColumns(['Tên đơn vị', 'Đơn vị cấp trên'], fields)).toEqual({ parent: 1, unit: 0 })
    expect(proposeColumns(['Đơn vị'], { a: ['đơn vị'], b: ['đơn vị'] })).toEqual({ a: 0, b: null })
    expect(proposeColumns([], names)).toEqual({ login: null, unit: null, title: null })
  })
})

describe('dayOfCell', () => {
  it.each([
    ['2026-11-25', '2026-11-25'],
    ['2026-11-25 14:30', '2026-11-25'],
    ['25/11/2026', '2026-11-25'],
    ['5.1.2026', '2026-01-05'],
    ['5-1-2026', '2026-01-05'],
    ['31/02/2026', null],
    ['25/11/26', null],
    ['hôm nay', null],
    ['', null],
  ])('%s', (cell, day) => {
    expect(dayOfCell(cell)).toBe(day)
  })
})
