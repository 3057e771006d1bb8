/** The vocabulary of Vietnamese offices that the rules share: what heads a body's name, and what an order begins with. */

const list = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** Words before a group of bodies. */
export const QUANTIFIERS = new Set([
  'các',
  'mỗi',
  'từng',
  'tất cả',
  'toàn thể',
  'những',
  'một số',
  'toàn bộ',
  'mọi',
  'quý',
])

/** Proper heads of a body's or an office holder's name; written with a capital where the name is meant. */
export const PROPER_HEADS = list(`
  ủy ban; uỷ ban; ubnd; ub; ubmttq; ubmttqvn; mttq; hđnd; hội đồng; thường trực; ban; ban thường vụ; bộ; sở; phòng; cục; vụ
  tổng cục; chi cục; văn phòng; viện; trường; trung tâm; đảng bộ; đảng ủy; đảng uỷ; tỉnh ủy; tỉnh uỷ; thành ủy; thành uỷ
  huyện ủy; huyện uỷ; quận ủy; quận uỷ; thị ủy; thị uỷ; chi bộ; chi ủy; chi uỷ; đoàn; tỉnh đoàn; thành đoàn; huyện đoàn
  quận đoàn; bch; hội; liên đoàn; liên hiệp; liên minh; công đoàn; mặt trận; công an; cảnh sát; tòa án; toà án; kiểm toán
  viện kiểm sát; chính phủ; quốc hội; báo; đài; tạp chí; cổng; tổng công ty; công ty; ngân hàng; tập đoàn; kho bạc
  bảo hiểm; thanh tra; học viện; đại học; bệnh viện; quân khu; quân ủy; bộ tư lệnh; bộ chỉ huy; ban chỉ huy; điện lực; hạt
  tổ; khoa; thủ tướng; phó thủ tướng; bộ trưởng; thứ trưởng; chủ tịch; phó chủ tịch; chủ nhiệm; giám đốc; phó giám đốc
  thủ trưởng; bí thư; phó bí thư; hiệu trưởng; chánh văn phòng; chánh thanh tra; trưởng ban; trưởng phòng; trưởng; thống đốc
  tổng giám đốc; tư lệnh; viện trưởng; chánh án; đồng chí; tổ trưởng; cơ quan; trung ương; tổng; hạm đội; đội; đồn; vpđu; vpcp
  hiệp hội; thuế; hải quan; bưu điện; viễn thông; bưu chính; kiểm lâm; biên phòng; bộ đội; thi hành án; chi nhánh; quỹ; xí nghiệp; nhà máy; nông trường; lâm trường
  vườn quốc gia; thư viện; bảo tàng; cảng; hợp tác xã; doanh nghiệp; lữ đoàn; sư đoàn; trung đoàn; tiểu đoàn; đảng đoàn; cụm; khối; trạm; chi đoàn; phân viện
  tòa soạn; toà soạn; thành viên; nhà; xã đoàn; phường; xã; đặc khu; evn; tiểu ban; câu lạc bộ; ttytế; bql; bcđ; btg; btv; ntm
`)

/** Common nouns for bodies; in lower case too they are a party to an order. */
export const COMMON_HEADS = list(`
  cơ quan; đơn vị; địa phương; ngành; ban ngành; sở; bộ; ban; phòng; đoàn thể; chi bộ; chi uỷ; chi ủy; cấp ủy; cấp uỷ
  chính quyền; đảng bộ; đảng ủy; đảng uỷ; tỉnh ủy; thành ủy; huyện ủy; người đứng đầu; doanh nghiệp; trường; nhà trường
  cơ sở; tổ dân phố; thôn; bản; ấp; khu phố; khu dân cư; xã; phường; huyện; quận; tỉnh; thành phố; đặc khu; cấp; hội; đoàn; liên chi đoàn
  chi đoàn; đoàn viện; tổ công đoàn; công đoàn; mặt trận; lực lượng; văn phòng; trung tâm; thủ trưởng; giám đốc; chủ tịch
  bí thư; hiệu trưởng; trưởng; tổ; đội; câu lạc bộ; quân khu; hộ; khoa; viện; hợp tác xã; ngân hàng; tập đoàn; công ty; tổng công ty
  ubnd; ủy ban; uỷ ban; liên chi hội; chi hội; tổ hội; bộ phận; báo; đài; lãnh đạo; phó thủ tướng; đồng chí; tiểu ban; ủy viên; thành viên; chủ đầu tư; khối
  tổ công tác; tổ giúp việc; nhà thầu; bệnh viện; trạm; cục; chi cục; vụ; cơ sở giáo dục; trường học; kho bạc; công an; quân đội
`)

