import { describe, expect, it } from 'vitest'
import { zip, type ZipEntry } from '../../../test/hostile/make.js'
import { TABLE_LIMITS } from '../table.js'
import { tableOf } from './table.js'
import { columnOf, isDateFormat, plainNumber, serialDay } from './xlsx-cells.js'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Book {
  sheets?: { name: string; data: string; state?: string }[]
  strings?: string
  styles?: string
  from1904?: boolean
  more?: ZipEntry[]
}

/** A spreadsheet of these parts. */
function xlsx({ sheets = [], strings, styles, from1904, more = [] }: Book): Buffer {
  const relations = (list: string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`
  return zip([
    { name: '_rels/.rels', data: relations([relation('r1', 'officeDocument', 'xl/workbook.xml')]) },
    {
      name: 'xl/workbook.xml',
      data: `<workbook ${MAIN} xmlns:r="${RELATION}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations([
        ...sheets.map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
        relation('t', 'sharedStrings', 'sharedStrings.xml'),
        relation('y', 'styles', '/xl/styles.xml'),
      ]),
    },
    ...sheets.map(({ data }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: `<worksheet ${MAIN}><dimension ref="A1:XFD1048576"/><sheetData>${data}</sheetData></worksheet>`,
    })),
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `<sst ${MAIN}>${strings}</sst>` }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', data: `<styleSheet ${MAIN}>${styles}</styleSheet>` }]),
    ...more,
  ])
}

const read = (bytes: Buffer | string, name = 'bang.xlsx') => tableOf(Buffer.from(bytes), name)
const code = (bytes: Buffer | string, name?: string): Promise<string> =>
  read(bytes, name).then(
    (table) => `read: ${JSON.stringify(table.rows).slice(0, 80)}`,
    (error: { code?: string }) => error.code ?? String(error),
  )

describe('a spreadsheet', () => {
  it('is read as its cells show: shared and own texts, numbers, days, truths, gaps', async () => {
    const table = await read(
      xlsx({
        strings:
          '<si><t>Tên</t></si><si><r><t>Chi bộ </t></r><r><t xml:space="preserve"> xã Một</t></r><rPh><t>đọc</t></rPh></si>',
        styles:
          '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.0&quot; đơn vị&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>',
        sheets: [
          { name: 'Trống', data: '<row r="1"><c r="A1"/></row>' },
          { name: 'Ẩn', data: '<row><c t="str"><v>x</v></c></row>', state: 'hidden' },
          {
            name: 'Danh sách',
            data: `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Ký hiệu</t></is></c><c r="D2" t="s"><v>1</v></c></row>
              <row r="3"/>
              <row r="5"><c r="B5"><f>1+1</f><v>2</v></c><c r="C5"><v>1.1000000000000001</v></c><c r="D5" s="1"><v>46351</v></c>
                <c r="E5" s="2"><v>46351</v></c><c r="F5" s="3"><v>46351.604166667</v></c><c r="G5" t="b"><v>1</v></c><c r="H5" t="e"><v>#N/A</v></c><c r="I5" t="str"><f>A2</f><v> Tên </v></c></row>
              <row><c><v>0912345678</v></c></row>`,
          },
        ],
      }),
    )
    expect(table).toEqual({
      sheet: 'Danh sách',
      others: ['Trống'],
      rows: [
        { number: 2, cells: ['Tên', '', 'Ký hiệu', 'Chi bộ xã Một'] },
        { number: 5, cells: ['', '2', '1.1', '2026-11-25', '46351', '2026-11-25 14:30', 'TRUE', '', 'Tên'] },
        { number: 6, cells: ['0912345678'] },
      ],
    })
  })

  it('counts days from 1904 where the file says so, and knows the day that never was', () => {
    expect(serialDay(44889, true)).toBe('2026-11-25')
    expect(serialDay(1, false)).toBe('1900-01-01')
    expect(serialDay(59, false)).toBe('1900-02-28')
    expect(serialDay(61, false)).toBe('1900-03-01')
    expect(serialDay(0.5, false)).toBe('12:00')
    expect(serialDay(1e9, false)).toBeNull()
  })

  it('knows what is shown as a day by its format', () => {
    const own = (text: string): boolean => isDateFormat(200, new Map([[200, text]]))
    expect(own('[$-42A]dd/mm/yyyy;@')).toBe(true)
    expect(own('"ngày" 0')).toBe(false)
    expect(own('General')).toBe(false)
    expect(own('#,##0\\ \\d')).toBe(false)
    expect(own('[h]:mm')).toBe(true)
    expect([14, 22, 0, 49].map((format) => isDateFormat(format, new Map()))).toEqual([true, true, false, false])
    expect(['1.1000000000000001', '007', '-3', 'x', '1E+22', ''].map(plainNumber)).toEqual([
      '1.1',
      '007',
      '-3',
      'x',
      '1E+22',
      '',
    ])
    expect(['A1', 'Z9', 'AA10', 'XFD1', '1A', ''].map(columnOf)).toEqual([0, 25, 26, 16383, null, null])
  })

  it('is refused by name where it is none, is damaged, locked, empty or too large', async () => {
    expect(await code('', 'a.xlsx')).toBe('file-empty')
    expect(await code('x', 'a.pdf')).toBe('not-a-table')
    expect(await code('%PDF-1.7 …', 'a.xlsx')).toBe('wrong-extension')
    expect(await code(xlsx({ sheets: [] }), 'a.csv')).toBe('wrong-extension')
    const good = xlsx({ sheets: [{ name: 'A', data: '<row><c t="str"><v>x</v></c></row>' }] })
    expect(await code(good)).toBe('read: [{"number":1,"cells":["x"]}]')
    expect(await code(good.subarray(0, good.length - 40))).toBe('table-broken')
    expect(await code(xlsx({ sheets: [{ name: 'A', data: '<row r="1"><c' }] }))).toBe('table-broken')
    expect(await code(xlsx({ sheets: [{ name: 'A', data: '<row r="9999999"/>' }] }))).toBe('table-broken')
    expect(await code(xlsx({ sheets: [] }))).toBe('table-empty')
    expect(await code(xlsx({ sheets: [{ name: 'A', data: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }] }))).toBe(
      'table-too-large',
    )
    const row = '<row><c><v>1</v></c></row>'
    expect(await code(xlsx({ sheets: [{ name: 'A', data: row.repeat(TABLE_LIMITS.rows + 1) }] }))).toBe(
      'table-too-large',
    )
    const long = `<row><c t="str"><v>${'x'.repeat(TABLE_LIMITS.cell + 1)}</v></c></row>`
    expect(await code(xlsx({ sheets: [{ name: 'A', data: long }] }))).toBe('table-too-large')
  })

  it('opens no entity, and follows no path out of the file', async () => {
    const sheet = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet ${MAIN}><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>`
    const name = 'xl/worksheets/sheet1.xml'
    const base = xlsx({ sheets: [], more: [{ name, data: sheet }] })
    expect(await code(base)).toBe('table-empty')
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s0" Type="${RELATION}/worksheet" Target="`
    const book = `<workbook ${MAIN} xmlns:r="${RELATION}"><sheets><sheet name="A" r:id="s0"/></sheets></workbook>`
    const of = (target: string): Buffer =>
      zip([
        { name: 'xl/workbook.xml', data: book },
        { name: 'xl/_rels/workbook.xml.rels', data: `${relations}${target}"/></Relationships>` },
        { name, data: sheet },
      ])
    expect(await code(of('worksheets/sheet1.xml'))).toBe('xml-entity')
    expect(await code(of('../../../../etc/passwd'))).toBe('table-empty')
    expect(await code(of('/etc/passwd'))).toBe('table-empty')
  })
})

