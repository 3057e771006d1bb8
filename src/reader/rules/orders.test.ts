import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper } from '../read.js'
import type { ReadOrder, Reading } from '../reading.js'
import { trimAction } from './action.js'
import { startsWithBody } from './bodies.js'
import { bodiesOf } from './body-lists.js'
import { clausesOf } from './clauses.js'
import { cooperationOf } from './cooperation.js'
import { deadlineIn } from './deadline.js'
import { pieceOf, type Piece } from './lines.js'
import { isClosing, noOrderCode } from './no-order.js'
import { orderOf } from './order-clause.js'
import { reportToOf } from './report-to.js'
import { roleOf } from './role-words.js'
import { actorOf } from './sections.js'
import { tokensOf } from './tokens.js'
import { leadingVerb, verbBehindSubject } from './verbs.js'

const piece = (text: string): Piece => pieceOf(text, 0, text.length)
const texts = (pieces: Piece[]): string[] => pieces.map((part) => part.text)
const HEAD = 'UBND XÃ NẬM MÂY\nSố: 5/UBND-VP\n\nNậm Mây, ngày 2 tháng 3 năm 2026\n\n'
const read = (body: string): Reading => readPaper(paperOfText(`${HEAD}${body}`))
const told = (order: ReadOrder): [string, string[], string] => [
  order.path,
  order.assignees.map((body) => body.value),
  order.action.value,
]
const orders = (body: string): [string, string[], string][] => read(body).orders.map(told)

describe('bodies', () => {
  test('what begins a name', () => {
    for (const text of [
      'Sở Y tế',
      'các phòng, ban',
      'Ban Tuyên giáo',
      'mỗi chi bộ',
      'UBND xã',
      'Tổ chức đoàn thể',
      'tất cả các đơn vị',
    ]) {
      expect(startsWithBody(text), text).toBe(true)
    }
    for (const text of [
      'Ban hành quy chế',
      'Tổ chức hội nghị',
      'Bố trí kinh phí',
      'Trường hợp đặc biệt',
      'phòng, chống dịch',
      'việc sơ kết',
      'Báo cáo kết quả',
    ]) {
      expect(startsWithBody(text), text).toBe(false)
    }
  })

  test.each([
    ['Sở Xây dựng chỉ đạo Sở Nội vụ', 'chỉ'],
    ['Ban Tổ chức Thành ủy thẩm định hồ sơ', 'thẩm'],
    ['các cơ quan, đơn vị tổ chức tuyên truyền', 'tổ'],
    ['Phòng Văn hóa và thông tin chủ trì', 'chủ'],
    ['Các cơ quan được phân công chủ trì xây dựng kế hoạch', 'xây'],
    ['Sở Tài chính, trên cơ sở đề xuất của các đơn vị, tổng hợp', 'tổng'],
    ['Báo và Phát thanh, Truyền hình thành phố mở chuyên mục', 'mở'],
    ['Tổ công tác có nhiệm vụ tiếp đón', 'có'],
  ])('the verb behind a subject: %s', (text, word) => {
    const tokens = tokensOf(text)
    expect(tokens[verbBehindSubject(tokens, 0)]?.word).toBe(word)
  })

  test('a name alone has no verb', () => {
    expect(verbBehindSubject(tokensOf('Trung tâm Truyền hình thành phố'), 0)).toBe(-1)
    expect(verbBehindSubject(tokensOf('Các đơn vị đã hoàn thành kế hoạch'), 0)).toBe(-1)
  })

  test('verbs at the start', () => {
    expect(leadingVerb(tokensOf('Khẩn trương rà soát'))).toBeGreaterThan(0)
    expect(leadingVerb(tokensOf('quyết định số 5'))).toBe(0)
    expect(leadingVerb(tokensOf('Báo cáo viên các cấp'))).toBe(0)
  })

  test.each([
    ['Sở Y tế, Sở Nội vụ và Công an thành phố', ['Sở Y tế', 'Sở Nội vụ', 'Công an thành phố']],
    [
      'Sở Giáo dục và Đào tạo; Sở Văn hóa, Thể thao và Du lịch',
      ['Sở Giáo dục và Đào tạo', 'Sở Văn hóa, Thể thao và Du lịch'],
    ],
    ['các chi bộ và tổ chức đoàn thể', ['các chi bộ và tổ chức đoàn thể']],
    [
      'Các sở, ngành, UBND các xã, phường và các cơ quan có liên quan',
      ['Các sở, ngành', 'UBND các xã, phường', 'các cơ quan có liên quan'],
    ],
    [
      'Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phường',
      ['Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phường'],
    ],
    [
      'Giám đốc, Thủ trưởng các sở, Chủ tịch Ủy ban nhân dân xã, phường',
      ['Giám đốc, Thủ trưởng các sở', 'Chủ tịch Ủy ban nhân dân xã, phường'],
    ],
    [
      'Mặt trận Tổ quốc Việt Nam và Hội Cựu chiến binh các cấp',
      ['Mặt trận Tổ quốc Việt Nam và Hội Cựu chiến binh các cấp'],
    ],
    ['Bí thư và Chủ tịch các xã: Nậm Mây, Suối Hoa', ['Bí thư và Chủ tịch các xã: Nậm Mây, Suối Hoa']],
  ])('the list %s', (text, expected) => {
    expect(texts(bodiesOf(piece(text)))).toEqual(expected)
  })

  test('a heading that names a body and nothing else', () => {
    expect(texts(actorOf(piece('Giao Sở Nội vụ')) ?? [])).toEqual(['Sở Nội vụ'])
    expect(texts(actorOf(piece('Trách nhiệm của các phường:')) ?? [])).toEqual(['các phường'])
    expect(actorOf(piece('Sở Nội vụ lập danh sách'))).toBeNull()
    expect(actorOf(piece('Kinh phí thực hiện'))).toBeNull()
  })
})

