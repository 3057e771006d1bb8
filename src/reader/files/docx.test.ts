import { describe, expect, it } from 'vitest'
import { type DocxParts, docx, p } from '../../../test/hostile/make.js'
import type { Block, Paper } from '../paper.js'
import { readDocx } from './docx.js'

const read = (parts: DocxParts): Promise<Paper> => readDocx(docx(parts))
const texts = (paper: Paper): string[] => paper.blocks.map((b) => paper.text.slice(b.start, b.end))
const faces = (paper: Paper, block: Block): string[] =>
  (block.emphasis ?? []).map((e) => `${e.bold ? 'b' : ''}${e.italic ? 'i' : ''}:${paper.text.slice(e.start, e.end)}`)
const r = (text: string, face = ''): string =>
  `<w:r>${face && `<w:rPr>${face}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const tc = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const tbl = (...rows: string[]): string => `<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>${rows.join('')}</w:tbl>`

describe('paragraphs of a docx', () => {
  it('become blocks that fit the text exactly, without the empty ones', async () => {
    const paper = await read({ body: p('Kính gửi:') + p('') + p('  - Các sở;  ') + '<w:p/>' + p('Nay chỉ đạo') })
    expect(paper.text).toBe('Kính gửi:\n- Các sở;\nNay chỉ đạo')
    expect(texts(paper)).toEqual(['Kính gửi:', '- Các sở;', 'Nay chỉ đạo'])
    expect(paper).toMatchObject({ format: 'docx', pages: null })
  })

  it('keep bold and italic words, joined where they touch', async () => {
    const paper = await read({
      body: `<w:p>${r('gửi về ')}${r('trước', '<w:b/>')}${r(' ')}${r('ngày 29/3', '<w:b w:val="1"/>')}${r(' (')}${r('nếu có', '<w:i/>')}${r(')')}${r(' x', '<w:b w:val="0"/>')}</w:p>`,
    })
    expect(paper.text).toBe('gửi về trước ngày 29/3 (nếu có) x')
    expect(faces(paper, paper.blocks[0]!)).toEqual(['b:trước ngày 29/3', 'i:nếu có'])
  })

  it('join accents that stand in another run than their letter', async () => {
    const paper = await read({ body: `<w:p>${r('u', '<w:b/>')}${r('\u0309y ban', '<w:i/>')}</w:p>` })
    expect(paper.text).toBe('ủy ban')
    expect(paper.text).toBe(paper.text.normalize('NFC'))
    expect(faces(paper, paper.blocks[0]!)).toEqual(['b:ủ', 'i:y ban'])
  })

  it('take alignment and faces from styles, through inheritance and defaults', async () => {
    const paper = await read({
      parts: {
        'word/styles.xml':
          '<w:styles @><w:docDefaults><w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>' +
          '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
          '<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Base"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>' +
          '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:caps/></w:rPr></w:style></w:styles>',
      },
      body:
        p('Tên', '<w:pStyle w:val="Title"/>') +
        p('Phải', '<w:pStyle w:val="Title"/><w:jc w:val="end"/>') +
        p('Thường', '<w:pStyle w:val="Loop"/>') +
        `<w:p>${r('thành ủy', '<w:rStyle w:val="Strong"/>')}${r(' ẩn', '<w:vanish/>')}</w:p>`,
    })
    expect(paper.blocks.map((b) => b.align)).toEqual(['center', 'right', 'justify', 'justify'])
    expect(texts(paper).at(-1)).toBe('THÀNH ỦY')
    expect(faces(paper, paper.blocks[0]!)).toEqual(['b:Tên'])
    expect(faces(paper, paper.blocks[3]!)).toEqual(['b:THÀNH ỦY'])
  })

  it('know tabs, breaks, hyphens and symbols', async () => {
    const paper = await read({
      body: '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>Số 16</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:br/><w:t>dòng hai</w:t></w:r></w:p>',
    })
    expect(paper.text).toBe('•\tSố 16-NQ\ndòng hai')
    expect(paper.blocks).toHaveLength(1)
  })

  it('leave out what a revision struck out and keep what it put in', async () => {
    const paper = await read({
      body:
        `<w:p>${r('trước ngày ')}<w:del w:id="1"><w:r><w:delText>29/3</w:delText></w:r></w:del><w:ins w:id="2">${r('05/4')}</w:ins></w:p>` +
        `<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:del w:id="3"/></w:rPr><w:pPrChange><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange></w:pPr>${r('một ')}</w:p>${p('hai')}`,
    })
    expect(texts(paper)).toEqual(['trước ngày 05/4', 'một hai'])
  })

  it('keep results of fields and not their codes', async () => {
    const paper = await read({
      body: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>${r('26/3/2024')}</w:p>`,
    })
    expect(paper.text).toBe('26/3/2024')
  })
})

describe('automatic numbering', () => {
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const numbering =
    `<w:numbering @><w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2.', '<w:isLgl/>')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '\uf02d')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
  const item = (text: string, list: number, at: number): string =>
    p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)

  it('gives the labels that Word prints, outside the text', async () => {
    const paper = await read({
      parts: {
        'word/numbering.xml': numbering,
        'word/styles.xml':
          '<w:styles @><w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>',
      },
      body:
        item('a', 1, 0) +
        item('b', 1, 1) +
        item('c', 1, 2) +
        item('d', 1, 2) +
        p('e', '<w:pStyle w:val="L"/>') +
        item('f', 1, 0) +
        item('g', 1, 1) +
        item('h', 2, 0) +
        item('i', 3, 0) +
        p('k', '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    })
    expect(paper.blocks.map((b) => b.label)).toEqual([
      'I.',
      '1.1.',
      'a)',
      'b)',
      '1.2.',
      'II.',
      '2.1.',
      '-',
      'I.',
      undefined,
    ])
    expect(paper.text).toBe('a\nb\nc\nd\ne\nf\ng\nh\ni\nk')
  })
})

describe('tables of a docx', () => {
  it('give every block its cell', async () => {
    const paper = await read({
      body:
        p('Biểu') +
        tbl(
          tr(tc(p('TT')), tc(p('Nội dung')), tc(p('Thời hạn'))),
          tr(tc(p('Tổng'), '<w:gridSpan w:val="2"/>'), tc(p('3') + p('việc'))),
        ) +
        p('Hết') +
        tbl(tr(tc(p('x')))),
    })
    expect(paper.blocks.map((b) => b.cell)).toEqual([
      undefined,
      { table: 0, row: 0, column: 0, span: 1, ruled: false },
      { table: 0, row: 0, column: 1, span: 1, ruled: false },
      { table: 0, row: 0, column: 2, span: 1, ruled: false },
      { table: 0, row: 1, column: 0, span: 2, ruled: false },
      { table: 0, row: 1, column: 2, span: 1, ruled: false },
      { table: 0, row: 1, column: 2, span: 1, ruled: false },
      undefined,
      { table: 1, row: 0, column: 0, span: 1, ruled: false },
    ])
  })

  it('say whether lines are drawn around a cell: by the table, its style, the row or the cell', async () => {
    const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    const lines = (kind: string, more = ''): string =>
      sides.map((side) => `<w:${side} w:val="${kind}" w:sz="4" w:color="auto"${more}/>`).join('')
    const own = (kind: string): string => `<w:tblPr><w:tblBorders>${lines(kind)}</w:tblBorders></w:tblPr>`
    const styled = (id: string, rest = ''): string => `<w:tblPr><w:tblStyle w:val="${id}"/>${rest}</w:tblPr>`
    const one = (properties: string, inner = tc(p('a')) + tc(p('b'))): string =>
      `<w:tbl>${properties}<w:tr>${inner}</w:tr></w:tbl>`
    const of = async (table: string): Promise<(boolean | undefined)[]> => {
      const paper = await read({
        body: table,
        parts: {
          'word/styles.xml':
            '<w:styles @><w:style w:type="table" w:default="1" w:styleId="Normal"><w:name w:val="Normal Table"/></w:style>' +
            `<w:style w:type="table" w:styleId="Grid"><w:basedOn w:val="Normal"/><w:tblPr><w:tblBorders>${lines('single')}</w:tblBorders></w:tblPr></w:style>` +
            '<w:style w:type="table" w:styleId="Mine"><w:basedOn w:val="Grid"/></w:style></w:styles>',
        },
      })
      return paper.blocks.map((b) => b.cell?.ruled)
    }
    const noLines = `<w:tcBorders>${lines('nil')}</w:tcBorders>`
    expect(await of(one(''))).toEqual([false, false])
    expect(await of(one(own('single')))).toEqual([true, true])
    expect(await of(one(styled('Mine')))).toEqual([true, true])
    expect(await of(one(styled('Grid', `<w:tblBorders>${lines('none')}</w:tblBorders>`)))).toEqual([false, false])
    expect(await of(one(styled('Grid'), tc(p('a'), noLines) + tc(p('b'))))).toEqual([false, true])
    expect(
      await of(one('', tc(p('a'), '<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders>') + tc(p('b')))),
    ).toEqual([false, false])
    expect(
      await of(
        `<w:tbl>${own('single')}<w:tr><w:tblPrEx><w:tblBorders>${lines('nil')}</w:tblBorders></w:tblPrEx>${tc(p('a'))}</w:tr>${tr(tc(p('b')))}</w:tbl>`,
      ),
    ).toEqual([false, true])
    expect(await of(one(own('single').replaceAll('"auto"', '"FFFFFF"')))).toEqual([false, false])
  })

  it('are flattened where they stand in a cell of another', async () => {
    const inner = tbl(tr(tc(p('trong 1')), tc(p('trong 2'))))
    const paper = await read({ body: tbl(tr(tc(p('trước') + inner + p('sau')), tc(p('bên')))) })
    expect(texts(paper)).toEqual(['trước', 'trong 1', 'trong 2', 'sau', 'bên'])
    expect(paper.blocks.map((b) => b.cell?.column)).toEqual([0, 0, 0, 0, 1])
  })

  it('that hold letterhead or signature are read column by column, whatever their rows', async () => {
    const paper = await read({
      body:
        tbl(
          tr(tc(p('ỦY BAN NHÂN DÂN')), tc(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + p('Độc lập - Tự do - Hạnh phúc'))),
          tr(tc(p('Số: 12/UBND-VX')), tc(p('Hà Nội, ngày 5 tháng 4 năm 2024'))),
        ) +
        p('Kính gửi: các sở') +
        tbl(tr(tc(p('Nơi nhận:')), tc(p('TM. ỦY BAN NHÂN DÂN'))), tr(tc(p('- Như trên;')), tc(p('Nguyễn Văn A')))),
    })
    expect(texts(paper)).toEqual([
      'ỦY BAN NHÂN DÂN',
      'Số: 12/UBND-VX',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Hà Nội, ngày 5 tháng 4 năm 2024',
      'Kính gửi: các sở',
      'Nơi nhận:',
      '- Như trên;',
      'TM. ỦY BAN NHÂN DÂN',
      'Nguyễn Văn A',
    ])
  })
})

describe('text that stands beside the body', () => {
  const box = (inner: string): string =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

  it('is not lost in text boxes and comes once, in the cell of its anchor', async () => {
    const paper = await read({ body: tbl(tr(tc(`<w:p>${r('Số: 1')}${box(p('HỎA TỐC'))}${r('/KH')}</w:p>`))) })
    expect(texts(paper)).toEqual(['Số: 1/KH', 'HỎA TỐC'])
    expect(paper.blocks[1]!.cell).toEqual(paper.blocks[0]!.cell)
  })

  it('is not lost in footnotes, which come last with their number', async () => {
    const paper = await read({
      parts: {
        'word/footnotes.xml': `<w:footnotes @><w:footnote w:type="separator" w:id="-1">${p('----')}</w:footnote><w:footnote w:id="5">${p('Chú thích năm')}</w:footnote><w:footnote w:id="2">${p('Chú thích hai')}</w:footnote></w:footnotes>`,
      },
      body: `<w:p>${r('Theo Nghị quyết')}<w:r><w:footnoteReference w:id="5"/></w:r>${r(' và Kế hoạch')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>${p('Hết')}`,
    })
    expect(texts(paper)).toEqual(['Theo Nghị quyết và Kế hoạch', 'Hết', 'Chú thích năm', 'Chú thích hai'])
    expect(paper.blocks.slice(2).map((b) => b.label)).toEqual(['1', '2'])
  })

  it('is left out of headers, save a stamp, also one drawn as a water mark', async () => {
    const paper = await read({
      parts: {
        'word/header1.xml': `<w:hdr @>${p('2')}${p('TỐI MẬT')}${p('Công văn của thành phố')}</w:hdr>`,
        'word/header2.xml':
          '<w:hdr @ xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:pict><v:shape><v:textpath string="HỎA TỐC"/></v:shape></w:pict></w:r></w:p></w:hdr>',
      },
      body: p('Kính gửi: các sở'),
    })
    expect(texts(paper)).toEqual(['TỐI MẬT', 'HỎA TỐC', 'Kính gửi: các sở'])
  })

  it('is kept in formulas', async () => {
    expect(
      (await read({ body: `<w:p>${r('Diện tích ')}<m:oMath><m:r><m:t>5 ha</m:t></m:r></m:oMath></w:p>` })).text,
    ).toBe('Diện tích 5 ha')
  })
})

it('finds the body where the package says it is', async () => {
  expect((await read({ main: 'word/document2.xml', body: p('Công văn') })).text).toBe('Công văn')
  await expect(read({ parts: { 'word/styles.xml': '<w:styles @/>' } })).rejects.toMatchObject({ code: 'docx-broken' })
})
