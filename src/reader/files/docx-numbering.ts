import { attribute, isOn, wordName } from './docx-styles.js'
import { printedSign } from './composer.js'
import type { OfficePackage, XmlHandlers } from './zip.js'

interface Level {
  start: number
  format: string
  text: string
  /** Print all numbers of the label in digits, whatever their own levels say. */
  legal: boolean
  restart: boolean
}

interface Scheme {
  levels: Map<number, Level>
}

interface List {
  scheme: string
  levels: Map<number, Level>
  starts: Map<number, number>
}

const LEVELS = 9
const LABEL_LENGTH = 64

/** Word's automatic lists: what is printed before a paragraph but stands nowhere in its text. */
export class Numbering {
  private readonly schemes = new Map<string, Scheme>()
  private readonly lists = new Map<string, List>()
  private readonly counters = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  static async read(pack: OfficePackage): Promise<Numbering> {
    const numbering = new Numbering()
    await pack.readXml('word/numbering.xml', numbering.handlers())
    return numbering
  }

  private handlers(): XmlHandlers {
    let scheme: Scheme | undefined
    let list: List | undefined
    let override = 0
    let level: Level | undefined
    return {
      open: (tag) => {
        const name = wordName(tag)
        const value = (): string => attribute(tag, 'val') ?? ''
        if (name === 'abstractNum') {
          scheme = { levels: new Map() }
          this.schemes.set(attribute(tag, 'abstractNumId') ?? '', scheme)
        } else if (name === 'num') {
          list = { scheme: '', levels: new Map(), starts: new Map() }
          this.lists.set(attribute(tag, 'numId') ?? '', list)
        } else if (name === 'abstractNumId' && list) list.scheme = value()
        else if (name === 'lvlOverride') override = Number(attribute(tag, 'ilvl')) || 0
        else if (name === 'startOverride') list?.starts.set(override, Number(value()) || 0)
        else if (name === 'lvl') {
          level = { start: 0, format: 'decimal', text: '', legal: false, restart: true }
          const into = list ?? scheme
          into?.levels.set(Number(attribute(tag, 'ilvl')) || 0, level)
        } else if (!level) return
        else if (name === 'start') level.start = Number(value()) || 0
        else if (name === 'numFmt') level.format = value()
        else if (name === 'lvlText') level.text = value().slice(0, LABEL_LENGTH)
        else if (name === 'isLgl') level.legal = isOn(tag)
        else if (name === 'lvlRestart') level.restart = value() !== '0'
      },
      close: (tag) => {
        const name = wordName(tag)
        if (name === 'abstractNum') scheme = undefined
        else if (name === 'num') list = undefined
        else if (name === 'lvl') level = undefined
      },
      text: () => {},
    }
  }

  /** Counts the paragraph and gives its label; undefined where the list prints nothing. */
  next(listId: string, depth: number): string | undefined {
    const list = this.lists.get(listId)
    if (!list || listId === '0' || depth < 0 || depth >= LEVELS) return undefined
    const levelAt = (at: number): Level | undefined =>
      list.levels.get(at) ?? this.schemes.get(list.scheme)?.levels.get(at)
    const level = levelAt(depth)
    if (!level) return undefined
    // Lists of one scheme go on counting together, as Word does, until one of them is told to start anew.
    const counters = this.counters.get(list.scheme) ?? []
    this.counters.set(list.scheme, counters)
    const opening = `${listId}/${depth}`
    const restart = list.starts.get(depth)
    if (restart !== undefined && !this.begun.has(opening)) counters[depth] = restart
    else counters[depth] = counters[depth] === undefined ? level.start : counters[depth] + 1
    this.begun.add(opening)
    for (let at = depth + 1; at < LEVELS; at++) if (levelAt(at)?.restart !== false) counters[at] = undefined
    if (level.format === 'none' && !level.text) return undefined
    if (level.format === 'bullet') return level.text.replace(/[\ue000-\uf8ff]/g, printedSign).trim() || undefined
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const of = levelAt(at)
      const count = counters[at] ?? (counters[at] = of?.start ?? 1)
      return numberAs(count, level.legal ? 'decimal' : (of?.format ?? 'decimal'))
    })
    return label.trim() || undefined
  }
}

/** A number in one of Word's forms; those that no Vietnamese document uses are given in digits. */
export function numberAs(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
    case 'upperLetter': {
      if (count < 1 || count > 780) return String(count)
      const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1)
      return format === 'upperLetter' ? letter.toUpperCase() : letter
    }
    case 'lowerRoman':
      return roman(count).toLowerCase()
    case 'upperRoman':
      return roman(count)
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'none':
    case 'bullet':
      return ''
    default:
      return String(count)
  }
}

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count)
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = count
  let result = ''
  for (const [value, sign] of signs) {
    while (left >= value) {
      result += sign
      left -= value
    }
  }
  return result
}