describe('a .csv', () => {
  it.each([
    ['comma', 'Tên,Ký hiệu\n"Chi bộ ""Một"", xã",CBM\n'],
    ['semicolon, as Excel writes it here, CRLF', '\ufeffTên;Ký hiệu\r\n"Chi bộ ""Một"", xã";CBM\r\n'],
    ['tab', 'Tên\tKý hiệu\n"Chi bộ ""Một"", xã"\tCBM'],
  ])('is read with its %s', async (_, text) => {
    expect((await read(text, 'a.csv')).rows).toEqual([
      { number: 1, cells: ['Tên', 'Ký hiệu'] },
      { number: 2, cells: ['Chi bộ "Một", xã', 'CBM'] },
    ])
  })

  it('counts lines as a text editor does, over breaks in cells and empty lines', async () => {
    expect((await read('a,b\n"một\nhai",c\n\n,,\nd\n', 'a.csv')).rows).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['một hai', 'c'] },
      { number: 6, cells: ['d'] },
    ])
  })

  it('is read in UTF-16, and refused where its letters are not known or a quote never ends', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Tên\tKý hiệu\nẪỂỘ\tX', 'utf16le')])
    expect((await read(wide, 'a.txt')).rows[1]?.cells).toEqual(['ẪỂỘ', 'X'])
    expect(await code(Buffer.from([0x43, 0xf4, 0x6e, 0x67, 0x2c, 0xe3]), 'a.csv')).toBe('text-not-unicode')
    expect(await code('a,"b\nc', 'a.csv')).toBe('table-broken')
    expect(await code(`a,"${'x'.repeat(1_100_000)}"`, 'a.csv')).toBe('table-broken')
    expect(await code('\n\n', 'a.csv')).toBe('table-empty')
    expect(await code(`${'a\n'.repeat(TABLE_LIMITS.rows + 1)}`, 'a.csv')).toBe('table-too-large')
    expect(await code(','.repeat(3_000_000), 'a.csv')).toBe('table-too-large')
  })
})
