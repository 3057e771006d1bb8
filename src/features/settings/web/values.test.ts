import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, SETTING_NAMES } from '../../../kernel/office-settings.js'
import { words } from '../../../kernel/words/index.js'
import { choicesOf, editorOf, noneOf, sayValue, typedOf, valueOf } from './values.js'

describe('every convention', () => {
  it.each(SETTING_NAMES)(
    '%s has a name, one sentence, its default in words, and comes back as it was typed',
    (name) => {
      const { label, what } = words.settings.items[name]
      expect([label.length > 5, /\.$/.test(what)]).toEqual([true, true])
      expect(sayValue(name, DEFAULT_SETTINGS[name])).not.toMatch(/^[[{"]|undefined/)
      expect(valueOf(name, typedOf(DEFAULT_SETTINGS[name]))).toEqual(DEFAULT_SETTINGS[name])
      expect(editorOf(name) === 'choice').toBe(choicesOf(name).length > 0)
    },
  )
})

it('what is no value is none', () => {
  expect([valueOf('soonDays', '0'), valueOf('soonDays', ''), valueOf('soonDays', '2,5')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect([valueOf('extensionMost', ''), valueOf('extensionMost', '2'), noneOf('extensionMost')]).toEqual([
    null,
    2,
    'Không giới hạn',
  ])
  expect([valueOf('reminderDays', '5, 2; 0'), valueOf('reminderDays', '5, 5'), valueOf('reminderDays', 'x')]).toEqual([
    [5, 2, 0],
    undefined,
    undefined,
  ])
  expect([valueOf('quietFrom', '7:30'), valueOf('quietFrom', '07:30')]).toEqual([undefined, '07:30'])
})
