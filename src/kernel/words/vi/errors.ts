/** What is said for each code of a refusal: what is the matter, and what to do next. */
export const errors: Record<string, string> = {
  offline: 'Chưa kết nối được máy chủ. Nội dung đồng chí nhập vẫn còn; khi có mạng lại, bấm lại nút.',
  stale: 'Nội dung này vừa được người khác thay đổi. Trang đã tải bản mới; đồng chí xem lại rồi thực hiện lại.',
  'not-found': 'Không tìm thấy, hoặc đơn vị không được xem. Kiểm tra lại đường dẫn hoặc quay về trang đầu.',
  forbidden: 'Chức vụ đang đăng nhập không được làm việc này. Liên hệ quản trị nếu cần thêm quyền.',
}
