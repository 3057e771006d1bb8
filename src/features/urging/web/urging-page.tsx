import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { CheckField } from '../../../web/parts/fields.js'
import { Mark } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import type { OutputOf } from '../../../kernel/contract.js'
import { createUrgingLetter, listUrging } from '../contract.js'
import { LetterList } from './letter-list.js'
import './urging.css'

const text = words.urging

type Unit = OutputOf<typeof listUrging>['units'][number]

/** What each unit owes, and the letters; from here a letter is drafted. */
export function UrgingPage() {
  const [search] = useSearchParams()
  const documentId = search.get('van-ban') ?? undefined
  const urging = useAnswer(listUrging, { documentId })
  return (
    <Page
      title={text.title}
      lead={
        documentId ? (
          <>
            {text.ofDocument} <Link to="/don-doc">{text.allDocuments}</Link>
          </>
        ) : (
          text.lead
        )
      }
    >
      <Answer of={urging} lines={9}>
        {(data) => (
          <>
            <section className="urging-part" aria-labelledby="con-no">
              <h2 id="con-no">{text.unitsTitle}</h2>
              {data.units.length === 0 ? (
                <Empty>{text.noUnits}</Empty>
              ) : (
                <Units units={data.units} documentId={documentId} />
              )}
            </section>
            <section className="urging-part" aria-labelledby="van-ban-don-doc">
              <h2 id="van-ban-don-doc">{text.lettersTitle}</h2>
              {data.letters.length === 0 ? <Empty>{text.noLetters}</Empty> : <LetterList letters={data.letters} />}
            </section>
          </>
        )}
      </Answer>
    </Page>
  )
}

function Units({ units, documentId }: { units: Unit[]; documentId: string | undefined }) {
  const may = useMay()
  const navigate = useNavigate()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [apart, setApart] = useState(false)
  const writes = may('urging.write')
  // A unit that owes nothing any more is chosen no longer.
  const chosen = units.filter((unit) => picked.has(unit.id)).map((unit) => unit.id)
  const draft = useDo(createUrgingLetter, {
    onDone: ({ ids }) => {
      say(text.drafted(ids.length))
      setPicked(new Set())
      if (ids.length === 1) void navigate(`/don-doc/${ids[0]}`)
    },
  })
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(picked)
    if (on) next.add(id)
    else next.delete(id)
    setPicked(next)
  }
  const all = chosen.length === units.length
  return (
    <>
      {writes ? (
        <div className="urging-do no-print">
          <CheckField
            label={text.chooseAll}
            checked={all}
            onChange={(on) => setPicked(new Set(on ? units.map((unit) => unit.id) : []))}
          />
          {chosen.length > 1 ? <CheckField label={text.apart} checked={apart} onChange={setApart} /> : null}
          <Button
            kind="primary"
            busy={draft.isPending}
            disabled={chosen.length === 0}
            aria-describedby={chosen.length === 0 ? 'chon-truoc' : undefined}
            onClick={() => draft.mutate({ unitIds: chosen, documentId, apart: apart && chosen.length > 1 })}
          >
            {text.write(chosen.length)}
          </Button>
          {chosen.length === 0 ? (
            <span id="chon-truoc" className="small muted">
              {text.chooseFirst}
            </span>
          ) : null}
        </div>
      ) : null}
      <ProblemNote problem={draft.error} />
      <ul className="sheet plain">
        {units.map((unit) => (
          <li key={unit.id} className="urging-unit">
            {writes ? (
              <input
                type="checkbox"
                aria-label={text.choose(unit.name)}
                checked={picked.has(unit.id)}
                onChange={(event) => toggle(unit.id, event.target.checked)}
              />
            ) : null}
            <div>
              <h3>{unit.name}</h3>
              {unit.last ? (
                <p className="small muted num">
                  <Link to={`/don-doc/${unit.last.id}`}>
                    {text.lastLetter(unit.last.numberText, unit.last.dated ? formatDay(unit.last.dated) : '')}
                  </Link>
                  {', '}
                  {unit.last.answered ? text.answered : text.notAnswered}
                </p>
              ) : null}
            </div>
            <div className="urging-marks">
              {unit.late > 0 ? (
                <Mark kind="late">
                  {[text.late(unit.late), text.lateBy(unit.lateBy ?? 0)].filter(Boolean).join(', ')}
                </Mark>
              ) : null}
              {unit.soon > 0 ? <Mark kind="soon">{text.soon(unit.soon)}</Mark> : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
