/** The official layout as a .docx that offices go on editing: letterhead and signature in tables without lines, text exact. */
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
  type IParagraphOptions,
} from 'docx'
import { placeAndDate, readyToWrite } from './lines.js'
import type { OutgoingPaper, PaperBlock } from './paper.js'
import type { FormatProfile, Style } from './profiles.js'

const A4 = { width: 210, height: 297 }
/** What the rules name; it is on every machine on which such papers are edited. */
const FONT = 'Times New Roman'

const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)
const points = (n: number): number => Math.round(n * 20)
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE }
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE }

type Content = Paragraph | Table

function line(text: string, style: Style, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  return new Paragraph({
    ...options,
    children: [
      new TextRun({
        text,
        font: FONT,
        size: style.size * 2,
        bold: style.bold,
        italics: style.italic,
        underline: style.underline ? {} : undefined,
      }),
    ],
  })
}

const centred = (text: string, style: Style, spacing?: IParagraphOptions['spacing']): Paragraph =>
  line(text, style, { alignment: AlignmentType.CENTER, ...(spacing ? { spacing } : {}) })

/** A drawn line, `share` of the width of its column. */
function rule(width: number, share: number): Paragraph {
  const side = twips((width * (1 - share)) / 2)
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 60, line: 40, lineRule: LineRuleType.EXACT },
    border: { top: { ...LINE, size: 6, space: 1 } },
    children: [],
  })
}

const gap = (height: number): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: points(height), lineRule: LineRuleType.EXACT }, children: [] })

/** A table without lines, for what stands side by side. */
function beside(widths: number[], rows: Content[][][]): Table {
  return new Table({
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, column) =>
              new TableCell({
                children,
                borders: NO_BORDERS,
                width: { size: twips(widths[column] ?? 0), type: WidthType.DXA },
              }),
          ),
        }),
    ),
  })
}

function letterhead(paper: OutgoingPaper, profile: FormatProfile, width: number): Table {
  const [left, right] = [profile.columns[0] * width, profile.columns[1] * width]
  const { underIssuer } = profile
  return beside(
    [left, right],
    [
      [
        [
          ...(paper.superior ? [centred(paper.superior.toLocaleUpperCase('vi'), profile.superior)] : []),
          centred(paper.issuer.toLocaleUpperCase('vi'), profile.issuer),
          'star' in underIssuer ? centred('*', { size: underIssuer.star }) : rule(left, underIssuer.rule),
        ],
        profile.motto.flatMap((motto) => [
          centred(motto.text, motto),
          ...(motto.rule === undefined ? [] : [rule(right, motto.rule)]),
        ]),
      ],
      [
        [
          centred(paper.number, profile.number),
          centred(profile.subject.lead + paper.subject, profile.subject, { before: 120 }),
        ],
        [centred(placeAndDate(paper.place, paper.date, paper.year), profile.place)],
      ],
    ],
  )
}

function addressees({ addressees: to }: OutgoingPaper, { addressees: size }: FormatProfile, width: number): Content[] {
  if (!to.length) return []
  if (to.length === 1) return [gap(12), centred(`Kính gửi: ${to[0]}.`, { size }), gap(8)]
  const [margin, lead] = [27, 24]
  const list = to.map((name, at) =>
    line(
      `- ${name}${at + 1 < to.length ? ';' : '.'}`,
      { size },
      { indent: { left: twips(3), hanging: twips(3) }, spacing: { after: 20 } },
    ),
  )
  return [
    gap(12),
    beside(
      [margin + lead, width - margin - lead],
      [[[line('Kính gửi:', { size }, { indent: { left: twips(margin) } })], list]],
    ),
    gap(8),
  ]
}

function blockOf(block: PaperBlock, profile: FormatProfile, width: number): Content[] {
  const { size, indent, line: pitch, gap: before } = profile.body
  if (block.kind === 'table') return [gap(8), gridOf(block, profile, width), gap(4)]
  const heading = block.kind === 'heading'
  return [
    line(
      block.text,
      { size, bold: heading },
      {
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: twips(indent) },
        spacing: { before: points(before), after: 0, line: points(pitch), lineRule: LineRuleType.EXACT },
        keepNext: heading,
      },
    ),
  ]
}

function gridOf(
  { columns, rows }: Extract<PaperBlock, { kind: 'table' }>,
  { table: size }: FormatProfile,
  width: number,
): Table {
  const widths = columns.map((column) => twips((column.share / 100) * width))
  const cell = (text: string, column: number, head: boolean): TableCell =>
    new TableCell({
      borders: BORDERS,
      verticalAlign: head ? VerticalAlign.CENTER : VerticalAlign.TOP,
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        line(
          text,
          { size, bold: head },
          {
            alignment: head || columns[column]?.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          },
        ),
      ],
    })
  return new Table({
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [columns.map((column) => column.title), ...rows].map(
      (row, at) =>
        new TableRow({
          cantSplit: true,
          tableHeader: at === 0,
          children: row.map((text, column) => cell(text, column, at === 0)),
        }),
    ),
  })
}

function foot({ copies, filed, signer }: OutgoingPaper, profile: FormatProfile, width: number): Content[] {
  const indent = { left: twips(2.5), hanging: twips(2.5) }
  return [
    gap(12),
    beside(
      [width / 2, width / 2],
      [
        [
          [
            line('Nơi nhận:', profile.copiesHead),
            ...copies.map((each) => line(`- ${each};`, { size: profile.copies }, { indent })),
            line(`- ${filed}`, { size: profile.copies }, { indent }),
          ],
          [
            ...(signer.authority ? [centred(signer.authority.toLocaleUpperCase('vi'), profile.authority)] : []),
            centred(signer.post.toLocaleUpperCase('vi'), profile.post, { after: twips(26) }),
            ...(signer.name ? [centred(signer.name, profile.name)] : []),
          ],
        ],
      ],
    ),
  ]
}

/** The paper as a .docx. */
export async function writeDocx(given: OutgoingPaper, profile: FormatProfile): Promise<Buffer> {
  const { page } = profile
  const width = A4.width - page.left - page.right
  const paper = readyToWrite(given, profile)
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: profile.pageNumber * 2 })],
  })
  const document = new Document({
    creator: paper.issuer,
    lastModifiedBy: paper.issuer,
    title: paper.title,
    styles: {
      default: { document: { run: { font: FONT, size: profile.body.size * 2, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(A4.width), height: twips(A4.height) },
            margin: {
              top: twips(page.top),
              bottom: twips(page.bottom),
              left: twips(page.left),
              right: twips(page.right),
              header: twips(10),
            },
          },
        },
        headers: { default: new Header({ children: [number] }), first: new Header({ children: [] }) },
        children: [
          letterhead(paper, profile, width),
          ...addressees(paper, profile, width),
          ...paper.body.flatMap((block) => blockOf(block, profile, width)),
          ...foot(paper, profile, width),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
