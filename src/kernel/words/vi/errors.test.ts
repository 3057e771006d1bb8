import { describe, expect, it } from 'vitest'
import { READER_REFUSAL_CODES } from '../../../reader/files/refusal.js'
import { errors, errorSentence } from './errors.js'

describe('sentences of refusals', () => {
  it('are there for every reason why a file is not read', () => {
    for (const code of READER_REFUSAL_CODES) expect(Object.keys(errors)).toContain(code)
  })

  it('say what to do with each kind that is not read, and what is read', () => {
    const said = ['xlsx', 'xls', 'pptx', 'odt', 'eml', 'rar', '7z', 'zip', 'heic', 'program', 'unknown', 'md'].map(
      (kind) => errorSentence('unsupported-kind', { kind }),
    )
    for (const sentence of said) expect(sentence).toMatch(/(Hãy|không được mở).*Phần mềm đọc: Word \(\.docx, \.doc\)/)
    expect(new Set(said).size).toBe(8)
    expect(said[5]).toContain('giải nén')
    expect(said[8]).toContain('JPEG')
  })
})
