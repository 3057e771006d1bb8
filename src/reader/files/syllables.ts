/** What a Vietnamese syllable looks like: enough to tell a text in the right code from the same bytes in a wrong one. */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const NUCLEI = new Set(
  (
    'a ă â e ê i o ô ơ u ư y ai ao au âu ay ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uê ui uô uơ uy ưa ươ ưi ưu ' +
    'yê iêu oai oay oao oeo uây uôi ươi ươu uya uyê uyu yêu uai uao uay'
  ).split(' '),
)
const SHAPE = /^(?:ngh|ng|nh|ph|th|tr|ch|kh|gh|gi|qu|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]+)(ng|nh|ch|[ckmnpt])?$/

/** True for a possible Vietnamese syllable, in any case and Unicode form. */
export function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD')
  if ((apart.match(TONES) ?? []).length > 1) return false
  const plain = apart.replace(TONES, '').normalize('NFC')
  if (plain.length > 7) return false
  const match = SHAPE.exec(plain)
  if (match) return NUCLEI.has(match[1]!)
  return plain === 'gi' || plain === 'gin'
}

/** Words with marks that no official letter does without. */
export const COMMON_WORDS = new Set(
  (
    'và của các được những về việc không người năm tháng ngày số đảng nước cơ thực hiện công tác chức phòng ủy uỷ dân nhân ' +
    'tỉnh huyện xã phường phố thành chủ đề nghị yêu cầu báo cáo gửi kính cộng hòa hoà hội nghĩa việt độc lập tự hạnh phúc ' +
    'chính phủ với đến để từ là một có đơn vị trưởng phó giám đốc kế hoạch căn cứ quyết định tổ bộ sở trước sau tại đồng'
  ).split(' '),
)
