/** A dispatch that was amended, replaced or recalled after its tasks were given, and what becomes of them. */
interface Source {
  kind: string | null
  number: string | null
  date?: string | null
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const sayDay = (day: string): string => day.split('-').map(Number).reverse().join('/')

/** `Công văn 612-CV/TU ngày 2/12/2026` */
const paper = ({ kind, number, date }: Source): string =>
  [capital(kind ?? 'văn bản'), number ?? 'chưa có số', date ? `ngày ${sayDay(date)}` : ''].filter(Boolean).join(' ')

const DONE = { amended: 'được sửa đổi, bổ sung', replaced: 'được thay thế', recalled: 'bị thu hồi' } as const
type Kind = keyof typeof DONE

export const sourceChanges = {
  /** The reason that a suspended part carries. */
  standing: (kind: Kind, source: Source, by: Source) => `${paper(source)} ${DONE[kind]} theo ${paper(by)}.`,
  replacedBy: (n: number) => `Được thay bằng nhiệm vụ ${n} của văn bản mới.`,
  paper,
  title: 'Văn bản gốc thay đổi',
  kind: { amended: 'Sửa đổi, bổ sung', replaced: 'Thay thế', recalled: 'Thu hồi' },
  kindHint: {
    amended: 'Một số nhiệm vụ đổi nội dung hoặc hạn.',
    replaced: 'Văn bản mới thay toàn bộ hoặc một phần.',
    recalled: 'Văn bản không còn hiệu lực; mọi việc chưa xong phải xem lại.',
  },
  mark: DONE,
  /** On the dispatch and its tasks. */
  note: (kind: Kind, by: Source) => `Văn bản này đã ${DONE[kind]} theo ${paper(by)}.`,
  kept: 'Văn bản vẫn được giữ nguyên để tra cứu.',
  noteOpen: (n: number) => `Còn ${n} phần việc chưa quyết.`,
  noteDone: 'Mọi phần việc đã được quyết.',
  toDecide: 'Quyết từng việc',
  open: 'Xem quyết định',
  takenBack: (by: string, at: string) => `Ghi nhầm, đã bỏ: ${by}, ${at}.`,
  suspended: 'Vì sao tạm treo',
  clock: 'Trong lúc chờ nơi giao việc quyết định, hạn không tính và việc không bị coi là quá hạn.',
  band: 'Văn bản gốc thay đổi, chờ quyết',
  bandOpen: (open: number, all: number) => `còn ${open} trong ${all} phần việc chưa quyết`,
  record: {
    deed: 'Văn bản bị sửa đổi, thay thế, thu hồi',
    title: 'Ghi nhận văn bản gốc thay đổi',
    lead: (n: number) =>
      n > 0
        ? `${n} phần việc chưa xong sẽ tạm treo, đơn vị được báo ngay và không phải làm tiếp cho đến khi có quyết định từng việc. Văn bản vẫn đọc được, không mất gì.`
        : 'Mọi phần việc của văn bản này đã xong hoặc đã đóng, nên không có việc nào phải quyết. Văn bản được đánh dấu, không mất gì.',
    kind: 'Thay đổi thế nào',
    by: 'Theo văn bản nào',
    inRegister: 'Có trong phần mềm',
    typed: 'Chưa có, ghi số và ngày',
    search: 'Tìm văn bản',
    searchHint: 'Số, ký hiệu hoặc trích yếu.',
    none: 'Không tìm thấy văn bản nào khớp.',
    chosen: 'Văn bản mới',
    choose: 'Chọn văn bản.',
    number: 'Số, ký hiệu',
    numberNeeded: 'Ghi số, ký hiệu của văn bản.',
    date: 'Ngày văn bản',
    dateNeeded: 'Chọn ngày của văn bản.',
    issuer: 'Cơ quan ban hành',
    scope: 'Những nhiệm vụ nào phải xem lại',
    all: 'Tất cả nhiệm vụ của văn bản',
    some: 'Chỉ một số nhiệm vụ',
    scopeNeeded: 'Chọn ít nhất một nhiệm vụ.',
    note: 'Ghi chú',
    action: 'Ghi nhận và tạm treo',
    done: (n: number) => (n > 0 ? `Đã ghi nhận. ${n} phần việc chờ quyết.` : 'Đã ghi nhận.'),
  },
  page: {
    lead: (by: string, who: string, at: string) => `${by}. ${who} ghi nhận ${at}.`,
    progress: (open: number, all: number) =>
      open > 0 ? `Còn ${open} việc chưa quyết, đã quyết ${all - open} trong ${all}.` : `Đã quyết cả ${all} việc.`,
    allDone: 'Đã quyết xong mọi việc.',
    noParts: 'Không có phần việc nào phải quyết: khi ghi nhận, mọi việc đã xong hoặc đã đóng.',
    waiting: 'Chờ quyết',
    decided: 'Đã quyết',
    selectAll: 'Chọn tất cả',
    select: (title: string, unit: string) => `Chọn: ${title}, ${unit}`,
    chosen: (n: number) => (n > 0 ? `Đã chọn ${n} việc` : 'Chọn các việc có cùng câu trả lời.'),
    was: (state: string) => `đang ở bước: ${state}`,
    lastDay: (day: string) => `hạn hết ${day}`,
    noDay: 'không có hạn',
    pieces: (n: number) => `${n} đơn vị dưới làm cùng, đi theo quyết định này`,
    decide: (n: number) => (n === 1 ? 'Quyết việc này' : `Quyết ${n} việc đã chọn`),
    one: 'Quyết',
    toTask: 'Mở việc',
    elsewhere: 'đã xử lý ở trang việc',
    takeBack: 'Ghi nhầm, bỏ ghi nhận',
    takeBackTitle: 'Bỏ ghi nhận thay đổi này',
    takeBackLead: (n: number) =>
      n > 0
        ? `${n} việc chưa quyết trở lại bước đang làm, hạn giữ nguyên. Những việc đã quyết thì không đổi.`
        : 'Những việc đã quyết thì không đổi.',
    takeBackReason: 'Vì sao ghi nhầm',
    takenBack: 'Đã bỏ ghi nhận.',
  },
  decide: {
    title: (n: number) => (n === 1 ? 'Quyết một việc' : `Quyết ${n} việc cùng một câu trả lời`),
    question: 'Việc này thế nào',
    keep: 'Làm tiếp, hạn như cũ',
    keepGone: (n: number) => `Hạn của ${n} việc đã qua, sẽ quá hạn ngay.`,
    redate: 'Làm tiếp, hạn mới',
    redateHint: 'Theo văn bản mới, hoặc chọn ngày.',
    withdraw: 'Thu hồi, không phải làm nữa',
    replace: 'Được thay bằng nhiệm vụ của văn bản mới',
    replaceHint: 'Phần việc cũ đóng lại và chỉ sang nhiệm vụ mới. Chỉ với đơn vị có tên trong nhiệm vụ mới.',
    byTask: 'Hạn mới lấy từ đâu',
    ownDay: 'Chọn ngày',
    ofTask: (n: number, day: string) => `Hạn của nhiệm vụ ${n}: hết ${day}`,
    proposed: (day: string) => `Cộng số ngày làm việc đã tạm treo thì đến hết ${day}.`,
    task: 'Nhiệm vụ của văn bản mới',
    taskLine: (n: number, title: string) => `${n}. ${title}`,
    taskNeeded: 'Chọn nhiệm vụ của văn bản mới.',
    day: 'Ngày cuối cùng còn đúng hạn',
    dayNeeded: 'Chọn ngày hạn mới.',
    reason: 'Lý do',
    reasonNeeded: 'Ghi lý do thu hồi.',
    note: 'Ghi chú',
    action: (n: number) => (n === 1 ? 'Ghi quyết định' : `Ghi quyết định cho ${n} việc`),
    done: (n: number) => `Đã quyết ${n} việc, đơn vị được báo ngay.`,
    failed: (n: number) => `${n} việc chưa quyết được:`,
  },
  said: {
    keep: 'làm tiếp',
    redate: 'làm tiếp, hạn mới',
    withdraw: 'thu hồi',
    replace: 'thay bằng nhiệm vụ mới',
    'take-back': 'trở lại như cũ, ghi nhầm',
    pass: 'chuyển sang lần thay đổi sau',
  },
  saidReplace: (n: number) => `thay bằng nhiệm vụ ${n}`,
  saidBy: (by: string, at: string) => `${by}, ${at}`,
  event: { suspendPart: 'Tạm treo vì văn bản gốc thay đổi', keepPart: 'Cho làm tiếp sau khi văn bản gốc thay đổi' },
  decisions: { suspendPart: 'Tạm treo, chờ quyết định; hạn không tính', keepPart: 'Làm tiếp, xem hạn' },
  log: {
    recordSourceChange: 'Ghi nhận văn bản gốc thay đổi',
    decideSourceChange: 'Quyết định về việc của văn bản thay đổi',
    takeBackSourceChange: 'Bỏ ghi nhận văn bản gốc thay đổi',
    suspendPart: 'Tạm treo phần việc',
    keepPart: 'Cho làm tiếp phần việc',
  },
}

/** What is said where a change or a decision is refused. */
export const sourceChangeErrors: Record<string, string> = {
  'not-issued-yet':
    'Văn bản này chưa giao việc nên chưa có gì phải tạm treo. Nếu văn bản không còn dùng, hãy bỏ văn bản khỏi danh sách.',
  'changing-paper-needed': 'Hãy chọn văn bản mới trong phần mềm, hoặc ghi số và ngày của văn bản đó.',
  'changed-by-itself': 'Văn bản không thể tự thay đổi chính mình. Hãy chọn văn bản khác.',
  'recall-concerns-all': 'Thu hồi là thu hồi cả văn bản. Nếu chỉ một số nhiệm vụ đổi, hãy chọn “Sửa đổi, bổ sung”.',
  'unknown-task': 'Nhiệm vụ được chọn không thuộc văn bản đó. Hãy tải lại trang rồi chọn lại.',
  'task-without-date': 'Nhiệm vụ mới không có hạn. Hãy chọn một ngày.',
  'unit-not-in-task':
    'Đơn vị không có phần việc trong nhiệm vụ mới nên không thay được. Hãy giao thêm cho đơn vị đó, hoặc chọn câu trả lời khác.',
  'result-is-in': 'Đơn vị đã nộp kết quả, hạn không đổi được nữa. Hãy cho làm tiếp với hạn cũ rồi duyệt.',
  'part-decided': 'Việc này đã được quyết. Trang đã tải bản mới.',
  'change-taken-back': 'Ghi nhận này đã được bỏ trước đó.',
}
