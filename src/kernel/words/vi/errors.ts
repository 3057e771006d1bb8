/** One sentence for every stable code: what happened, and what to do next. Values come from the error's detail. */

import { absenceErrors } from './absences.js'
import { bulkErrors } from './bulk.js'
import { accountImportErrors } from './account-import.js'
import { calendarErrors } from './calendar-errors.js'
import { feedErrors } from './feeds.js'
import { mailErrors } from './mail.js'
import { cooperatingErrors } from './cooperating.js'
import { oidcErrors } from './oidc.js'
import { organisationErrors } from './organisation-errors.js'
import { sourceChangeErrors } from './source-changes.js'
import { passkeyErrors } from './passkeys.js'
import { secondFactorErrors } from './second-factor.js'
import { taskLifeErrors } from './task-life.js'
import { taskTimeErrors } from './task-time.js'
import { urgingErrors } from './urging-errors.js'
import { webhookErrors } from './webhooks.js'

type Detail = Record<string, unknown>
type Sentence = string | ((detail: Detail) => string)

const megabytes = (bytes: unknown): string => `${Math.floor(Number(bytes) / 1_000_000)} MB`
const SECRET =
  'Văn bản có dấu chỉ mức độ mật nên không được đưa vào phần mềm này, và không có phần nào được lưu lại. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước.'

/** What is read, for sentences. */
const READ =
  'Word (.docx, .doc), PDF (cả bản quét), ảnh trang giấy (JPEG, PNG), .rtf, trang web (.html), văn bản thuần (.txt), gói edXML'

/** Kinds that are not read, with the way to one that is. Kinds without a line have the last. */
const NOT_READ: Record<string, string> = {
  xlsx: 'Đây là bảng tính. Hãy xuất ra PDF, hoặc chép bảng vào văn bản Word rồi gửi.',
  pptx: 'Đây là tệp trình chiếu. Hãy xuất ra PDF rồi gửi.',
  odt: 'Đây là tệp OpenDocument (LibreOffice). Hãy mở ra, lưu lại dạng Word (.docx) rồi gửi.',
  eml: 'Đây là thư điện tử. Hãy lấy văn bản đính kèm trong thư ra rồi gửi tệp đó.',
  zip: 'Đây là tệp nén. Hãy giải nén rồi gửi từng văn bản bên trong.',
  heic: 'Đây là ảnh HEIC của điện thoại. Hãy đổi sang JPEG, hoặc chụp lại ở chế độ JPEG rồi gửi.',
  gif: 'Đây là ảnh ở dạng chưa đọc được. Hãy lưu lại thành JPEG hoặc PNG, hoặc quét thành PDF, rồi gửi.',
  program: 'Đây là chương trình, không phải văn bản, nên không được mở.',
}
const LIKE: Record<string, string> = {
  xls: 'xlsx',
  csv: 'xlsx',
  ods: 'xlsx',
  ppt: 'pptx',
  odp: 'pptx',
  rar: 'zip',
  '7z': 'zip',
  gzip: 'zip',
  tiff: 'gif',
  webp: 'gif',
  bmp: 'gif',
}

const TABLE_WHAT: Record<string, string> = {
  rows: 'dòng',
  columns: 'cột',
  cell: 'ký tự trong một ô',
  characters: 'ký tự',
}

