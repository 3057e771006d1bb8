/**
 * The chain of the event log, and what is wrong with one that was tampered with. Pure: links come in, a finding comes out.
 *
 * hash(n) = SHA-256( hash(n - 1) ‖ text(n) ); before the first link there are 32 zero bytes. The database makes the links
 * (`chain_event` in migrations/0009-event-chain.sql); this file knows the same rule independently of it.
 */
import { createHash } from 'node:crypto'

/** A row of the log, every field as the text that PostgreSQL prints (`at` in microseconds, UTC). */
export interface LoggedEvent {
  tenantId: string
  id: string
  at: string
  accountId: string | null
  documentId: string | null
  taskId: string | null
  assignmentId: string | null
  organisationId: string | null
  operation: string
  data: string
}

export interface Link {
  seq: number
  eventId: string
  previous: Buffer
  hash: Buffer
  /** null: the link's event is not there. */
  event: LoggedEvent | null
}

export interface Head {
  seq: number
  hash: Buffer
}

/** Before the first link. */
export const NOTHING = Buffer.alloc(32)

/** What is hashed of a row; `event_text` in the database says the same. */
export function eventText(seq: number, event: LoggedEvent): string {
  return [
    'dondoc event 1',
    seq,
    event.tenantId,
    event.id,
    event.at,
    event.accountId ?? '-',
    event.documentId ?? '-',
    event.taskId ?? '-',
    event.assignmentId ?? '-',
    event.organisationId ?? '-',
    event.operation,
    event.data,
  ].join('\n')
}

export function hashOf(previous: Buffer, seq: number, event: LoggedEvent): Buffer {
  return createHash('sha256').update(previous).update(eventText(seq, event), 'utf8').digest()
}

/**
 * changed: a row says something else than when it was written · deleted: rows are missing between others · inserted: rows
 * that were never written by the program · swapped: two rows have changed places · cut: the last rows are missing ·
 * forked: from a row on the log was continued in another way than before · rewritten: from a row on the log was written
 * anew, with hashes that fit · headless: the note of the chain's end is missing.
 */
export const FORGERIES = [
  'changed',
  'deleted',
  'inserted',
  'swapped',
  'cut',
  'forked',
  'rewritten',
  'headless',
] as const
export type Forgery = (typeof FORGERIES)[number]

export interface RowName {
  /** null: the row has no place in the chain. */
  seq: number | null
  eventId: string
  at: string | null
  operation: string | null
}

export interface Finding {
  kind: Forgery
  /** Number of the first row that is wrong or missing; null for a row without a number. */
  seq: number | null
  /** Last number concerned: of missing or inserted rows, the other row of a swap, the end of where a change lies. */
  until: number | null
  /** The row itself, where it is there. */
  row: RowName | null
  /** The last row before it that is sound. */
  after: RowName | null
}

export const nameOf = (link: Link): RowName => ({
  seq: link.seq,
  eventId: link.eventId,
  at: link.event?.at ?? null,
  operation: link.event?.operation ?? null,
})

/** How many rows may have been taken out or put in, with all later ones renumbered, for it to be told from a change. */
const SHIFT = 64

const fits = (link: Link, seq: number, previous = link.previous, hash = link.hash, event = link.event): boolean =>
  event !== null && hashOf(previous, seq, event).equals(hash)

/** A row that does not fit, until what follows tells why. */
interface Suspect {
  link: Link
  before: Link | null
  /** It fits its own hash, and only does not continue the row before. */
  sound: boolean
  /** It would fit if it stood so many places further on: rows before it were taken out. */
  moved: number
}

/** Reads the links of one tenant in the order of their numbers. */
export class ChainCheck {
  rows = 0
  last: Link | null = null
  #finding: Finding | null = null
  #suspect: Suspect | null = null
  /** The last links, newest at the end. */
  #recent: Link[] = []
  /** The first link beyond the head, where there is one. */
  #beyond: Link | null = null

  constructor(private readonly head: Head | null) {}

