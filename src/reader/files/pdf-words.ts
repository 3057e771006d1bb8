import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { OPS } from './pdf-library.js'
import { type Rule, rulesOfPath } from './pdf-tables.js'
import type { Word } from './pdf-word.js'

export interface PageWords {
  /** In the order of drawing, turned so that they run from left to right. */
  words: Word[]
  /** Texts at other angles than most of the page: water marks, seals, notes in the margin. */
  turned: string[]
  /** Straight lines, turned like the words. */
  rules: Rule[]
  width: number
  height: number
  /** Drawn blanks for each drawn letter: tells whether the program that wrote the file draws blanks at all. */
  letters: number
  blanks: number
  /** Letters that are in the file and cannot be seen: what another program recognised behind a scanned page. */
  hidden: number
  /** Size of the page as it is looked at, in points, and where a place among the words lies on it. */
  points: { width: number; height: number }
  ontoPage(x: number, y: number): [x: number, y: number]
}

type Matrix = readonly [number, number, number, number, number, number]

interface Font {
  name: string
  scale: number
  vertical: boolean
  bold: boolean
  italic: boolean
}

interface Glyph {
  unicode?: string
  width: number
  isSpace: boolean
}

interface State {
  matrix: Matrix
  text: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  font: Font | undefined
  size: number
  direction: number
  charSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
  mode: number
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
const PLAIN: Font = { name: '', scale: 0.001, vertical: false, bold: false, italic: false }
/** A gap of this part of the type size ends a piece; whether it is a blank is decided when lines are put together. */
const PIECE_GAP = 0.1
const FILL_AND_STROKE = 2
const INVISIBLE = 3
const STROKES = [
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]
const FILLS = [OPS.fill, OPS.eoFill]
const MAX_RULES = 50_000
const MAX_NESTING = 4096

/**
 * The words of a page with their places, from the drawing operations themselves. The library's own text layer is not
 * used: it guesses blanks from gaps without telling drawn ones apart, which splits words whose accents are drawn as
 * separate marks.
 */
export async function wordsOfPage(page: PDFPageProxy): Promise<PageWords> {
  const viewport = page.getViewport({ scale: 1 })
  const list = await page.getOperatorList()
  const drawer = new Drawer(page, viewport.transform as unknown as Matrix, await signatureIds(page, list.fnArray))
  for (let i = 0; i < list.fnArray.length; i++) drawer.draw(list.fnArray[i]!, list.argsArray[i] as unknown[] | null)
  return drawer.finish(viewport.width, viewport.height)
}

/** Appearances of electronic signatures lie over the text ("Signed by … at …") and are no part of it. */
async function signatureIds(page: PDFPageProxy, operations: number[]): Promise<Set<string>> {
  if (!operations.includes(OPS.beginAnnotation)) return new Set()
  const annotations = (await page.getAnnotations()) as { id: string; fieldType?: string }[]
  return new Set(annotations.filter((a) => a.fieldType === 'Sig').map((a) => a.id))
}

class Drawer {
  private state: State
  private readonly stack: State[] = []
  private readonly fonts = new Map<string, Font>()
  private readonly pieces: { word: Word; turn: number; from: [number, number]; to: [number, number] }[] = []
  private readonly rules: Rule[] = []
  private blankPending = false
  private muted = 0
  private letters = 0
  private blanks = 0
  private hidden = 0

  constructor(
    private readonly page: PDFPageProxy,
    private readonly base: Matrix,
    private readonly unread: Set<string>,
  ) {
    this.state = {
      matrix: base,
      text: IDENTITY,
      x: 0,
      y: 0,
      lineX: 0,
      lineY: 0,
      font: undefined,
      size: 0,
      direction: 1,
      charSpacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    }
  }

