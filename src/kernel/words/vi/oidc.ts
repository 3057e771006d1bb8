/** Signing in by the office's identity provider. People call it by the name that the office gives, or "cổng đăng nhập chung". */
const gate = (name: string | null): string => name ?? 'cổng đăng nhập chung'

export const oidc = {
  action: (name: string | null) => `Đăng nhập bằng ${gate(name)}`,
  own: {
    title: 'Cổng đăng nhập chung',
    lead: (name: string | null) =>
      `Gắn tài khoản này với tài khoản của đồng chí ở ${gate(name)}, để lần sau vào thẳng từ đó. Quyền ở đây không đổi; mật khẩu vẫn dùng được.`,
    bound: 'đã gắn',
    notBound: 'chưa gắn',
    as: (name: string | null) => (name ? `Gắn với ${name}` : 'Đã gắn'),
    since: (when: string, way: 'holder' | 'allowed') =>
      way === 'holder' ? `, từ ${when}.` : `, từ ${when}, theo tên do quản trị cho phép.`,
    old: 'Cổng đã gắn không còn là cổng của cơ quan nên không vào được bằng cách này. Hãy gỡ ra rồi gắn lại.',
    noPassword:
      'Tài khoản chưa có mật khẩu nên không tự gắn hoặc gỡ ở đây được. Cần thay đổi thì nhờ quản trị của cơ quan.',
    bind: 'Gắn tài khoản',
    bindTitle: (name: string | null) => `Gắn với ${gate(name)}`,
    bindLead: 'Nhập mật khẩu, rồi đăng nhập ở cổng bằng chính tài khoản của đồng chí.',
    bindDo: 'Sang cổng đăng nhập',
    unbind: 'Gỡ',
    unbindTitle: 'Gỡ khỏi cổng đăng nhập chung?',
    unbindLead: 'Sau đó chỉ vào được bằng mật khẩu. Các phiên khác đã mở từ cổng bị đóng ngay.',
    password: 'Mật khẩu hiện tại',
    wrongPassword: 'Mật khẩu hiện tại chưa đúng. Hãy nhập lại.',
    saidBound: 'Đã gắn tài khoản với cổng đăng nhập chung.',
    saidUnbound: 'Đã gỡ khỏi cổng đăng nhập chung.',
  },
  account: {
    title: 'Cổng đăng nhập chung',
    lead: 'Cho người giữ tài khoản vào từ cổng của cơ quan: ghi đúng tên mà cổng dùng cho người đó. Người đầu tiên vào bằng tên này được gắn với tài khoản; tên chỉ dùng được một lần.',
    none: 'Chưa gắn với ai ở cổng.',
    allowed: (claim: 'username' | 'email', name: string, until: string) =>
      `Đang chờ người có ${claim === 'email' ? 'thư điện tử' : 'tên'} “${name}” ở cổng vào lần đầu, đến ${until}.`,
    allow: 'Cho phép một tên',
    allowTitle: (title: string) => `Cho phép vào ${title} từ cổng`,
    allowLead: 'Ai vào cổng bằng tên này thì vào được tài khoản. Hãy hỏi lại đúng người, đúng tên.',
    claim: 'Cổng nhận ra người đó bằng',
    claims: { username: 'tên đăng nhập ở cổng', email: 'địa chỉ thư điện tử đã xác minh' },
    name: 'Tên ở cổng',
    nameHint: 'Viết hoa hay thường đều được.',
    needName: 'Nhập tên ở cổng.',
    allowDo: 'Cho phép',
    end: 'Gỡ',
    endTitle: (title: string) => `Gỡ ${title} khỏi cổng đăng nhập chung?`,
    endLead: 'Người giữ tài khoản không vào từ cổng được nữa; các phiên đã mở từ cổng bị đóng ngay. Người đó được báo.',
    saidAllowed: 'Đã cho phép. Người giữ tài khoản được báo ở lần vào tới.',
    saidEnded: 'Đã gỡ khỏi cổng đăng nhập chung.',
  },
  notices: {
    'oidc-bound': (when: string) => `Tài khoản này đã được gắn với cổng đăng nhập chung, ${when}.`,
    'oidc-unbound': (when: string) => `Tài khoản này đã được gỡ khỏi cổng đăng nhập chung, ${when}.`,
    'oidc-allowed': (when: string) =>
      `Quản trị đã cho phép một tên ở cổng đăng nhập chung vào tài khoản này, ${when}. Xem ở “Tài khoản của tôi”.`,
  },
}

export const oidcErrors: Record<string, string> = {
  'oidc-off': 'Cơ quan không dùng cổng đăng nhập chung. Hãy đăng nhập bằng mật khẩu.',
  'oidc-away': 'Cổng đăng nhập chung đang không trả lời. Hãy đăng nhập bằng mật khẩu, hoặc thử lại sau ít phút.',
  'oidc-denied': 'Cổng đăng nhập chung không cho vào, hoặc đồng chí đã dừng ở đó. Hãy thử lại, hoặc dùng mật khẩu.',
  'oidc-unproven':
    'Câu trả lời của cổng đăng nhập chung không khớp với lần đăng nhập này nên không được dùng. Hãy đăng nhập lại từ đầu; nếu vẫn vậy, báo quản trị.',
  'oidc-step-over':
    'Lần đăng nhập qua cổng này đã quá 10 phút, đã dùng, hoặc bắt đầu ở trình duyệt khác. Hãy đăng nhập lại từ đầu.',
  'oidc-unknown':
    'Cổng đã nhận ra đồng chí, nhưng chưa tài khoản nào ở đây được gắn với người này. Hãy đăng nhập bằng mật khẩu rồi gắn ở “Tài khoản của tôi”, hoặc nhờ quản trị cho phép.',
  'oidc-taken': 'Người này ở cổng đã gắn với một tài khoản khác. Hãy gỡ ở tài khoản đó trước, hoặc hỏi quản trị.',
  'oidc-bound': 'Tài khoản đã gắn với một người ở cổng. Hãy gỡ ra trước khi gắn lại.',
  'oidc-not-bound': 'Tài khoản không gắn với ai ở cổng đăng nhập chung.',
  'oidc-name-taken': 'Tên này đang được cho phép ở một tài khoản khác. Hãy kiểm tra lại tên.',
}

export const oidcOperations = {
  beginOidcSignIn: 'Bắt đầu đăng nhập từ cổng đăng nhập chung',
  beginOidcBinding: 'Bắt đầu gắn cổng đăng nhập chung',
  bindOidc: 'Gắn tài khoản với cổng đăng nhập chung',
  bindOidcFailed: 'Gắn, gỡ cổng đăng nhập chung không được',
  endOwnOidc: 'Gỡ tài khoản của mình khỏi cổng đăng nhập chung',
  allowOidc: 'Cho phép một tên ở cổng đăng nhập chung',
  endOidc: 'Gỡ tài khoản khỏi cổng đăng nhập chung',
}
