import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { href } from '../../../web/api.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { OfficeSections } from '../../../web/parts/office-sections.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { useMe } from '../../../web/me.js'
import { type DecisionView, exportCalendar, getCalendar } from '../contract.js'
import type { DraftStart } from './decision/draft.js'
import { DecisionDialog } from './decision/decision-dialog.js'
import { DecisionList } from './decision-list.js'
import { ImportDialog } from './import/import-dialog.js'
import { MissingNote } from './missing-note.js'
import { YearView } from './year-view.js'
import './calendar.css'

const text = words.calendar

const FIRST = 1901
const LAST = 2199

/** The office's working calendar, a year at a time. */
export function CalendarPage() {
  const { today } = useMe()
  const [search] = useSearchParams()
  const asked = Number(search.get('nam'))
  const year = Number.isInteger(asked) && asked >= FIRST && asked <= LAST ? asked : Number(today.slice(0, 4))
  const answer = useAnswer(getCalendar, { year }, { keep: true })
  const [open, setOpen] = useState<DraftStart | DecisionView | null>(null)
  const [importing, setImporting] = useState(false)
  const canChange = answer.data?.can.change ?? false
  return (
    <Page
      title={text.title(year)}
      lead={text.lead}
      className="calendar-page"
      actions={
        <>
          <YearLink year={year - 1} arrow="←" />
          <YearLink year={year + 1} arrow="→" />
          <Button onClick={() => window.print()}>{words.shell.print}</Button>
          {canChange ? (
            <Button kind="primary" onClick={() => setOpen({ year })}>
              {text.decisions.add}
            </Button>
          ) : null}
        </>
      }
    >
      <OfficeSections />
      <Answer of={answer} lines={12}>
        {(data) => (
          <>
            {canChange ? (
              <MissingNote
                missing={data.missing}
                onEnter={({ year: missing, holiday }) => setOpen({ kind: 'holiday', holiday, year: missing })}
              />
            ) : null}
            <YearView data={data} />
            <div className="buttons file-buttons no-print">
              <span className="small muted">{text.files.export}:</span>
              {(['ics', 'csv'] as const).map((format) => (
                <a
                  key={format}
                  className="button small"
                  href={href(exportCalendar, { year: data.year, format })}
                  download
                >
                  {text.files[format]}
                </a>
              ))}
              {canChange ? (
                <Button small onClick={() => setImporting(true)}>
                  {text.import.open}
                </Button>
              ) : null}
            </div>
            <DecisionList year={data.year} decisions={data.decisions} canChange={canChange} onChange={setOpen} />
          </>
        )}
      </Answer>
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
      <DecisionDialog open={open} year={year} today={today} onClose={() => setOpen(null)} />
    </Page>
  )
}

function YearLink({ year, arrow }: { year: number; arrow: '←' | '→' }) {
  if (year < FIRST || year > LAST) return null
  const name = text.otherYear(year)
  return (
    <ButtonLink to={`/lich-lam-viec?nam=${year}`}>
      {arrow === '←' ? <span aria-hidden="true">←</span> : null}
      {name}
      {arrow === '→' ? <span aria-hidden="true">→</span> : null}
    </ButtonLink>
  )
}
