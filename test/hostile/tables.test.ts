/** Lists (.xlsx, .csv) that are made to hurt, opened in the reading room: refused by name, and the room lives on. */
import { describe, expect, it } from 'vitest'
import { packedBlanks, watchChildren, zip, type ZipEntry } from './make.js'
import { hostileRoom } from './room.js'

const MEMORY_KILOBYTES = 2_000_000
const { room, files } = hostileRoom()
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const book = (sheet: ZipEntry, more: ZipEntry[] = []): Buffer =>
  zip([
    {
      name: 'xl/workbook.xml',
      data: `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    sheet,
    ...more,
  ])
const sheet = (rows: string): ZipEntry => ({
  name: 'xl/worksheets/sheet1.xml',
  data: `<worksheet ${MAIN}><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`,
})
const ROW = '<row r="1"><c r="A1" t="str"><v>Văn thư</v></c></row>'

async function outcome(name: string, data: Buffer | string): Promise<string> {
  const path = files.put(name, data)
  const watch = watchChildren()
  const began = performance.now()
  try {
    return `read: ${JSON.stringify((await room().table(path, name)).rows)}`
  } catch (error) {
    return String((error as { code?: unknown }).code ?? error)
  } finally {
    const peak = watch.stop()
    if (peak !== null) expect(peak).toBeLessThan(MEMORY_KILOBYTES)
    expect(performance.now() - began).toBeLessThan(30_000)
    const good = files.put('good.xlsx', book(sheet(ROW)))
    expect((await room().table(good, 'good.xlsx')).rows).toEqual([{ number: 1, cells: ['Văn thư'] }])
  }
}

describe('a hostile list', () => {
  it('grows to 700 MB in its sheet or in its texts', async () => {
    const packed = await packedBlanks(
      `<worksheet ${MAIN}><sheetData><row><c t="str"><v>`,
      700,
      '</v></c></row></sheetData></worksheet>',
    )
    expect(await outcome('bomb.xlsx', book({ name: 'xl/worksheets/sheet1.xml', data: '', packed }))).toBe('zip-bomb')
    const texts = await packedBlanks(`<sst ${MAIN}><si><t>`, 45, '</t></si></sst>')
    const bomb = book(sheet(ROW), [{ name: 'xl/sharedStrings.xml', data: '', packed: texts }])
    expect(await outcome('texts.xlsx', bomb)).toBe('zip-bomb')
  })

  it('says of itself that it has 16 million cells', async () => {
    expect(await outcome('dimension.xlsx', book(sheet(ROW)))).toBe('read: [{"number":1,"cells":["Văn thư"]}]')
  })

  it('has cells in the last of all columns and rows, or 200,000 empty rows', async () => {
    const last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    expect(await outcome('last.xlsx', book(sheet(last)))).toBe('table-too-large')
    expect(await outcome('empty.xlsx', book(sheet('<row r="1"/>'.repeat(200_000) + ROW)))).toBe(
      'read: [{"number":1,"cells":["Văn thư"]}]',
    )
  })

  it('has two parts of one name, 100,000 parts, or a name that leads out of it', async () => {
    expect(await outcome('double.xlsx', book(sheet(ROW), [sheet(ROW)]))).toBe('table-broken')
    const many = Array.from({ length: 100_000 }, (_, n) => ({ name: `x${n}`, data: '' }))
    expect(await outcome('many.xlsx', book(sheet(ROW), many))).toBe('zip-bomb')
    for (const name of ['../../x', 'C:\\x', '/etc/x'])
      expect(await outcome('slip.xlsx', book(sheet(ROW), [{ name, data: 'x' }])), name).toBe('table-broken')
  })

  it('has entities that grow', async () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
    const data = `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><worksheet ${MAIN}><sheetData><row><c t="str"><v>&l9;</v></c></row></sheetData></worksheet>`
    expect(await outcome('laughs.xlsx', book({ name: 'xl/worksheets/sheet1.xml', data }))).toBe('xml-entity')
  })

  it('is one endless line, or nothing but quotes and delimiters', async () => {
    expect(await outcome('line.csv', 'x'.repeat(19_000_000))).toMatch(/^table-(broken|too-large)$/)
    expect(await outcome('quotes.csv', '"'.repeat(5_000_000))).toMatch(/^table-/)
    expect(await outcome('commas.csv', ','.repeat(19_000_000))).toBe('table-too-large')
  })
})
