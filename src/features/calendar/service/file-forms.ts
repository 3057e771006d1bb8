/** Days of a year in the two forms in which they go out. */
import { addDays } from '../../../kernel/days.js'
import { weekday } from '../../../kernel/calendar.js'
import { words } from '../../../kernel/words/index.js'
import type { MadeFile } from '../../../platform/http/bind.js'
import type { CalendarDayView } from '../contract.js'

export interface FileDay extends CalendarDayView {
  decision: { title: string; basis_number: string; basis_date: string; basis_issuer: string } | null
}

const text = words.calendar.files

/** `25/11/2026` */
function written(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}/${month}/${year}`
}

const kindOf = ({ reason, working }: CalendarDayView): string => text.kinds[working ? 'swap-on' : reason] ?? reason

/** A table for spreadsheets: every cell quoted and inert, whatever stands in it (OWASP, CSV injection). */
export async function csvOf(year: number, days: readonly FileDay[]): Promise<MadeFile> {
  const { stringify } = await import('csv-stringify/sync')
  const rows = days.map((one) => ({
    day: written(one.day),
    weekday: words.shell.weekdays[weekday(one.day) - 1] ?? '',
    state: one.working ? text.on : text.off,
    kind: kindOf(one),
    text: one.decision?.title ?? kindOf(one),
    number: one.decision?.basis_number ?? '',
    date: one.decision ? written(one.decision.basis_date) : '',
    issuer: one.decision?.basis_issuer ?? '',
    note: one.unverified ? text.unverified : '',
  }))
  const table = stringify(rows, {
    header: true,
    columns: text.columns,
    bom: true,
    quoted: true,
    quoted_empty: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  return { bytes: Buffer.from(table), name: `${text.name(year)}.csv`, mediaType: 'text/csv; charset=utf-8' }
}

/** Days next to each other that are off for the same reason, by the same decision. */
function runs(days: readonly FileDay[]): FileDay[][] {
  const all: FileDay[][] = []
  for (const day of days) {
    const run = all.at(-1)
    const last = run?.at(-1)
    const goesOn =
      last !== undefined &&
      addDays(last.day, 1) === day.day &&
      last.reason === day.reason &&
      last.working === day.working &&
      last.unverified === day.unverified &&
      last.decisionId === day.decisionId
    if (goesOn) run?.push(day)
    else all.push([day])
  }
  return all
}

/** A calendar for other programs: whole days, those that nobody has decided yet marked as tentative. */
export async function icsOf(
  year: number,
  days: readonly FileDay[],
  { now, actor }: { now: Date; actor: { tenantId: string } },
): Promise<MadeFile> {
  const { default: ical, ICalEventStatus, ICalEventTransparency } = await import('ical-generator')
  const calendar = ical({
    name: text.calendarName(year),
    prodId: { company: 'Đôn Đốc', product: 'Lịch', language: 'VI' },
  })
  for (const run of runs(days)) {
    const [first] = run
    const last = run.at(-1)
    if (!first || !last) continue
    const title = first.decision?.title ?? kindOf(first)
    calendar.createEvent({
      id: `${first.day}.${first.working ? 'on' : 'off'}.${actor.tenantId}`,
      stamp: now,
      start: new Date(`${first.day}T00:00:00Z`),
      end: new Date(`${addDays(last.day, 1)}T00:00:00Z`),
      allDay: true,
      summary: first.working ? text.works(title) : title,
      description: first.decision
        ? text.basis(first.decision.basis_number, written(first.decision.basis_date), first.decision.basis_issuer)
        : first.unverified
          ? text.unverified
          : null,
      categories: [{ name: kindOf(first) }],
      status: first.unverified ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return {
    bytes: Buffer.from(calendar.toString()),
    name: `${text.name(year)}.ics`,
    mediaType: 'text/calendar; charset=utf-8',
  }
}