  add(link: Link): void {
    this.rows++
    if (!this.#beyond && link.seq > (this.head?.seq ?? 0)) this.#beyond = link
    if (!this.#finding) {
      if (this.#suspect) this.#resolve(this.#suspect, link)
      else this.#examine(link)
    }
    this.last = link
    this.#recent.push(link)
    if (this.#recent.length > SHIFT) this.#recent.shift()
  }

  end(): Finding | null {
    if (this.#finding) return this.#finding
    if (this.#suspect) return this.#giveUp(this.#suspect)
    const { last, head } = this
    if (!head)
      return last ? { kind: 'headless', seq: last.seq, until: null, row: nameOf(last), after: nameOf(last) } : null
    if (this.#beyond)
      return {
        kind: 'inserted',
        seq: this.#beyond.seq,
        until: last?.seq ?? null,
        row: nameOf(this.#beyond),
        after: null,
      }
    const end = last?.seq ?? 0
    if (end < head.seq) return { kind: 'cut', seq: end + 1, until: head.seq, row: null, after: last && nameOf(last) }
    if (last && !last.hash.equals(head.hash)) return this.#changed(last, this.#recent.at(-2) ?? null)
    return null
  }

  #changed(link: Link, before: Link | null): Finding {
    return { kind: 'changed', seq: link.seq, until: null, row: nameOf(link), after: before && nameOf(before) }
  }

  #examine(link: Link): void {
    const { last } = this
    const expected = (last?.seq ?? 0) + 1
    const before = last && nameOf(last)
    const own = fits(link, link.seq)
    if (last && link.seq === last.seq) {
      // Two rows with one number: both continue the row before, or one was pushed in.
      const kind = own && link.previous.equals(last.previous) ? 'forked' : 'inserted'
      this.#finding = { kind, seq: link.seq, until: null, row: nameOf(link), after: before }
      return
    }
    if (link.seq > expected) {
      this.#finding = { kind: 'deleted', seq: expected, until: link.seq - 1, row: null, after: before }
      return
    }
    if (!link.event) {
      this.#finding = { kind: 'deleted', seq: link.seq, until: link.seq, row: nameOf(link), after: before }
      return
    }
    if (own && link.previous.equals(last?.hash ?? NOTHING)) return
    if (!own) {
      const pushedIn = this.#pushedIn(link)
      if (pushedIn) {
        this.#finding = pushedIn
        return
      }
    }
    this.#suspect = { link, before: last, sound: own, moved: own ? 0 : movedBack(link) }
  }

  /** A row that fits some places earlier, straight behind a row that is still there: what stands between was pushed in. */
  #pushedIn(link: Link): Finding | null {
    for (let places = 1; places < this.#recent.length + 1; places++) {
      const at = this.#recent.length - places
      const before = this.#recent[at - 1] ?? null
      if (!before && this.#recent[0]?.seq !== 1) return null
      if (!link.previous.equals(before?.hash ?? NOTHING) || !fits(link, link.seq - places)) continue
      const first = this.#recent[at] as Link
      return {
        kind: 'inserted',
        seq: first.seq,
        until: link.seq - 1,
        row: nameOf(first),
        after: before && nameOf(before),
      }
    }
    return null
  }

  #resolve(suspect: Suspect, next: Link): void {
    const { link, before } = suspect
    const after = before && nameOf(before)
    if (suspect.sound) {
      this.#finding = this.#soundButLoose(suspect, next.previous)
      return
    }
    if (suspect.moved) {
      if (next.seq === link.seq + 1 && fits(next, next.seq + suspect.moved)) {
        this.#finding = this.#takenOut(suspect)
        return
      }
      suspect.moved = 0
    }
    if (!next.event || !link.event) return
    const belongs =
      next.previous.equals(before?.hash ?? NOTHING) && fits(next, link.seq) && !next.hash.equals(link.hash)
    if (belongs) {
      const swapped = fits(link, next.seq)
      this.#finding = {
        kind: swapped ? 'swapped' : 'inserted',
        seq: link.seq,
        until: swapped ? next.seq : next.seq - 1,
        row: nameOf(link),
        after,
      }
      return
    }
    const contents =
      fits(link, link.seq, link.previous, link.hash, next.event) ||
      fits(link, link.seq, link.previous, link.hash, { ...next.event, id: link.event.id })
    if (contents) this.#finding = { kind: 'swapped', seq: link.seq, until: next.seq, row: nameOf(link), after }
  }

  /** The log has ended, and nothing has explained the row. */
  #giveUp(suspect: Suspect): Finding {
    if (suspect.sound) return this.#soundButLoose(suspect, this.head?.hash ?? null)
    return suspect.moved ? this.#takenOut(suspect) : this.#changed(suspect.link, suspect.before)
  }

  /** A row that is itself right and followed on vouches for the hash of the row before: that one is another now. */
  #soundButLoose({ link, before }: Suspect, next: Buffer | null): Finding {
    const trusted = before !== null && next !== null && next.equals(link.hash)
    if (!trusted) return this.#changed(link, before)
    const earlier = this.#recent.findLast((one) => one.seq < before.seq) ?? null
    return this.#changed(before, earlier)
  }

  #takenOut({ link, before, moved }: Suspect): Finding {
    return {
      kind: 'deleted',
      seq: link.seq,
      until: link.seq + moved - 1,
      row: null,
      after: before && nameOf(before),
    }
  }
}

/** How many places further on the row would fit; 0 where it would not. */
function movedBack(link: Link): number {
  for (let places = 1; places <= SHIFT; places++) if (fits(link, link.seq + places)) return places
  return 0
}
