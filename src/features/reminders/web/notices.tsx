import { useState } from 'react'
import { Link } from 'react-router'
import { capital } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import { dayOfInstant, formatDay, formatLongDay, formatTime } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { classes } from '../../../web/parts/classes.js'
import { Empty } from '../../../web/parts/empty.js'
import { CheckField } from '../../../web/parts/fields.js'
import { Mark } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { countNotices, listNotices, type NoticeView, readNotices } from '../contract.js'
import './notices.css'
import { sayNotice } from './say.js'

const text = words.reminders
const READING = { invalidates: [listNotices, countNotices] }

/** What this post was told, the newest first, each with why it came. */
export function NoticesPage() {
  const [onlyUnread, setOnlyUnread] = useState(false)
  const newest = useAnswer(listNotices, { unread: onlyUnread })
  const [older, setOlder] = useState<string[]>([])
  const read = useDo(readNotices, READING)
  const all = useDo(readNotices, { ...READING, onDone: () => say(text.markedAll) })
  const unread = newest.data?.unread ?? 0
  return (
    <Page
      title={text.title}
      className="notices"
      lead={newest.data && newest.data.notices.length > 0 ? text.lead(unread) : undefined}
      actions={
        <>
          {unread > 0 ? (
            <Button busy={all.isPending} onClick={() => all.mutate({})}>
              {text.markAll}
            </Button>
          ) : null}
          <ButtonLink to="/thong-bao/cach-nhan">{text.channels.title}</ButtonLink>
        </>
      }
    >
      <Answer of={newest} lines={9}>
        {(data) => (
          <>
            {data.notices.length > 0 || onlyUnread ? (
              <div className="no-print notices-filter">
                <CheckField
                  label={text.onlyUnread}
                  checked={onlyUnread}
                  onChange={(only) => {
                    setOlder([])
                    setOnlyUnread(only)
                  }}
                />
              </div>
            ) : null}
            <ProblemNote problem={read.error ?? all.error} />
            {data.notices.length === 0 ? <Empty>{onlyUnread ? text.allRead : text.none}</Empty> : null}
            <Days notices={data.notices} today={data.today} onRead={(id) => read.mutate({ ids: [id] })} />
            {older.map((before) => (
              <Older
                key={before}
                before={before}
                unread={onlyUnread}
                onRead={(id) => read.mutate({ ids: [id] })}
                onMore={older.at(-1) === before ? (next) => setOlder([...older, next]) : null}
              />
            ))}
            {data.more && older.length === 0 ? (
              <Button onClick={() => setOlder([data.more as string])}>{text.more}</Button>
            ) : null}
          </>
        )}
      </Answer>
    </Page>
  )
}

interface OlderProps {
  before: string
  unread: boolean
  onRead: (id: string) => void
  /** Null where a still older page stands below. */
  onMore: ((before: string) => void) | null
}

function Older({ before, unread, onRead, onMore }: OlderProps) {
  const page = useAnswer(listNotices, { before, unread })
  return (
    <Answer of={page}>
      {(data) => (
        <>
          <Days notices={data.notices} today={data.today} onRead={onRead} />
          {onMore && data.more ? <Button onClick={() => onMore(data.more as string)}>{text.more}</Button> : null}
        </>
      )}
    </Answer>
  )
}

interface DaysProps {
  notices: NoticeView[]
  today: string
  onRead: (id: string) => void
}

function Days({ notices, today, onRead }: DaysProps) {
  const days = new Map<string, NoticeView[]>()
  for (const notice of notices) {
    const day = dayOfInstant(notice.toldAt)
    days.set(day, [...(days.get(day) ?? []), notice])
  }
  return [...days].map(([day, list]) => (
    <section key={day} className="notice-day" aria-labelledby={`ngay-${day}`}>
      <h2 id={`ngay-${day}`}>{day === today ? capital(words.shell.today) : formatLongDay(day)}</h2>
      <ul className="sheet plain">
        {list.map((notice) => (
          <Notice key={notice.id} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </section>
  ))
}

function Notice({ notice, onRead }: { notice: NoticeView; onRead: (id: string) => void }) {
  const said = sayNotice(notice)
  const source = [notice.documentKind ? capital(notice.documentKind) : '', notice.documentNumber ?? '']
    .filter(Boolean)
    .join(' ')
  const from = [
    notice.path ? `${source}, ${words.tasks.home.item(notice.path)}` : source,
    notice.lastDay ? text.due(formatDay(notice.lastDay)) : '',
  ]
  const read = (): void => {
    if (!notice.read) onRead(notice.id)
  }
  const address = notice.letterId
    ? `/don-doc/${notice.letterId}`
    : `/nhiem-vu/${notice.taskId}?phan=${notice.assignmentId}`
  return (
    <li className={classes('notice', !notice.read && 'fresh')}>
      <div>
        <p className="notice-what">
          <Mark kind={said.kind}>{said.word}</Mark>
          {notice.read ? null : <span className="notice-new">{text.fresh}</span>}
        </p>
        <h3>
          {notice.kind === 'ended' ? (
            notice.title
          ) : (
            <Link className="plain-link" to={address} onClick={read}>
              {notice.title}
            </Link>
          )}
        </h3>
        <p className="small muted num">
          {[...from.filter(Boolean), text.why[notice.because], text.told(formatTime(notice.toldAt))].join(' · ')}
        </p>
      </div>
      {notice.read ? null : (
        <Button kind="quiet" small onClick={read} aria-label={`${text.markRead}: ${notice.title}`}>
          {text.markRead}
        </Button>
      )}
    </li>
  )
}
