/** The time of day and the day of the week that may stand before a date: "16 giờ 30, thứ Sáu, ngày …". */

const CLOCK =
  /(\d{1,2})(?:\s?(?:h|g|giờ)\s?(\d{2})?|:(\d{2}))(?:\s?(?:phút|p|['’′]))?(?:\s(sáng|trưa|chiều|tối))?(?:\s?,)?\s/iuy
const WEEKDAY = /(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)(?:\s?,)?\s?(\()?/iuy

function runAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

export interface BeforeDate {
  /** "HH:MM", or null where no time of day is named. */
  time: string | null
  /** Where the date may begin. */
  at: number
  /** The date stands in brackets that the weekday opened. */
  bracket: boolean
}

/** What stands at `at` before a date; `at` itself where nothing does. */
export function beforeDate(text: string, at: number): BeforeDate {
  const clock = runAt(CLOCK, text, at)
  const time = clock ? timeOf(clock) : null
  const behind = clock && time ? at + clock[0].length : at
  const weekday = runAt(WEEKDAY, text, behind)
  return { time, at: behind + (weekday?.[0].length ?? 0), bracket: weekday?.[1] !== undefined }
}

/** "HH:MM" of a clock; an hour of the afternoon counts from noon. Null where there is no such time. */
function timeOf(clock: RegExpExecArray): string | null {
  const said = Number(clock[1])
  const hour = said < 12 && /^(?:chiều|tối)$/iu.test(clock[4] ?? '') ? said + 12 : said
  const minute = clock[2] ?? clock[3] ?? '00'
  return hour > 24 || Number(minute) > 59 ? null : `${String(hour).padStart(2, '0')}:${minute}`
}
