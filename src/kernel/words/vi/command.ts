/** What the command line says. */
export const command = {
  help: `dondoc: đọc văn bản chỉ đạo và theo dõi nhiệm vụ đến khi xong

  dondoc start                 khởi động máy chủ
  dondoc read TỆP [--json]     đọc một văn bản, in ra bảng nhiệm vụ (--json: dạng dữ liệu)
  dondoc backup THƯ_MỤC        sao lưu cơ sở dữ liệu và tệp vào một thư mục mới
  dondoc restore THƯ_MỤC       phục hồi vào nơi chưa có dữ liệu
  dondoc verify [--checkpoint TỆP] [--json]   kiểm tra sổ nhật ký có bị sửa, xóa, chèn hay không
  dondoc checkpoint TỆP        ghi mốc kiểm tra của sổ nhật ký, để giữ ở nơi khác
  dondoc openapi [--write|--check]   mô tả giao diện lập trình

Thiết lập qua biến môi trường: PORT, HOST, DONDOC_DATA, DATABASE_URL, DONDOC_MODE (practice | office).
`,
  unknown: (name: string): string => `Không có lệnh “${name}”. Gõ dondoc help để xem các lệnh.\n`,
  fileNeeded: 'Hãy cho biết tệp cần đọc: dondoc read TỆP\n',
  folderNeeded: (name: string): string => `Hãy cho biết thư mục: dondoc ${name} THƯ_MỤC\n`,
  noFile: (file: string): string => `Không có tệp ${file}. Hãy kiểm tra lại đường dẫn.\n`,
  backedUp: (folder: string, rows: number, files: number): string =>
    `Đã sao lưu ${rows} dòng và ${files} tệp vào ${folder}\n`,
  damaged: (files: string[]): string =>
    `Cảnh báo: ${files.length} tệp trong kho đã hỏng từ trước khi sao lưu:\n  ${files.join('\n  ')}\n`,
  restored: (rows: number, files: number): string =>
    `Đã phục hồi ${rows} dòng và ${files} tệp. Khởi động bằng: npm start\n`,
  openapiStale: 'docs/openapi.json không khớp với chương trình. Hãy chạy: npm run openapi\n',
  head: {
    kind: 'Loại',
    number: 'Số, ký hiệu',
    issuer: 'Cơ quan ban hành',
    place: 'Nơi, ngày',
    subject: 'Trích yếu',
    recipients: 'Kính gửi',
    basis: 'Căn cứ',
    signer: 'Người ký',
    copies: 'Nơi nhận',
  },
  columns: { at: 'Mục', who: 'Chủ trì', with: 'Phối hợp', what: 'Việc phải làm', deadline: 'Hạn', to: 'Gửi kết quả' },
  orders: (n: number): string => `Nhiệm vụ: ${n}`,
  open: (n: number): string => `Văn bản còn bỏ ngỏ: ${n}`,
  none: 'không nêu',
  lastDay: (day: string): string => `hết ${day}`,
}
