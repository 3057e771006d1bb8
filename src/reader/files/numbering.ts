import { printedSign } from './composer.js'

/** One depth of a list. `text` is the label with "%1" … for the numbers of the depths. */
export interface Level {
  start: number
  format: string
  text: string
  /** Print all numbers of the label in digits, whatever their own levels say. */
  legal: boolean
  restart: boolean
}

/** A list as paragraphs name it: a scheme, and where it differs from it. */
export interface List {
  scheme: string
  levels: Map<number, Level>
  starts: Map<number, number>
}

const LEVELS = 9

/** Word's automatic lists: what is printed before a paragraph but stands nowhere in its text. */
export class Numbering {
  private readonly counters = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  constructor(
    /** Levels by the name of their scheme. */
    private readonly schemes: ReadonlyMap<string, ReadonlyMap<number, Level>>,
    private readonly lists: ReadonlyMap<string, List>,
  ) {}

  /** Counts the paragraph and gives its label; undefined where the list prints nothing. */
  next(listId: string, depth: number): string | undefined {
    const list = this.lists.get(listId)
    if (!list || listId === '0' || depth < 0 || depth >= LEVELS) return undefined
    const levelAt = (at: number): Level | undefined => list.levels.get(at) ?? this.schemes.get(list.scheme)?.get(at)
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
