/** "chủ trì, phối hợp với …": who is to cooperate, and where the order itself begins behind the list. */
import { bodyHeadAt } from './bodies.js'
import { bodiesOf } from './body-lists.js'
import { cut, type Piece } from './lines.js'
import { tokensOf, wordsAt, type Token } from './tokens.js'
import { leadingVerb, verbBehindSubject } from './verbs.js'

export interface Cooperation {
  bodies: Piece[]
  /** The clause without "chủ trì, phối hợp với …", or as it was where the cooperation is the order itself. */
  action: Piece
}

/** Cue of cooperation; the list of bodies follows. */
const CUE =
  /(?:phối hợp|cùng)(?: \p{Ll}+){0,2}? (?:với|cùng)(?: với)? |phối hợp (?=(?:các )?\p{Lu}|các )|(?<=chủ trì,? )cùng (?=(?:các )?\p{Lu}|các )/iu

/** "chủ trì, phối hợp" and its kin, at the start of the clause: the verb of the order comes behind the list. */
const LEADS =
  /^(?:(?:tiếp tục|chủ động|là đơn vị|làm đầu mối|có trách nhiệm),? )?(?:chủ trì|làm đầu mối|đầu mối),? (?:và )?(?:phối hợp|cùng)/iu

/** "chủ trì, Công an xã và Đoàn Thanh niên phối hợp tổ chức …": those who cooperate stand before their verb. */
function namedFirst(clause: Piece): Cooperation | null {
  const lead = /^chủ trì, /iu.exec(clause.text)
  if (!lead) return null
  const rest = cut(clause, lead[0].length)
  const tokens = tokensOf(rest.text)
  const verb = verbBehindSubject(tokens, 0)
  if (verb < 0 || wordsAt(tokens, verb, 2) !== 'phối hợp' || leadingVerb(tokens, verb + 2) === 0) return null
  return {
    bodies: bodiesOf(cut(rest, 0, tokens[verb]!.start)),
    action: cut(rest, tokens[verb + 2]!.start),
  }
}

/** Text position at which the list of bodies that begins at `token` ends. */
function listEnd(text: string, tokens: Token[], token: number): { end: number; verb: number } {
  const verb = verbBehindSubject(tokens, token)
  if (verb > 0) return { end: tokens[verb]!.start, verb }
  for (let i = token + 1; i < tokens.length; i++) {
    const before = tokens[i - 1]!
    if (/^(?:để|trong|nhằm|theo|về|tại|trước)$/u.test(tokens[i]!.word)) return { end: tokens[i]!.start, verb: -1 }
    if (/[;.:]/.test(before.after)) return { end: before.end, verb: -1 }
    if (before.after === ',' && bodyHeadAt(tokens, i) === 0) return { end: before.end, verb: -1 }
  }
  return { end: text.length, verb: -1 }
}

/** "Chủ trì, phối hợp với Chủ tịch … huyện": a list that goes on behind the ";". */
export function endsInCooperation(clause: Piece): boolean {
  const cue = LEADS.test(clause.text) ? CUE.exec(clause.text) : null
  if (!cue || cue.index > 60) return false
  const tokens = tokensOf(clause.text)
  const token = tokens.findIndex((t) => t.start >= cue.index + cue[0].length)
  return token >= 0 && bodyHeadAt(tokens, token) > 0 && listEnd(clause.text, tokens, token).end === clause.text.length
}

/** The clause behind the list: at its verb, or behind the "để" that follows the list. */
function behindList(clause: Piece, tokens: Token[], end: number, verb: number): Piece {
  if (verb > 0) return cut(clause, tokens[verb]!.start)
  const purpose = /^để /u.exec(clause.text.slice(end))
  return purpose ? cut(clause, end + purpose[0].length) : clause
}

/** Reads the cooperation of a clause. */
export function cooperationOf(clause: Piece): Cooperation {
  const none = { bodies: [], action: clause }
  const first = namedFirst(clause)
  if (first) return first
  const cue = CUE.exec(clause.text)
  if (!cue) return none
  const tokens = tokensOf(clause.text)
  const token = tokens.findIndex((t) => t.start >= cue.index + cue[0].length)
  if (token < 0 || bodyHeadAt(tokens, token) === 0) return none
  const { end, verb } = listEnd(clause.text, tokens, token)
  const bodies = bodiesOf(cut(clause, tokens[token]!.start, end))
  const leads = LEADS.test(clause.text) && cue.index < 60
  const action = leads ? behindList(clause, tokens, end, verb) : clause
  return { bodies, action }
}
