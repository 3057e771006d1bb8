/** Absences and substitutes. */
export const absences = {
  title: 'Đi vắng',
  lead: 'Trong những ngày đi vắng, người thay thấy việc và làm được đúng phần quyền của chức vụ này, dưới tên của chính mình; diễn biến ghi rõ là thay. Hết ngày thì quyền tự hết.',
  none: 'Chưa có lần đi vắng nào.',
  add: 'Cử người thay',
  form: {
    title: 'Cử người thay khi đi vắng',
    lead: 'Việc cử người thay là một thay đổi quyền, được trình người có thẩm quyền xác nhận; trong lúc chờ, quyền đã có hiệu lực.',
    who: 'Người thay',
    whoNeeded: 'Chọn người thay.',
    nobody: 'Đơn vị không có tài khoản nào khác. Hãy nhờ quản trị cử người thay.',
    from: 'Từ ngày',
    until: 'Đến hết ngày',
    dayNeeded: 'Chọn ngày.',
    note: 'Lý do, ghi chú',
    action: 'Cử người thay',
    done: (who: string) => `${who} sẽ thay trong những ngày đó.`,
  },
  line: (who: string, from: string, until: string) => `${who} thay từ ${from} đến hết ${until}`,
  of: (who: string, from: string, until: string) => `Đồng chí thay ${who} từ ${from} đến hết ${until}`,
  ended: (by: string, at: string) => `đã kết thúc sớm: ${by}, ${at}`,
  over: 'đã hết',
  now: 'đang thay',
  later: 'chưa đến ngày',
  noRoles: 'Người thay đã có sẵn các quyền này.',
  end: 'Kết thúc sớm',
  endLead: 'Quyền của người thay hết ngay.',
  endDone: 'Đã kết thúc việc thay.',
  standsIn: (who: string) => `thay ${who}`,
  grantNote: (who: string) => `Thay ${who} trong thời gian đi vắng`,
  home: (who: string, until: string) => `Đồng chí đang thay ${who}, đến hết ${until}.`,
  log: { nameSubstitute: 'Cử người thay khi đi vắng', endAbsence: 'Kết thúc việc thay sớm' },
}

export const absenceErrors: Record<string, string> = {
  'not-own-absence': 'Chỉ cử được người thay cho chính mình. Với chức vụ khác, hãy nhờ quản trị.',
  'substitute-elsewhere': 'Người thay phải thuộc cùng đơn vị. Nếu cần người ở đơn vị khác, hãy nhờ quản trị cử.',
  'substitute-suspended': 'Tài khoản của người được chọn đang tạm ngừng. Hãy chọn người khác.',
  'substitute-absent': 'Người được chọn cũng đi vắng trong những ngày đó. Hãy chọn người khác.',
  'is-substitute':
    'Chức vụ này đang được cử thay người khác trong những ngày đó. Hãy kết thúc việc thay ấy trước, rồi cử người thay.',
  'absence-overlaps': 'Trong những ngày đó đã có người thay. Hãy kết thúc lần trước, hoặc chọn ngày khác.',
  'nothing-to-stand-in':
    'Chức vụ này không có quyền nào giao cho người thay được trong những ngày đó. Quyền quản trị không giao theo cách này.',
  'absence-over': 'Lần đi vắng này đã kết thúc.',
}