describe('clauses', () => {
  test('are cut at ";", "." and "đồng thời"', () => {
    expect(
      texts(clausesOf(piece('Lập danh sách; gửi Sở Nội vụ. Theo dõi kết quả, đồng thời báo cáo UBND xã'))),
    ).toEqual(['Lập danh sách', 'gửi Sở Nội vụ', 'Theo dõi kết quả', 'đồng thời báo cáo UBND xã'])
  })
  test('not where a list goes on, in brackets, or behind an abbreviation', () => {
    expect(clausesOf(piece('Tuyên truyền Luật Đất đai; các nghị định; thông tin về giá đất'))).toHaveLength(1)
    expect(clausesOf(piece('Lập hồ sơ (gồm tờ trình; lập bản vẽ. Kèm ảnh) của phường'))).toHaveLength(1)
    expect(clausesOf(piece('Tổ chức tại TP. Lam Khê'))).toHaveLength(1)
  })
  test('a name whose verb stands behind the next one stays with it', () => {
    expect(clausesOf(piece('Ban Xây dựng Đảng xã; Văn phòng Đảng ủy phường lập danh sách'))).toHaveLength(1)
  })
})

describe('a clause as an order', () => {
  const order = (text: string): [string[], string[], string, string] | null => {
    const found = orderOf(piece(text))
    return found && [texts(found.assignees), texts(found.cooperating), found.action.text, found.rule]
  }
  test('given by a directive', () => {
    expect(order('Ủy ban nhân dân xã đề nghị các thôn vận động nhân dân')).toEqual([
      ['các thôn'],
      [],
      'vận động nhân dân',
      'directive',
    ])
    expect(order('Để kịp thời gian, giao Phòng Kinh tế lập dự toán')).toEqual([
      ['Phòng Kinh tế'],
      [],
      'lập dự toán',
      'directive',
    ])
  })
  test('with a lead and those who cooperate', () => {
    expect(order('Sở Y tế chủ trì, phối hợp với Sở Tài chính và UBND các xã xây dựng phương án')).toEqual([
      ['Sở Y tế'],
      ['Sở Tài chính', 'UBND các xã'],
      'xây dựng phương án',
      'named-body',
    ])
    expect(order('Tiếp tục phối hợp với Công an xã kiểm tra tạm trú')?.[2]).toBe(
      'Tiếp tục phối hợp với Công an xã kiểm tra tạm trú',
    )
  })
  test('with the name before a colon', () => {
    expect(order('Phòng Kinh tế: Xây dựng kế hoạch')).toEqual([
      ['Phòng Kinh tế'],
      [],
      'Xây dựng kế hoạch',
      'named-body',
    ])
  })
  test('behind "cần", and without the words of duty', () => {
    expect(order('Quá trình sơ kết cần biểu dương các chi bộ')?.[2]).toBe('biểu dương các chi bộ')
    expect(order('Hiệu trưởng các trường có trách nhiệm bố trí người trực')?.[2]).toBe('bố trí người trực')
  })
  test('told of the past is none', () => {
    expect(order('Thời gian qua, Chủ tịch đã giao Phòng Kinh tế lập dự toán')).toBeNull()
    expect(order('Tình hình có nhiều chuyển biến')).toBeNull()
  })
  test('cooperation ends at the verb or at "để"', () => {
    expect(texts(cooperationOf(piece('phối hợp với các phường để tổ chức ngày hội')).bodies)).toEqual(['các phường'])
  })
})

