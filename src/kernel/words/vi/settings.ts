/** The conventions of the office. */
import type { SettingName } from '../../office-settings.js'

interface Item {
  label: string
  /** One sentence: what it does. */
  what: string
}

const items: Record<SettingName, Item> = {
  beforeIncludesDay: {
    label: 'Cách hiểu “trước ngày …”',
    what: 'Văn bản ghi “trước ngày 15/12” thì ngày cuối còn đúng hạn là 14/12 (không tính ngày ấy) hoặc 15/12 (tính cả ngày ấy); văn bản đã giao giữ ngày đã tính.',
  },
  rollDirection: {
    label: 'Hạn cơ quan tự tính rơi vào ngày nghỉ',
    what: 'Hạn tính từ “trong 5 ngày kể từ …” hay từ kỳ báo cáo mà rơi vào ngày nghỉ thì xử lý thế nào; ngày văn bản đã ghi rõ thì không bao giờ dời.',
  },
  defaultTermDays: {
    label: 'Thời hạn khi văn bản không nêu',
    what: 'Số ngày làm việc được gợi ý khi kiểm tra bản đọc mà văn bản không nêu hạn; không gợi ý thì việc ấy không có hạn.',
  },
  afterEventDays: {
    label: 'Hạn của việc “ngay sau khi …”',
    what: 'Số ngày làm việc sau khi sự kiện xảy ra, nếu văn bản không nêu rõ bao nhiêu ngày.',
  },
  periodFromDay: {
    label: 'Kỳ báo cáo bắt đầu từ ngày',
    what: 'Ngày của tháng trước mà số liệu tháng, quý, 6 tháng, năm bắt đầu tính; 1 là theo tháng dương lịch, 15 là từ ngày 15 tháng trước đến ngày 14 (Nghị định 09/2019/NĐ-CP, Điều 12). Kỳ mà văn bản nêu rõ ngày thì theo văn bản.',
  },
  soonDays: {
    label: 'Coi là sắp đến hạn',
    what: 'Việc còn chừng ấy ngày làm việc trở xuống được xếp vào nhóm sắp đến hạn.',
  },
  reminderDays: {
    label: 'Nhắc trước hạn',
    what: 'Những ngày làm việc trước hạn mà đơn vị được nhắc; 0 là đúng ngày cuối.',
  },
  digestAt: {
    label: 'Giờ gửi bản tổng hợp hằng ngày',
    what: 'Bản tổng hợp việc sắp đến hạn, quá hạn gửi vào giờ này các ngày làm việc.',
  },
  quietFrom: {
    label: 'Giờ yên tĩnh, từ',
    what: 'Trong khoảng này phần mềm không gửi thư; thư chờ đến khi hết giờ yên tĩnh. Thông báo trong phần mềm vẫn hiện ngay.',
  },
  quietUntil: { label: 'Giờ yên tĩnh, đến', what: 'Hết giờ này thư được gửi trở lại.' },
  extensionBeforeDeadlineOnly: {
    label: 'Xin gia hạn khi nào',
    what: 'Đơn vị chỉ được xin gia hạn trước khi hết hạn, hay cả khi đã quá hạn.',
  },
  extensionMost: {
    label: 'Số lần gia hạn nhiều nhất',
    what: 'Một phần việc được gia hạn nhiều nhất bấy nhiêu lần; hạn gốc vẫn được giữ trong mọi báo cáo.',
  },
  secondFactorRoles: {
    label: 'Bắt buộc xác thực hai bước',
    what: 'Người giữ các quyền này phải đăng nhập bằng mật khẩu và mã trên điện thoại; đến ngày đã định, ai chưa có thì thiết lập ngay khi đăng nhập.',
  },
  secondFactorFrom: {
    label: 'Bắt buộc từ ngày',
    what: 'Trước ngày này người giữ quyền được nhắc, và vẫn vào được bằng mật khẩu.',
  },
  graceDays: {
    label: 'Báo lên khi quá hạn',
    what: 'Quá hạn bấy nhiêu ngày làm việc thì báo người theo dõi; thêm bấy nhiêu ngày nữa (ít nhất một ngày) mà chưa xong thì báo người giao việc. Việc đang tạm dừng, tạm treo, chờ duyệt hoặc đang xin gia hạn thì chưa báo.',
  },
}

