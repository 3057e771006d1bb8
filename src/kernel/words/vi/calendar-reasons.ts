/** Names of the days that are off, by the reason in the calendar. */
const holidays: Record<string, string> = {
  'new-year': 'Tết Dương lịch',
  tet: 'Tết Nguyên đán',
  'hung-kings': 'Giỗ Tổ Hùng Vương',
  liberation: 'Ngày Chiến thắng 30/4',
  labour: 'Ngày Quốc tế lao động 1/5',
  national: 'Quốc khánh 2/9',
  annual: 'Ngày nghỉ hằng năm',
}
const madeUp = Object.fromEntries(
  Object.entries(holidays).map(([code, name]) => [`${code}-made-up`, `Nghỉ bù ${name}`]),
)

export const reasonNames: Record<string, string> = {
  ...holidays,
  ...madeUp,
  weekend: 'nghỉ hằng tuần',
  swap: 'hoán đổi',
  office: 'ngày nghỉ của cơ quan',
}

/** As they stand in files that go out and come in. */
export const fileKinds: Record<string, string> = {
  ...holidays,
  ...madeUp,
  swap: 'Nghỉ hoán đổi',
  'swap-on': 'Làm bù',
  office: 'Ngày nghỉ của cơ quan',
}
