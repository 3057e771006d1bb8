/** What a letter says. The subject tells how much waits and never of what: it is shown on locked screens and kept in logs. */
import { dayOf } from '../../../kernel/calendar.js'
import { capital } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import { sentenceOf, type NoticeView } from '../../reminders/index.js'

const text = words.mail.letter

/** Told in full; of more a letter says how many there are. */
const TOLD = 50

export interface Written {
  subject: string
  text: string
  html: string
}

const written = (day: string): string => day.split('-').reverse().join('/')

interface Line {
  what: string
  title: string
  about: string
  href: string | null
}

function lineOf(notice: NoticeView, baseUrl: string): Line {
  const source = [notice.documentKind ? capital(notice.documentKind) : '', notice.documentNumber ?? '']
    .filter(Boolean)
    .join(' ')
  const about = [
    notice.path && source ? `${source}, ${words.tasks.home.item(notice.path)}` : source,
    notice.lastDay ? words.reminders.due(written(notice.lastDay)) : '',
    words.reminders.why[notice.because],
  ]
  const way = notice.letterId ? `/don-doc/${notice.letterId}` : `/nhiem-vu/${notice.taskId}?phan=${notice.assignmentId}`
  return {
    what: sentenceOf(notice),
    title: notice.title,
    about: about.filter(Boolean).join(' · '),
    // Of a part that is the unit's no longer there is nothing to open.
    href: notice.kind === 'ended' ? null : baseUrl + way,
  }
}

/** A letter that tells of notices, as they stand now. */
export function writeNotices(notices: NoticeView[], kind: 'now' | 'digest', baseUrl: string, now: Date): Written {
  const lines = notices.slice(0, TOLD).map((notice) => lineOf(notice, baseUrl))
  const more = notices.length - lines.length
  const subject =
    kind === 'digest' ? text.digestSubject(written(dayOf(now)), notices.length) : text.nowSubject(notices.length)
  const end = [...(more > 0 ? [text.more(more)] : []), `${text.all} ${baseUrl}/thong-bao`]
  const foot = [text.noAnswer, `${text.settings} ${baseUrl}/thong-bao/cach-nhan`]
  return {
    subject,
    text: [
      text.greeting,
      '',
      ...lines.flatMap((line) => [
        `• ${line.what}: ${line.title}`,
        `  ${line.about}`,
        ...(line.href ? [`  ${line.href}`] : []),
        '',
      ]),
      ...end,
      '',
      '-- ',
      ...foot,
      '',
    ].join('\n'),
    html: page(
      subject,
      [
        `<p>${escape(text.greeting)}</p>`,
        ...lines.map(
          (line) =>
            `<p style="margin:0 0 16px"><b>${escape(line.what)}</b><br>` +
            `${line.href ? `<a href="${escape(line.href)}">${escape(line.title)}</a>` : escape(line.title)}` +
            `<br><span style="color:#555">${escape(line.about)}</span></p>`,
        ),
        ...(more > 0 ? [`<p>${escape(text.more(more))}</p>`] : []),
        `<p><a href="${escape(baseUrl)}/thong-bao">${escape(text.openAll)}</a></p>`,
      ],
      [
        escape(text.noAnswer),
        `<a href="${escape(baseUrl)}/thong-bao/cach-nhan" style="color:#555">${escape(text.openSettings)}</a>`,
      ],
    ),
  }
}

/** The letter that asks whether an address is right. */
export function writeQuestion(baseUrl: string, token: string): Written {
  // Behind "#": no browser sends it on, and no server on the way keeps it.
  const href = `${baseUrl}/xac-nhan-thu#ma=${token}`
  const say = text.confirm
  return {
    subject: say.subject,
    text: [text.greeting, '', say.why, '', say.open, href, '', say.ifNot, '', '-- ', text.noAnswer, ''].join('\n'),
    html: page(
      say.subject,
      [
        `<p>${escape(text.greeting)}</p>`,
        `<p>${escape(say.why)}</p>`,
        `<p><a href="${escape(href)}">${escape(say.action)}</a></p>`,
        `<p>${escape(say.ifNot)}</p>`,
      ],
      [escape(text.noAnswer)],
    ),
  }
}

/** The letter by which an administrator sees that mail arrives. */
export function writeTest(baseUrl: string): Written {
  const say = text.test
  return {
    subject: say.subject,
    text: [say.body, baseUrl, ''].join('\n'),
    html: page(say.subject, [`<p>${escape(say.body)}</p>`, `<p>${escape(baseUrl)}</p>`], []),
  }
}

function page(title: string, body: string[], foot: string[]): string {
  const small = foot.length
    ? `<hr style="border:0;border-top:1px solid #ccc"><p style="color:#555;font-size:13px">${foot.join('<br>')}</p>`
    : ''
  return (
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escape(title)}</title></head>` +
    `<body style="font:16px/1.5 sans-serif;color:#111;max-width:640px">${body.join('')}${small}</body></html>`
  )
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (said: string): string => said.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