const workingDays = (n: number): string => `${n} ngày làm việc`

export const settings = {
  title: 'Quy ước của cơ quan',
  lead: 'Những điều luật không định sẵn, mỗi cơ quan tự thống nhất. Thay đổi chỉ áp dụng từ nay về sau và được ghi vào nhật ký.',
  groups: {
    deadlines: 'Cách tính hạn',
    reminders: 'Nhắc việc',
    extensions: 'Gia hạn, quá hạn',
  },
  items,
  quiet: {
    label: 'Giờ yên tĩnh',
    value: (from: string, until: string): string =>
      from === until ? 'không có giờ yên tĩnh' : `từ ${from} đến ${until}`,
  },
  usual: 'mặc định',
  unverified: 'chưa thẩm định',
  decided: 'cơ quan đã quyết định',
  change: 'Đổi',
  changeOf: (label: string) => `Đổi quy ước: ${label}`,
  coming: (value: string, day: string) => `Từ ngày ${day}: ${value}.`,
  withdraw: 'Rút lại',
  withdrawOf: (label: string, day: string) => `Rút lại thay đổi từ ngày ${day}: ${label}`,
  withdrawn: 'Đã rút lại thay đổi chưa áp dụng.',
  values: {
    beforeIncludesDay: { false: 'không tính ngày ấy', true: 'tính cả ngày ấy' },
    rollDirection: {
      next: 'lùi đến ngày làm việc kế tiếp',
      previous: 'lấy ngày làm việc liền trước',
      none: 'giữ nguyên ngày ấy',
    },
    extensionBeforeDeadlineOnly: { false: 'cả khi đã quá hạn', true: 'chỉ trước khi hết hạn' },
    defaultTermDays: (n: number | null) => (n === null ? 'không gợi ý' : workingDays(n)),
    afterEventDays: (n: number) => (n === 0 ? 'ngay trong ngày xảy ra' : `${workingDays(n)} sau đó`),
    periodFromDay: (n: number) => (n === 1 ? 'theo tháng dương lịch' : `từ ngày ${n} tháng trước đến ngày ${n - 1}`),
    soonDays: (n: number) => `còn ${n} ngày làm việc trở xuống`,
    reminderDays: (days: readonly number[]) => (days.length ? `trước ${days.join(', ')} ngày làm việc` : 'không nhắc'),
    extensionMost: (n: number | null) => (n === null ? 'không giới hạn' : n === 0 ? 'không gia hạn' : `${n} lần`),
    secondFactorFrom: (day: string | null) => (day === null ? 'ngay từ lần đăng nhập tới' : `từ ngày ${day}`),
    graceDays: (n: number) => (n === 0 ? 'ngay khi quá hạn' : `sau ${workingDays(n)}`),
  },
  form: {
    value: 'Giá trị mới',
    days: 'Số ngày làm việc',
    dayOfMonth: 'Ngày trong tháng',
    times: 'Số lần',
    roles: 'Bắt buộc với',
    noTerm: 'Không gợi ý',
    noLimit: 'Không giới hạn',
    reminderHint: 'Các số cách nhau bằng dấu phẩy, ví dụ 7, 3, 1, 0. Để trống là không nhắc.',
    wrong: 'Giá trị chưa hợp lệ.',
    from: 'Áp dụng',
    fromNow: 'Ngay từ bây giờ',
    fromDay: 'Từ một ngày sắp tới',
    day: 'Từ ngày',
    dayMissing: 'Chọn một ngày sau hôm nay.',
    decidedBy: 'Người, cơ quan quyết định',
    decidedByHint: 'Ghi chức vụ, ví dụ: Chánh Văn phòng',
    basisNumber: 'Số văn bản',
    note: 'Ghi chú',
    action: 'Lưu quy ước',
    done: 'Đã lưu quy ước mới.',
  },
  history: {
    title: 'Các lần thay đổi',
    none: 'Chưa có thay đổi nào; mọi quy ước đang theo mặc định.',
    from: 'Áp dụng từ',
    setting: 'Quy ước',
    value: 'Giá trị',
    by: 'Người quyết định',
    entered: 'Người ghi',
    withdrawn: 'đã rút lại',
    coming: 'sắp áp dụng',
  },
}
