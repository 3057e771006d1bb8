/** The import of accounts. */
export const accountImport = {
  open: 'Nhập từ bảng',
  title: 'Nhập tài khoản từ bảng',
  lead: 'Chọn tệp, đối chiếu cột, xem trước; chưa có gì được ghi cho đến khi bấm nút nhập.',
  file: 'Tệp danh sách',
  fileHint:
    'Excel (.xlsx) hoặc .csv, tối đa 1.000 dòng; dòng đầu là tên cột. Cần bốn cột: tên đăng nhập, chức vụ, đơn vị, quyền.',
  choose: 'Chọn tệp',
  otherFile: 'Chọn tệp khác',
  looking: 'Đang đọc tệp…',
  columns: 'Cột nào là gì',
  columnsHint: 'Máy chọn sẵn theo tên cột. Sửa lại nếu chưa đúng.',
  column: (n: number) => `Cột ${n}`,
  noColumn: 'Chưa chọn cột',
  columnNeeded: 'Chọn cột.',
  field: { login: 'Tên đăng nhập', title: 'Chức vụ', unit: 'Đơn vị', roles: 'Quyền' },
  outcome: 'Xem trước',
  counts: (rows: number, fresh: number, known: number, errors: number) =>
    [
      `${rows} dòng: ${fresh} tài khoản mới`,
      known > 0 ? `${known} tài khoản đã có, giữ nguyên` : '',
      errors > 0 ? `${errors} lỗi cần sửa` : 'không có lỗi',
    ]
      .filter(Boolean)
      .join(', ') + '.',
  otherSheets: (sheet: string, others: string) => `Đã đọc trang tính “${sheet}”. Không đọc: ${others}.`,
  errors: 'Các dòng có lỗi',
  row: 'Dòng',
  columnHead: 'Cột',
  cell: 'Nội dung ô',
  why: 'Cần sửa gì',
  moreErrors: (n: number) => `Còn ${n} lỗi nữa; sửa các lỗi trên rồi chọn lại tệp.`,
  sample: (n: number) => `${n} tài khoản đầu tiên sẽ được tạo như sau`,
  correct: 'Sửa các dòng có lỗi trong tệp rồi chọn lại tệp. Chưa có gì được ghi.',
  nothing: 'Không có tài khoản mới nào để nhập.',
  take: (n: number) => `Tạo ${n} tài khoản`,
  done: (n: number) => `Đã tạo ${n} tài khoản. Một người khác cần xác nhận quyền ở “Thay đổi quyền”.`,
  links: {
    title: 'Liên kết cho người giữ tài khoản',
    lead: (until: string) =>
      `Mỗi liên kết dùng một lần, đến ${until}, và chỉ hiện lần này: in ra, cắt từng dòng, trao tận tay. Ai có liên kết thì vào được tài khoản đó. Rời trang này thì không xem lại được; khi cần, tạo liên kết mới ở trang của từng tài khoản.`,
    print: 'In danh sách',
    finished: 'Đã in xong, về danh sách tài khoản',
    leave: 'Các liên kết chỉ hiện lần này. Rời trang?',
    login: 'Tên đăng nhập',
    post: 'Chức vụ, đơn vị',
    link: 'Liên kết mở tài khoản',
  },
  error: {
    'login-missing': 'Dòng chưa có tên đăng nhập. Ghi tên, hoặc xóa dòng này.',
    'login-twice': 'Tên đăng nhập này đã có ở dòng trên. Mỗi tài khoản một tên.',
    'login-taken': 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
    'login-with-blank': 'Tên đăng nhập viết liền, không có dấu cách.',
    'title-missing': 'Ghi chức vụ.',
    'unit-missing': 'Ghi đơn vị.',
    'unknown-unit': 'Không có đơn vị nào như vậy trong danh mục. Ghi đúng tên, tên ngắn, ký hiệu hoặc mã định danh.',
    'unit-ambiguous': 'Có nhiều đơn vị như vậy. Ghi tên đầy đủ hoặc mã định danh.',
    'roles-missing': 'Ghi ít nhất một quyền.',
    'unknown-role':
      'Chưa rõ quyền này. Ghi một hoặc nhiều trong: Văn thư, Chuyên viên theo dõi, Lãnh đạo, Thủ trưởng đơn vị, Chuyên viên đơn vị, Xem để biết, Quản trị; cách nhau bằng dấu phẩy.',
    'too-long': 'Nội dung ô quá dài. Rút gọn lại.',
  } as Record<string, string>,
}

export const accountImportErrors: Record<string, string> = {
  'columns-missing': 'Chưa đủ bốn cột: tên đăng nhập, chức vụ, đơn vị, quyền. Chọn cột cho từng mục.',
}