/** Adverbs and modal words that may stand before an order's verb. */
export const ADVERBS = list(`
  tiếp tục; khẩn trương; chủ động; thường xuyên; kịp thời; nhanh chóng; tích cực; trực tiếp; định kỳ; sớm; từng bước
  tập trung; tăng cường; đẩy mạnh; nghiêm túc; kiên quyết; cương quyết; mạnh dạn; tích cực; thường trực; phải; cần; có trách nhiệm; chịu trách nhiệm; có nhiệm vụ; hằng năm; hàng năm
  hằng tháng; hàng tháng; hằng quý; hàng quý; hằng tuần; hàng tuần; chủ trì; đồng loạt; đồng thời; quyết liệt; trước mắt; ưu tiên; thống nhất; trước hết
  có kế hoạch; có phương án; có giải pháp; có biện pháp; có hình thức; có văn bản; có ít nhất; căn cứ; thực sự; chú trọng; đặc biệt; nghiêm cấm
`)

/** Verbs that orders begin with. */
export const VERBS = list(`
  chỉ đạo; hướng dẫn; tổ chức; xây dựng; triển khai; thực hiện; phối hợp; chủ trì; tham mưu; rà soát; kiểm tra; đôn đốc; theo dõi
  báo cáo; gửi; lập; thống kê; tuyên truyền; phổ biến; tăng cường; nâng cao; bố trí; ban hành; huy động; phát động; lựa chọn
  chọn cử; chọn; cử; treo; đăng tải; đăng; thông báo; quán triệt; đề xuất; nghiên cứu; khảo sát; hoàn thành; hoàn thiện; cân đối; bảo đảm
  đảm bảo; tiếp nhận; cung cấp; hỗ trợ; vận động; khuyến khích; công bố; công khai; cập nhật; tổng hợp; sơ kết; tổng kết; đánh giá
  phân công; giao; thành lập; kiện toàn; củng cố; giám sát; thẩm định; trình; phê duyệt; phát huy; biểu dương; phê bình; nhắc nhở
  khen thưởng; khen ngợi; xử lý; giải quyết; khắc phục; sửa chữa; khôi phục; bổ sung; chi viện; liên hệ; thông tin; tạo điều kiện; đăng ký
  tham gia; hưởng ứng; tháo dỡ; trang trí; trang hoàng; quyết định; xác định; ngăn ngừa; ngăn chặn; phòng ngừa; phòng chống; duy trì; kết hợp; tuân thủ; chấp hành
  ưu tiên; nhân rộng; đưa; xuất bản; phát hành; in; cấp phát; mua; thu thập; kết luận; dự kiến; trao đổi; mở rộng; mở; từng bước; đấu tranh
  phê phán; giữ nguyên; giữ vững; đầu tư; giúp; điều phối; điều tra; điều chỉnh; xét; công nhận; chi trả; quản lý; sử dụng; vận hành; kết nối
  lồng ghép; đổi mới; chuẩn bị; dự toán; lắp đặt; trồng; chăm sóc; bảo vệ; bảo quản; lưu trữ; số hóa; số hoá; chuyển; tiếp đón; kê khai; xem xét
  động viên; thăm hỏi; tìm kiếm; cứu trợ; xây mới; phân bổ; tiến hành; lãnh đạo; làm; mời; tham dự; tập huấn; bồi dưỡng; đào tạo; tư vấn; giới thiệu; viết; sưu tầm
  biên soạn; biên tập; niêm yết; yêu cầu; đề nghị; kiến nghị; ký kết; ký; nghiệm thu; thanh toán; quyết toán; phân tích; phát hiện; phản ánh; góp ý; thúc đẩy
  định hướng; điều hành; kiểm soát; giải đáp; tiếp thu; giải trình; phân loại; thanh tra; xử phạt; siết chặt; chấn chỉnh; khai thác; phát triển; cải cách; rút ngắn; phấn đấu; lấy ý kiến; lấy; hạ; tháo
  vệ sinh; dọn dẹp; di dời; cứu chữa; kêu gọi; quyên góp; ủng hộ; trao; tặng; giao lưu; đón; cắm; căng; dựng; phun; thu gom; tạm dừng; dừng; hạn chế; giảm; tận dụng; chia sẻ; nêu gương; gương mẫu
  quy định; thiết lập; công chiếu; ứng dụng; áp dụng; nắm; bám sát; đối chiếu; xác minh; bàn giao; thay thế; bãi bỏ; sửa đổi; hủy bỏ; lên kế hoạch; đưa ra; chủ động; có ý kiến; góp; nộp; quan tâm
  liên thông; trả kết quả; bắn; mua; mua sắm; lo; nạo vét; trực ban; kiểm đếm; cấp vốn; cấp kinh phí; cấp phép; cấp giấy; cấp thẻ; cấp tài khoản; cấp bổ sung; nhận; đảm nhận; đảm nhiệm
  lắp; đặt; tăng thời lượng; tăng cường; nâng cấp; cắt giảm; phủ sóng; đóng mốc; cắm mốc; thiết kế; thương lượng; họp; họp dân; lưu; chuyển phát; phân luồng; cắt điện
  đo đạc; ra quân; khám sức khỏe; khám sức khoẻ; giải ngân; hoàn chỉnh; hoàn tất; hoàn trả; khoanh vùng; tuần tra; canh gác; túc trực; sơ tán; gia cố; gia hạn; bồi thường
  giải phóng mặt bằng; thu hồi; thu nộp; cưỡng chế; tịch thu; tiêu hủy; tiêm phòng; khử trùng; cách ly; xét nghiệm; giám định; đấu thầu; đấu giá; in ấn; phỏng vấn; đưa tin; viết bài
  phát sóng; tiếp sóng; đăng phát; nhập dữ liệu; nhập liệu; chuẩn hóa; chuẩn hoá; đồng bộ; tích hợp; cải tạo; tu sửa; duy tu; bảo dưỡng; bảo trì; thi công; khởi công; dạy nghề
  tuyển dụng; tuyển sinh; tuyển chọn; điều động; luân chuyển; bổ nhiệm; thi hành; khởi tố; truy tố; xét xử; trấn áp; kiểm dịch; tham vấn; tiếp xúc; đối thoại; tiếp công dân; trả lời; phúc đáp
  gặp mặt; thăm; tặng quà; trao quà; dâng hương; diễn tập; luyện tập; cổ động; dự báo; cảnh báo; nhắn tin; kết nạp; bình xét; chấm điểm; thẩm tra; kiểm định; kiểm nghiệm; đối soát
  hạch toán; sáp nhập; hợp nhất; chuyển giao; giao nhận; lấy phiếu; thảo luận; soạn thảo; hiệu đính; phân phát; vận chuyển; tiếp tế; cứu hộ; cứu nạn; chữa cháy; quay phim; chụp ảnh
  làm việc; kiểm kê; phục vụ; sắp xếp; bình chọn; trưng bày; đề cử; thí điểm; khai báo; chú trọng; đề ra; phục hồi; chuyển đổi; cam kết; đẩy nhanh; cụ thể hóa; cụ thể hoá; đa dạng hóa; đa dạng hoá; hình thành; tôn vinh; tri ân; phân cấp; ủy quyền; uỷ quyền; ứng phó; giải mã; tiếp cận; kết thúc; khai giảng
  kiểm điểm; xếp loại; bàn bạc; bàn thống nhất; làm rõ; cho phép; ghi hình; lắng nghe; bóc tách; đóng góp; khai mạc; bế mạc; tuyên dương; trao thưởng; trao giải; khơi thông; khử khuẩn; tiêm chủng; xét tặng; bình bầu
  hiệu chỉnh; thay mới; xử trí; dự trù; tạm ứng; thu phí; miễn giảm; gia cường; lan tỏa; lan toả; quảng bá; đỡ đầu; giúp đỡ; kèm cặp; phụ đạo; ôn tập; tra cứu; khai trương; khánh thành; gắn biển; đặt tên; xin ý kiến
  trả lại; truy thu; bắt giữ; tạm giữ; giải tỏa; giải toả; phân làn; phân tuyến; chốt chặn; chằng chống; san lấp; đào đắp; kết hôn; cắt cỏ; cắt tỉa; nuôi dưỡng; tiếp đoàn; truyền dạy; phục dựng; trùng tu; tôn tạo; lắp dựng; đấu nối
`)

