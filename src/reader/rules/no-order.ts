/** Clauses that look like orders and are none (corpus rules on cutting): closings, pointers, standards, effect. */

/** Words that say nothing but "carry this out". */
const GENERIC = new Set(
  `tổ chức nghiêm túc khẩn trương triển khai thực hiện quán triệt tốt hiệu quả có những các nội dung trong thông báo công văn chỉ thị
  kế hoạch hướng dẫn quyết định kết luận công điện này trên nêu và đầy đủ kịp thời theo đúng quy định yêu cầu đề nghị biết để thi hành căn
  cứ một số sau nhiệm vụ tập trung đồng bộ văn bản việc tinh thần cho phù hợp đạt kết quả cao nhất thống nhất chấp hành phối hợp cùng tích cực chủ động
  chức năng của mình đơn vị được giao giải pháp trọng tâm cụ thể như dưới đây thể tại là phải cần đạt quả tế tình hình thực nghị quyết chương trình đề án theo chỉ đạo quan tâm ý kiến cho tạo điều kiện`.split(
    /\s+/,
  ),
)

/** True where the action consists of generic words only. */
export function isClosing(action: string): boolean {
  const words = action.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  return words.length > 0 && words.length < 40 && words.every((word) => GENERIC.has(word))
}

const PATTERNS: { code: string; pattern: RegExp }[] = [
  {
    code: 'for-information',
    pattern:
      /^(?:thông báo|gửi|trân trọng|kính|xin|trên đây|nhận được|chi tiết|nơi nhận|rất mong|mọi (?:vướng|thông tin|ý kiến))(?: [^,;.]+)? (?:để|là|xem|liên hệ) /iu,
  },
  { code: 'for-information', pattern: /^(?:trân trọng|rất mong|trên đây là|chi tiết xem)/iu },
  {
    code: 'effect',
    pattern:
      /(?:có hiệu lực (?:thi hành )?(?:kể )?từ|hết hiệu lực|thay thế (?:quyết định|hướng dẫn|công văn|kế hoạch|quy định|chỉ thị)|chịu trách nhiệm (?:tổ chức )?thi hành|^chịu trách nhiệm (?:toàn diện |trực tiếp )?trước |căn cứ quyết định thi hành|kể từ ngày ký)/iu,
  },
  {
    code: 'pointer',
    pattern:
      /^(?:thực hiện|tiếp tục thực hiện|theo) (?:theo )?(?:quy định|hướng dẫn|nội dung)? ?(?:tại|của|theo) (?:Mục|mục|Phần|phần|Phụ lục|Điều|khoản|điểm) /u,
  },
  { code: 'standard', pattern: /^(?:tuyệt đối )?không (?:để|được|làm|gây)|^nghiêm cấm|^tránh |^kiên quyết không/iu },
  {
    code: 'standard',
    pattern:
      /^(?:việc|công tác|nội dung|quá trình) [^,;]{2,60} (?:phải|cần|được) (?:thực hiện |tiến hành |triển khai |bảo đảm |đảm bảo |gắn |tổ chức )/iu,
  },
  {
    code: 'trouble',
    pattern:
      /(?:nếu|khi) (?:có |phát sinh |gặp )?(?:phát sinh |những )?(?:khó khăn|vướng mắc|vấn đề|phát sinh|nội dung)[^.;]{0,200}?(?:báo cáo|phản ánh|liên hệ|thông tin|gửi|kiến nghị|trao đổi)/iu,
  },
  { code: 'money', pattern: /^(?:kinh phí|nguồn kinh phí)(?=[ :])(?!.*(?:sở|phòng) tài chính)/iu },
  { code: 'standard', pattern: /^(?!nếu )[^;]{6,120}? phải (?:gắn|tuân thủ|đáp ứng|đúng|được thực hiện)/iu },
  {
    code: 'stress',
    pattern:
      / là (?:nhiệm vụ|trách nhiệm|việc làm|căn cứ|cơ sở|tiêu chí|hoạt động) (?:cấp|quan|chung|thường|to|lớn|trọng|ý|chính|để)/iu,
  },
  { code: 'goal', pattern: /^phấn đấu (?:đến|trong|hết|có|đạt|năm|tỷ lệ|tỉ lệ|trên|\d)/iu },
  { code: 'standard', pattern: /^làm việc theo chế độ|^hoạt động theo chế độ/iu },
  {
    code: 'stress',
    pattern:
      /(?:^|\s)(?:sẽ bị|bị trừ điểm)(?!\p{L})|^(?:biểu dương|ghi nhận|đánh giá cao) [^;]{0,200} đã |^thường trực là /iu,
  },
  { code: 'stress', pattern: /^(?:đây là|là một trong|coi đây|xem đây|xác định đây)/iu },
]

/** "Gửi danh sách về … trước ngày … để tổng hợp": sent by a date, it is an order. */
const SENDS = /^gửi (?!kèm|đến quý|kính)/iu

/** Code of the rule by which a clause is no order, or null. A date makes a standard an order. */
export function noOrderCode(clause: string, action: string, dated: boolean): string | null {
  if (isClosing(action) && !dated) return 'closing'
  for (const { code, pattern } of PATTERNS) {
    if (dated && (code === 'standard' || code === 'trouble')) continue
    if (dated && code === 'for-information' && SENDS.test(action)) continue
    if (pattern.test(clause) || pattern.test(action)) return code
  }
  return null
}
