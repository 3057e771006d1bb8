/** What a calendar program is given: one whole-day event a deadline, the same UID for ever, cancelled when the part is closed. */
import { addDays } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import { capital } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import type { OpenContext } from '../../../platform/context.js'
import type { MadeFile } from '../../../platform/http/bind.js'
import { tokenHash } from '../../../platform/secrets.js'
import type * as contract from '../contract.js'
import * as store from '../store.js'

const text = words.feeds.calendar

/** Closed parts stay as cancelled events for this long, so that calendars that keep copies take them out. */
const ENDED_SHOWN = 60 * 86_400_000
const MOST = 2000
/** Between two notes of when a feed was used. */
const USED_STEP = 3_600_000

/** States in which the part is the unit's no longer: nothing of the task is said any more. */
const LEFT = new Set(['withdrawn', 'cancelled', 'handed_on', 'transferred'])

/** Every address that is none of a living feed is answered like one that was never made. */
export async function readFeed(ctx: OpenContext, { file }: InputOf<typeof contract.readFeed>): Promise<MadeFile> {
  const feed = await store.selectAsked(ctx.db, tokenHash(file.replace(/\.ics$/, '')), ctx.now)
  if (!feed) throw notFound()
  if (!feed.last_used_at || ctx.now.getTime() - feed.last_used_at.getTime() > USED_STEP)
    await store.touchFeed(ctx.db, feed.tenant_id, feed.id, ctx.now)
  const since = new Date(ctx.now.getTime() - ENDED_SHOWN)
  const parts = await store.selectFeedParts(ctx.db, feed.tenant_id, feed.units, since, MOST)
  return {
    bytes: Buffer.from(await icsOf(parts, feed.base_url)),
    name: 'don-doc.ics',
    mediaType: 'text/calendar; charset=utf-8',
  }
}

async function icsOf(parts: store.FeedPart[], baseUrl: string): Promise<string> {
  const { default: ical, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } = await import('ical-generator')
  const calendar = ical({
    name: text.name,
    prodId: { company: 'Đôn Đốc', product: 'Hạn công việc', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  })
  for (const part of parts) {
    const left = LEFT.has(part.state)
    const closed = left || part.state === 'accepted'
    const stands = part.state === 'paused' || part.state === 'suspended' || part.state === 'dormant'
    const source = [part.document_kind ? capital(part.document_kind) : '', part.document_number ?? '']
      .filter(Boolean)
      .join(' ')
    calendar.createEvent({
      id: `${part.id}@dondoc`,
      // RFC 5545 §3.8.7.2: of a published calendar the instant of its last change
      stamp: part.changed_at,
      lastModified: part.changed_at,
      sequence: part.version,
      start: new Date(`${part.last_day}T00:00:00Z`),
      end: new Date(`${addDays(part.last_day, 1)}T00:00:00Z`),
      allDay: true,
      summary: left ? text.left : closed ? text.done(part.title) : text.due(part.title),
      description: left
        ? null
        : [
            source && part.path ? `${source}, ${words.tasks.home.item(part.path)}` : source,
            text.role[part.role],
            stands ? text.stands : '',
          ]
            .filter(Boolean)
            .join('\n'),
      url: left ? null : `${baseUrl}/nhiem-vu/${part.task_id}?phan=${part.id}`,
      status: closed ? ICalEventStatus.CANCELLED : stands ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      // A deadline takes no time of the day away from others.
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendar.toString()
}
