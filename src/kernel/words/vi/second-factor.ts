/** The second step at sign-in. */
export const secondFactor = {
  title: 'Xác thực hai bước',
  lead: 'Khi đăng nhập, ngoài mật khẩu còn cần một mã 6 số trên điện thoại của đồng chí. Ai biết mật khẩu mà không có điện thoại thì không vào được.',
  notPossible: 'Tài khoản này không đăng nhập bằng mật khẩu nên không cần xác thực hai bước ở đây.',
  on: 'đang bật',
  off: 'chưa bật',
  since: (when: string) => `Bật từ ${when}.`,
  left: (n: number) =>
    n === 0
      ? 'Đã hết mã khôi phục. Hãy tạo bộ mã mới ngay, phòng khi không có điện thoại.'
      : `Còn ${n} mã khôi phục chưa dùng.`,
  required: 'Cơ quan yêu cầu xác thực hai bước với chức vụ này.',
  requiredFrom: (day: string) => `Cơ quan yêu cầu xác thực hai bước với chức vụ này từ ngày ${day}.`,
  alert: (day: string) =>
    `Từ ngày ${day}, cơ quan yêu cầu xác thực hai bước với chức vụ của đồng chí. Thiết lập mất khoảng hai phút.`,
  alertNow:
    'Cơ quan yêu cầu xác thực hai bước với chức vụ của đồng chí. Từ lần đăng nhập sau phải thiết lập mới vào được.',
  alertGo: 'Thiết lập',
  set: 'Thiết lập',
  setTitle: 'Thiết lập xác thực hai bước',
  passwordFirst: 'Nhập mật khẩu hiện tại để bắt đầu.',
  next: 'Tiếp tục',
  needCode: 'Nhập mã 6 số trên điện thoại.',
  steps: {
    app: 'Mở ứng dụng tạo mã trên điện thoại (Google Authenticator, Microsoft Authenticator, hoặc ứng dụng tương tự), chọn thêm tài khoản rồi quét mã này.',
    picture: 'Mã QR để quét bằng ứng dụng tạo mã',
    byHand: 'Không quét được? Nhập khóa này vào ứng dụng',
    onPhone: 'Đang mở trang này trên chính điện thoại đó? Chạm để thêm vào ứng dụng tạo mã',
    key: 'Khóa',
    code: 'Mã 6 số đang hiện trên điện thoại',
    confirm: 'Xác nhận và bật',
  },
  codes: {
    title: 'Mã khôi phục',
    lead: 'Mỗi mã dùng được một lần thay cho điện thoại. Các mã chỉ hiện lần này: in ra hoặc chép lại, cất nơi an toàn, không để cùng máy tính.',
    list: 'Mã khôi phục của tài khoản',
    copy: 'Chép các mã',
    copied: 'Đã chép các mã khôi phục.',
    print: 'In các mã',
    of: (login: string) => `Mã khôi phục của tài khoản ${login}`,
    kept: 'Tôi đã cất các mã',
  },
  saidOn: 'Đã bật xác thực hai bước. Các phiên khác của tài khoản đã đóng.',
  renew: 'Tạo mã khôi phục mới',
  renewTitle: 'Tạo mã khôi phục mới?',
  renewLead: 'Các mã cũ hết hiệu lực ngay.',
  renewDo: 'Tạo mã mới',
  end: 'Tắt xác thực hai bước',
  endTitle: 'Tắt xác thực hai bước?',
  endLead: 'Sau đó chỉ cần mật khẩu là vào được tài khoản này.',
  endDo: 'Tắt',
  saidOff: 'Đã tắt xác thực hai bước.',
  password: 'Mật khẩu hiện tại',
  codeOrRecovery: 'Mã 6 số, hoặc một mã khôi phục',
  wrongPassword: 'Mật khẩu hiện tại chưa đúng. Hãy nhập lại.',
  signIn: {
    title: 'Bước hai: nhập mã',
    lead: 'Mở ứng dụng tạo mã trên điện thoại và nhập 6 số của tài khoản này.',
    leadRecovery: 'Nhập một mã khôi phục chưa dùng. Mỗi mã dùng được một lần.',
    code: 'Mã 6 số',
    recovery: 'Mã khôi phục',
    needRecovery: 'Nhập một mã khôi phục.',
    action: 'Vào',
    useRecovery: 'Không có điện thoại? Dùng mã khôi phục',
    usePhone: 'Dùng mã trên điện thoại',
    back: 'Đăng nhập lại từ đầu',
    lost: 'Không còn điện thoại lẫn mã khôi phục: nhờ quản trị của cơ quan đặt lại xác thực hai bước.',
    setUpTitle: 'Thiết lập xác thực hai bước',
    setUpLead: 'Cơ quan yêu cầu xác thực hai bước với chức vụ này. Thiết lập một lần, mất khoảng hai phút, rồi vào.',
    enter: 'Vào chương trình',
  },
  account: {
    title: 'Xác thực hai bước',
    lead: 'Khi người giữ tài khoản mất điện thoại và cả mã khôi phục. Gặp trực tiếp hoặc gọi lại số đã biết trước khi đặt lại: đây là cách kẻ gian hay lợi dụng.',
    reset: 'Đặt lại xác thực hai bước',
    resetTitle: (title: string) => `Đặt lại xác thực hai bước của ${title}?`,
    resetLead:
      'Tài khoản vào được chỉ bằng mật khẩu cho đến khi thiết lập lại. Người giữ tài khoản được báo ở lần vào tới, và một người khác phải xác nhận.',
    saidReset: 'Đã đặt lại. Một người khác cần xác nhận.',
  },
  settings: {
    group: 'Đăng nhập',
    label: 'Bắt buộc xác thực hai bước',
    value: (roles: readonly string[], day: string | null): string =>
      roles.length === 0
        ? 'không bắt buộc'
        : `bắt buộc với ${roles.join(', ')}, ${day ? `từ ngày ${day}` : 'ngay từ lần đăng nhập tới'}`,
  },
}

export const secondFactorErrors: Record<string, string> = {
  'wrong-code':
    'Mã chưa đúng, đã dùng hoặc đã hết hạn. Hãy chờ mã mới hiện trên điện thoại rồi nhập lại. Nếu mã luôn sai, kiểm tra giờ của điện thoại.',
  'wrong-first-code':
    'Mã chưa khớp. Hãy nhập mã đang hiện trên điện thoại; nếu vẫn sai, kiểm tra giờ của điện thoại có đặt tự động không.',
  'sign-in-step-over': 'Bước đăng nhập này đã quá 10 phút hoặc đã dùng. Hãy đăng nhập lại từ đầu.',
  'second-factor-on': 'Xác thực hai bước đã bật. Muốn đổi điện thoại thì tắt đi rồi thiết lập lại.',
  'second-factor-off': 'Tài khoản này không bật xác thực hai bước.',
  'second-factor-not-begun': 'Chưa bắt đầu thiết lập. Hãy bấm “Thiết lập” để lấy mã QR.',
  'second-factor-required': 'Cơ quan yêu cầu xác thực hai bước với chức vụ này nên không tắt được.',
  'second-factor-unreadable':
    'Máy chủ không còn khóa để kiểm tra mã trên điện thoại (thường gặp sau khi phục hồi sang máy khác). Hãy dùng mã khôi phục, hoặc nhờ quản trị đặt lại xác thực hai bước.',
}
