import { nfc } from '../../kernel/text.js'
import type { Block, Emphasis, Paper, PaperFormat, Range } from '../paper.js'
import { ReaderRefusal } from './refusal.js'

/** A piece of a paragraph in one face. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  /** Name of its font, as long as the letters may stand in an older code. */
  font?: string
  /** Drawn in capitals, whatever the letters are. */
  caps?: boolean
  /** Recognised from a picture, and not surely. */
  doubtful?: boolean
}

/** What a block is besides its text. */
export type BlockFacts = Pick<Block, 'page' | 'align' | 'cell' | 'label' | 'box'>

/** Longest text that is still taken for a dispatch: about 1,200 dense pages. */
export const MAX_TEXT = 4_000_000
const MAX_BLOCKS = 200_000

/** Symbol and Wingdings characters that Word stores in the private area, as the signs they print. */
const PRIVATE_SIGNS: Record<string, string> = {
  '\uf02d': '-',
  '\uf02b': '+',
  '\uf02a': '*',
  '\uf0a7': '▪',
  '\uf0a8': '□',
  '\uf0b7': '•',
  '\uf0d8': '➢',
  '\uf0e0': '→',
  '\uf0fc': '✓',
}

/** Text of a file as it may stand in a paper: NFC, no control characters but tab and line feed, no half surrogates. */
export function cleanText(text: string): string {
  return nfc(text.replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n').replace(/[\uf020-\uf0ff]/g, printedSign))
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
}

/** The printed sign of a private character; those of unknown shape are nearly always bullets. */
export function printedSign(character: string): string {
  return PRIVATE_SIGNS[character] ?? '•'
}

/** Puts a paper together block by block, keeping text, positions and emphasis in step. */
export class PaperComposer {
  private readonly parts: string[] = []
  private readonly blocks: Block[] = []
  private length = 0

  /** Adds a block unless it holds nothing but blanks. Returns whether it was added. */
  add(runs: Run[], facts: BlockFacts = {}): boolean {
    const { text, emphasis, doubtful } = composeRuns(runs)
    if (!text) return false
    if (this.blocks.length > 0) this.length += 1
    const start = this.length
    const end = start + text.length
    if (end > MAX_TEXT) throw new ReaderRefusal('too-large', { what: 'text', limit: MAX_TEXT })
    if (this.blocks.length >= MAX_BLOCKS) throw new ReaderRefusal('too-large', { what: 'blocks', limit: MAX_BLOCKS })
    const block: Block = { start, end }
    if (facts.page !== undefined) block.page = facts.page
    if (facts.align) block.align = facts.align
    if (facts.cell) block.cell = facts.cell
    if (facts.label) block.label = facts.label
    if (facts.box) block.box = facts.box
    if (emphasis.length > 0) {
      block.emphasis = emphasis.map((e) => ({ ...e, start: e.start + start, end: e.end + start }))
    }
    if (doubtful.length > 0) block.doubtful = doubtful.map((d) => ({ start: d.start + start, end: d.end + start }))
    this.parts.push(text)
    this.blocks.push(block)
    this.length = end
    return true
  }

  /** The finished paper; refuses one without words. */
  finish(format: PaperFormat, pages: number | null): Paper {
    const text = this.parts.join('\n')
    if (!/[\p{L}\p{N}]/u.test(text)) throw new ReaderRefusal('no-text')
    return { format, text, blocks: this.blocks, pages }
  }
}

/** One string out of runs, trimmed, with emphasis and doubtful places relative to its start. */
function composeRuns(runs: Run[]): { text: string; emphasis: Emphasis[]; doubtful: Range[] } {
  const pieces = runs.map((run) => ({ ...run }))
  // A combining mark belongs to the letter before it, even where the face changes between the two.
  for (let i = 1; i < pieces.length; i++) {
    const marks = /^\p{M}+/u.exec(pieces[i]!.text)?.[0]
    if (!marks) continue
    pieces[i - 1]!.text += marks
    pieces[i]!.text = pieces[i]!.text.slice(marks.length)
  }
  let text = ''
  let emphasis: Emphasis[] = []
  let doubtful: Range[] = []
  for (const piece of pieces) {
    const clean = cleanText(piece.text)
    if (!clean) continue
    const start = text.length
    text += clean
    if (piece.doubtful && clean.trim()) doubtful.push({ start, end: start + clean.trimEnd().length })
    if ((!piece.bold && !piece.italic) || !clean.trim()) continue
    const last = emphasis.at(-1)
    const between = last ? text.slice(last.end, start) : 'x'
    if (last && !between.trim() && !!last.bold === !!piece.bold && !!last.italic === !!piece.italic) {
      last.end = text.length
    } else {
      const face: Emphasis = { start, end: text.length }
      if (piece.bold) face.bold = true
      if (piece.italic) face.italic = true
      emphasis.push(face)
    }
  }
  // Pieces that only compose with each other are rare enough to give up the faces, not the form of the text.
  if (text.normalize('NFC') !== text) {
    text = text.normalize('NFC')
    emphasis = []
    doubtful = []
  }
  const cut = text.length - text.trimStart().length
  const trimmed = text.trim()
  const within = <R extends Range>(ranges: R[]): R[] =>
    ranges
      .map((r) => ({ ...r, start: Math.max(0, r.start - cut), end: Math.min(trimmed.length, r.end - cut) }))
      .filter((r) => r.end > r.start)
  return { text: trimmed, emphasis: within(emphasis), doubtful: within(doubtful) }
}
