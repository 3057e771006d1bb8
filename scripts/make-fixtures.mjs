/**
 * Writes test/fixtures/: documents of this project as other programs save them, so that the readers of those formats are
 * tested on files that they did not make themselves. Needs LibreOffice (`soffice`, made with 7.4); its results differ in
 * dates inside the files from run to run, so nothing compares them byte by byte.
 *
 *   node scripts/make-fixtures.mjs
 *
 * ID.doc, ID.rtf, ID.html are samples/ID.docx saved anew. features.* is a document of all that a letter may hold (lists,
 * notes, merged cells, text boxes, fields, older codes); secret.* carries a stamp of secrecy in its header.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'

const ROOT = join(fileURLToPath(import.meta.url), '..', '..')
const OUT = join(ROOT, 'test', 'fixtures')
const { docx, p } = await tsImport('../test/hostile/make.ts', import.meta.url)
const { toLegacy } = await tsImport('../test/hostile/legacy.ts', import.meta.url)

const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const run = (text, font, more = '') =>
  `<w:r><w:rPr>${font ? `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>` : ''}${more}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const item = (text, level) => p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`)
const cell = (text, more = '') => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${more}</w:tcPr>${p(text)}</w:tc>`
const section = (header) =>
  `<w:sectPr>${header ? `<w:headerReference ${R} w:type="default" r:id="h1"/>` : ''}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`

const rels = (...list) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`
const types = (...list) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${CT}document.main+xml"/>${list
    .map(([name, type]) => `<Override PartName="/word/${name}" ContentType="${CT}${type}+xml"/>`)
    .join('')}</Types>`

const NUMBERING =
  '<w:numbering @><w:abstractNum w:abstractNumId="0">' +
  '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>' +
  '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>' +
  '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
const box = (text) =>
  '<w:p><w:r><w:pict><v:shape style="position:absolute;width:120pt;height:30pt"><v:textbox><w:txbxContent>' +
  `${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`

const features = docx({
  body:
    `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(toLegacy('ủy ban nhân dân', 'tcvn3'), '.VnTimeH', '<w:b/>')}</w:p>` +
    `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run(toLegacy('Lam Khê, ngày 05 tháng 3 năm 2026', 'tcvn3'), '.VnTime', '<w:i/>')}</w:p>` +
    `<w:p>${run(toLegacy('Kính gửi: Các phòng, ban', 'vni'), 'VNI-Times')}${run(' và Báo Lam Khê', 'Times New Roman')}</w:p>` +
    item('Phòng Văn hóa chủ trì', 0) +
    item('Xây dựng kế hoạch', 1) +
    item('Gửi báo cáo', 1) +
    item('Báo Lam Khê phối hợp', 0) +
    `<w:p>${run('Căn cứ')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' chữ ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "http://lamkhe.example/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('đường dẫn')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' chữ ẩn', '', '<w:vanish/>')}<w:r><w:tab/><w:t>sau tab</w:t><w:br/><w:t>dòng dưới</w:t></w:r><w:del w:id="9" w:author="x" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>đã xóa</w:delText></w:r></w:del></w:p>` +
    '<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>' +
    `<w:tr>${cell('Nội dung')}${cell('Đơn vị')}${cell('Hạn')}</w:tr>` +
    `<w:tr>${cell('Cả hai cột', '<w:gridSpan w:val="2"/>')}${cell('10/4/2026')}</w:tr>` +
    `<w:tr>${cell('Một')}${cell('Hai')}${cell('Ba')}</w:tr></w:tbl>` +
    box('Chữ trong khung') +
    p('Đoạn cuối') +
    section(true),
  parts: {
    '[Content_Types].xml': types(
      ['numbering.xml', 'numbering'],
      ['footnotes.xml', 'footnotes'],
      ['header1.xml', 'header'],
    ),
    'word/_rels/document.xml.rels': rels(
      ['n1', 'numbering', 'numbering.xml'],
      ['f1', 'footnotes', 'footnotes.xml'],
      ['h1', 'header', 'header1.xml'],
    ),
    'word/numbering.xml': NUMBERING,
    'word/footnotes.xml': `<w:footnotes @><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>${run('Lời chú')}</w:p></w:footnote></w:footnotes>`,
    'word/header1.xml': `<w:hdr @>${p('HỎA TỐC')}${p('Trang 1')}</w:hdr>`,
  },
})

const secret = docx({
  body: p('ỦY BAN NHÂN DÂN THÀNH PHỐ LAM KHÊ') + p('Kính gửi: Các phòng, ban') + section(true),
  parts: {
    '[Content_Types].xml': types(['header1.xml', 'header']),
    'word/_rels/document.xml.rels': rels(['h1', 'header', 'header1.xml']),
    'word/header1.xml': `<w:hdr @><w:p>${run(toLegacy('tuyệt mật', 'tcvn3'), '.VnTimeH', '<w:b/>')}</w:p></w:hdr>`,
  },
})

const work = mkdtempSync(join(tmpdir(), 'fixtures-'))
mkdirSync(OUT, { recursive: true })
try {
  for (const id of ['612-cv-tu', '87-kh-tu'])
    copyFileSync(join(ROOT, 'samples', `${id}.docx`), join(work, `${id}.docx`))
  writeFileSync(join(work, 'features.docx'), features)
  writeFileSync(join(work, 'secret.docx'), secret)
  const names = ['612-cv-tu', '87-kh-tu', 'features', 'secret'].map((id) => join(work, `${id}.docx`))
  for (const filter of ['doc:MS Word 97', 'rtf:Rich Text Format', 'html:HTML (StarWriter)']) {
    execFileSync(
      'soffice',
      ['--headless', `-env:UserInstallation=file://${work}/profile`, '--convert-to', filter, '--outdir', OUT, ...names],
      { stdio: 'inherit' },
    )
  }
  for (const id of ['features', 'secret']) copyFileSync(join(work, `${id}.docx`), join(OUT, `${id}.docx`))
} finally {
  rmSync(work, { recursive: true, force: true })
}