  draw(operation: number, args: unknown[] | null): void {
    const state = this.state
    const number = (at: number): number => Number(args?.[at]) || 0
    switch (operation) {
      case OPS.save:
      case OPS.beginGroup:
        return this.push()
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        return this.pop()
      case OPS.transform:
        state.matrix = times(state.matrix, args as unknown as Matrix)
        return
      case OPS.paintFormXObjectBegin:
        this.push()
        if (args?.[0]) this.state.matrix = times(this.state.matrix, args[0] as Matrix)
        return
      case OPS.beginAnnotation:
        this.push()
        this.state = { ...this.state, matrix: this.base, charSpacing: 0, wordSpacing: 0, stretch: 1, rise: 0, mode: 0 }
        if (args?.[2]) this.state.matrix = times(this.state.matrix, args[2] as Matrix)
        if (args?.[3]) this.state.matrix = times(this.state.matrix, args[3] as Matrix)
        if (this.muted > 0 || this.unread.has(String(args?.[0]))) this.muted += 1
        return
      case OPS.endAnnotation:
        if (this.muted > 0) this.muted -= 1
        return this.pop()
      case OPS.beginText:
        state.text = IDENTITY
        state.x = state.lineX = state.y = state.lineY = 0
        return
      case OPS.setCharSpacing:
        state.charSpacing = number(0)
        return
      case OPS.setWordSpacing:
        state.wordSpacing = number(0)
        return
      case OPS.setHScale:
        state.stretch = number(0) / 100
        return
      case OPS.setLeading:
        state.leading = -number(0)
        return
      case OPS.setFont:
        return this.setFont(String(args?.[0]), number(1))
      case OPS.setGState:
        for (const [key, value] of (args?.[0] ?? []) as [string, unknown][]) {
          if (key === 'Font') this.setFont(String((value as unknown[])[0]), Number((value as unknown[])[1]) || 0)
        }
        return
      case OPS.setTextRenderingMode:
        state.mode = number(0)
        return
      case OPS.setTextRise:
        state.rise = number(0)
        return
      case OPS.setLeadingMoveText:
        state.leading = number(1)
        return this.moveText(number(0), number(1))
      case OPS.moveText:
        return this.moveText(number(0), number(1))
      case OPS.nextLine:
        return this.moveText(0, state.leading)
      case OPS.setTextMatrix:
        state.text = (typeof args?.[0] === 'number' ? args : args?.[0]) as Matrix
        state.x = state.lineX = state.y = state.lineY = 0
        return
      case OPS.constructPath:
        return this.drawPath(Number(args?.[0]), (args?.[1] as (ArrayLike<number> | null)[] | undefined)?.[0])
      case OPS.showText:
      case OPS.showSpacedText:
      case OPS.nextLineShowText:
      case OPS.nextLineSetSpacingShowText:
        return this.show(args?.[0] as (Glyph | number | null)[])
    }
  }

  /** Turns the page the way most of its text runs and gives the pieces of that way as words. */
  finish(width: number, height: number): PageWords {
    const weights = [0, 0, 0, 0]
    for (const piece of this.pieces) if (piece.turn >= 0) weights[piece.turn]! += piece.word.text.length
    const turn = weights.indexOf(Math.max(...weights))
    const words: Word[] = []
    const turned: string[] = []
    for (const piece of this.pieces) {
      if (piece.turn !== turn) {
        turned.push(piece.word.text)
        continue
      }
      const [left, y] = turnedBack(piece.from, turn, width, height)
      const [right] = turnedBack(piece.to, turn, width, height)
      words.push({ ...piece.word, left, right: Math.max(left, right), y })
    }
    const lying = turn === 1 || turn === 3
    return {
      words,
      turned,
      rules: this.rules.map((rule) => turnedRule(rule, turn, width, height)),
      width: lying ? height : width,
      height: lying ? width : height,
      letters: this.letters,
      blanks: this.blanks,
      hidden: this.hidden,
      points: { width, height },
      ontoPage: (x, y) => turnedForth([x, y], turn, width, height),
    }
  }

  private push(): void {
    if (this.stack.length < MAX_NESTING) this.stack.push({ ...this.state })
  }

  private pop(): void {
    this.state = this.stack.pop() ?? this.state
  }

  private drawPath(paint: number, path: ArrayLike<number> | null | undefined): void {
    const stroked = STROKES.includes(paint)
    if (!path || this.muted > 0 || !(stroked || FILLS.includes(paint)) || this.rules.length > MAX_RULES) return
    const { matrix } = this.state
    this.rules.push(...rulesOfPath(path, stroked, (x, y) => pointAt(matrix, x, y)).slice(0, MAX_RULES))
  }

  private moveText(x: number, y: number): void {
    this.state.x = this.state.lineX += x
    this.state.y = this.state.lineY += y
  }

  private setFont(key: string, size: number): void {
    this.state.font = this.font(key)
    this.state.size = Math.abs(size)
    this.state.direction = size < 0 ? -1 : 1
  }

  private font(key: string): Font {
    let font = this.fonts.get(key)
    if (font) return font
    font = PLAIN
    try {
      const object = this.page.commonObjs.get(key) as {
        name?: string
        fontMatrix?: number[]
        vertical?: boolean
        bold?: boolean
        italic?: boolean
      }
      const name = (object.name ?? '').replace(/^[A-Z]{6}\+/, '')
      font = {
        name,
        scale: object.fontMatrix?.[0] || 0.001,
        vertical: !!object.vertical,
        bold: !!object.bold || /bold|black|heavy|demi|[-,_]bd\b/i.test(name),
        italic: !!object.italic || /italic|oblique|[-,_]it\b/i.test(name),
      }
    } catch {
      // The library could not load the font; its text is still there, in a plain face.
    }
    this.fonts.set(key, font)
    return font
  }