describe('what is no order', () => {
  test.each([
    ['nghiêm túc triển khai thực hiện', 'closing'],
    ['có hiệu lực kể từ ngày ký', 'effect'],
    ['không để xảy ra thất thoát', 'standard'],
    ['việc sơ kết phải thực hiện nghiêm túc', 'standard'],
    ['nếu có vướng mắc, các đơn vị báo cáo về Văn phòng', 'trouble'],
    ['thực hiện theo Mục III Kế hoạch', 'pointer'],
    ['Đây là căn cứ để đánh giá thi đua', 'stress'],
  ])('%s', (text, code) => {
    expect(noOrderCode(text, text, false)).toBe(code)
  })
  test('a date makes a standard an order', () => {
    expect(noOrderCode('không để hộ nào thiếu nhà', 'không để hộ nào thiếu nhà', true)).toBeNull()
    expect(isClosing('lập danh sách hộ nghèo')).toBe(false)
  })
})

describe('the words of an action', () => {
  const action = (text: string): string => trimAction(piece(text), deadlineIn(text, 2026)).text
  test('without deadline, remark and purpose at the end', () => {
    expect(action('Lập danh sách, hoàn thành trước ngày 5/4/2026.')).toBe('Lập danh sách')
    expect(action('Tuyên truyền trên mạng xã hội (có hướng dẫn kèm theo)')).toBe('Tuyên truyền trên mạng xã hội')
    expect(action('Gửi danh sách trước ngày 5/4/2026 để tổng hợp')).toBe('Gửi danh sách')
  })
  test('with the way of delivery and the event', () => {
    expect(action('gửi về Thành ủy (qua Ban Tổ chức) trước ngày 5/4/2026')).toBe('gửi về Thành ủy (qua Ban Tổ chức)')
    expect(action('triển khai ngay sau khi ký kết')).toBe('triển khai ngay sau khi ký kết')
  })
})

describe('to whom the result goes', () => {
  test.each([
    ['lập danh sách gửi về Sở Nội vụ trước ngày 5/4', 'Sở Nội vụ'],
    ['hoàn thiện dự thảo, trình Thường trực Thành ủy duyệt', 'Thường trực Thành ủy'],
    ['tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân phường', 'Chủ tịch Ủy ban nhân dân phường'],
    ['kiểm tra, báo cáo kết quả với UBND xã', 'UBND xã'],
    ['kịp thời tham mưu cho Thành ủy chỉ đạo', 'Thành ủy'],
    ['gửi về Đảng ủy (qua Văn phòng Đảng ủy) kết quả', 'Đảng ủy (qua Văn phòng Đảng ủy)'],
    ['đề xuất với Ủy ban nhân dân xã biện pháp', 'Ủy ban nhân dân xã'],
    ['kiến nghị cấp có thẩm quyền xem xét', 'cấp có thẩm quyền'],
  ])('%s', (text, expected) => {
    expect(reportToOf(piece(text))?.value).toBe(expected)
  })
  test('nobody', () => {
    expect(reportToOf(piece('lập danh sách hộ nghèo'))).toBeNull()
    expect(reportToOf(piece('bảo đảm trình độ chuyên môn'))).toBeNull()
  })
})

describe('role lines', () => {
  test('words before the colon', () => {
    expect(roleOf(piece('Cơ quan chủ trì: Sở Y tế'))?.role).toBe('lead')
    expect(roleOf(piece('Đơn vị phối hợp: các xã'))?.role).toBe('cooperating')
    expect(roleOf(piece('Thời gian thực hiện: Quý II'))?.role).toBe('time')
    expect(roleOf(piece('Thời gian thực hiện sau khi Luật ban hành'))?.value.text).toBe('sau khi Luật ban hành')
    expect(roleOf(piece('Kinh phí thực hiện'))).toBeNull()
  })
})

