/** Passkeys: signing in with a key on one's own device. */
export const passkeys = {
  title: 'Khóa truy cập',
  lead: 'Đăng nhập bằng vân tay, khuôn mặt hoặc mã PIN của chính máy hay điện thoại, không cần gõ tên và mật khẩu. Khóa nằm trên thiết bị của đồng chí, trang giả không lấy được.',
  none: 'Chưa có khóa nào.',
  made: (when: string) => `tạo ${when}`,
  used: (when: string) => `dùng lần cuối ${when}`,
  unused: 'chưa dùng',
  practice: 'Tài khoản tập dượt vào thẳng từ trang đầu, không tạo khóa truy cập.',
  notHere:
    'Chưa dùng được ở cơ quan này: khóa truy cập cần địa chỉ https có tên miền. Quản trị máy chủ đặt địa chỉ ấy rồi mới tạo khóa được.',
  otherAddress: (origin: string) =>
    `Khóa truy cập chỉ tạo và dùng được ở ${origin}. Hãy mở địa chỉ đó, đăng nhập rồi tạo khóa.`,
  notThisBrowser: 'Trình duyệt này không hỗ trợ khóa truy cập. Hãy dùng bản mới của Chrome, Edge, Safari hoặc Firefox.',
  signInAgain: 'Để thêm hoặc gỡ khóa, hãy đăng xuất rồi đăng nhập lại; việc đó mở trong 10 phút sau khi đăng nhập.',
  add: 'Thêm khóa truy cập',
  addTitle: 'Thêm khóa truy cập',
  addLead: 'Bấm “Tạo khóa”, rồi làm theo trình duyệt: chọn nơi cất khóa, quét vân tay hoặc nhập mã PIN của máy.',
  name: 'Tên của khóa',
  nameHint: 'Để nhận ra về sau. Ví dụ: Điện thoại, Máy bàn ở phòng',
  needName: 'Đặt tên cho khóa.',
  password: 'Mật khẩu hiện tại',
  wrongPassword: 'Mật khẩu hiện tại chưa đúng. Hãy nhập lại.',
  create: 'Tạo khóa',
  saidAdded: (name: string) => `Đã thêm khóa “${name}”. Lần sau đăng nhập được bằng khóa này.`,
  rename: 'Đổi tên',
  renameOf: (name: string) => `Đổi tên khóa ${name}`,
  renameTitle: 'Đổi tên khóa',
  renameDo: 'Lưu tên',
  saidRenamed: 'Đã đổi tên khóa.',
  remove: 'Gỡ',
  removeOf: (name: string) => `Gỡ khóa ${name}`,
  removeTitle: (name: string) => `Gỡ khóa “${name}”?`,
  removeLead:
    'Khóa này không đăng nhập được nữa. Phiên đang mở không bị đóng; mất thiết bị thì kết thúc cả phiên của nó ở mục “Phiên đăng nhập”. Khóa còn lưu trên thiết bị có thể xóa trong phần mật khẩu của thiết bị.',
  removeDo: 'Gỡ khóa',
  saidRemoved: (name: string) => `Đã gỡ khóa “${name}”.`,
  cancelled: 'Trình duyệt chưa tạo khóa: đã bấm hủy hoặc quá thời gian. Bấm “Tạo khóa” để thử lại.',
  known: 'Thiết bị này đã có khóa của tài khoản. Hãy chọn thiết bị khác, hoặc gỡ khóa cũ trước.',
  failed:
    'Thiết bị không tạo được khóa có xác minh (vân tay, khuôn mặt hoặc mã PIN). Hãy bật khóa màn hình rồi thử lại.',
  signIn: {
    action: 'Đăng nhập bằng khóa truy cập',
    or: 'hoặc',
    cancelled: 'Chưa đăng nhập: đã bấm hủy, quá thời gian, hoặc thiết bị không có khóa của trang này.',
  },
}

export const passkeyErrors: Record<string, string> = {
  'passkeys-not-here': 'Khóa truy cập chưa dùng được ở địa chỉ này. Hãy đăng nhập bằng mật khẩu.',
  'passkey-needs-sign-in': 'Hãy nhập mật khẩu hiện tại, hoặc đăng xuất rồi đăng nhập lại trước khi thêm hay gỡ khóa.',
  'passkey-not-made': 'Khóa chưa được lưu: quá 5 phút, hoặc trả lời của thiết bị không khớp. Hãy tạo lại từ đầu.',
  'passkey-known': 'Khóa này đã được lưu trước đó.',
  'too-many-passkeys': 'Tài khoản đã có đủ số khóa cho phép. Hãy gỡ khóa không dùng trước.',
  'passkey-refused':
    'Khóa truy cập này không mở được tài khoản nào ở đây, hoặc đã quá 5 phút. Hãy bấm thử lại, hoặc đăng nhập bằng mật khẩu.',
  'passkey-copied':
    'Không nhận khóa này: số lần dùng trên khóa thấp hơn đã ghi, có thể khóa đã bị sao chép. Hãy đăng nhập bằng mật khẩu và gỡ khóa ở “Tài khoản của tôi”.',
}
