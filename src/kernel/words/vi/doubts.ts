/** Why the machine is not sure of a part of an order or of a field of the head: what it rests on, in words. */
export const doubts = {
  /** The parts of an order. */
  parts: {
    order: 'chưa chắc là nhiệm vụ',
    leads: 'đơn vị chủ trì chưa chắc',
    cooperating: 'đơn vị phối hợp chưa chắc',
    deadline: 'hạn chưa chắc',
    reportTo: 'nơi gửi kết quả chưa chắc',
  },
  /** In a list of what to look at. */
  short: {
    order: 'có phải nhiệm vụ không',
    leads: 'đơn vị chủ trì',
    cooperating: 'đơn vị phối hợp',
    deadline: 'hạn',
    reportTo: 'nơi gửi kết quả',
  },
  /** By part and by what it rests on. */
  why: {
    order: {
      'nobody-named': 'câu không nêu ai làm',
      'other-than-sentence': 'câu nêu một đơn vị, dòng khác lại giao cho đơn vị khác',
      'few-words': 'câu ngắn, có thể chỉ là lời nhận xét',
      'two-parts': 'câu có hai vế, có thể là hai việc',
      'name-and-colon': 'tên đơn vị đứng trước dấu hai chấm, có thể là bảng kê chỉ tiêu',
      'closing-report': 'câu báo cáo ở cuối văn bản, kiểu câu máy ít gặp',
      'second-reader': 'do trình đọc bổ sung nêu ra',
    },
    leads: {
      'nobody-named': 'không thấy tên đơn vị trong câu và ở phần trên',
      'odd-name': 'tên đơn vị có chữ lạ, có thể cắt thừa hoặc thiếu',
      'several-names': 'nhiều tên liền nhau, có thể tách chưa đúng',
      'near-name': 'tên chỉ gần giống một đơn vị trong danh mục',
      'second-reader': 'do trình đọc bổ sung nêu ra',
    },
    cooperating: {
      'near-name': 'tên chỉ gần giống một đơn vị trong danh mục',
    },
    deadline: {
      'none-beside-time-words': 'câu có chữ chỉ thời gian nhưng máy không đọc ra hạn',
      'two-parts': 'câu có hai vế, hạn có thể chỉ của một vế',
      recognised: 'ngày nhận dạng từ ảnh',
      'second-reader': 'do trình đọc bổ sung nêu ra',
    },
    reportTo: {
      'none-beside-sending': 'câu nói gửi, báo cáo nhưng máy không đọc ra gửi cho ai',
      'second-reader': 'do trình đọc bổ sung nêu ra',
    },
  } as Record<string, Record<string, string>>,
  /** Fields of the head, by what they rest on. */
  head: {
    'own-words': 'lấy từ lời văn, phần đầu văn bản không ghi',
    symbol: 'suy từ ký hiệu',
    'nothing-printed': 'văn bản không ghi',
    'committee-symbol': 'suy từ ký hiệu và nơi ban hành',
    'name-at-foot': 'lấy từ tên ở cuối văn bản',
    'body-that-speaks': 'lấy từ câu mà đơn vị nói',
    'heading-in-capitals': 'lấy từ dòng chữ hoa ở đầu trang',
    'bare-name': 'lấy từ một dòng chỉ ghi tên đơn vị',
    'closing-words': 'lấy từ câu kết',
    'package-differs': 'gói edXML ghi khác',
  } as Record<string, string>,
  /** "hạn chưa chắc: câu có hai vế" */
  of: (part: string, why: string | undefined): string => (why ? `${part}: ${why}` : part),
}