describe('the orders of a body', () => {
  test('headings name who is to act, items what', () => {
    expect(
      orders(
        'Ủy ban nhân dân xã chỉ đạo như sau:\n\n1. Phòng Kinh tế\n\n1.1. Lập dự toán; gửi về Văn phòng trước ngày 5/4/2026.\n\n1.2. Thường xuyên kiểm tra tiến độ.\n\n2. Công an xã\n\nTuần tra ban đêm. Bố trí lực lượng trực.',
      ),
    ).toEqual([
      ['1.1', ['Phòng Kinh tế'], 'Lập dự toán'],
      ['1.1', ['Phòng Kinh tế'], 'gửi về Văn phòng'],
      ['1.2', ['Phòng Kinh tế'], 'Thường xuyên kiểm tra tiến độ'],
      ['2', ['Công an xã'], 'Bố trí lực lượng trực'],
    ])
  })

  test('a lead-in speaks to everybody', () => {
    const read = orders(
      'Ủy ban nhân dân xã yêu cầu các thôn thực hiện tốt các nội dung sau:\n\n1. Rà soát hộ nghèo.\n\n2. Tổ chức ngày hội.',
    )
    expect(read.map(([path, assignees]) => [path, assignees])).toEqual([
      ['1', ['các thôn']],
      ['2', ['các thôn']],
    ])
  })

  test('a list of subjects is no list of orders', () => {
    expect(
      orders(
        '1. Văn phòng\n\n1.1. Xây dựng chương trình.\n\nNội dung phối hợp:\n\n(1) Kết quả phát triển kinh tế.\n\n(2) Các ngày lễ lớn.\n\n2. Công an xã kiểm tra cư trú.',
      ).map(([path]) => path),
    ).toEqual(['1.1', '2'])
  })

  test('sections of purposes give no orders, closings neither', () => {
    expect(
      orders(
        'I. MỤC ĐÍCH, YÊU CẦU\n\n1. Nâng cao nhận thức của nhân dân.\n\nII. NHIỆM VỤ\n\n1. Lập danh sách hộ nghèo.\n\nĐề nghị các đơn vị nghiêm túc triển khai thực hiện./.',
      ).map(([path]) => path),
    ).toEqual(['II.1'])
  })

  test('a closing sentence that asks for a report with a date is one', () => {
    const [last] = read(
      '1. Văn phòng lập kế hoạch.\n\nYêu cầu các thôn nghiêm túc thực hiện. Báo cáo kết quả gửi về Ủy ban nhân dân xã trước ngày 25/4/2026./.',
    ).orders.slice(-1)
    expect(last).toMatchObject({ path: '', rule: 'closing-report' })
    expect(last!.assignees[0]?.value).toBe('các thôn')
  })

  test('a plan’s roles and times go to the items of their section', () => {
    const reading = read(
      'II. NỘI DUNG\n\n1. Nội dung\n\na) Tổ chức hội nghị quán triệt;\n\nb) Lập chuyên mục.\n\n2. Cơ quan chủ trì, phối hợp\n\na) Cơ quan chủ trì\n\n- Sở Nội vụ; Sở Y tế.\n\nb) Cơ quan phối hợp\n\nCác phường.\n\n3. Thời gian thực hiện: Tháng 12/2026.',
    )
    expect(reading.orders.map(told)).toEqual([
      ['II.1.a', ['Sở Nội vụ', 'Sở Y tế'], 'Tổ chức hội nghị quán triệt'],
      ['II.1.b', ['Sở Nội vụ', 'Sở Y tế'], 'Lập chuyên mục'],
    ])
    expect(reading.orders[0]!.cooperating.map((body) => body.value)).toEqual(['Các phường'])
    expect(reading.orders[1]!.deadline?.value).toMatchObject({ bound: 'by', date: '2026-12-31' })
  })

  test('an item’s own time goes before its section’s', () => {
    const reading = read(
      '1. Lập danh sách trước ngày 5/4/2026.\n\n2. Tổ chức hội nghị.\n\n3. Thời gian thực hiện: Quý III/2026.',
    )
    expect(reading.orders.map((order) => order.deadline?.value.date)).toEqual(['2026-04-05', '2026-09-30'])
  })

  test('a sentence of time holds for the item, one behind ";" for the last clause', () => {
    expect(
      read('1. Văn phòng lập danh sách; gửi các thôn. Hoàn thành trong tháng 8 năm 2026.').orders.map(
        (o) => o.deadline?.value.date,
      ),
    ).toEqual(['2026-08-31', '2026-08-31'])
    expect(
      read('1. Văn phòng lập danh sách; gửi các thôn; hoàn thành trước ngày 5/8/2026.').orders.map(
        (o) => o.deadline?.value.date ?? null,
      ),
    ).toEqual([null, '2026-08-05'])
  })

  test('"(nếu có)" makes it depend', () => {
    expect(read('1. Văn phòng giải quyết các vấn đề phát sinh (nếu có).').orders[0]?.conditional).toBe(true)
  })
})

