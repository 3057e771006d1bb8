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
const ALIGN = { center: AlignmentType.CENTER, left: AlignmentType.LEFT, both: AlignmentType.JUSTIFIED }
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
          alignment: head ? AlignmentType.CENTER : ALIGN[table.align[column] === 'both' ? 'left' : table.align[column]],
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
  return at(new Date(`${doc.issued}T01:00:00Z`), build)
}

/** Runs `make` with a clock that stands still: the packer writes the time into the properties and the archive. */
async function at(moment, make) {
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

/** Tinos has the measures of Times New Roman; it comes in slices by script, of which a document needs two. */
async function fontFaces() {
  const home = dirname(createRequire(import.meta.url).resolve('@fontsource/tinos/package.json'))
  const faces = []
  for (const weight of [400, 700]) {
    for (const style of ['normal', 'italic']) {
      const sheet = await readFile(join(home, style === 'italic' ? `${weight}-italic.css` : `${weight}.css`), 'utf8')
      for (const [face] of sheet.matchAll(/@font-face\s*{[^}]*}/g)) {
        const file = face.match(/url\(\.\/(files\/tinos-(?:vietnamese|latin)-\d[^)]*\.woff2)\)/)?.[1]
        if (!file) continue
        const data = (await readFile(join(home, file))).toString('base64')
        faces.push(face.replace(/src:[^;]*;/, `src: url(data:font/woff2;base64,${data}) format('woff2');`))
      }
    }
  }
  return faces.join('\n')
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
  process.env.CHROMIUM_PATH ??= 'none'
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
