/** Cooperating units and the days of their own. */
export const cooperating = {
  title: 'Đơn vị phối hợp',
  until: (day: string) => `hết ngày ${day}`,
  own: 'hạn riêng',
  ownOf: (lead: string) => `hạn riêng · hạn chủ trì ${lead}`,
  ownMoved: (day: string) => `đã gia hạn · hạn riêng ${day}`,
  asLead: 'theo hạn chủ trì',
  set: 'Đặt hạn riêng',
  change: 'Đổi hạn riêng',
  dialog: 'Hạn riêng của đơn vị phối hợp',
  lead: (unit: string) =>
    `${unit} được báo ngay. Hạn riêng không muộn hơn hạn của đơn vị chủ trì, và được ghi vào sổ gia hạn.`,
  how: 'Hạn',
  ownChoice: 'Hạn riêng',
  leadChoice: 'Theo hạn của đơn vị chủ trì',
  day: 'Ngày cuối cùng còn đúng hạn',
  dayNeeded: 'Chọn ngày.',
  note: 'Ghi chú cho đơn vị',
  action: 'Ghi hạn',
  done: (unit: string, day: string) => `${unit}: hạn hết ${day}.`,
  doneNone: (unit: string) => `${unit} không có hạn, như đơn vị chủ trì.`,
  event: 'Đặt hạn riêng của đơn vị phối hợp',
  notice: 'Hạn của phần phối hợp được đặt lại, xem hạn mới',
  origin: 'Hạn riêng của đơn vị phối hợp',
  /** At the confirmation of an order. */
  order: {
    shown: (day: string) => `hạn riêng ${day}`,
    add: 'Hạn riêng',
    addOf: (unit: string, n: number) => `Đặt hạn riêng cho ${unit}, việc ${n}`,
    label: (unit: string) => `Hạn riêng của ${unit}`,
    save: 'Ghi',
    remove: 'Bỏ hạn riêng',
  },
}

type Detail = Record<string, unknown>
const sayDay = (day: unknown): string =>
  typeof day === 'string' ? ` (${day.split('-').map(Number).reverse().join('/')})` : ''

export const cooperatingErrors: Record<string, string | ((detail: Detail) => string)> = {
  'after-lead-deadline': ({ lastDay }) =>
    `Hạn riêng muộn hơn hạn của đơn vị chủ trì${sayDay(lastDay)}. Hãy chọn ngày sớm hơn, để đơn vị chủ trì kịp tổng hợp.`,
  'not-cooperating': 'Hạn riêng chỉ đặt cho đơn vị phối hợp. Với đơn vị chủ trì, hãy dùng gia hạn.',
}
