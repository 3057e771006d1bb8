/**
 * Writes the Word documents of this folder from their words:  node test/written/make.mjs
 *
 * ID.source.json holds the date of issue and the blocks of ID.docx in order: a paragraph (`p`), one in the middle of the
 * line (`center`), one that Word numbers by itself (`level` 0 is `1.`, 1 is `a)`), or a table, `ruled` or `bare` (the
 * letterhead), as rows of cells of lines; the last cell of a short row takes the columns that are left. **Two stars**
 * make bold, *one star* makes italic. Every run gives the same bytes: the date of issue stands in place of the clock.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  AlignmentType,
  BorderStyle,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

const here = import.meta.dirname
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const BARE = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }
const NUMBERING = {
  config: [
    {
      reference: 'items',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
        { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2)', alignment: AlignmentType.LEFT },
      ],
    },
  ],
}

function paragraph(source, options = {}) {
  const children = source
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter(Boolean)
    .map((part) => {
      const stars = part === '*' ? 0 : /^\**/.exec(part)[0].length
      const text = stars ? part.slice(stars, -stars) : part
      return new TextRun({ text, bold: stars === 2, italics: stars === 1, font: 'Times New Roman', size: 28 })
    })
  return new Paragraph({ ...options, children })
}

function table({ table: kind, widths, rows }) {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: kind === 'bare' ? BARE : undefined,
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((lines, column) => {
            const last = column === cells.length - 1
            return new TableCell({
              columnSpan: last ? widths.length - column : 1,
              width: { size: widths[column], type: WidthType.PERCENTAGE },
              children: lines.map((line) => paragraph(line)),
            })
          }),
        }),
    ),
  })
}

function block(source) {
  if (source.table) return table(source)
  if (source.center) return paragraph(`**${source.center}**`, { alignment: AlignmentType.CENTER })
  if (source.level === undefined) return paragraph(source.p)
  return paragraph(source.p, { numbering: { reference: 'items', level: source.level } })
}

process.env.TZ = 'UTC' // the archive inside a .docx knows only local time
const Clock = globalThis.Date
for (const name of (await readdir(here)).filter((file) => file.endsWith('.source.json')).toSorted()) {
  const { issued, blocks } = JSON.parse(await readFile(join(here, name), 'utf8'))
  globalThis.Date = class extends Clock {
    constructor(...args) {
      super(...(args.length === 0 ? [`${issued}T08:00:00Z`] : args))
    }
    static now() {
      return new Clock(`${issued}T08:00:00Z`).getTime()
    }
  }
  const sections = [{ children: blocks.map(block) }]
  const bytes = await Packer.toBuffer(new Document({ numbering: NUMBERING, sections }))
  globalThis.Date = Clock
  await writeFile(join(here, name.replace('.source.json', '.docx')), bytes)
  console.log(`${String(bytes.length).padStart(7)}  ${name.replace('.source.json', '.docx')}`)
}
