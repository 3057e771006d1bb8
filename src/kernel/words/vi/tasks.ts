/** Tasks, the home page, the tracking board. */
export const tasks = {
  /** Where a part stands in the flow of work. */
  state: {
    issued: 'chưa nhận việc',
    acknowledged: 'đã nhận việc',
    in_progress: 'đang làm',
    submitted: 'chờ duyệt',
    returned: 'bị trả lại',
    accepted: 'xong',
    disputed: 'đơn vị chuyển trả',
    withdrawn: 'đã thu hồi',
    handed_on: 'đã chuyển đơn vị khác',
  },
  role: { lead: 'chủ trì', cooperating: 'phối hợp' },
  time: {
    none: 'không có hạn',
    left: (n: number) => `còn ${n} ngày làm việc`,
    given: (n: number) => `${n} ngày làm việc thực có`,
    today: 'hết hạn hôm nay',
    late: (n: number) => (n > 0 ? `quá hạn ${n} ngày làm việc` : 'đã quá hạn'),
    doneOnTime: 'đúng hạn',
    doneLate: (n: number) => (n > 0 ? `muộn ${n} ngày làm việc` : 'muộn hạn'),
  },
  deadline: {
    none: 'không có hạn',
    before: (day: string) => `trước ngày ${day}`,
    by: (day: string) => `hết ngày ${day}`,
    on: (day: string) => `trong ngày ${day}`,
    from: (day: string) => `từ ngày ${day}`,
    recurring: 'theo định kỳ',
    relative: 'tính theo việc khác',
  },
}
