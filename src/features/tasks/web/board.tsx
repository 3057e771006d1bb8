import { capital } from '../../../kernel/text.js'
import { useState } from 'react'
import { useParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { href } from '../../../web/api.js'
import { dayOfInstant, formatLongDay, formatTime } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { useNarrow } from '../../../web/narrow.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { CheckField } from '../../../web/parts/fields.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { type BoardCell, exportParts, getBoard } from '../contract.js'
import { RecordChange } from '../../../web/parts/source-changes/record-change.js'
import { SourceNote } from '../../../web/parts/source-changes/source-note.js'
import { BoardList } from './board-list.js'
import { BulkBar } from './bulk/bulk-bar.js'
import { ChooseMany } from './bulk/choose.js'
import { useChosen } from './bulk/use-chosen.js'
import { BoardSum } from './board-sum.js'
import { BoardTable } from './board-table.js'
import { BoardLinks } from './time/board-links.js'
import './board.css'
import { sayDocument } from './say.js'

const text = words.tasks.board

/** Late, about to be late, returned, disputed or waiting for a review. */
function needsLook({ state, time }: BoardCell): boolean {
  const pressed = time.code === 'late' || time.code === 'soon' || time.code === 'today'
  return pressed || state === 'returned' || state === 'disputed' || state === 'submitted'
}

/** Units × orders of a dispatch; prints on A4 landscape. */
export function BoardPage() {
  const { documentId = '' } = useParams()
  const may = useMay()
  const [names, setNames] = useState<'then' | 'today'>('today')
  const board = useAnswer(getBoard, { id: documentId, names }, { keep: true })
  const [attention, setAttention] = useState(false)
  const narrow = useNarrow()
  const { data } = board
  const units = (data?.units ?? []).filter((unit) => !attention || unit.cells.some(needsLook))
  const ids = units.flatMap((unit) => unit.cells.map((cell) => cell.assignmentId))
  const chosen = useChosen(ids)
  const title = data
    ? [data.document.number, data.document.subject && capital(data.document.subject)].filter(Boolean).join(' · ')
    : text.title
  return (
    <Page
      className="board-page"
      title={title || text.title}
      crumbs={[{ label: text.title, to: '/theo-doi' }, ...(data ? [{ label: sayDocument(data.document) }] : [])]}
      actions={
        data ? (
          <>
            <ButtonLink to={`/van-ban/${documentId}`}>{text.toReading}</ButtonLink>
            <ButtonLink to={`/don-doc?van-ban=${documentId}`}>{words.urging.board}</ButtonLink>
            <a className="button plain" href={href(exportParts, { format: 'xlsx', documentId })} download>
              {words.bulk.xlsx}
            </a>
            <RecordChange documentId={documentId} />
            <Button className="wide-only" onClick={() => window.print()}>
              {text.print}
            </Button>
          </>
        ) : null
      }
    >
      <Answer of={board} lines={9}>
        {(all) => {
          const shown = { ...all, units }
          return (
            <>
              <SourceNote documentId={documentId} />
              <BoardSum counts={all.counts} />
              <BoardLinks documentId={documentId} />
              {all.namesDiffer ? <NamesSwitch value={names} onChange={setNames} /> : null}
              {all.units.length > 1 ? (
                <div className="no-print">
                  <CheckField label={text.attention} checked={attention} onChange={setAttention} />
                </div>
              ) : null}
              {may('tasks.decide') ? <ChooseMany chosen={chosen} shown={ids} /> : null}
              {units.length === 0 ? (
                <Empty>{text.noAttention}</Empty>
              ) : narrow ? (
                <BoardList board={shown} chosen={chosen} />
              ) : (
                <BoardTable board={shown} chosen={chosen} />
              )}
              <BulkBar chosen={chosen} />
              <p className="small muted board-at">{text.at(formatTime(all.at), formatLongDay(dayOfInstant(all.at)))}</p>
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

const NAMES = ['then', 'today'] as const

/** Where units have changed since: the names of then, or who has the work today. */
function NamesSwitch({ value, onChange }: { value: 'then' | 'today'; onChange: (names: 'then' | 'today') => void }) {
  const say = words.successions.board
  return (
    <div className="names-switch no-print" role="radiogroup" aria-label={say.names}>
      {NAMES.map((names) => (
        <label key={names}>
          <input type="radio" name="names" checked={value === names} onChange={() => onChange(names)} />
          {names === 'then' ? say.asThen : say.today}
        </label>
      ))}
    </div>
  )
}
