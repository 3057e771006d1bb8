/**
 * A checkpoint: what a log was at a moment, kept on paper or in another place. A chain alone does not tell that its end was
 * cut off, or that all of it was written anew; with an older checkpoint both show.
 */
import { nameOf, type Finding, type Link, type RowName } from './chain.js'
import { MARK_EVERY, type CheckpointLog } from './contract.js'

/** Bytes of each hash that the trail keeps. After the first changed row all hashes are others, so that two bytes find it. */
const KEPT = 2

/** Gathers a checkpoint from the links of a log. */
export class CheckpointMaker {
  #marks: string[] = []
  #trail: Buffer = Buffer.alloc(1 << 12)
  #last: Link | null = null

  /** A link with a number out of turn is left out: a log that has one is broken, and no checkpoint is made of it. */
  add(link: Link): void {
    if (link.seq !== (this.#last?.seq ?? 0) + 1) return
    const at = (link.seq - 1) * KEPT
    if (at + KEPT > this.#trail.length) this.#trail = Buffer.concat([this.#trail, Buffer.alloc(this.#trail.length)])
    link.hash.copy(this.#trail, at, 0, KEPT)
    if (link.seq % MARK_EVERY === 0) this.#marks.push(link.hash.toString('hex'))
    this.#last = link
  }

  /** null: the log has no row yet. */
  made(tenant: string, office: string): CheckpointLog | null {
    const last = this.#last
    if (!last?.event) return null
    return {
      tenant,
      office,
      seq: last.seq,
      hash: last.hash.toString('hex'),
      at: last.event.at,
      eventId: last.eventId,
      marks: this.#marks,
      trail: this.#trail.subarray(0, last.seq * KEPT).toString('base64'),
    }
  }
}

/** Compares the links of a log with a checkpoint of it. */
export class Comparison {
  #trail: Buffer
  #first: RowName | null = null
  #same: RowName | null = null
  #goodMark: RowName | null = null
  #badMark: number | null = null
  #last: RowName | null = null
  /** The row at which the checkpoint was made has its hash. */
  #meets = false
  /** The row at which the checkpoint was made is still in the log, wherever. */
  #known = false

  constructor(private readonly mark: CheckpointLog) {
    this.#trail = Buffer.from(mark.trail, 'base64')
  }

  add(link: Link): void {
    const { mark } = this
    if (link.eventId === mark.eventId) this.#known = true
    if (link.seq > mark.seq) return
    const name = nameOf(link)
    this.#last = name
    const kept = this.#trail.subarray((link.seq - 1) * KEPT, link.seq * KEPT)
    if (kept.length === KEPT && !this.#first) {
      if (kept.equals(link.hash.subarray(0, KEPT))) this.#same = name
      else this.#first = name
    }
    const whole = link.seq % MARK_EVERY === 0 ? mark.marks[link.seq / MARK_EVERY - 1] : undefined
    if (whole !== undefined && this.#badMark === null) {
      if (link.hash.toString('hex') === whole) this.#goodMark = name
      else this.#badMark = link.seq
    }
    if (link.seq === mark.seq) this.#meets = link.hash.toString('hex') === mark.hash
  }

  end(): Finding | null {
    const { mark } = this
    if (this.#meets) return null
    const end = this.#last?.seq ?? 0
    if (end < mark.seq && !this.#first && this.#badMark === null)
      return { kind: 'cut', seq: end + 1, until: mark.seq, row: null, after: this.#last }
    const kind = this.#known ? 'rewritten' : 'forked'
    const confined = this.#badMark ?? mark.seq
    if (this.#first?.seq && this.#first.seq <= confined)
      return { kind, seq: this.#first.seq, until: null, row: this.#first, after: this.#same }
    return { kind, seq: (this.#goodMark?.seq ?? 0) + 1, until: confined, row: null, after: this.#goodMark }
  }
}
