/**
 * Writes the sample documents under samples/: official letters, a plan and a directive about an invented city, in the
 * layout that the party's and the state's rules ask for.
 *
 *   node scripts/make-samples.mjs              write samples/ID.docx, .pdf and .txt
 *   node scripts/make-samples.mjs --check      compare what would be written with what stands there; exit status 1
 *   node scripts/make-samples.mjs --text DIR   also write DIR/text/ID.txt and DIR/truth/ID.json, the form of the corpus
 *
 * The words of each document stand once, in samples/ID.source.mjs; its reading, samples/ID.reading.json, is written by
 * hand and is not touched here. In a source, **two stars** make bold and *one star* makes italic.
 *
 * Every run gives the same bytes: the date of issue stands in place of the clock, and the PDF is printed by the browser
 * whose version is in the lockfile (set CHROMIUM_PATH to print with another one where that does not run).
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inflateSync } from 'node:zlib'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { tsImport } from 'tsx/esm/api'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const SAMPLES = join(ROOT, 'samples')

/** What the two sets of rules ask for. Lengths in millimetres, sizes in points. */
const PAGE = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15 }
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
const FONT = 'Times New Roman'
const PROFILES = {
  party: {
    motto: [{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', size: 15, bold: true, rule: 0.78 }],
    columns: [0.43, 0.57],
    superior: 14,
    issuer: 14,
    star: true,
    number: 14,
    subject: { size: 12, italics: true },
    place: 14,
    indent: 12.7,
    line: 18,
    gap: 6,
    kind: 16,
    about: 14,
    dash: true,
    copiesHead: { size: 13, underline: true },
    copies: 12,
    titleBold: false,
  },
  state: {
    motto: [
      { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 13, bold: true },
      { text: 'Độc lập - Tự do - Hạnh phúc', size: 14, bold: true, rule: 0.62 },
    ],
    columns: [0.4, 0.6],
    superior: 13,
    issuer: 13,
    issuerRule: 0.4,
    number: 13,
    subject: { size: 12 },
    place: 14,
    indent: 12.7,
    line: 18,
    gap: 6,
    kind: 14,
    about: 14,
    copiesHead: { size: 12, bold: true, italics: true },
    copies: 11,
    titleBold: true,
  },
}

/** 'a **b** *c*' as [{ text, bold?, italics? }]. */
function runs(source) {
  return source
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter(Boolean)
    .map((part) => {
      if (part.startsWith('**')) return { text: part.slice(2, -2), bold: true }
      if (part.startsWith('*')) return { text: part.slice(1, -1), italics: true }
      return { text: part }
    })
}

const plain = (source) =>
  runs(source)
    .map((run) => run.text)
    .join('')

// ---------------------------------------------------------------------------------------------- plain text

function toText(doc) {
  const lines = [...(doc.head.superior ?? []), ...doc.head.issuer]
  const profile = PROFILES[doc.system]
  if (profile.star) lines.push('*')
  lines.push(doc.head.number, ...(doc.head.subject ?? []), '')
  lines.push(...profile.motto.map((line) => line.text), doc.head.place, '')
  if (doc.kind) {
    lines.push(doc.kind, ...doc.about)
    if (profile.dash) lines.push('-----')
    lines.push('')
  }
  if (doc.to) lines.push('Kính gửi:', ...doc.to.map((item) => `- ${item}`), '')
  for (const block of doc.body) {
    if (block.table) {
      for (const row of [block.table.columns, ...block.table.rows]) lines.push(row.join('\t'))
      lines.push('')
    } else {
      lines.push(plain(block.h ?? block.p), '')
    }
  }
  lines.push('Nơi nhận:', ...doc.copies.map((item) => `- ${item}`), '')
  lines.push(...doc.signer.authority, doc.signer.title)
  return `${lines.join('\n')}\n`
}

// ---------------------------------------------------------------------------------------------- .docx

const twips = (millimetres) => Math.round((millimetres / 25.4) * 1440)
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE }
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const ALL_BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const ALIGN = { center: AlignmentType.CENTER, left: AlignmentType.LEFT }
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 }