describe('assignment tables', () => {
  const MARKDOWN =
    '| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |\n|---|---|---|---|---|\n| 1 | Lập danh sách; gửi các thôn | Phòng Kinh tế | Công an xã; Hội Nông dân xã | 30/6/2026 |\n| 2 | Hội nghị tổng kết | Văn phòng | | Tháng 12/2026 |'
  const LOOSE =
    'TT\nNội dung công việc\nCơ quan\nchủ trì\nThời gian\n1\nLập danh sách hộ nghèo\ntrên địa bàn\nPhòng Kinh tế\nTháng 5/2026\n2\nTổ chức hội nghị\nVăn phòng\nQuý III/2026'

  test('one row is one task, split as elsewhere', () => {
    const reading = read(`II. PHÂN CÔNG\n\n${MARKDOWN}\n\nNơi nhận:\n- Như trên.`)
    expect(reading.orders.map(told)).toEqual([
      ['II.1', ['Phòng Kinh tế'], 'Lập danh sách'],
      ['II.1', ['Phòng Kinh tế'], 'gửi các thôn'],
      ['II.2', ['Văn phòng'], 'Hội nghị tổng kết'],
    ])
    expect(reading.orders[0]).toMatchObject({ rule: 'table-row' })
    expect(reading.orders[0]!.cooperating.map((body) => body.value)).toEqual(['Công an xã', 'Hội Nông dân xã'])
    expect(reading.orders[2]!.deadline?.value).toMatchObject({ bound: 'by', date: '2026-12-31' })
  })

  test('cells on lines of their own are put back into rows', () => {
    expect(read(`II. PHÂN CÔNG\n\n${LOOSE}\n\nNơi nhận:\n- Như trên.`).orders.map(told)).toEqual([
      ['II.1', ['Phòng Kinh tế'], 'Lập danh sách hộ nghèo trên địa bàn'],
      ['II.2', ['Văn phòng'], 'Tổ chức hội nghị'],
    ])
  })

  test('a table of figures assigns nothing', () => {
    expect(
      read('1. Văn phòng lập kế hoạch.\n\n| TT | Xã | Số hộ |\n|---|---|---|\n| 1 | Nậm Mây | 30 |').orders,
    ).toHaveLength(1)
  })

  test('what an annex table breaks down is not counted twice', () => {
    const annex = `Nơi nhận:\n- Như trên.\n\nPHỤ LỤC\n\n${MARKDOWN}`
    const paths = read(`1. Phòng Kinh tế gửi các thôn.\n\n2. Công an xã kiểm tra cư trú.\n\n${annex}`).orders.map(
      (order) => [order.path, order.rule],
    )
    expect(paths).toEqual([
      ['2', 'named-body'],
      ['1', 'table-row'],
      ['1', 'table-row'],
      ['2', 'table-row'],
    ])
  })
})

describe('what is left open', () => {
  const codes = (body: string): string[] =>
    read(body).open.map((point) => `${point.code}${point.quote ? ` ${point.quote}` : ''}`)
  test('time, body, addressee, party, period', () => {
    expect(codes('1. Lập danh sách.')).toEqual(['no-assignee', 'no-deadline'])
    expect(codes('1. Văn phòng đề xuất các nội dung phối hợp.')).toContain('unclear-addressee đề xuất')
    expect(codes('1. Văn phòng xây dựng hợp đồng giữa hai đơn vị.')).toContain('unclear-party hai đơn vị')
    expect(codes('1. Văn phòng gửi dự thảo vào giữa tháng 5.')).toContain('vague-deadline giữa tháng 5')
    expect(codes('1. Văn phòng thường xuyên theo dõi.')).toContain('no-report-period thường xuyên')
  })
  test('nothing where everything is said', () => {
    expect(codes('1. Văn phòng đề xuất với Ủy ban nhân dân xã phương án trước ngày 5/4/2026.')).toEqual([])
    expect(codes('1. Văn phòng thường xuyên theo dõi; định kỳ hằng quý báo cáo Ủy ban nhân dân xã.')).toEqual([])
  })
})