/** Verbs that hand an order to somebody: "giao Sở A …", "đề nghị các đơn vị …". */
export const DIRECTIVES = ['đề nghị', 'yêu cầu', 'giao', 'giao cho', 'phân công', 'ủy quyền', 'uỷ quyền']

/** Words of a signer's office in capitals. */
export const TITLES = [
  'CHỦ TỊCH',
  'BÍ THƯ',
  'TRƯỞNG BAN',
  'TRƯỞNG PHÒNG',
  'GIÁM ĐỐC',
  'TỔNG GIÁM ĐỐC',
  'THỦ TƯỚNG',
  'BỘ TRƯỞNG',
  'THỨ TRƯỞNG',
  'CHỦ NHIỆM',
  'HIỆU TRƯỞNG',
  'CHÁNH VĂN PHÒNG',
  'CHÁNH THANH TRA',
  'VIỆN TRƯỞNG',
  'CỤC TRƯỞNG',
  'VỤ TRƯỞNG',
  'CHI CỤC TRƯỞNG',
  'TỔNG CỤC TRƯỞNG',
  'THỐNG ĐỐC',
  'TỔNG BIÊN TẬP',
  'TỔNG THƯ KÝ',
  'TƯ LỆNH',
  'CHÍNH ỦY',
  'CHỈ HUY TRƯỞNG',
  'TỔ TRƯỞNG',
  'TRƯỞNG CÔNG AN',
  'TRƯỞNG KHOA',
  'THƯỜNG TRỰC',
  'ỦY VIÊN THƯỜNG TRỰC',
  'CHÁNH ÁN',
  'ĐỘI TRƯỞNG',
  'QUYỀN CHỦ TỊCH',
]