function paragraph(source, { size, bold, italics, underline, ...options }) {
  return new Paragraph({
    ...options,
    children: runs(source).map(
      (run) =>
        new TextRun({
          text: run.text,
          font: FONT,
          size: size * 2,
          bold: run.bold || bold,
          italics: run.italics || italics,
          underline: underline ? {} : undefined,
        }),
    ),
  })
}

const centred = (source, style) => paragraph(source, { alignment: AlignmentType.CENTER, ...style })

/** A line drawn under a heading, `share` of the width of its column. */
function rule(width, share) {
  const side = twips((width * (1 - share)) / 2)
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 60, line: 40, lineRule: LineRuleType.EXACT },
    border: { top: { ...LINE, size: 6, space: 1 } },
    children: [],
  })
}

/** An empty line of a given height, in twips. */
function gap(height) {
  const spacing = { before: 0, after: 0, line: height, lineRule: LineRuleType.EXACT }
  return new Paragraph({ spacing, children: [] })
}

function layoutTable(widths, rows) {
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    margins: NO_MARGINS,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, column) =>
              new TableCell({
                children,
                borders: NO_BORDERS,
                width: { size: twips(widths[column]), type: WidthType.DXA },
              }),
          ),
        }),
    ),
  })
}

function docxHead(doc, profile) {
  const [left, right] = profile.columns.map((share) => share * TEXT_WIDTH)
  const issuer = [
    ...(doc.head.superior ?? []).map((line) => centred(line, { size: profile.superior })),
    ...doc.head.issuer.map((line) => centred(line, { size: profile.issuer, bold: true })),
  ]
  if (profile.star) issuer.push(new Paragraph({ alignment: ALIGN.center, children: [star()] }))
  if (profile.issuerRule) issuer.push(rule(left, profile.issuerRule))
  const motto = profile.motto.flatMap((line) => [
    centred(line.text, { size: line.size, bold: line.bold }),
    ...(line.rule ? [rule(right, line.rule)] : []),
  ])
  const number = [
    centred(doc.head.number, { size: profile.number }),
    ...(doc.head.subject ?? []).map((line, index) =>
      centred(line, { ...profile.subject, spacing: { before: index === 0 ? 120 : 0 } }),
    ),
  ]
  const place = [centred(doc.head.place, { size: profile.place, italics: true })]
  return layoutTable(
    [left, right],
    [
      [issuer, motto],
      [number, place],
    ],
  )
}

const star = () => new TextRun({ text: '*', font: FONT, size: 28 })

function docxBody(doc, profile) {
  const spacing = { before: profile.gap * 20, after: 0, line: profile.line * 20 }
  const exact = { ...spacing, lineRule: LineRuleType.EXACT }
  return doc.body.flatMap((block) => {
    if (block.table) return [gap(120), docxTable(block.table), gap(60)]
    return paragraph(block.h ?? block.p, {
      size: 14,
      bold: Boolean(block.h),
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: twips(profile.indent) },
      spacing: exact,
      keepNext: Boolean(block.h),
    })
  })
}

function docxTable(table) {
  const widths = table.widths.map((percent) => twips((percent / 100) * TEXT_WIDTH))
  const cell = (text, column, head) =>
    new TableCell({
      borders: ALL_BORDERS,
      verticalAlign: VerticalAlign.CENTER,
      width: { size: widths[column], type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        paragraph(text, {
          size: 13,
          bold: head,
          alignment: head ? AlignmentType.CENTER : ALIGN[table.align[column]],
        }),
      ],
    })
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [table.columns, ...table.rows].map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: index === 0,
          children: row.map((text, column) => cell(text, column, index === 0)),
        }),
    ),
  })
}

function docxTo(doc) {
  if (!doc.to) return []
  const lead = 24
  const margin = 27
  return [
    gap(200),
    layoutTable(
      [margin + lead, TEXT_WIDTH - margin - lead],
      [
        [
          [paragraph('Kính gửi:', { size: 14, alignment: ALIGN.left, indent: { left: twips(margin) } })],
          doc.to.map((item) =>
            paragraph(`- ${item}`, { size: 14, indent: { left: twips(3), hanging: twips(3) }, spacing: { after: 20 } }),
          ),
        ],
      ],
    ),
    gap(160),
  ]
}

