/** Notices: what a post is told, and why. */
import { taskTime } from './task-time.js'
import { bulk } from './bulk.js'
import { cooperating } from './cooperating.js'
import { sourceChanges } from './source-changes.js'

export const reminders = {
  title: 'Thông báo',
  short: 'Thông báo',
  lead: (unread: number) => (unread > 0 ? `${unread} thông báo chưa đọc` : 'Đã đọc hết.'),
  unread: (n: number) => `${n} chưa đọc`,
  none: 'Chưa có thông báo nào. Khi có việc mới, kết quả bị trả lại, quyết định, việc sắp đến hạn hoặc quá hạn, thông báo sẽ ở đây.',
  channels: {
    title: 'Cách nhận thông báo',
    lead: 'Thông báo luôn có đủ trong phần mềm. Ở đây chọn thêm cách nhận bên ngoài.',
  },
  onlyUnread: 'Chỉ hiện thông báo chưa đọc',
  allRead: 'Đã đọc hết thông báo.',
  fresh: 'chưa đọc',
  markRead: 'Đánh dấu đã đọc',
  markAll: 'Đánh dấu đã đọc tất cả',
  markedAll: 'Đã đánh dấu đọc tất cả.',
  more: 'Xem thông báo cũ hơn',
  told: (time: string) => `lúc ${time}`,
  /** What happened, before the name of the task. */
  said: {
    assigned: 'Việc mới',
    returned: 'Kết quả bị trả lại',
    accepted: 'Kết quả đã được duyệt',
    decided: 'Có quyết định',
    ended: 'Việc đã chuyển hoặc thu hồi, đơn vị không phải làm nữa',
    lastDay: 'Hôm đó là ngày làm việc cuối cùng',
    left: (n: number) => `Còn ${n} ngày làm việc`,
    overdue: 'Vừa quá hạn',
    lateBy: (n: number) => (n > 0 ? `Vẫn quá hạn, ${n} ngày làm việc` : 'Vẫn quá hạn'),
    toReview: (unit: string) => `${unit} đã nộp kết quả, chờ duyệt`,
    asksTime: (unit: string) => `${unit} xin gia hạn, chờ quyết định`,
    disputed: (unit: string) => `${unit} chuyển trả, chờ xử lý`,
    urged: 'Văn bản đôn đốc, chờ trả lời',
    reminded: bulk.notice,
    recalled: 'Văn bản đôn đốc đã được thu hồi',
    escalated: (unit: string) => `${unit} vẫn quá hạn, được báo lên`,
    urgingAnswered: (unit: string) => `${unit} đã trả lời văn bản đôn đốc`,
  },
  /** Decisions, by their operation. */
  decisions: {
    ...sourceChanges.decisions,
    ...taskTime.decisions,
    setOwnDay: cooperating.notice,
    reissue: 'Đơn vị tiếp tục thực hiện',
    grantExtension: 'Được gia hạn',
    refuseExtension: 'Không được gia hạn',
    pausePart: 'Tạm dừng, hạn không tính',
    resumePart: 'Làm tiếp, xem hạn mới',
    reopenPart: 'Việc được mở lại',
  },
  /** Why this reader is told. */
  why: {
    lead: 'vì đơn vị đồng chí chủ trì',
    cooperating: 'vì đơn vị đồng chí phối hợp',
    monitor: 'vì đồng chí theo dõi việc này',
    addressee: 'vì văn bản gửi đơn vị đồng chí',
    under: 'vì đơn vị đồng chí được giao lại',
    issuer: 'vì đồng chí thay mặt cơ quan giao việc',
    assigner: 'vì đơn vị đồng chí đã giao lại',
  },
  due: (day: string) => `hạn ${day}`,
}
