import type { Block } from '../paper.js'
import { applyBorder, type Borders } from './docx-borders.js'
import { attribute, type OfficePackage, type XmlHandlers, type XmlTag } from './zip.js'

/** Namespaces of WordprocessingML: the usual one and that of "strict" files. */
const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
])

/** Local name of a WordprocessingML element, "" for any other. */
export function wordName(tag: XmlTag): string {
  return WORD.has(tag.uri) ? tag.local : ''
}

/** The value of an on/off element such as `w:b`: present means on unless it says otherwise. */
export function isOn(tag: XmlTag): boolean {
  const value = attribute(tag, 'val')
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value)
}

/** Character properties that matter for reading; undefined means "as inherited". */
export interface Face {
  bold?: boolean
  italic?: boolean
  caps?: boolean
  hidden?: boolean
  /** Name of the font of letters beyond ASCII; '' where a theme gives it. */
  font?: string
}

export interface ParagraphFacts {
  align?: Block['align']
  list?: string
  level?: number
}

interface Style extends ParagraphFacts {
  face: Face
  borders: Borders
  basedOn?: string
}

/** Sets one property element on a face; true where it was one. */
export function applyFace(face: Face, name: string, tag: XmlTag): boolean {
  if (name === 'b') face.bold = isOn(tag)
  else if (name === 'i') face.italic = isOn(tag)
  else if (name === 'caps') face.caps = isOn(tag)
  else if (name === 'vanish') face.hidden = isOn(tag)
  else if (name === 'rFonts') face.font = fontOf(tag) ?? face.font
  else return false
  return true
}

/** The older codes lie where Word takes the font of "high ANSI"; a theme outdoes a name. */
function fontOf(tag: XmlTag): string | undefined {
  if (attribute(tag, 'hAnsiTheme') ?? attribute(tag, 'asciiTheme')) return ''
  return attribute(tag, 'hAnsi') ?? attribute(tag, 'ascii')
}

/** `w:jc` as the paper says it. */
export function alignOf(value: string | undefined): Block['align'] {
  if (value === 'left' || value === 'start') return 'left'
  if (value === 'right' || value === 'end') return 'right'
  if (value === 'center') return 'center'
  if (value === 'both' || value === 'distribute' || value?.endsWith('Kashida')) return 'justify'
  return undefined
}

/** Styles of a document with their inheritance resolved on asking. */
export class StyleSheet {
  private readonly styles = new Map<string, Style>()
  private readonly resolved = new Map<string, Style>()
  private readonly defaults: Style = { face: {}, borders: {} }
  private defaultStyle: string | undefined
  private defaultTable: string | undefined

  static async read(pack: OfficePackage): Promise<StyleSheet> {
    const sheet = new StyleSheet()
    await pack.readXml('word/styles.xml', sheet.handlers())
    return sheet
  }

  private handlers(): XmlHandlers {
    let style: Style | undefined
    let changes = 0
    let inBorders = false
    return {
      open: (tag) => {
        const name = wordName(tag)
        if (name.endsWith('PrChange')) changes += 1
        if (changes > 0) return
        if (name === 'style') {
          style = { face: {}, borders: {} }
          const id = attribute(tag, 'styleId')
          if (id !== undefined) this.styles.set(id, style)
          if (['1', 'true', 'on'].includes(attribute(tag, 'default') ?? '')) {
            if (attribute(tag, 'type') === 'paragraph') this.defaultStyle = id
            else if (attribute(tag, 'type') === 'table') this.defaultTable = id
          }
        } else if (name === 'docDefaults') style = this.defaults
        else if (!style) return
        else if (name === 'basedOn') style.basedOn = attribute(tag, 'val')
        else if (name === 'jc') style.align = alignOf(attribute(tag, 'val'))
        else if (name === 'numId') style.list = attribute(tag, 'val')
        else if (name === 'ilvl') style.level = Number(attribute(tag, 'val')) || 0
        // Conditional formats of table styles (first row bold …) do not hold for the whole table.
        else if (name === 'tblStylePr') style = undefined
        else if (name === 'tblBorders' || name === 'tcBorders') inBorders = true
        else if (inBorders) applyBorder(style.borders, name, tag)
        else applyFace(style.face, name, tag)
      },
      close: (tag) => {
        const name = wordName(tag)
        if (name.endsWith('PrChange')) changes -= 1
        if (name === 'style' || name === 'docDefaults') style = undefined
        if (name === 'tblBorders' || name === 'tcBorders') inBorders = false
      },
      text: () => {},
    }
  }

  /** What a paragraph of this style (or of none) is like. */
  paragraph(id: string | undefined): ParagraphFacts & { face: Face } {
    const own = this.resolve(id ?? this.defaultStyle)
    return {
      align: own.align ?? this.defaults.align,
      list: own.list,
      level: own.level,
      face: { ...this.defaults.face, ...own.face },
    }
  }

  /** The face a character style gives. */
  character(id: string): Face {
    return this.resolve(id).face
  }

  /** The lines that a table of this style (or of none) has. */
  table(id: string | undefined): Borders {
    return this.resolve(id ?? this.defaultTable).borders
  }

  private resolve(id: string | undefined): Style {
    if (id === undefined) return { face: {}, borders: {} }
    const known = this.resolved.get(id)
    if (known) return known
    const chain: Style[] = []
    const seen = new Set<string>()
    for (let at: string | undefined = id; at !== undefined && !seen.has(at) && chain.length < 32;) {
      seen.add(at)
      const style = this.styles.get(at)
      if (!style) break
      chain.push(style)
      at = style.basedOn
    }
    const result: Style = { face: {}, borders: {} }
    for (const style of chain.toReversed()) {
      Object.assign(result.face, style.face)
      Object.assign(result.borders, style.borders)
      result.align = style.align ?? result.align
      result.list = style.list ?? result.list
      result.level = style.level ?? result.level
    }
    this.resolved.set(id, result)
    return result
  }
}
