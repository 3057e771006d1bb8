/** Dispatches: taking them in, reading them beside their text, issuing their orders. */
/** What was found where a rule took a passage for an order. */
interface WhyFound {
  /** The first words of the deed. */
  deed: string
  lead: string | null
  /** The body whose heading it stands under, where the sentence itself does not name it. */
  under: string | null
  path: string | null
  to: string | null
}

const under = (found: WhyFound): string => (found.under ? `, đứng dưới phần giao cho “${found.under}”` : '')

export const documents = {
  states: {
    received: 'đang đọc',
    read: 'chờ kiểm tra',
    unreadable: 'không đọc được',
    issued: 'đã giao việc',
  },
  systems: { party: 'Đảng', state: 'Nhà nước', front: 'Mặt trận, đoàn thể', other: 'Khác' },
  urgency: (word: string) => `Độ khẩn: ${word}`,

  page: {
    crumb: 'Văn bản',
    noNumber: 'Chưa có số',
    noSubject: 'chưa rõ trích yếu',
    sentTo: (n: number) => `gửi ${n} nơi`,
    original: (kind: string) => `Bản gốc (${kind})`,
    progress: (done: number, all: number) => `${done}/${all} đã xác nhận`,
    issue: (n: number) => `Giao ${n} việc`,
    notYet: (n: number) => `Còn ${n} việc chưa xác nhận; xác nhận hết mới giao được.`,
    nothingToIssue: 'Chưa có nhiệm vụ nào để giao. Chọn một đoạn trong văn bản để thêm.',
    mayNotIssue: 'Chức vụ đang đăng nhập không được giao việc.',
    moreDeeds: 'Việc khác với văn bản',
    keys: 'Phím tắt',
    readAgain: 'Đọc lại từ đầu',
    discard: 'Loại văn bản nhận nhầm',
    tabPaper: 'Văn bản',
    tabOrders: (n: number) => `Nhiệm vụ · ${n}`,
    tabs: 'Phần đang xem',
    backToOrder: (n: number) => `Xem việc ${n}`,
    ordersTitle: (n: number) => `Nhiệm vụ · ${n}`,
    paperRegion: 'Văn bản gốc',
    ordersRegion: 'Nhiệm vụ trong văn bản',
    issued: (when: string, by: string | null) =>
      `Đã giao việc lúc ${when}${by ? `, ${by}` : ''}. Bản đọc này chỉ còn để xem.`,
    toBoard: 'Mở bảng theo dõi',
    readOnly: 'Chức vụ đang đăng nhập chỉ xem được bản đọc này.',
    shownPlace: 'Chỗ được dẫn đến',
  },

  waiting: {
    title: 'Đang đọc văn bản…',
    text: 'Thường mất vài giây; bản quét mất vài giây cho mỗi trang. Trang này tự hiện kết quả khi đọc xong; đồng chí có thể làm việc khác rồi quay lại.',
    received: (when: string, by: string) => `Nhận lúc ${when}, ${by}.`,
  },

  unreadable: {
    title: 'Máy không đọc được văn bản này',
    why: {
      'no-text': 'Tệp không có chữ nào để đọc.',
      'file-empty': 'Tệp rỗng.',
      'picture-broken': 'Tệp ảnh bị hỏng hoặc không đầy đủ.',
      'picture-too-large': 'Ảnh có quá nhiều điểm ảnh.',
      'secret-document':
        'Trên một trang có dấu chỉ mức độ mật. Tệp đã bị xóa khỏi phần mềm; hãy xử lý theo quy định về bảo vệ bí mật nhà nước.',
      'pdf-encrypted': 'Tệp PDF có đặt mật khẩu.',
      'docx-encrypted': 'Tệp Word có đặt mật khẩu.',
      'pdf-broken': 'Tệp PDF bị hỏng hoặc không đầy đủ.',
      'docx-broken': 'Tệp Word bị hỏng hoặc không đầy đủ.',
      'doc-broken': 'Tệp Word (.doc) bị hỏng hoặc không đầy đủ.',
      'doc-encrypted': 'Tệp Word (.doc) có đặt mật khẩu.',
      'doc-too-old': 'Tệp do Word 95 hoặc cũ hơn tạo ra.',
      'rtf-broken': 'Tệp .rtf bị hỏng hoặc không đầy đủ.',
      'html-broken': 'Trang web lưu lại bị hỏng hoặc lồng nhau quá sâu.',
      'edxml-broken': 'Gói edXML bị hỏng hoặc không đầy đủ.',
      'edxml-no-document': 'Gói edXML không kèm văn bản nào.',
      'edxml-unreadable': 'Gói edXML không có tệp đính kèm nào đọc được.',
      'too-large': 'Văn bản dài quá mức máy đọc được.',
      'too-many-orders': 'Văn bản có quá nhiều câu giao việc; hãy tách thành nhiều tệp.',
      'too-many-pages': 'Văn bản nhiều trang quá mức máy đọc được.',
      'out-of-memory': 'Tệp nặng quá mức máy đọc được.',
      'zip-bomb': 'Tệp được nén bất thường, máy không mở để giữ an toàn.',
      'xml-entity': 'Tệp có cấu trúc bất thường, máy không mở để giữ an toàn.',
      'text-not-unicode': 'Không nhận ra bảng mã của văn bản (không phải Unicode, TCVN3 hay VNI).',
      'wrong-extension': 'Đuôi tệp không đúng với nội dung bên trong.',
      'unsupported-kind': 'Loại tệp này máy chưa đọc được.',
      'reader-failed': 'Máy đọc gặp lỗi và đã dừng.',
      timeout: 'Đọc quá lâu nên máy đã dừng.',
    } as Record<string, string>,
    todo: 'Cách xử lý: mở bản gốc kiểm tra; xin bản .docx hoặc PDF của nơi ban hành rồi nhận lại; hoặc cho máy đọc lại một lần nữa.',
    readAgain: 'Đọc lại',
  },

  erased: {
    name: 'Tệp đã xóa.txt',
    text: 'Tệp này đã bị xóa khỏi phần mềm vì khi đọc thấy dấu chỉ mức độ mật. Hãy xử lý văn bản theo quy định về bảo vệ bí mật nhà nước.\n',
  },

  readAgain: {
    title: 'Đọc lại văn bản từ đầu?',
    lead: 'Máy đọc lại tệp gốc. Những gì đã xác nhận, sửa hoặc nhập tay trên bản đọc này sẽ bị thay bằng bản mới.',
    action: 'Đọc lại từ đầu',
    done: 'Máy đang đọc lại văn bản.',
  },
  discard: {
    title: 'Loại văn bản này?',
    lead: 'Văn bản không còn trong danh sách. Nhật ký vẫn ghi ai loại, khi nào, vì sao.',
    label: 'Lý do',
    hint: 'Ví dụ: nhận nhầm văn bản của đơn vị khác.',
    action: 'Loại văn bản',
    done: 'Đã loại văn bản.',
  },

  source: { machine: 'máy đề xuất', person: 'nhập tay', confirmed: 'đã xác nhận' },

  head: {
    title: 'Phần đầu văn bản',
    recognised: 'Nhận dạng từ ảnh, hãy đối chiếu.',
    looked: 'Đã đối chiếu, đúng',
    more: 'Xem thêm',
    kind: 'Loại văn bản',
    number: 'Số, ký hiệu',
    issuer: 'Nơi ban hành',
    place: 'Địa danh',
    date: 'Ngày ban hành',
    subject: 'Trích yếu',
    system: 'Hệ thống',
    signer: 'Người ký',
    urgencyLabel: 'Độ khẩn',
    recipients: (n: number) => `Kính gửi · ${n}`,
    copies: (n: number) => `Nơi nhận · ${n}`,
    basis: (n: number) => `Căn cứ · ${n}`,
    open: 'Mở văn bản này',
    openGround: (number: string) => `Mở văn bản ${number} trong phần mềm`,
    show: 'Xem trong văn bản',
    none: 'không nêu',
    ofDocument: 'của văn bản',
    basisText: (number: string | null, date: string | null, issuer: string | null) =>
      [number ? `số ${number}` : 'không rõ số', date ? `ngày ${date}` : null, issuer ? `của ${issuer}` : null]
        .filter(Boolean)
        .join(' '),
  },

  paper: {
    table: 'Bảng trong văn bản',
    page: (n: number) => `Trang ${n}`,
    goToOrder: (n: number, title: string) => `Việc ${n}: ${title}`,
    makeOrder: 'Thành nhiệm vụ',
    addMode: 'Thêm nhiệm vụ',
    addModeStop: 'Thôi thêm',
    addHint: 'Bôi đen đoạn văn giao việc để thêm nhiệm vụ.',
    addKeys: 'Phím ↑ ↓ chọn câu, giữ Shift để chọn nhiều câu. Enter thêm, Esc thôi.',
    chosen: (text: string) => `Đang chọn: ${text}`,
    added: 'Đã thêm nhiệm vụ. Kiểm tra lại rồi xác nhận.',
    face: 'Cách xem văn bản',
    faces: { sheets: 'Trang giấy', text: 'Chữ' },
    addInText: 'Chuyển sang “Chữ” để bôi đen đoạn văn giao việc.',
    smaller: 'Thu nhỏ trang',
    larger: 'Phóng to trang',
    sheetAlt: (page: number) => `Ảnh trang ${page} của văn bản; nội dung chữ ở chế độ xem “Chữ”`,
    sheetLoading: (page: number) => `Đang vẽ trang ${page}…`,
    sheetFailed: (page: number) => `Chưa có ảnh trang ${page}. Thử lại, hoặc xem ở chế độ “Chữ”.`,
    recognised: 'chữ do máy nhận dạng từ ảnh',
    /** Said before a word that may be wrong. */
    doubtfulWord: 'chữ chưa chắc:',
    doubtfulTitle: 'Máy nhận dạng chưa chắc chữ này',
    doubtfulSample: 'Chữ gạch chấm',
    doubtfulLegend: (hasPages: boolean) =>
      hasPages
        ? 'máy nhận dạng từ ảnh và chưa chắc; hãy đối chiếu ở “Trang giấy”.'
        : 'máy nhận dạng từ ảnh và chưa chắc; hãy đối chiếu với bản gốc.',
  },

  orders: {
    none: 'Máy không tìm thấy nhiệm vụ nào trong văn bản này. Nếu có, bôi đen đoạn văn giao việc rồi bấm “Thành nhiệm vụ”.',
    dropped: (n: number) => `Không phải nhiệm vụ · ${n}`,
    droppedWhy: (reason: string) => `Lý do: ${reason}`,
    restore: 'Lấy lại',
    restored: (n: number) => `Đã lấy lại việc ${n}.`,
    nth: (n: number) => `Việc ${n}`,
    nthWord: 'Việc',
    noLead: 'chưa rõ đơn vị chủ trì',
    unmapped: (text: string) => `“${text}” chưa gắn với đơn vị nào`,
    noDeadline: 'văn bản không nêu hạn',
    vagueDeadline: (text: string) => `hạn “${text}”, không tính được ngày`,
    careful: (parts: readonly string[]) => `nên xem kỹ: ${parts.join(', ')}`,
    conditional: 'có điều kiện (nếu có)',
    untilDay: (day: string) => `hết ${day}`,
    fromDay: (day: string) => `từ ${day}`,
    more: (n: number) => `và ${n} nơi nữa`,
    confirmedBy: (by: string, when: string) => `${by} xác nhận lúc ${when}`,
    openTask: 'Xem trên bảng theo dõi',
  },

  card: {
    lead: 'Chủ trì',
    cooperating: 'Phối hợp',
    action: 'Việc phải làm',
    product: 'Sản phẩm',
    deadline: 'Hạn',
    condition: 'Điều kiện',
    conditionOff: 'không có, giao là làm',
    conditional: 'Chỉ làm khi có phát sinh (“nếu có”)',
    reportTo: 'Gửi kết quả',
    title: 'Tên gọi tắt',
    none: 'không nêu',
    change: 'Đổi',
    add: 'Thêm',
    edit: 'Sửa',
    verbField: (verb: string, field: string, of: string) => `${verb} ${field.toLocaleLowerCase('vi')} ${of}`,
    ofOrder: (n: number) => `của việc ${n}`,
    save: 'Lưu',
    group: (n: number) => `nhóm: ${n} đơn vị`,
    groupMembers: (name: string, n: number) => `nhóm: ${n} đơn vị, xem tên trong ${name}`,
    inText: (text: string) => `văn bản ghi “${text}”`,
    whom: (text: string) => `“${text}” là đơn vị nào?`,
    whomHint: 'Văn bản ghi như trên; chọn đơn vị hoặc nhóm nhận việc.',
    pickLead: 'Đơn vị hoặc nhóm chủ trì',
    pickCooperating: 'Đơn vị hoặc nhóm phối hợp',
    removed: (name: string) => `Bỏ “${name}”`,
    remove: 'Bỏ',
    changeBody: (name: string, n: number) => `Đổi ${name} ở việc ${n}`,
    removeBody: (name: string, n: number) => `Bỏ ${name} khỏi việc ${n}`,
    addBody: (role: string, n: number) => `Thêm đơn vị ${role.toLocaleLowerCase('vi')} cho việc ${n}`,
    actionHint: 'Giữ đúng lời văn của văn bản khi có thể.',
    reportHint: 'Nơi nhận kết quả, ví dụ: Thành ủy, qua Ban Tuyên giáo.',
    productHint: 'Ví dụ: dự thảo kế hoạch kèm tờ trình.',
    titleHint: 'Hiện trong danh sách và bảng theo dõi.',
    confirm: 'Đúng, xác nhận',
    takeBack: 'Bỏ xác nhận',
    split: 'Tách làm hai',
    merge: 'Gộp với việc sau',
    drop: 'Không phải nhiệm vụ',
    why: 'Vì sao máy cho là nhiệm vụ',
    dropTitle: (n: number) => `Việc ${n} không phải nhiệm vụ?`,
    dropLead: 'Đoạn này không được giao. Vẫn còn ở cuối danh sách và lấy lại được.',
    dropLabel: 'Lý do',
    dropHint: 'Ví dụ: câu nêu căn cứ, không giao việc.',
    dropAction: 'Không phải nhiệm vụ',
    dropped: (n: number) => `Đã ghi việc ${n} không phải nhiệm vụ.`,
    mergeTitle: (a: number, b: number) => `Gộp việc ${a} với việc ${b}?`,
    mergeLead:
      'Đơn vị của hai việc gộp lại; hạn và nơi gửi kết quả lấy theo việc trước, nếu việc trước không có thì theo việc sau.',
    mergeAction: 'Gộp làm một',
    merged: (a: number, b: number) => `Đã gộp việc ${a} với việc ${b}.`,
    confirmed: (n: number, left: number) =>
      left === 0 ? `Đã xác nhận việc ${n}. Đã xong hết, có thể giao việc.` : `Đã xác nhận việc ${n}, còn ${left}.`,
    tookBack: (n: number) => `Đã bỏ xác nhận việc ${n}.`,
    lookFirst: (text: string) =>
      `“${text}” được nhận dạng từ ảnh: hãy đối chiếu ngày với bản gốc, đúng thì bấm xác nhận lần nữa, sai thì sửa thời hạn.`,
    leadFirst: 'Chưa xác nhận được: chọn đơn vị chủ trì trước.',
    mapFirst: (text: string) => `Chưa xác nhận được: “${text}” chưa gắn với đơn vị nào.`,
    saved: (field: string) => `Đã lưu ${field.toLocaleLowerCase('vi')}.`,
    notSaved: (field: string, typed: string) =>
      `Chưa lưu được ${field.toLocaleLowerCase('vi')} vừa nhập: “${typed}”. Nếu vẫn đúng, hãy nhập lại.`,
    emptyField: 'Ô này không để trống được.',
  },

  deadline: {
    recognised: 'Nhận dạng từ ảnh, hãy đối chiếu với bản gốc trước khi xác nhận.',
    bounds: {
      before: 'trước ngày (không tính ngày ấy)',
      by: 'chậm nhất, đến hết ngày',
      on: 'trong ngày',
      from: 'từ ngày, không có ngày cuối',
      range: 'trong khoảng, đến hết ngày',
      recurring: 'thường xuyên, theo định kỳ',
      relative: 'tính theo việc khác, chưa ra ngày',
    },
    until: 'hết',
    atTime: (time: string) => `${time},`,
    days: (n: number) => `Có ${n} ngày làm việc`,
    daysFew: (n: number, list: string) => `Chỉ có ${n} ngày làm việc (${list})`,
    daysNone: 'Không còn ngày làm việc nào kể từ ngày ban hành',
    readOther: 'Đọc cách khác',
    readOtherTo: {
      include: (day: string) => `tính cả ngày ${day}`,
      exclude: (day: string) => `không tính ngày ${day}`,
    },
    offReasons: {
      weekend: 'ngày nghỉ cuối tuần',
      office: 'ngày nghỉ của cơ quan',
      swap: 'ngày nghỉ hoán đổi',
      annual: 'ngày nghỉ hằng năm',
      'new-year': 'Tết Dương lịch',
      tet: 'Tết Nguyên đán',
      'hung-kings': 'ngày Giỗ Tổ Hùng Vương',
      liberation: 'ngày 30/4',
      labour: 'ngày 01/5',
      national: 'ngày Quốc khánh',
      'made-up': 'ngày nghỉ bù',
      other: 'ngày nghỉ',
    } as Record<string, string>,
    none: 'Văn bản không nêu hạn.',
    set: 'Đặt hạn',
    edit: 'Sửa hạn',
    clear: 'Bỏ hạn',
    dialog: (n: number) => `Hạn của việc ${n}`,
    words: 'Lời văn nêu hạn',
    wordsHint: 'Ghi đúng như văn bản; để trống nếu văn bản không nêu.',
    wordsHintOf: {
      recurring: 'Ghi rõ kỳ, ví dụ “trước ngày 15 hằng tháng”, “định kỳ hằng quý”.',
      relative: 'Ghi rõ tính từ việc gì, ví dụ “ngay sau khi ký kết”, “trong 5 ngày làm việc kể từ ngày nhận hồ sơ”.',
    },
    bound: 'Cách tính',
    date: 'Ngày',
    dateMissing: 'Chọn ngày, hoặc chọn cách tính không có ngày cuối.',
    time: 'Giờ',
    timeHint: 'Chỉ ghi khi văn bản nêu giờ, ví dụ 16:30.',
    timeWrong: 'Ghi giờ theo dạng 16:30.',
    inclusive: 'Tính cả ngày đã nêu',
    result: (day: string) => `Hạn cuối: hết ${day}`,
    resultTime: (time: string, day: string) => `Hạn cuối: ${time}, ${day}`,
    resultNone: 'Không có ngày cuối để tính muộn.',
  },

  split: {
    title: (n: number) => `Tách việc ${n} làm hai`,
    lead: 'Bấm vào chỗ giữa hai từ, hoặc dùng phím ← → để dời chỗ cắt.',
    at: 'Chỗ cắt',
    first: 'Việc thứ nhất',
    second: 'Việc thứ hai',
    position: (before: string, after: string) => `cắt giữa “${before}” và “${after}”`,
    action: 'Tách làm hai',
    done: (n: number) => `Đã tách việc ${n} làm hai. Kiểm tra từng việc rồi xác nhận.`,
  },

  why: {
    open: 'Vì sao?',
    openOf: (n: number) => `Vì sao máy cho việc ${n} là nhiệm vụ?`,
    byPerson: 'Do người thêm từ đoạn văn đã chọn.',
    unknown: ({ deed }) => `Câu nêu việc phải làm (“${deed}…”) và đứng ở chỗ giao việc của văn bản.`,
    /** By the rule that found the passage. */
    rules: {
      directive: ({ lead, deed }) =>
        lead
          ? `Câu giao trực tiếp cho “${lead}” rồi nêu việc phải làm (“${deed}…”).`
          : `Câu có lời giao việc (giao, yêu cầu, đề nghị …) rồi nêu việc phải làm (“${deed}…”).`,
      'named-body': ({ lead, deed }) =>
        lead
          ? `Câu nêu tên “${lead}” rồi nêu ngay việc phải làm (“${deed}…”).`
          : `Câu nêu tên đơn vị rồi nêu ngay việc phải làm (“${deed}…”).`,
      'numbered-item': (found) =>
        `${found.path ? `Mục ${found.path}` : 'Mục đánh số'} nêu việc phải làm (“${found.deed}…”)${under(found)}.`,
      'list-item': (found) => `Gạch đầu dòng nêu việc phải làm (“${found.deed}…”)${under(found)}.`,
      'paragraph-under-heading': (found) => `Đoạn văn nêu việc phải làm (“${found.deed}…”)${under(found)}.`,
      'closing-report': ({ to }) => `Câu cuối văn bản yêu cầu báo cáo hoặc gửi kết quả${to ? ` (gửi “${to}”)` : ''}.`,
      'table-row': ({ lead, deed }) =>
        `Một dòng của bảng phân công: nội dung là việc phải làm (“${deed}…”)${lead ? `, cột đơn vị ghi “${lead}”` : ''}.`,
      'second-reader': () => 'Do trình đọc bổ sung nêu ra; các quy tắc đọc của máy không nhận đoạn này.',
    },
    sure: (percent: number) => `Máy chắc khoảng ${percent}% là mọi chỗ của việc này đều đúng.`,
  } as {
    open: string
    openOf: (n: number) => string
    byPerson: string
    unknown: (found: WhyFound) => string
    rules: Record<string, (found: WhyFound) => string>
    sure: (percent: number) => string
  },

  /** What a person is asked to look at before all else. */
  care: {
    title: (n: number) => `Cần xem trước · ${n}`,
    lead: 'Những chỗ máy đọc chưa chắc.',
    field: (label: string, value: string) => `${label}: ${value}`,
    order: (n: number, title: string) => `Việc ${n}: ${title}`,
  },

  open: {
    title: (n: number) => `Văn bản còn bỏ ngỏ · ${n}`,
    lead: 'Máy chỉ nêu ra, không tự điền.',
    none: 'Máy không thấy chỗ nào còn bỏ ngỏ.',
    at: (path: string) => `Mục ${path}: `,
    atOrder: (n: number) => `Việc ${n}: `,
    show: 'Xem chỗ này trong văn bản',
    codes: {
      'no-deadline': () => 'không nêu hạn hoàn thành.',
      'no-assignee': () => 'không nêu đơn vị thực hiện.',
      'unclear-addressee': (quote: string | null) => `gửi cho ai chưa rõ${quote ? ` (“${quote}”)` : ''}.`,
      'unclear-party': (quote: string | null) => `${quote ? `“${quote}”` : 'các bên được nhắc tới'} là đơn vị nào?`,
      'vague-deadline': (quote: string | null) => `hạn ${quote ? `“${quote}”` : 'nêu trong câu'} không rõ ngày.`,
      'no-report-period': () => 'không nêu kỳ báo cáo.',
      'no-number': () => 'văn bản chưa ghi số.',
      'no-date': () => 'văn bản chưa ghi ngày ban hành.',
      'package-differs': (quote: string | null) =>
        `gói edXML ghi khác với văn bản: ${quote ? `“${quote}”` : 'xem lại'}.`,
    } as Record<string, (quote: string | null) => string>,
    unknown: (quote: string | null) => `có chỗ chưa rõ${quote ? `: “${quote}”` : ''}.`,
    compose: 'Soạn câu hỏi gửi nơi ban hành',
  },

  questions: {
    title: 'Câu hỏi gửi nơi ban hành',
    copied: 'Đã chép vào bộ nhớ tạm; dán vào thư hoặc văn bản để gửi. Có thể sửa trước khi chép lại.',
    notCopied: 'Trình duyệt không cho chép tự động. Chọn nội dung dưới đây rồi chép.',
    copy: 'Chép lại',
    label: 'Nội dung',
    document: 'văn bản',
    dear: (issuer: string | null) => `Kính gửi: ${issuer ?? 'nơi ban hành văn bản'}`,
    opening: (kind: string, number: string | null, date: string | null, subject: string | null) =>
      `Qua nghiên cứu ${kind}${number ? ` số ${number}` : ''}${date ? ` ngày ${date}` : ''}${subject ? ` về ${subject}` : ''}, để tổ chức thực hiện đúng yêu cầu, đề nghị cho biết rõ thêm:`,
    line: (n: number, place: string | null, question: string) => `${n}. ${place ? `${place}: ` : ''}${question}`,
    section: (path: string) => `Tại mục ${path}`,
    quote: (text: string) => `“${text}”`,
    closing: 'Trân trọng cảm ơn.',
    asks: {
      'no-deadline': (what: string | null) => `nội dung ${what ?? 'được giao'} hoàn thành trước ngày nào?`,
      'no-assignee': (what: string | null) =>
        `nội dung ${what ?? 'được giao'} do cơ quan, đơn vị nào chủ trì thực hiện?`,
      'unclear-addressee': (what: string | null) => `kết quả của nội dung ${what ?? 'được giao'} gửi về cơ quan nào?`,
      'unclear-party': (what: string | null) => `${what ?? 'các bên được nhắc tới'} là cơ quan, đơn vị nào?`,
      'vague-deadline': (what: string | null) => `thời hạn ${what ?? 'đã nêu'} được hiểu là ngày nào?`,
      'no-report-period': () => 'việc báo cáo kết quả thực hiện theo kỳ nào, gửi về cơ quan nào?',
      'no-number': () => 'số, ký hiệu chính thức của văn bản là gì?',
      'no-date': () => 'văn bản được ban hành ngày nào?',
      'package-differs': () => 'số, ký hiệu và ngày ghi trong gói gửi khác với văn bản; lấy theo bên nào?',
    } as Record<string, (what: string | null) => string>,
    askUnknown: (what: string | null) => `nội dung ${what ?? 'nêu trên'} được hiểu như thế nào?`,
  },

  issue: {
    title: (n: number) => `Giao ${n} việc`,
    lead: 'Các đơn vị nhận việc ngay. Sau khi giao, bản đọc không sửa được nữa.',
    units: (n: number) => `Giao cho ${n} đơn vị`,
    unitTasks: (lead: number, cooperating: number) =>
      [lead > 0 ? `chủ trì ${lead}` : null, cooperating > 0 ? `phối hợp ${cooperating}` : null]
        .filter(Boolean)
        .join(', '),
    group: (name: string, n: number) => `${name} (${n} đơn vị)`,
    noDeadline: (n: number) => `${n} việc không có ngày cuối, sẽ không tính muộn:`,
    dayOff: (n: number) => `${n} việc có hạn rơi vào ngày nghỉ:`,
    line: (n: number, title: string) => `Việc ${n}. ${title}`,
    lineDay: (n: number, title: string, day: string, why: string) => `Việc ${n}. ${title}: ${day}, ${why}`,
    dropped: (n: number) => `${n} đoạn đã ghi không phải nhiệm vụ, không giao.`,
    open: (n: number) => `${n} chỗ văn bản còn bỏ ngỏ vẫn chưa có trả lời.`,
    done: (tasks: number, parts: number) => `Đã giao ${tasks} việc, ${parts} phần việc.`,
    moreUnits: (n: number) => `Xem cả ${n} đơn vị`,
  },

  stale: {
    title: 'Văn bản này vừa có người khác sửa.',
    by: (who: string) => `${who} vừa sửa văn bản này.`,
    after: 'Trang đã tải bản mới; đồng chí xem lại rồi làm tiếp.',
    confirmed: (n: number, by: string | null) => `Việc ${n}: ${by ?? 'người khác'} đã xác nhận.`,
    unconfirmed: (n: number) => `Việc ${n}: xác nhận đã được bỏ.`,
    dropped: (n: number) => `Việc ${n}: đã ghi không phải nhiệm vụ.`,
    restored: (n: number) => `Việc ${n}: đã được lấy lại.`,
    changed: (n: number, fields: string) => `Việc ${n}: đã đổi ${fields}.`,
    added: (n: number) => `Thêm việc ${n}.`,
    removed: (title: string) => `Không còn việc “${title}”.`,
    head: 'Phần đầu văn bản đã được sửa.',
    issued: 'Văn bản đã được giao việc.',
    fields: {
      title: 'tên gọi tắt',
      action: 'việc phải làm',
      leads: 'chủ trì',
      cooperating: 'phối hợp',
      product: 'sản phẩm',
      deadline: 'hạn',
      reportTo: 'nơi gửi kết quả',
    },
    close: 'Đã xem',
  },

  help: {
    title: 'Phím tắt trên bản đọc',
    lead: 'Dùng khi con trỏ đang ở danh sách nhiệm vụ.',
    keys: [
      ['j hoặc ↓', 'việc sau'],
      ['k hoặc ↑', 'việc trước'],
      ['Enter', 'đúng, xác nhận; rồi sang việc chưa xác nhận kế tiếp'],
      ['e', 'sửa việc phải làm'],
      ['t', 'tách làm hai'],
      ['x', 'không phải nhiệm vụ'],
      ['n', 'thêm nhiệm vụ từ văn bản'],
      ['?', 'mở bảng này'],
    ] as [string, string][],
  },

  receive: {
    button: 'Nhận văn bản',
    title: 'Nhận văn bản',
    areaTitle: 'Kéo tệp vào đây, hoặc chọn tệp',
    areaHint:
      'Nhận Word (.docx, .doc), PDF (cả bản quét), ảnh JPEG, PNG, .rtf, .html, .txt và gói edXML; phông cũ TCVN3, VNI được đổi sang Unicode. Có thể chọn nhiều tệp, hoặc dán tệp bằng Ctrl+V.',
    noSecrets: 'Không nhận văn bản có dấu MẬT, TỐI MẬT, TUYỆT MẬT.',
    choose: 'Chọn tệp',
    dropHere: 'Thả tệp vào đây để nhận',
    pasteText: 'Dán cả văn bản',
    pasteTitle: 'Dán nội dung văn bản',
    pasteLead:
      'Chép toàn bộ văn bản (từ tiêu ngữ đến nơi nhận) rồi dán vào đây. Máy lưu thành tệp .txt và đọc như các tệp khác.',
    pasteLabel: 'Nội dung văn bản',
    pasteAction: 'Nhận văn bản này',
    pasteEmpty: 'Chưa có nội dung.',
    pasteName: (stamp: string) => `van-ban-dan-${stamp}.txt`,
    list: 'Tệp đang nhận',
    waiting: 'Chờ đến lượt',
    sending: (percent: number) => `Đang gửi, ${percent}%`,
    keeping: 'Đã gửi, máy chủ đang lưu…',
    received: 'Đã nhận',
    open: 'Mở bản đọc',
    cancel: 'Hủy gửi',
    cancelOf: (name: string) => `Hủy gửi ${name}`,
    again: 'Gửi lại',
    drop: 'Bỏ',
    remove: (name: string) => `Bỏ ${name} khỏi danh sách`,
    code: (code: string) => `Mã: ${code}`,
    duplicateFile: 'Tệp này đã được nhận trước đây:',
    duplicateNumber: 'Đã có văn bản cùng số, cùng nơi ban hành:',
    first: (name: string, when: string, by: string) => `${name}, nhận lúc ${when}, ${by}`,
    takeAgain: 'Vẫn nhận văn bản này',
    progressOf: (name: string) => `Tiến độ gửi ${name}`,
    announceReceived: (name: string) => `Đã nhận ${name}.`,
    announceRefused: (name: string) => `Chưa nhận được ${name}.`,
  },
}
