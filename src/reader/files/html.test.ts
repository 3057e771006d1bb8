import { describe, expect, it } from 'vitest'
import { drawn, essence, openFixture, openSample } from '../../../test/fixtures.js'
import { legacyBytes, toLegacy } from '../../../test/hostile/legacy.js'
import { secrecyOf } from '../read.js'
import { readHtml } from './html.js'

const lines = (html: string | Buffer): string[] => drawn(readHtml(Buffer.from(html)))

describe('a web page', () => {
  it.each(['612-cv-tu', '87-kh-tu'])('is read as its .docx is: %s', async (id) => {
    const [docx, page] = [await openSample(`${id}.docx`), await openFixture(`${id}.html`)]
    expect(page.text).toBe(docx.text)
    expect(page.format).toBe('html')
    expect(drawn(page)).toEqual(drawn(docx))
    expect(essence(page)).toEqual(essence(docx))
  })

  it('has faces, sides, lists, joined cells and older codes', async () => {
    const doc = drawn(await openFixture('features.doc'))
    const page = drawn(await openFixture('features.html'))
    expect(page.slice(0, 8)).toEqual(doc.slice(0, 8))
    expect(page.slice(9, 17)).toEqual(doc.slice(9, 17))
    // LibreOffice writes into a page what was struck out by revision, too.
    expect(page[8]).toBe('Căn cứ chữ đường dẫn sau tab\ndòng dướiđã xóa')
  })

  it('shows the stamp of secrecy in its header', async () => {
    expect(secrecyOf(await openFixture('secret.html'))).toBe('TUYỆT MẬT')
  })

  it('is its main text, without menus, programs, forms and what is not shown', () => {
    const menu = '<ul>' + ['Trang chủ', 'Tin tức', 'Liên hệ'].map((t) => `<li><a href="/x">${t}</a>`).join('') + '</ul>'
    const text =
      '<h1>CÔNG VĂN</h1><p>Kính gửi: Các phòng, ban<p>Ủy ban nhân dân thành phố yêu cầu <a href="/d">Báo Lam Khê</a> đưa tin.'
    const around = (inner: string): string =>
      `<!DOCTYPE html><html><head><title>T</title><script>var a = "<p>x"</script><style>p{}</style></head><body><header>Cổng</header><nav>${menu}</nav>${inner}<form>Tìm <input value="x"><button>Gửi</button></form><footer>Bản quyền</footer><noscript>n</noscript><p style="display:none">ẩn</p></body></html>`
    const expected = [
      'B CÔNG VĂN',
      'Kính gửi: Các phòng, ban',
      'Ủy ban nhân dân thành phố yêu cầu Báo Lam Khê đưa tin.',
    ]
    expect(lines(around(`<main>${text}</main><div>Tin khác</div>`)).filter((line) => line !== 'Tìm')).toEqual(expected)
    expect(lines(around(`<div>${menu}</div><div>${text}</div>`)).filter((line) => line !== 'Tìm')).toEqual(expected)
  })

  it('has lines where they are broken, and as they stand in a plain part', () => {
    expect(
      lines(
        '<div>Một<br>Hai<br><br>Ba &amp; b&#7889;n</div><p>ỦY BAN<br>NHÂN DÂN<br>xong.<br>Năm</p><pre>a  b\n c</pre>',
      ),
    ).toEqual(['Một', 'Hai', 'Ba & bốn', 'ỦY BAN\nNHÂN DÂN\nxong.', 'Năm', 'a  b', 'c'])
  })

  it('has cells, also joined over columns and rows; a table that arranges the page is none', () => {
    const table =
      '<table><tr><th rowspan=2>TT<th colspan=2>Đơn vị<tr><td>Chủ trì<td>Phối hợp<tr><td>1<td>A<td align=center>B</table>'
    const cells = ['B TT', '1 Đơn vị', 'Chủ trì', 'Phối hợp', '1', 'A', 'center B']
    expect(lines(table)).toEqual([
      '[0 0:0] B TT',
      '[0 0:1+1] B Đơn vị',
      '[0 1:1] Chủ trì',
      '[0 1:2] Phối hợp',
      '[0 2:0] 1',
      '[0 2:1] A',
      '[0 2:2] center B',
    ])
    expect(lines(`<table><tr><td>Trái<td><p>Giữa</p>${table}</table>`)).toHaveLength(cells.length + 2)
    expect(lines(`<table><tr><td>Trái<td><p>Giữa</p>${table}</table>`).slice(0, 3)).toEqual([
      'Trái',
      'Giữa',
      '[1 0:0] B TT',
    ])
  })

  it('is in the code that it declares, or in one that fits', () => {
    const text = 'Ủy ban nhân dân thành phố yêu cầu các đơn vị báo cáo kết quả thực hiện trước ngày 15/3/2026'
    const page = (words: string, head = ''): string => `<html><head>${head}</head><body><p>${words}</p></body></html>`
    expect(lines(page(text))).toEqual([text])
    expect(lines(page(text.normalize('NFD')))).toEqual([text])
    expect(lines(Buffer.from(`\ufeff${page(text)}`, 'utf16le'))).toEqual([text])
    expect(lines(legacyBytes(page(text, '<meta charset=windows-1258>'), 'windows-1258'))).toEqual([text])
    expect(lines(legacyBytes(page(text), 'windows-1258'))).toEqual([text])
    expect(lines(Buffer.from(page(toLegacy(text, 'vni'), '<meta charset="x-user-defined">'), 'latin1'))).toEqual([text])
    expect(lines(Buffer.from(page(toLegacy(text.toLowerCase(), 'tcvn3')), 'latin1'))).toEqual([text.toLowerCase()])
    expect(lines(page(`<span style='font-family:".VnTimeH"'>${toLegacy('ủy ban', 'tcvn3')}</span>`))).toEqual([
      'ỦY BAN',
    ])
  })

  it('says that it is nested too deep, or has no words', () => {
    expect(() => lines('<b>'.repeat(5000))).toThrow('html-broken')
    expect(() => lines('<html><body><script>a</script>')).toThrow('no-text')
  })
})
