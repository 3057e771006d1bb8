/**
 * How often each kind of value was right where it was measured: what it rests on → the share. `now` counts the present
 * rules on the development corpus and on the documents of test/written (`npm run sureness -- --table` counts again).
 * `unseen` counts the rules as they stood before they had met test/written, on those documents: rules are right on
 * what they were made with more often than on what comes next, so both counts have the same say. The first is drawn
 * towards 0.7 as if five more values had been read, so that what was hardly ever met is looked at by a person; the
 * second is drawn towards the first in the same way.
 */
export type Count = readonly [right: number, of: number]

export interface Row {
  now: Count
  unseen: Count
}

const NONE: Count = [0, 0]

export const TABLE = {
  system: {
    'motto-line': { now: [13, 13], unseen: [9, 9] },
    letterhead: { now: [3, 3], unseen: [2, 2] },
    issuer: { now: [39, 39], unseen: [12, 12] },
    symbol: { now: [0, 0], unseen: NONE },
    'nothing-printed': { now: [1, 1], unseen: [1, 1] },
  },
  kind: {
    'kind-line': { now: [25, 25], unseen: [14, 14] },
    symbol: { now: [10, 10], unseen: [4, 4] },
    'number-without-kind': { now: [10, 10], unseen: [4, 4] },
    'opening-words': { now: [3, 3], unseen: [1, 1] },
    'own-words': { now: [1, 1], unseen: NONE },
    'nothing-printed': { now: [7, 7], unseen: [1, 1] },
  },
  number: {
    letterhead: { now: [39, 39], unseen: [22, 22] },
    'own-words': { now: [4, 4], unseen: NONE },
  },
  issuer: {
    letterhead: { now: [38, 38], unseen: [22, 22] },
    'own-words': { now: [3, 3], unseen: NONE },
    'committee-symbol': { now: [1, 1], unseen: NONE },
    'name-at-foot': { now: [1, 1], unseen: NONE },
    'body-that-speaks': { now: [12, 13], unseen: [1, 2] },
    'heading-in-capitals': { now: [0, 0], unseen: NONE },
    'bare-name': { now: [0, 0], unseen: NONE },
  },
  place: { letterhead: { now: [39, 39], unseen: [22, 22] } },
  date: {
    letterhead: { now: [39, 39], unseen: [22, 22] },
    'own-words': { now: [5, 5], unseen: NONE },
    'posting-date': { now: [6, 6], unseen: [2, 2] },
  },
  subject: {
    'behind-cue': { now: [21, 22], unseen: [7, 8] },
    'under-kind': { now: [18, 18], unseen: [9, 12] },
    'own-words': { now: [2, 2], unseen: NONE },
    'under-number': { now: [3, 3], unseen: [2, 2] },
    'last-long-line': { now: [8, 8], unseen: [2, 2] },
    'closing-words': { now: [1, 1], unseen: NONE },
  },
  signer: { signature: { now: [82, 82], unseen: [38, 38] } },
  addressees: { listed: { now: [56, 57], unseen: [27, 30] } },
  order: {
    'table-row': { now: [33, 33], unseen: [24, 24] },
    'nobody-named': { now: [20, 24], unseen: [14, 19] },
    'other-than-sentence': { now: [3, 6], unseen: NONE },
    'few-words': { now: [38, 43], unseen: [14, 22] },
    'two-parts': { now: [10, 13], unseen: [15, 17] },
    'name-and-colon': { now: [15, 20], unseen: [8, 9] },
    'tells-of-facts': { now: [15, 16], unseen: [4, 4] },
    dated: { now: [167, 167], unseen: [75, 76] },
    'behind-another': { now: [43, 44], unseen: [15, 15] },
    directive: { now: [34, 34], unseen: [14, 14] },
    'named-body': { now: [70, 70], unseen: [37, 38] },
    'numbered-item': { now: [159, 163], unseen: [32, 32] },
    'list-item': { now: [28, 29], unseen: [7, 7] },
    'paragraph-under-heading': { now: [9, 9], unseen: [1, 1] },
    'closing-report': { now: [0, 0], unseen: NONE },
  },
  assignees: {
    'nobody-named': { now: [18, 20], unseen: [1, 14] },
    'table-column': { now: [33, 33], unseen: [23, 24] },
    'odd-name': { now: [39, 41], unseen: [12, 25] },
    'several-names': { now: [54, 64], unseen: [11, 18] },
    'list-of-roles': { now: [55, 57], unseen: [4, 4] },
    'group-in-sentence': { now: [49, 50], unseen: [17, 18] },
    'group-from-above': { now: [85, 85], unseen: [19, 20] },
    'one-in-sentence': { now: [147, 149], unseen: [78, 78] },
    'one-from-above': { now: [144, 145], unseen: [54, 59] },
  },
  cooperating: {
    'table-column': { now: [9, 10], unseen: [7, 7] },
    'from-elsewhere': { now: [48, 53], unseen: [5, 5] },
    several: { now: [9, 9], unseen: [2, 3] },
    one: { now: [39, 40], unseen: [13, 19] },
  },
  deadline: {
    'none-beside-time-words': { now: [25, 26], unseen: [9, 29] },
    none: { now: [313, 313], unseen: [100, 100] },
    'table-column': { now: [32, 32], unseen: [21, 24] },
    'another-line': { now: [71, 72], unseen: [3, 7] },
    'two-parts': { now: [2, 5], unseen: [3, 10] },
    'several-times': { now: [22, 22], unseen: [11, 11] },
    range: { now: [9, 9], unseen: [2, 2] },
    event: { now: [18, 18], unseen: [8, 9] },
    recurring: { now: [43, 43], unseen: [14, 14] },
    'single-day': { now: [8, 8], unseen: NONE },
    'last-day': { now: [96, 96], unseen: [54, 54] },
  },
  report_to: {
    'none-beside-sending': { now: [8, 9], unseen: [2, 4] },
    none: { now: [524, 524], unseen: [199, 204] },
    'body-behind-cue': { now: [110, 111], unseen: [46, 52] },
  },
} as const satisfies Record<string, Record<string, Row>>

export type Field = keyof typeof TABLE
export type Why<F extends Field> = string & keyof (typeof TABLE)[F]

/** How many values stand in for what a count has not seen, and how many of them are right where nothing is known. */
const DRAW = 5
const UNKNOWN = 0.7

const drawn = ([right, of]: Count, towards: number): number => (right + DRAW * towards) / (of + DRAW)

/** The share that a row stands for: the mean of its two counts, each drawn as said above. */
export function shareOf({ now, unseen }: Row): number {
  const present = drawn(now, UNKNOWN)
  return Math.round(50 * (present + drawn(unseen, present))) / 100
}

/** What a value rests on, and how often such values were right. */
export function measured<F extends Field>(field: F, why: Why<F>): { sure: number; why: Why<F> } {
  return { sure: shareOf(TABLE[field][why] as Row), why }
}