function docxTitle(doc, profile) {
  if (!doc.kind) return []
  const last = doc.about.length - 1
  return [
    centred(doc.kind, { size: profile.kind, bold: true, spacing: { before: 360, after: 40 } }),
    ...doc.about.map((line, index) =>
      centred(line, { size: profile.about, bold: true, spacing: { after: index === last && !profile.dash ? 240 : 0 } }),
    ),
    ...(profile.dash ? [centred('-----', { size: 14, spacing: { after: 200 } })] : []),
  ]
}

function docxFoot(doc, profile) {
  const half = TEXT_WIDTH / 2
  return [
    gap(200),
    layoutTable(
      [half, half],
      [
        [
          [
            paragraph('Nơi nhận:', profile.copiesHead),
            ...doc.copies.map((item) =>
              paragraph(`- ${item}`, { size: profile.copies, indent: { left: twips(2.5), hanging: twips(2.5) } }),
            ),
          ],
          [
            ...doc.signer.authority.map((line) => centred(line, { size: 14, bold: true })),
            centred(doc.signer.title, { size: 14, bold: profile.titleBold, spacing: { after: 1500 } }),
          ],
        ],
      ],
    ),
  ]
}

async function toDocx(doc) {
  const profile = PROFILES[doc.system]
  const pageNumber = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 26 })],
  })
  const build = () =>
    Packer.toBuffer(
      new Document({
        creator: plain(doc.head.issuer.join(' ')),
        lastModifiedBy: plain(doc.head.issuer.join(' ')),
        title: doc.title,
        styles: { default: { document: { run: { font: FONT, size: 28, language: { value: 'vi-VN' } } } } },
        sections: [
          {
            properties: {
              titlePage: true,
              page: {
                size: { width: twips(PAGE.width), height: twips(PAGE.height) },
                margin: {
                  top: twips(PAGE.top),
                  bottom: twips(PAGE.bottom),
                  left: twips(PAGE.left),
                  right: twips(PAGE.right),
                  header: twips(10),
                },
              },
            },
            headers: { default: new Header({ children: [pageNumber] }), first: new Header({ children: [] }) },
            children: [
              docxHead(doc, profile),
              ...docxTo(doc),
              ...docxTitle(doc, profile),
              ...docxBody(doc, profile),
              ...docxFoot(doc, profile),
            ],
          },
        ],
      }),
    )
  return whenItIs(new Date(`${doc.issued}T01:00:00Z`), build)
}

/** Runs `make` with a clock that stands still: the packer writes the time into the properties and the archive. */
async function whenItIs(moment, make) {
  const real = globalThis.Date
  globalThis.Date = class extends real {
    constructor(...args) {
      super(...(args.length === 0 ? [moment.getTime()] : args))
    }
    static now() {
      return moment.getTime()
    }
  }
  try {
    return await make()
  } finally {
    globalThis.Date = real
  }
}

// ---------------------------------------------------------------------------------------------- PDF

const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign])

function inline(source) {
  return runs(source)
    .map((run) => {
      const text = escape(run.text)
      if (run.bold) return `<b>${text}</b>`
      return run.italics ? `<i>${text}</i>` : text
    })
    .join('')
}

function css(style) {
  const rules = [`font-size:${style.size}pt`]
  if (style.bold) rules.push('font-weight:700')
  if (style.italics) rules.push('font-style:italic')
  if (style.underline) rules.push('text-decoration:underline')
  return rules.join(';')
}

const div = (source, style, name = '') => `<p class="${name}" style="${css(style)}">${inline(source)}</p>`
const drawn = (share) => `<div class="rule" style="width:${share * 100}%"></div>`

