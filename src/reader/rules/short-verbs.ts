/** Verbs of one syllable, and the longer words in which the same syllable is no verb. */

/** Verbs of one syllable that are safe to look for behind a subject. */
export const SHORT_VERBS = new Set(
  'gửi;lập;trình;giao;cử;treo;nộp;giúp;đăng;chọn;viết;mở;tăng;nâng;đưa;mời;nắm;mua;đo;cắt;lắp;bắn;phun;dựng;lo;lấy;tháo;hạ;căng;cắm;trao;tặng;đón;thăm;trồng;chuyển;ký;họp;nhận;đặt;góp;dừng;xây;sửa;dọn;quét;chấm;trực;đào;đắp;khám;tiêm;rút;đổi;khơi;trả;tắt;khóa;quay;chụp;gắn;dán;vá;thu;cấp;phát;chốt;rải;kẻ;vẽ;dự;ghi;nhặt;kéo;neo;sơn;thắp;chặt;tỉa;bón;hoãn;tập;dạy;bật;chia;bỏ;nêu;phạt;bóc;giữ;chạy;kê;lùi;đóng;vớt;múc;bơm;tưới;che;chở;xếp;bốc;soạn;dịch;tải;nhập;cài;khoan;đánh;tính;rà;dời;phá;mắc;kẹp;rửa;lau;thay;bù;nuôi'.split(
    ';',
  ),
)

/** Words with which those verbs are part of a noun: "cấp xã", "phát thanh". */
export const NOUN_TAIL: Record<string, RegExp> = {
  cấp: /^(?:xã|tỉnh|huyện|ủy|uỷ|trên|dưới|cơ|trung|có|thôn|quốc|phòng|học|phường|quận|bộ|ủy,|mình|chính|cao|thấp|quân|thành|thị|đặc|khu|vụ|sở|ngành|chi|đoàn|hội|công|đó|này|\p{Lu}.*|[ivx]+|\d.*)$/u,
  phát: /^(?:triển|thanh|minh|điểm|động|xạ)$/u,
  thu: /^(?:nhập|ngân|hút|đông)$/u,
  dự: /^(?:án|toán|luật|thảo|kiến|phòng|trữ)$/u,
  trực: /^(?:thuộc|tuyến|thăng|tiếp)$/u,
  tập: /^(?:thể|đoàn|trung|huấn|san|quán)$/u,
  tính: /^(?:chất|mạng|đến|từ)$/u,
  dịch: /^(?:vụ|bệnh|tả|hại)$/u,
  đánh: /^(?:cá|giá)$/u,
  dạy: /^nghề$/u,
  ký: /^(?:túc|hiệu)$/u,
  chốt: /^(?:kiểm|chặn|trực)$/u,
  nuôi: /^(?:trồng|dưỡng)$/u,
  chuyển: /^(?:đổi|biến)$/u,
  thay: /^(?:mặt|vì)$/u,
  ghi: /^(?:chú|nhận)$/u,
  kéo: /^(?:dài|theo)$/u,
  tải: /^(?:về|xuống|trọng|file)$/u,
  nhập: /^(?:khẩu|cư)$/u,
  nhận: /^(?:thức|được|thấy|định)$/u,
  khám: /^chữa$/u,
}

/** Compounds whose second syllable is no verb: "công lập", "chương trình", "Truyền hình thành phố". */
export const COMPOUNDS = new Set(
  'công lập;độc lập;trên trực;dân lập;thành lập;truyền hình;chương trình;quá trình;công trình;quy trình;tờ trình;lộ trình;giáo trình;bầu cử;đề cử;ứng cử;cùng cấp;thư ký;đội trực;tổ trực;phòng họp;phòng khám;nhà họp;cuộc họp;phiên họp;trao đổi;thay đổi;sửa đổi;thường trực;trung cấp;cao cấp;sơ cấp;cung cấp;phân cấp;nội trú;học tập;tiếp nhận;nguồn thu;điểm bán;điểm đón;đánh giá;trợ giúp;bàn giao;chuyển giao;ngoại giao;lựa chọn;bình chọn;phiếu gửi;cởi mở;mộ tổ'.split(
    ';',
  ),
)

/** Words that begin with a short verb and are none: "Ban Quản lý dự án giao thông", "cử tri". */
export const NOUNS = new Set(
  'giao thông;giao dịch;giao ban;giao thừa;cử tri;cử nhân;trình độ;trình tự;đăng kiểm;lập pháp;tăng trưởng;mời thầu;đo lường;đưa đón;mở cửa;lắp ghép;trực thuộc;trực tuyến;thu nhập;thu ngân;thăm dò'.split(
    ';',
  ),
)
