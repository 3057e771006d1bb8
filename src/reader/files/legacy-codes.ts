/**
 * The two 8-bit codes that Vietnamese offices typed in before Unicode, as the characters that today's programs show for
 * their bytes (Windows-1252): TCVN3, called ABC (fonts ".Vn…"), one byte a letter, capitals with a tone only by a font of
 * capitals (".Vn…H"); and VNI for Windows (fonts "VNI-…"), a base letter and a mark behind it. Source of TCVN3: TCVN
 * 5712:1993, table VN3; of VNI: the table that its maker published, the same in every converter.
 */

export type LegacyCode = 'tcvn3' | 'vni'

const TCVN3_LETTERS =
  '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ'

/** Code → letter. */
const TCVN3 = new Map<string, string>()
for (let i = 0; i < TCVN3_LETTERS.length; i += 2) TCVN3.set(TCVN3_LETTERS[i]!, TCVN3_LETTERS[i + 1]!)

const VNI_TONES = { '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' }
const VNI_CIRCUMFLEX = { '': 'â', '\u0301': 'á', '\u0300': 'à', '\u0309': 'å', '\u0303': 'ã', '\u0323': 'ä' }
const VNI_BREVE = { '': 'ê', '\u0301': 'é', '\u0300': 'è', '\u0309': 'ú', '\u0303': 'ü', '\u0323': 'ë' }
const VNI_ALONE = { ơ: 'ô', ư: 'ö', đ: 'ñ', í: 'í', ì: 'ì', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î' }

/** Code (one or two characters) → letter. */
const VNI = new Map<string, string>()
function putVni(letter: string, code: string): void {
  const composed = letter.normalize('NFC')
  VNI.set(code, composed)
  const upper = composed.toUpperCase()
  VNI.set(code.toUpperCase(), upper)
  // The mark is the same for both cases; typists hold or release the shift key between the two.
  if (code.length === 2) {
    VNI.set(code[0]!.toUpperCase() + code[1]!, upper)
    VNI.set(code[0]! + code[1]!.toUpperCase(), composed)
  }
}
for (const [letter, code] of Object.entries(VNI_ALONE)) putVni(letter, code)
for (const [tone, mark] of Object.entries(VNI_TONES)) {
  for (const base of 'aeouy') if (base !== 'y' || mark !== 'ï') putVni(base + tone, base + mark)
  putVni(`ơ${tone}`, `ô${mark}`)
  putVni(`ư${tone}`, `ö${mark}`)
}
for (const [tone, mark] of Object.entries(VNI_CIRCUMFLEX)) {
  for (const base of 'aeo') putVni(`${base}\u0302${tone}`, base + mark)
}
for (const [tone, mark] of Object.entries(VNI_BREVE)) putVni(`a\u0306${tone}`, `a${mark}`)

/** Characters that are only ever the second half of a VNI letter. */
const VNI_MARK = /^[ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]/

/** Characters of the font's private area (symbol fonts), as the bytes they stand for. */
const bytesOf = (text: string): string =>
  text.replace(/[\uf020-\uf0ff]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xf000))

/** A text in one of the codes, in Unicode; what is no letter of the code stays as it is. */
export function fromLegacy(text: string, code: LegacyCode): string {
  const source = bytesOf(text)
  if (code === 'tcvn3') return source.replace(/[\u00a1-\u00ff]/g, (c) => TCVN3.get(c) ?? c)
  let result = ''
  for (let i = 0; i < source.length; i++) {
    const pair = VNI.get(source.slice(i, i + 2))
    if (pair !== undefined && i + 1 < source.length) {
      result += pair
      i += 1
    } else result += VNI.get(source[i]!) ?? source[i]!
  }
  return result
}

/** How many characters at the start of `next` belong to the last letter of `before`: 0 or 1. */
export function vniOverhang(before: string, next: string): number {
  return VNI_MARK.test(next) && VNI.has(before.slice(-1) + next[0]!) ? 1 : 0
}

/** All codes of a table with their letters. */
export function legacyTable(code: LegacyCode): ReadonlyMap<string, string> {
  return code === 'tcvn3' ? TCVN3 : VNI
}