export const errors: Record<string, Sentence> = {
  /* signing in */
  'sign-in-needed': 'Phiên làm việc đã hết. Hãy đăng nhập lại; nội dung đang soạn vẫn còn trên máy này.',
  'wrong-password': 'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy thử lại, hoặc nhờ quản trị đặt lại mật khẩu.',
  'account-locked':
    'Tên đăng nhập này tạm khóa vì nhập sai mật khẩu nhiều lần. Hãy thử lại sau 15 phút, hoặc nhờ quản trị đặt lại mật khẩu.',
  'account-suspended': 'Tài khoản đang tạm ngừng. Hãy liên hệ quản trị của cơ quan.',
  'setup-link-invalid':
    'Liên kết thiết lập không đúng, đã dùng hoặc đã quá 24 giờ. Hãy khởi động lại chương trình để lấy liên kết mới.',
  'login-taken': 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.',
  'password-too-short': 'Mật khẩu cần ít nhất 10 ký tự. Một câu dài dễ nhớ là tốt nhất.',
  'not-oneself': 'Không thể tự tạm ngừng tài khoản của chính mình. Hãy nhờ một quản trị khác.',

  'account-link-invalid':
    'Liên kết không đúng, đã dùng, đã được thay hoặc đã hết hạn. Hãy nhờ quản trị của cơ quan tạo liên kết mới.',

  /* rights */
  'from-in-the-past': 'Ngày bắt đầu đã qua. Hãy chọn hôm nay hoặc một ngày sau.',
  'until-before-from': 'Ngày kết thúc đứng trước ngày bắt đầu. Hãy chọn lại.',
  'until-in-the-past': 'Ngày kết thúc đã qua. Hãy chọn hôm nay hoặc một ngày sau, hoặc bấm “Kết thúc ngay”.',
  'grant-overlaps':
    'Tài khoản đã có quyền này tại đơn vị đó trong khoảng thời gian ấy. Hãy đổi ngày của quyền đang có, hoặc chọn khoảng khác.',
  'grant-ended': 'Quyền này đã hết. Nếu cần, hãy giao lại từ hôm nay.',
  'not-own-administration': 'Không thể tự bớt quyền quản trị của chính mình. Hãy nhờ một quản trị khác.',
  'same-unit': 'Tài khoản đang ở đơn vị này. Hãy chọn đơn vị chuyển đến.',
  'change-decided': 'Thay đổi này vừa được người khác xác nhận hoặc hủy bỏ. Trang đã tải lại.',
  'change-superseded':
    'Sau thay đổi này đã có thay đổi khác nên không tự hủy bỏ được. Hãy xác nhận, rồi sửa quyền ở trang tài khoản.',
  'not-own-change': ({ why }) =>
    why === 'about'
      ? 'Thay đổi này về quyền của chính đồng chí, cần một người khác xác nhận.'
      : 'Đồng chí là người thực hiện thay đổi này, cần một người khác xác nhận.',
  forbidden: 'Tài khoản này không có quyền làm việc đó. Nếu cần, hãy đề nghị quản trị cấp quyền.',
  'not-yours-to-do': 'Bước này thuộc về đơn vị hoặc vai trò khác, tài khoản này không thực hiện được.',
  'page-not-drawn': 'Chưa vẽ được ảnh của trang này. Hãy xem ở chế độ Chữ, hoặc mở bản gốc.',
  'not-found': 'Không tìm thấy nội dung này, hoặc tài khoản không được xem. Hãy kiểm tra lại đường dẫn.',
  'cross-origin': 'Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại phần mềm và thử lại.',

  /* input */
  'invalid-input': 'Có ô nhập chưa hợp lệ. Hãy xem lại các ô được đánh dấu rồi thử lại.',
  'invalid-json': 'Dữ liệu gửi lên bị hỏng trên đường truyền. Hãy thử lại.',
  'invalid-request': 'Yêu cầu không hợp lệ. Hãy tải lại trang rồi thử lại.',
  'invalid-upload': 'Tệp gửi lên bị ngắt giữa chừng hoặc không đúng dạng. Chưa có gì được lưu; hãy gửi lại.',
  'unsupported-media-type': 'Dạng dữ liệu gửi lên không được hỗ trợ. Hãy tải lại trang rồi thử lại.',
  'body-too-large': 'Nội dung gửi lên quá dài. Hãy rút gọn hoặc đính kèm thành tệp.',
  'nul-character': 'Nội dung có ký tự lỗi (U+0000) không lưu được. Hãy xóa đoạn vừa dán và gõ lại.',
  required: 'Còn ô bắt buộc chưa điền.',
  'reason-needed': 'Hãy ghi lý do, để đơn vị biết cần làm gì.',
  'day-out-of-range': 'Ngày phải nằm trong các năm từ 1900 đến 2200. Hãy kiểm tra lại năm vừa nhập.',
  'date-needed': 'Hãy chọn ngày hạn, hoặc chọn kiểu hạn không có ngày.',
  'one-of-both': 'Mỗi dòng chỉ chọn một đơn vị hoặc một nhóm.',
  'unknown-organisation': 'Đơn vị được chọn không còn trong danh mục. Hãy chọn lại.',
  'too-many-at-once': 'Tài khoản này đang gửi quá nhiều tệp cùng lúc. Hãy đợi các tệp đang gửi xong rồi gửi tiếp.',
  busy: 'Máy chủ đang bận vì có nhiều người dùng cùng lúc. Chưa có gì được lưu; hãy thử lại sau ít giây.',
  'too-many-requests': 'Quá nhiều lần thử trong thời gian ngắn. Hãy đợi một phút rồi thử lại.',

  /* files at the door */
  'file-needed': 'Chưa có tệp nào được gửi. Hãy chọn một tệp.',
  'one-file-only': 'Mỗi lần chỉ gửi một tệp. Hãy gửi từng tệp.',
  'file-too-large': ({ limit }) => `Tệp lớn hơn ${megabytes(limit)}. Hãy gửi bản nhẹ hơn, hoặc chia thành nhiều tệp.`,
  'disk-full':
    'Máy chủ sắp hết chỗ lưu nên tạm chưa nhận tệp. Hãy báo quản trị dọn bớt ổ đĩa hoặc thêm chỗ, rồi gửi lại.',
  'file-empty': 'Tệp rỗng (0 byte). Hãy kiểm tra lại tệp gốc rồi gửi lại.',
  'wrong-extension': ({ said, is }) =>
    `Tên tệp ghi là ${typeof said === 'string' ? said : 'một loại'}, nhưng bên trong là ${typeof is === 'string' ? is : 'loại khác'}. Hãy lưu lại đúng dạng rồi gửi.`,
  'unsupported-kind': ({ kind }) =>
    `${NOT_READ[LIKE[String(kind)] ?? String(kind)] ?? 'Phần mềm chưa đọc được loại tệp này. Hãy chuyển sang một trong các dạng đọc được rồi gửi.'} Phần mềm đọc: ${READ}.`,
  'too-large': 'Văn bản dài quá mức phần mềm đọc được. Hãy tách phần phụ lục ra tệp riêng.',
  'too-many-orders': ({ limit }) =>
    `Văn bản có quá nhiều câu giao việc${limit ? ` (tối đa ${String(limit)} việc)` : ''} nên khó kiểm tra được từng việc. Hãy tách thành nhiều tệp.`,
  'too-many-pages': ({ limit }) =>
    `Văn bản có quá nhiều trang${limit ? ` (tối đa ${String(limit)} trang)` : ''}. Hãy tách phần phụ lục ra tệp riêng.`,
  'no-text':
    'Tệp mở được nhưng không có chữ nào đọc được. Hãy kiểm tra lại tệp gốc; nếu là ảnh, hãy chụp hoặc quét lại cho rõ.',
  'text-not-unicode':
    'Không nhận ra bảng mã của tệp văn bản (không phải Unicode, TCVN3 hay VNI). Hãy mở bằng trình soạn thảo và lưu lại dạng UTF-8.',
  'docx-broken': 'Tệp Word bị hỏng hoặc tải về chưa đủ. Hãy mở thử bằng Word, lưu lại rồi gửi.',
  'docx-encrypted': 'Tệp Word có đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
  'doc-broken': 'Tệp Word (.doc) bị hỏng hoặc tải về chưa đủ. Hãy mở thử bằng Word, lưu lại rồi gửi.',
  'doc-encrypted': 'Tệp Word (.doc) có đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
  'doc-too-old': 'Tệp do Word 95 hoặc cũ hơn tạo ra. Hãy mở bằng Word, lưu lại dạng .docx rồi gửi.',
  'rtf-broken': 'Tệp .rtf bị hỏng hoặc tải về chưa đủ. Hãy mở thử bằng Word, lưu lại rồi gửi.',
  'edxml-broken': 'Gói edXML bị hỏng hoặc thiếu phần phong bì. Hãy tải lại gói từ trục liên thông rồi gửi.',
  'edxml-no-document':
    'Gói edXML không kèm văn bản nào (có thể là gói trạng thái). Hãy gửi gói có văn bản, hoặc gửi riêng tệp văn bản.',
  'edxml-unreadable':
    'Gói edXML có tệp đính kèm nhưng không tệp nào đọc được. Hãy lấy tệp ra, chuyển sang Word hoặc PDF có chữ rồi gửi.',
  'html-broken': 'Trang web lưu lại bị hỏng hoặc lồng nhau quá sâu. Hãy mở trang đó, chép nội dung vào Word rồi gửi.',
  'not-a-table': 'Danh sách cần ở dạng bảng: Excel (.xlsx) hoặc .csv. Hãy lưu lại một trong hai dạng đó rồi gửi.',
  'table-broken': 'Tệp bảng bị hỏng hoặc tải về chưa đủ. Hãy mở thử bằng Excel, lưu lại rồi gửi.',
  'table-encrypted': 'Tệp bảng có đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
  'table-empty': 'Bảng không có ô nào có chữ. Hãy kiểm tra lại tệp, trang tính cần đọc phải không bị ẩn.',
  'table-too-large': ({ what, limit }) =>
    `Bảng quá lớn: mỗi lần đọc được nhiều nhất ${Number(limit).toLocaleString('vi-VN')} ${TABLE_WHAT[String(what)] ?? 'ô'}. Hãy chia thành nhiều tệp hoặc bỏ bớt cột thừa.`,
  'zip-bomb': 'Tệp bung ra lớn bất thường nên không được mở, để giữ an toàn cho máy chủ. Hãy lấy lại tệp từ nơi gửi.',
  'xml-entity':
    'Tệp chứa thành phần lạ mà phần mềm soạn thảo không tạo ra, nên không được mở. Hãy lấy lại tệp từ nơi gửi.',
  'pdf-broken': 'Tệp PDF bị hỏng hoặc tải về chưa đủ. Hãy mở thử, lưu lại rồi gửi.',
  'pdf-encrypted': 'Tệp PDF có đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
  'picture-broken': 'Tệp ảnh bị hỏng hoặc tải về chưa đủ. Hãy mở thử ảnh, chụp hoặc lưu lại rồi gửi.',
  'picture-too-large': ({ megapixels, limit }) =>
    `Ảnh có ${String(megapixels ?? 'quá nhiều')} triệu điểm ảnh, lớn hơn mức đọc được (${String(limit ?? 52)} triệu). Hãy chụp hoặc quét lại ở mức 200–300 dpi.`,
  'secret-document': SECRET,
  'out-of-time': 'Đọc tệp quá lâu nên đã dừng lại, để không ảnh hưởng người khác. Hãy kiểm tra tệp, hoặc gửi bản Word.',
  'out-of-memory':
    'Tệp cần quá nhiều bộ nhớ nên đã dừng đọc, để giữ an toàn cho máy chủ. Hãy kiểm tra tệp, hoặc gửi bản Word.',
  'reader-failed': 'Không đọc được tệp này vì một lỗi chưa rõ. Tệp chưa được nhận; hãy thử lại, hoặc gửi bản Word.',
  'duplicate-file': 'Tệp này đã được nhận trước đây. Hãy mở văn bản đã có, hoặc chọn “Vẫn nhận”.',
  'duplicate-number':
    'Đã có một văn bản cùng số, ký hiệu và cơ quan ban hành. Hãy so với văn bản đã có, hoặc chọn “Vẫn nhận”.',

  /* the reading */
  stale: 'Nội dung vừa được người khác thay đổi. Trang đã tải bản mới; hãy xem lại rồi làm tiếp.',
  'already-issued': 'Văn bản này đã được giao việc. Hãy tải lại trang để xem bảng theo dõi.',
  'not-read': 'Văn bản chưa đọc xong. Hãy đợi ít giây.',
  'order-without-lead': 'Chưa có đơn vị chủ trì. Hãy chọn đơn vị rồi xác nhận.',
  'body-not-mapped': ({ text }) => `Chưa rõ “${String(text)}” là đơn vị nào. Hãy chọn đơn vị hoặc nhóm trong danh mục.`,
  'order-dropped': 'Mục này đã được bỏ khỏi danh sách nhiệm vụ. Hãy lấy lại trước khi sửa.',
  'not-dropped': 'Mục này không nằm trong danh sách đã bỏ.',
  'cut-outside': 'Chỗ tách phải nằm giữa câu, hai phần đều có chữ. Hãy chọn lại.',
  'nothing-to-merge': 'Không có việc nào ở sau để gộp.',
  'passage-too-long': ({ limit }) => `Đoạn chọn dài quá ${String(limit)} ký tự. Hãy chọn riêng từng câu giao việc.`,
  'span-outside': 'Đoạn chọn không nằm trong văn bản. Hãy chọn lại một đoạn có chữ.',
  'nothing-to-issue': 'Không có nhiệm vụ nào để giao. Hãy thêm ít nhất một nhiệm vụ.',
  'look-first': ({ text }) =>
    `Thời hạn${text ? ` “${String(text)}”` : ''} được nhận dạng từ ảnh. Hãy đối chiếu với bản gốc rồi xác nhận riêng việc này.`,
  'look-at-head': ({ field }) =>
    `${field === 'date' ? 'Ngày ban hành' : 'Số, ký hiệu'} được nhận dạng từ ảnh và chưa ai đối chiếu. Hãy mở “Phần đầu văn bản”, đối chiếu với bản gốc rồi giao.`,
  'not-all-confirmed': 'Còn nhiệm vụ chưa xác nhận. Hãy xác nhận hoặc bỏ từng mục rồi giao.',
  'empty-group': 'Có nhóm chưa có đơn vị nào. Hãy bổ sung đơn vị vào nhóm rồi giao.',

  /* tasks */
  'illegal-step': 'Phần việc đã sang bước khác nên không làm được bước này. Trang đã tải trạng thái mới.',
  'unit-has-part': 'Đơn vị này đã có phần trong nhiệm vụ. Hãy chọn đơn vị khác.',
  'opinion-sent': 'Phiếu lấy ý kiến đã gửi đi, không sửa được nữa. Có thể đổi hạn trả lời hoặc kết thúc.',
  'opinion-closed': 'Đợt lấy ý kiến đã kết thúc, không nhận thêm ý kiến. Cần góp ý thêm, hãy gửi thẳng nơi lấy ý kiến.',
  'opinion-of-oneself': 'Đơn vị lấy ý kiến không tự trả lời phiếu của mình. Hãy bỏ đơn vị đó khỏi danh sách.',
  'comments-needed': 'Hãy ghi ý kiến cụ thể: đồng ý điểm nào, đề nghị sửa điểm nào, vì sao.',
  'day-past': 'Ngày này đã qua. Hãy chọn ngày từ hôm nay trở đi.',
  'same-day': 'Ngày mới trùng với hạn hiện nay. Hãy chọn ngày khác.',
  'unit-not-below': 'Chỉ giao lại được cho đơn vị trực thuộc. Việc của đơn vị khác thì đề nghị nơi giao việc chuyển.',
  'after-own-deadline':
    'Hạn của đơn vị dưới không được sau hạn của phần việc. Cần thêm thời gian thì xin gia hạn trước.',
  'evidence-missing': 'Còn thiếu minh chứng mà việc này yêu cầu. Hãy bổ sung, hoặc ghi lý do chưa có ở từng mục.',
  'unknown-expected': 'Yêu cầu minh chứng của việc này vừa thay đổi. Trang đã tải yêu cầu mới; hãy xem lại rồi nộp.',
  'unknown-piece': 'Minh chứng này không thuộc lần nộp gần nhất. Trang đã tải bản mới; hãy xem lại.',
  'returned-piece': 'Minh chứng đã bị trả lại thì không nộp lại nguyên như cũ. Hãy thay bằng bản đã sửa.',
  'piece-returned': 'Có minh chứng đánh dấu cần sửa, nên chưa duyệt được cả kết quả. Hãy trả lại, hoặc bỏ dấu cần sửa.',
  'unknown-file': 'Có tệp minh chứng chưa tải lên xong. Hãy tải lại tệp đó rồi nộp.',
  'too-many-waiting': ({ limit }) =>
    `Phần việc này đã có ${String(limit)} tệp minh chứng chờ nộp. Hãy bỏ bớt tệp, hoặc nộp kết quả rồi tải tiếp.`,
  'unit-needed': 'Hãy chọn một đơn vị để xem việc của đơn vị đó.',
  'id-taken': 'Lần nộp này trùng mã với một lần nộp khác. Hãy tải lại trang rồi nộp lại.',

  /* conventions of the office */
  'setting-not-back': 'Quy ước chỉ áp dụng từ nay về sau. Hãy chọn hôm nay hoặc một ngày sắp tới.',
  'setting-twice': 'Một quy ước được ghi hai lần trong cùng quyết định. Hãy giữ lại một.',
  'setting-value': 'Giá trị của quy ước chưa hợp lệ. Hãy xem lại rồi lưu.',
  'setting-same': 'Quy ước đang đúng như vậy, không có gì thay đổi. Hãy chọn giá trị khác, hoặc đóng cửa sổ này.',
  'setting-applies': 'Quy ước này đã áp dụng hoặc đã được rút lại. Nếu cần đổi, hãy ghi một quyết định mới.',
  /* the event log */
  'log-unwritable':
    'Sổ nhật ký đang không ghi được nên việc này chưa được thực hiện: không có quyết định nào mà không được ghi lại. Hãy báo quản trị rồi thử lại sau.',
  'log-broken':
    'Sổ nhật ký có chỗ không còn nguyên vẹn nên không lập được mốc kiểm tra. Hãy bấm “Kiểm tra sổ” để xem dòng nào, và giữ nguyên máy chủ để xem xét.',
  'checkpoint-foreign': 'Mốc kiểm tra này không có sổ nhật ký của cơ quan. Hãy chọn đúng tệp mốc đã lưu của cơ quan.',
  'checkpoint-broken':
    'Tệp này không phải là mốc kiểm tra, hoặc đã hỏng. Hãy chọn tệp do lệnh dondoc checkpoint hoặc trang Nhật ký lập ra.',

  'not-a-calendar':
    'Tệp này không phải là lịch (.ics). Hãy xuất lịch ra dạng iCalendar (.ics) hoặc bảng .csv rồi chọn lại.',
  'calendar-broken': 'Tệp lịch (.ics) bị hỏng hoặc tải về chưa đủ. Hãy xuất lại từ phần mềm lịch rồi chọn lại.',
  'calendar-empty': 'Tệp lịch không có ngày nào. Hãy kiểm tra lại tệp vừa chọn.',
  'calendar-too-large': ({ limit }) =>
    `Tệp có quá nhiều ngày: mỗi lần nhập được nhiều nhất ${Number(limit).toLocaleString('vi-VN')}. Hãy xuất từng năm một.`,

  ...accountImportErrors,
  ...calendarErrors,
  ...feedErrors,
  ...mailErrors,
  ...webhookErrors,
  ...organisationErrors,
  ...absenceErrors,
  ...bulkErrors,
  ...cooperatingErrors,
  ...sourceChangeErrors,
  ...passkeyErrors,
  ...secondFactorErrors,
  ...oidcErrors,
  ...taskLifeErrors,
  ...taskTimeErrors,
  ...urgingErrors,

  /* the house */
  offline: 'Chưa kết nối được máy chủ. Nội dung đang nhập vẫn còn; khi có mạng lại, hãy bấm lại nút.',
  'database-away': 'Cơ sở dữ liệu đang tạm ngắt. Chưa có gì được lưu; hãy thử lại sau ít giây.',
  'file-lost':
    'Tệp này không còn trên đĩa của máy chủ. Hãy báo quản trị khôi phục từ bản sao lưu; các nội dung khác vẫn dùng được.',
  unexpected: 'Có lỗi ngoài dự kiến, chưa có gì được lưu. Hãy thử lại; nếu vẫn lỗi, báo quản trị kèm mã yêu cầu.',
}

/** The sentence for a code; for an unknown code the general one. */
export function errorSentence(code: string, detail: Detail = {}): string {
  const sentence = errors[code] ?? errors.unexpected ?? code
  return typeof sentence === 'function' ? sentence(detail) : sentence
}