  private show(glyphs: (Glyph | number | null)[]): void {
    const state = this.state
    const font = state.font ?? PLAIN
    if (!Array.isArray(glyphs) || state.size === 0) return
    const stretch = state.stretch * state.direction
    const advance = state.size * font.scale
    const place = times(state.matrix, times(state.text, [1, 0, 0, 1, state.x, state.y + state.rise]))
    const turn = turnOf(place, font.vertical)
    const size = state.size * Math.hypot(place[2], place[3])
    let x = 0
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        x += ((font.vertical ? 1 : -1) * glyph * state.size) / 1000
        continue
      }
      if (!glyph) continue
      const width = glyph.width * advance
      const spacing = ((glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing) * state.direction
      const from = pointAt(place, font.vertical ? 0 : x * stretch, font.vertical ? -x : 0)
      const to = pointAt(place, font.vertical ? 0 : (x + width) * stretch, font.vertical ? -(x + width) : 0)
      // Letterspacing belongs to the letter, or spaced-out headings would fall apart into letters.
      const spaced = pointAt(place, font.vertical ? 0 : (x + width + Math.max(0, spacing)) * stretch, 0)
      if (this.muted === 0) this.put(glyph.unicode ?? '', from, font.vertical ? to : spaced, turn, size, font)
      x += width + spacing
    }
    if (font.vertical) state.y -= x
    else state.x += x * stretch
  }

  private put(
    text: string,
    from: [number, number],
    to: [number, number],
    turn: number,
    size: number,
    font: Font,
  ): void {
    const last = this.pieces.at(-1)
    if (/^\s*$/.test(text)) {
      if (!text) return
      this.blanks += 1
      this.blankPending = true
      if (last) last.word.blankAfter = true
      return
    }
    this.letters += 1
    if (this.state.mode === INVISIBLE) this.hidden += 1
    // An accent drawn as a mark of its own belongs to the letter drawn before it, wherever its place is.
    if (last && !this.blankPending && /^\p{M}+$/u.test(text)) {
      last.word.text += text
      if (last.turn === turn && turn >= 0 && along(last.to, to, turn) > 0) last.to = to
      return
    }
    if (last && turn < 0 && last.turn < 0 && Math.hypot(from[0] - last.to[0], from[1] - last.to[1]) < size * 1.5) {
      last.word.text += (this.blankPending ? ' ' : '') + text
      last.to = to
      this.blankPending = false
      return
    }
    const bold = font.bold || this.state.mode === FILL_AND_STROKE
    if (last && !this.blankPending && last.turn === turn && turn >= 0) {
      const gap = along(last.to, from, turn)
      const level = Math.abs(across(last.to, from, turn))
      const same = last.word.bold === bold && last.word.italic === font.italic && Math.abs(last.word.size - size) < 0.5
      if (same && level < size * 0.05 && gap < size * PIECE_GAP && gap > -size * 0.3) {
        last.word.text += text
        last.to = to
        return
      }
    }
    this.pieces.push({
      word: {
        text,
        left: 0,
        right: 0,
        y: 0,
        size,
        bold,
        italic: font.italic,
        blankBefore: this.blankPending,
        blankAfter: false,
      },
      turn,
      from,
      to,
    })
    this.blankPending = false
  }
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

function pointAt(matrix: Matrix, x: number, y: number): [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]
}

/** Quarter turns of the direction of writing: 0 right, 1 down, 2 left, 3 up; -1 for any other angle. */
function turnOf(matrix: Matrix, vertical: boolean): number {
  const [dx, dy] = vertical ? [-matrix[2], -matrix[3]] : [matrix[0], matrix[1]]
  const slant = 0.05
  if (Math.abs(dy) <= Math.abs(dx) * slant) return dx >= 0 ? 0 : 2
  if (Math.abs(dx) <= Math.abs(dy) * slant) return dy >= 0 ? 1 : 3
  return -1
}

function along(from: [number, number], to: [number, number], turn: number): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  return turn === 0 ? dx : turn === 1 ? dy : turn === 2 ? -dx : -dy
}

function across(from: [number, number], to: [number, number], turn: number): number {
  return turn === 0 || turn === 2 ? to[1] - from[1] : to[0] - from[0]
}

function turnedRule(rule: Rule, turn: number, width: number, height: number): Rule {
  if (turn === 0) return rule
  const ends = [rule.from, rule.to].map((at): [number, number] => (rule.upright ? [rule.at, at] : [at, rule.at]))
  const [a, b] = ends.map((end) => turnedBack(end, turn, width, height)) as [[number, number], [number, number]]
  const upright = turn === 2 ? rule.upright : !rule.upright
  const [long, fixed] = upright ? [1, 0] : [0, 1]
  return {
    upright,
    at: a[fixed]!,
    from: Math.min(a[long]!, b[long]!),
    to: Math.max(a[long]!, b[long]!),
  }
}

function turnedBack([x, y]: [number, number], turn: number, width: number, height: number): [number, number] {
  if (turn === 1) return [y, width - x]
  if (turn === 2) return [width - x, height - y]
  if (turn === 3) return [height - y, x]
  return [x, y]
}

function turnedForth([x, y]: [number, number], turn: number, width: number, height: number): [number, number] {
  if (turn === 1) return [width - y, x]
  if (turn === 2) return [width - x, height - y]
  if (turn === 3) return [y, height - x]
  return [x, y]
}
