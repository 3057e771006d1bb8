/** What a decision would change, before it is entered. */
import type { DecisionContent } from '../../../../kernel/calendar.js'
import { errorSentence } from '../../../../kernel/words/vi/errors.js'
import { words } from '../../../../kernel/words/index.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { useAnswer } from '../../../../web/queries.js'
import { type ImpactView, previewDecision } from '../../contract.js'
import { someDays } from '../say.js'

const text = words.calendar.impact

interface ImpactProps {
  content: DecisionContent | null
  /** The decision that the content stands for; with no content it is taken out. */
  replaces?: string | null
}

export function Impact({ content, replaces = null }: ImpactProps) {
  const asked = content !== null || replaces !== null
  const answer = useAnswer(previewDecision, { content, replaces }, { enabled: asked, keep: true, staleTime: 0 })
  const { data } = answer
  return (
    <div className="note impact" aria-live="polite">
      <b>{text.title}</b>
      {asked ? null : <p className="muted">{text.waiting}</p>}
      {asked && answer.error ? <ProblemNote problem={answer.error} /> : null}
      {asked && !data && !answer.error ? <p className="muted">{text.counting}</p> : null}
      {asked && data && data.problems.length > 0 ? (
        <ul className="plain">
          {data.problems.map(({ code, detail }) => (
            <li key={JSON.stringify({ code, detail })} className="field-error">
              {errorSentence(code, detail)}
            </li>
          ))}
        </ul>
      ) : null}
      {asked && data && data.problems.length === 0 ? <Changes impact={data.impact} /> : null}
    </div>
  )
}

/** Days and deadlines that a change touches, in sentences. */
export function Changes({ impact }: { impact: ImpactView }) {
  const { off, on, deadlines, clashes } = impact
  const lines = (['ontoDayOff', 'offDayOff', 'fewerDays', 'moreDays'] as const).filter((code) => deadlines[code] > 0)
  return (
    <>
      {off.length + on.length === 0 ? <p>{text.same}</p> : null}
      {off.length > 0 ? <p className="num">{text.off(off.length, someDays(off))}</p> : null}
      {on.length > 0 ? <p className="num">{text.on(on.length, someDays(on))}</p> : null}
      {deadlines.touched === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <p className="num">{text.touched(deadlines.touched, deadlines.open)}</p>
          <ul className="num impact-lines">
            {lines.map((code) => (
              <li key={code}>{text[code](deadlines[code])}</li>
            ))}
          </ul>
          <p className="muted">{text.never}</p>
        </>
      )}
      {clashes.length > 0 ? <p className="field-error">{text.clashes(clashes.join('; '))}</p> : null}
    </>
  )
}
