import { isOn, wordName } from './docx-styles.js'
import { type Level, type List, Numbering } from './numbering.js'
import { attribute, type OfficePackage, type XmlHandlers } from './zip.js'

const LABEL_LENGTH = 64

/** The automatic lists of a .docx. */
export async function docxNumbering(pack: OfficePackage): Promise<Numbering> {
  const schemes = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  await pack.readXml('word/numbering.xml', handlers(schemes, lists))
  return new Numbering(schemes, lists)
}

function handlers(schemes: Map<string, Map<number, Level>>, lists: Map<string, List>): XmlHandlers {
  let scheme: Map<number, Level> | undefined
  let list: List | undefined
  let override = 0
  let level: Level | undefined
  return {
    open: (tag) => {
      const name = wordName(tag)
      const value = (): string => attribute(tag, 'val') ?? ''
      if (name === 'abstractNum') {
        scheme = new Map()
        schemes.set(attribute(tag, 'abstractNumId') ?? '', scheme)
      } else if (name === 'num') {
        list = { scheme: '', levels: new Map(), starts: new Map() }
        lists.set(attribute(tag, 'numId') ?? '', list)
      } else if (name === 'abstractNumId' && list) list.scheme = value()
      else if (name === 'lvlOverride') override = Number(attribute(tag, 'ilvl')) || 0
      else if (name === 'startOverride') list?.starts.set(override, Number(value()) || 0)
      else if (name === 'lvl') {
        level = { start: 0, format: 'decimal', text: '', legal: false, restart: true }
        const into = list?.levels ?? scheme
        into?.set(Number(attribute(tag, 'ilvl')) || 0, level)
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
