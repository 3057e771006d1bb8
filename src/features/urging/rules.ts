/** What an urging letter says, by which rule it is numbered, and who may do what with it. Pure. */
import { may, seesWholeOffice, workUnits, type Actor } from '../../kernel/actor.js'
import { conflict, forbidden, invalid, notFound } from '../../kernel/errors.js'
import { officialDay } from '../../writer/lines.js'
import type { PaperBlock } from '../../writer/paper.js'
import type { ProfileCode, Regime } from '../../writer/profiles.js'
import { words } from '../../kernel/words/index.js'
import type { LetterCan, LetterState } from './contract.js'

const text = words.urging.letter

/** Code of the kind of paper that an urging letter is: công văn. */
export const KIND = 'CV'

/** Layouts that are offered for an issuer, the usual one first: the party's bodies by the party's rules, all others by the state's. */
export function profilesFor(system: string): ProfileCode[] {
  return system === 'party' ? ['party-36-2018', 'party-05-2026'] : ['state-30-2020']
}

export interface Term {
  startsOn: string
  name: string
}

/**
 * In which series a paper of a day is numbered. State: a series begins on 1 January (Nghị định 30/2020, Phụ lục I, II.3). Party: one
 * for each kind of paper and term of the committee, so the term must be known; null where it is not.
 */
export function periodOf(regime: Regime, day: string, terms: Term[]): { key: string; term: Term | null } | null {
  if (regime === 'state') return { key: day.slice(0, 4), term: null }
  const term = terms.filter((each) => each.startsOn <= day).sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]
  return term ? { key: term.startsOn, term } : null
}

/** One thing that a unit owes, as the letter says it. */
export interface Said {
  title: string
  /** "Công văn 612-CV/TU, mục 1.2" */
  source: string
  /** "trước ngày 30/11/2026" */
  deadline: string
  /** "quá hạn 4 ngày làm việc" */
  standing: string
}

export interface SaidUnit {
  name: string
  items: Said[]
}

/** The body: opening, what each unit owes, closing. With one unit there is no heading. */
export function bodyOf(opening: string, closing: string, units: SaidUnit[]): PaperBlock[] {
  const several = units.length > 1
  return [
    { kind: 'text', text: opening },
    ...units.flatMap((unit, at): PaperBlock[] => [
      ...(several ? [{ kind: 'heading' as const, text: `${at + 1}. ${unit.name}` }] : []),
      {
        kind: 'table',
        columns: [
          { title: text.column.number, share: 6, align: 'center' },
          { title: text.column.task, share: 42, align: 'left' },
          { title: text.column.source, share: 20, align: 'left' },
          { title: text.column.deadline, share: 16, align: 'center' },
          { title: text.column.standing, share: 16, align: 'center' },
        ],
        rows: unit.items.map((item, n) => [String(n + 1), item.title, item.source, item.deadline, item.standing]),
      },
    ]),
    { kind: 'text', text: closing },
  ]
}

/** The sentences that are proposed; a person may write others. */
export function proposedText(about: {
  sources: string[]
  today: string
  late: number
  soon: number
  units: number
  issuer: string
  answerBy: string
}): { opening: string; closing: string } {
  const several = about.units > 1
  const sources = about.sources.length > MOST_SOURCES ? [text.manySources] : about.sources
  return {
    opening: text.opening({ ...about, several, sources: sources.join('; '), day: officialDay(about.today) }),
    closing: text.closing(several, about.issuer, officialDay(about.answerBy)),
  }
}
const MOST_SOURCES = 3

export interface LetterForRules {
  state: LetterState
  version: number
}

/** The office sees every letter; a unit one that was sent to it. */
export function maySeeLetter(actor: Actor, letter: LetterForRules, unitIds: string[]): boolean {
  if (seesWholeOffice(actor)) return true
  const sent = letter.state === 'sent' || letter.state === 'recalled'
  return sent && workUnits(actor).some((unit) => unitIds.includes(unit))
}

export interface AddresseeForRules {
  organisation_id: string
  answer: string | null
}

export function letterCan(actor: Actor, letter: LetterForRules, addressees: AddresseeForRules[]): LetterCan {
  const writes = may(actor, 'urging.write')
  return {
    edit: writes && letter.state === 'draft',
    send: writes && letter.state === 'draft',
    discard: writes && letter.state === 'draft',
    attach: writes && letter.state === 'sent',
    recall: writes && letter.state === 'sent',
    answer: answerable(actor, letter, addressees).length > 0,
  }
}

/** Units for which the actor may answer now. */
const answerable = (actor: Actor, letter: LetterForRules, addressees: AddresseeForRules[]): string[] =>
  letter.state === 'sent'
    ? addressees
        .filter((each) => each.answer === null && workUnits(actor).includes(each.organisation_id))
        .map((each) => each.organisation_id)
    : []

/** Refuses with 403 who may not write letters, 409 `stale` and `letter-not-open` where the letter has moved on. */
export function mustBe(actor: Actor, letter: LetterForRules, state: LetterState, version: number): void {
  if (!may(actor, 'urging.write')) throw forbidden()
  if (letter.version !== version) throw conflict('stale')
  if (letter.state !== state) throw conflict('letter-not-open', { state: letter.state })
}

/**
 * The unit for which an answer is given: 404 for a letter that was not sent to one of the actor's units, 409
 * `letter-not-open` for one that was recalled, `answered-already`.
 */
export function mustAnswerFor(actor: Actor, letter: LetterForRules, addressees: AddresseeForRules[]): string {
  const own = addressees.filter((each) => workUnits(actor).includes(each.organisation_id))
  if (!own.length || letter.state === 'draft' || letter.state === 'discarded') throw notFound('letter')
  if (letter.state !== 'sent') throw conflict('letter-not-open', { state: letter.state })
  const [unit] = answerable(actor, letter, addressees)
  if (!unit) throw conflict('answered-already')
  return unit
}

/** What has to stand in a letter before it is sent. */
export function mustBeWhole(letter: { symbol: string; place: string; signer_post: string }, items: number): void {
  const field = !letter.symbol ? 'symbol' : !letter.place ? 'place' : !letter.signer_post ? 'signerPost' : null
  if (field) throw invalid('letter-not-whole', { field })
  if (items === 0) throw invalid('nothing-owed')
}