async function toHtml(doc) {
  const profile = PROFILES[doc.system]
  const [left, right] = profile.columns.map((share) => `${share * TEXT_WIDTH}mm`)
  const issuer = [
    ...(doc.head.superior ?? []).map((line) => div(line, { size: profile.superior })),
    ...doc.head.issuer.map((line) => div(line, { size: profile.issuer, bold: true })),
    profile.star ? '<p style="font-size:14pt">*</p>' : '',
    profile.issuerRule ? drawn(profile.issuerRule) : '',
  ]
  const motto = profile.motto.flatMap((line) => [div(line.text, line), line.rule ? drawn(line.rule) : ''])
  const number = [
    div(doc.head.number, { size: profile.number }),
    '<div style="height:5pt"></div>',
    ...(doc.head.subject ?? []).map((line) => div(line, profile.subject)),
  ]
  const body = doc.body.map((block) =>
    block.h ? `<h2>${inline(block.h)}</h2>` : `<p class="body">${inline(block.p)}</p>`,
  )
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escape(doc.title)}</title><style>
${await fontFaces()}
@page { size: ${PAGE.width}mm ${PAGE.height}mm; margin: ${PAGE.top}mm ${PAGE.right}mm ${PAGE.bottom}mm ${PAGE.left}mm;
  @top-center { content: counter(page); font: 13pt Tinos; padding-top: 8mm; vertical-align: top } }
