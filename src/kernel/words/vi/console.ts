/** What the program says on the terminal. */
export const console = {
  ready: (address: string): string => `Đôn Đốc đang chạy tại ${address}  (Ctrl-C để dừng)\n`,
  setup: (link: string): string =>
    `Chưa có cơ quan nào. Mở liên kết này trong 24 giờ tới để tạo quản trị đầu tiên (chỉ dùng được một lần):\n  ${link}\n`,
  portTaken: (port: string): string =>
    `Cổng ${port} đang được chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác:\n  PORT=${Number(port) + 1} npm start\n`,
  portForbidden: (port: string): string =>
    `Không được phép dùng cổng ${port}. Hãy chọn cổng từ 1024 trở lên:\n  PORT=3300 npm start\n`,
}
