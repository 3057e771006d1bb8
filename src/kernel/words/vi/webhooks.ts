/** Webhooks: the administrator's page. */
export const webhooks = {
  tab: 'Webhook',
  title: 'Báo cho hệ thống khác',
  lead: 'Khi có việc xảy ra, phần mềm gọi đến các địa chỉ này. Lời gọi được ký và chỉ có mã của bản ghi, không có tên người hay nội dung văn bản.',
  add: 'Thêm địa chỉ',
  none: 'Chưa có địa chỉ nào.',
  practice: 'Cơ quan tập dượt không gọi ra ngoài, nên ở đây không thêm được địa chỉ.',
  loopback: 'Ở cơ quan tập dượt này chỉ gọi được địa chỉ trên chính máy này.',
  kinds: {
    assigned: 'Giao việc',
    returned: 'Trả lại kết quả',
    decided: 'Quyết định',
    ended: 'Chuyển đi, thu hồi',
    'to-review': 'Nộp kết quả, xin gia hạn',
    disputed: 'Chuyển trả',
    urged: 'Gửi văn bản đôn đốc',
    'urging-answered': 'Trả lời đôn đốc',
    escalated: 'Quá hạn, báo lên',
    ping: 'Gọi thử',
  } as Record<string, string>,
  state: { active: 'Đang gọi', paused: 'Đang tạm ngừng' },
  failed: (at: string) =>
    `Đã tự tạm ngừng lúc ${at} vì gọi không được suốt một ngày. Việc xảy ra từ đó vẫn chờ; sửa bên nhận rồi bấm “Gọi lại”.`,
  waiting: (n: number) => `${n} lời gọi đang chờ`,
  deeds: {
    try: 'Gọi thử',
    tried: 'Đã đưa lời gọi thử vào hàng chờ. Xem kết quả trong danh sách lời gọi.',
    pause: 'Tạm ngừng',
    resume: 'Gọi lại',
    rotate: 'Đổi khóa',
    remove: 'Bỏ địa chỉ',
    removed: 'Đã bỏ địa chỉ.',
    changed: 'Đã đổi.',
    log: 'Các lời gọi',
  },
  form: {
    name: 'Tên để nhớ',
    url: 'Địa chỉ nhận (https)',
    kinds: 'Báo những việc nào',
    kindsMissing: 'Chọn ít nhất một loại.',
    action: 'Thêm địa chỉ',
  },
  secret: {
    title: 'Khóa ký',
    lead: 'Chép ngay: khóa chỉ hiện một lần. Bên nhận dùng khóa này để kiểm tra lời gọi đúng là của phần mềm.',
    rotated: 'Khóa cũ còn dùng được 24 giờ; trong thời gian ấy lời gọi mang cả hai chữ ký.',
    close: 'Đã chép xong',
  },
  log: {
    none: 'Chưa có lời gọi nào.',
    states: { waiting: 'Đang chờ', sending: 'Đang gọi', delivered: 'Đã nhận', failed: 'Không gọi được' },
    status: (code: number) => `mã trả lời ${code}`,
    results: {
      answered: '',
      address: 'địa chỉ không được phép gọi',
      unreachable: 'không kết nối được',
      timeout: 'quá 10 giây không trả lời',
      key: 'không mở được khóa đã lưu, hãy đổi khóa',
    } as Record<string, string>,
    tries: (n: number) => `đã gọi ${n} lần`,
    next: (at: string) => `gọi lại lúc ${at}`,
    again: 'Gửi lại',
  },
  alert: (n: number) => `${n} webhook đã tự tạm ngừng vì gọi không được.`,
}

export const webhookErrors = {
  'webhook-address':
    'Địa chỉ này không gọi được: cần https, không kèm tên đăng nhập, và là địa chỉ mở trên Internet, không phải của máy này hay mạng nội bộ.',
  'webhook-practice': 'Cơ quan tập dượt không gọi ra ngoài.',
  'webhook-paused': 'Địa chỉ đang tạm ngừng. Hãy bấm “Gọi lại” trước.',
  'webhook-under-way': 'Lời gọi này đang được gửi. Hãy xem lại sau ít giây.',
  'webhooks-enough': (detail: Record<string, unknown>): string =>
    `Có nhiều nhất ${Number(detail['most'])} địa chỉ. Hãy bỏ địa chỉ không dùng nữa.`,
}