@page :first { @top-center { content: none } }
* { margin: 0; padding: 0; box-sizing: border-box }
body { font: 14pt/1.16 Tinos; color: #000; text-rendering: geometricPrecision }
.row { display: flex; align-items: flex-start }
.head > div { text-align: center; white-space: nowrap }
.rule { border-top: .75pt solid #000; margin: 2pt auto 4pt }
.to { margin: 12pt 0 8pt; padding-left: 27mm }
.to > p { width: 24mm; flex: none }
.to li, .foot li { list-style: none; text-indent: -2.8mm; padding-left: 2.8mm }
.to li { margin-bottom: 1pt }
.body, h2 { font-size: 14pt; line-height: ${profile.line}pt; text-align: justify; text-indent: ${profile.indent}mm;
  margin: ${profile.gap}pt 0; orphans: 2; widows: 2 }
h2 { font-weight: 700; break-after: avoid }
.foot { margin-top: 14pt; break-inside: avoid }
.foot > div { width: 50% }
.sign { text-align: center; padding-bottom: 28mm }
</style></head><body>
<div class="row head"><div style="width:${left}">${issuer.join('')}</div><div style="width:${right}">${motto.join('')}</div></div>
<div class="row head"><div style="width:${left}">${number.join('')}</div><div style="width:${right}">${div(doc.head.place, { size: profile.place, italics: true })}</div></div>
${doc.to ? `<div class="row to"><p>Kính gửi:</p><ul>${doc.to.map((item) => `<li>- ${inline(item)}</li>`).join('')}</ul></div>` : ''}
${body.join('\n')}
<div class="row foot"><div>${div('Nơi nhận:', profile.copiesHead)}<ul style="font-size:${profile.copies}pt">${doc.copies
    .map((item) => `<li>- ${inline(item)}</li>`)
    .join('')}</ul></div><div class="sign">${doc.signer.authority
    .map((line) => div(line, { size: 14, bold: true }))
    .join('')}${div(doc.signer.title, { size: 14, bold: profile.titleBold })}</div></div>
</body></html>`
}

/**
 * Tinos has the measures of Times New Roman. The package cuts it into slices by script, and a word such as 'việc' would
 * be set in two fonts and come out of the PDF in three pieces, which no office's document does; so the two slices that
 * Vietnamese needs are put together again.
 */
async function fontFaces() {
  const home = dirname(createRequire(import.meta.url).resolve('@fontsource/tinos/package.json'))
  const faces = []
  for (const weight of [400, 700]) {
    for (const style of ['normal', 'italic']) {
      const slice = async (script) =>
        readWoff(await readFile(join(home, `files/tinos-${script}-${weight}-${style}.woff`)))
      const font = joinFonts([await slice('latin'), await slice('vietnamese')])
      const url = `url(data:font/ttf;base64,${font.toString('base64')})`
      faces.push(`@font-face { font-family: Tinos; font-weight: ${weight}; font-style: ${style}; src: ${url} }`)
    }
  }
  return faces.join('\n')
}

/** The tables of a WOFF file, by name. */
function readWoff(file) {
  const tables = {}
  for (let index = 0; index < file.readUInt16BE(12); index++) {
    const entry = 44 + index * 20
    const [offset, packed, length] = [4, 8, 12].map((field) => file.readUInt32BE(entry + field))
    const data = file.subarray(offset, offset + packed)
    tables[file.toString('latin1', entry, entry + 4)] = packed < length ? inflateSync(data) : data
  }
  return tables
}

/** One TrueType font with the glyphs of all slices: outlines, widths and characters; no kerning, as in an office. */
function joinFonts(slices) {
  const outlines = []
  const metrics = []
  const characters = new Map()
  for (const slice of slices) {
    const base = outlines.length
    const long = slice.head.readUInt16BE(50) === 1
    const place = (index) => (long ? slice.loca.readUInt32BE(index * 4) : slice.loca.readUInt16BE(index * 2) * 2)
    const wide = slice.hhea.readUInt16BE(34)
    for (let index = 0; index < slice.maxp.readUInt16BE(4); index++) {
      outlines.push(moveComponents(Buffer.from(slice.glyf.subarray(place(index), place(index + 1))), base))
      const metric = Buffer.alloc(4)
      slice.hmtx.copy(metric, 0, Math.min(index, wide - 1) * 4, Math.min(index, wide - 1) * 4 + 2)
      const bearing = index < wide ? index * 4 + 2 : wide * 4 + (index - wide) * 2
      slice.hmtx.copy(metric, 2, bearing, bearing + 2)
      metrics.push(metric)
    }
    for (const [character, glyph] of readCharacters(slice.cmap)) {
      if (!characters.has(character)) characters.set(character, glyph + base)
    }
  }
  const [first] = slices
  const head = Buffer.from(first.head)
  head.writeUInt16BE(1, 50)
  const hhea = Buffer.from(first.hhea)
  hhea.writeUInt16BE(outlines.length, 34)
  const maxp = Buffer.from(first.maxp)
  for (let field = 6; field < maxp.length; field += 2) {
    maxp.writeUInt16BE(Math.max(...slices.map((slice) => slice.maxp.readUInt16BE(field))), field)
  }
  maxp.writeUInt16BE(outlines.length, 4)
  const post = Buffer.from(first.post.subarray(0, 32))
  post.writeUInt32BE(0x00030000, 0)
  const loca = Buffer.alloc((outlines.length + 1) * 4)
  let end = 0
  for (const [index, outline] of outlines.entries()) loca.writeUInt32BE((end += outline.length), (index + 1) * 4)
  return writeFont({
    'OS/2': first['OS/2'],
    cmap: writeCharacters(characters),
    glyf: Buffer.concat(outlines),
    head,
    hhea,
    hmtx: Buffer.concat(metrics),
    loca,
    maxp,
    name: first.name,
    post,
  })
}

/** A glyph may be made of others (ấ of â and a mark): their numbers move with them. Padded to four bytes. */
function moveComponents(outline, base) {
  if (outline.length > 0 && outline.readInt16BE(0) < 0) {
    let at = 10
    let flags
    do {
      flags = outline.readUInt16BE(at)
      outline.writeUInt16BE(outline.readUInt16BE(at + 2) + base, at + 2)
      const scale = flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
      at += 4 + (flags & 0x1 ? 4 : 2) + scale
    } while (flags & 0x20)
  }
  return Buffer.concat([outline, Buffer.alloc(-outline.length & 3)])
}

/** Character and glyph, from the table of form 4 that every slice has. */
function* readCharacters(cmap) {
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    if (table.readUInt16BE(0) !== 4) continue
    const segments = table.readUInt16BE(6)
    for (let segment = 0; segment < segments; segment += 2) {
      const last = table.readUInt16BE(14 + segment)
      const first = table.readUInt16BE(16 + segments + segment)
      const delta = table.readUInt16BE(16 + segments * 2 + segment)
      const rangeAt = 16 + segments * 3 + segment
      const range = table.readUInt16BE(rangeAt)
      for (let character = first; character <= last && character < 0xffff; character++) {
        const listed = range === 0 ? character : table.readUInt16BE(rangeAt + range + (character - first) * 2)
        const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff
        if (glyph !== 0) yield [character, glyph]
      }
    }
    return
  }
  throw new Error('A font without a character table of form 4.')
}

/** The same as a table of form 12, one group a character. */
function writeCharacters(characters) {
  const sorted = [...characters].toSorted((a, b) => a[0] - b[0])
  const table = Buffer.alloc(28 + sorted.length * 12)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + sorted.length * 12, 16)
  table.writeUInt32BE(sorted.length, 24)
  for (const [index, [character, glyph]] of sorted.entries()) {
    for (const [field, value] of [character, character, glyph].entries()) {
      table.writeUInt32BE(value, 28 + index * 12 + field * 4)
    }
  }
  return table
}

function writeFont(tables) {
  const names = Object.keys(tables)
  const power = Math.floor(Math.log2(names.length))
  const header = Buffer.alloc(12 + names.length * 16)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(names.length, 4)
  header.writeUInt16BE(2 ** power * 16, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE((names.length - 2 ** power) * 16, 10)
  const parts = [header]
  let offset = header.length
  for (const [index, name] of names.entries()) {
    const data = Buffer.concat([tables[name], Buffer.alloc(-tables[name].length & 3)])
    let sum = 0
    for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0
    const entry = 12 + index * 16
    header.write(name, entry, 'latin1')
    header.writeUInt32BE(sum, entry + 4)
    header.writeUInt32BE(offset, entry + 8)
    header.writeUInt32BE(tables[name].length, entry + 12)
    parts.push(data)
    offset += data.length
  }
  return Buffer.concat(parts)
}

async function toPdf(doc, browser) {
  const page = await browser.newPage()
  try {
    await page.setContent(await toHtml(doc))
    await page.evaluate(() => document.fonts.ready)
    const printed = await page.pdf({ preferCSSPageSize: true, tagged: true })
    const stamp = `(D:${doc.issued.replaceAll('-', '')}010000+00'00')`
    const dated = printed
      .toString('latin1')
      .replace(/(\/(?:CreationDate|ModDate) )(\([^)]*\))/g, (whole, key, value) => {
        if (value.length !== stamp.length) throw new Error(`A date of another form in the PDF: ${value}`)
        return key + stamp
      })
    return Buffer.from(dated, 'latin1')
  } finally {
    await page.close()
  }
}

// ---------------------------------------------------------------------------------------------- all of them

async function main(args) {
  const check = args.includes('--check')
  const textDir = args.includes('--text') ? args[args.indexOf('--text') + 1] : undefined
  const sources = (await readdir(SAMPLES)).filter((name) => name.endsWith('.source.mjs')).toSorted()
  process.env.TZ = 'UTC' // the archive inside a .docx knows only local time
  process.env.CHROMIUM_PATH ||= 'none'
  const { openBrowser } = await tsImport('../test/browser.ts', import.meta.url)
  const browser = await openBrowser()
  let different = 0
  try {
    for (const source of sources) {
      const { default: doc } = await import(pathToFileURL(join(SAMPLES, source)).href)
      for (const kind of doc.files) {
        const name = `${doc.id}.${kind}`
        const bytes =
          kind === 'docx' ? await toDocx(doc) : kind === 'pdf' ? await toPdf(doc, browser) : Buffer.from(toText(doc))
        if (check) {
          const there = await readFile(join(SAMPLES, name)).catch(() => undefined)
          const same = there !== undefined && there.equals(bytes)
          if (!same) different++
          console.log(`${same ? 'same' : 'different'}  ${name}`)
        } else {
          await writeFile(join(SAMPLES, name), bytes)
          console.log(`${String(bytes.length).padStart(7)}  ${name}`)
        }
      }
      if (textDir) {
        await mkdir(join(textDir, 'text'), { recursive: true })
        await mkdir(join(textDir, 'truth'), { recursive: true })
        await writeFile(join(textDir, 'text', `${doc.id}.txt`), toText(doc))
        await writeFile(
          join(textDir, 'truth', `${doc.id}.json`),
          await readFile(join(SAMPLES, `${doc.id}.reading.json`)),
        )
      }
    }
  } finally {
    await browser.close()
  }
  if (different > 0) process.exitCode = 1
}

await main(process.argv.slice(2))
