/** What follows what among the tasks of a dispatch, and how many working days lie between them. Pure. */
import { workingDaysBetween, type WorkCalendar } from '../../../kernel/calendar.js'
import { conflict, invalid } from '../../../kernel/errors.js'
import { fold } from '../../../kernel/text.js'
import type { Slack } from '../contract.js'

export interface Link {
  task_id: string
  after_id: string
}

/** A task as far as its place in time goes: the deadline that holds for those who lead it, and whether all of them are done. */
export interface TaskInTime {
  lastDay: string | null
  done: boolean
}

/** Refuses a link of a task with itself, with one of another dispatch, one that is there, and one that would close a circle. */
export function mustBeLinkable(
  links: readonly Link[],
  task: { id: string; document_id: string },
  after: { id: string; document_id: string },
): void {
  if (task.document_id !== after.document_id || task.id === after.id) throw invalid('link-elsewhere')
  if (links.some((link) => link.task_id === task.id && link.after_id === after.id)) throw conflict('link-there')
  if (comesAfter(links, after.id, task.id)) throw conflict('link-circle')
}

/** Whether a task follows another one, directly or over others. */
export function comesAfter(links: readonly Link[], taskId: string, otherId: string): boolean {
  const seen = new Set<string>()
  const open = [taskId]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === otherId) return true
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...links.filter((link) => link.task_id === at).map((link) => link.after_id))
  }
  return false
}

const NONE: Slack = { code: 'none', days: null, left: null }

/**
 * The slack between two tasks. `days` are the working days from the last day of the one before to that of the one that follows: so many
 * late, and nothing is left for it. `tightDays`: with so many or fewer it is tight (the office's `soonDays`).
 */
export function slackOf(
  before: TaskInTime,
  after: TaskInTime,
  today: string,
  calendar: WorkCalendar,
  tightDays: number,
): Slack {
  if (before.done || after.done || !before.lastDay || !after.lastDay) return NONE
  const days = workingDaysBetween(calendar, before.lastDay, after.lastDay)
  const isLate = today > before.lastDay
  const left = workingDaysBetween(calendar, isLate ? today : before.lastDay, after.lastDay)
  if (days <= 0) return { code: 'contradiction', days, left }
  if (left <= 0) return { code: 'gone', days, left }
  return { code: isLate ? 'eaten' : days <= tightDays ? 'tight' : 'ok', days, left }
}

const PRESSING: readonly Slack['code'][] = ['gone', 'contradiction', 'eaten', 'tight', 'ok', 'none']
/** What presses first comes first. */
export const byPressure = (a: Slack, b: Slack): number =>
  PRESSING.indexOf(a.code) - PRESSING.indexOf(b.code) || (a.left ?? 0) - (b.left ?? 0)

const SMALL = new Set(
  'được các của và ngay sau khi việc có cho là theo đã về với trong tại ở này đó thực hiện hoàn thành xong kết quả'
    .split(' ')
    .map(fold),
)
const wordsOf = (text: string): Set<string> =>
  new Set(
    fold(text)
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word.length > 1 && !SMALL.has(word)),
  )

/** Of the words of an event this share must be in an order for it to seem to be meant. */
const SHARE = 0.6
const PLACE = /(?:mục|khoản|điểm|nhiệm vụ|nội dung|việc)\s(?:số\s)?([\p{L}\d]{1,4}(?:\.[\p{L}\d]{1,3}){0,3})/iu

/** Whether the words of an event seem to mean the end of another task: they name its place in the dispatch, or say what it orders. */
export function seemsToMean(event: string, other: { path: string; title: string; action: string }): boolean {
  const place = PLACE.exec(event)?.[1]
  if (place && other.path && fold(place) === fold(other.path)) return true
  const wanted = wordsOf(event)
  if (wanted.size < 2) return false
  const there = wordsOf(`${other.title} ${other.action}`)
  return [...wanted].filter((word) => there.has(word)).length / wanted.size >= SHARE
}
