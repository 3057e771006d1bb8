/** What the calendar lacks, as a note; computed whenever it is looked at. */
import { words } from '../../../kernel/words/index.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import type { MissingView } from '../contract.js'
import './missing-note.css'

const text = words.calendar.missing

interface MissingNoteProps {
  missing: MissingView[]
  /** Enters the decision here; without it there is a way to the calendar. */
  onEnter?: (missing: MissingView) => void
}

export function MissingNote({ missing, onEnter }: MissingNoteProps) {
  const [first] = missing
  if (!first) return null
  return (
    <section className="note warn missing-note no-print" aria-label={text.title}>
      <div>
        {missing.map((one) => (
          <p key={`${one.year} ${one.holiday}`}>
            <b>{text[one.holiday](one.year)}</b>{' '}
            {onEnter ? (
              <Button
                kind="quiet"
                small
                aria-label={text.enterOf(words.calendar.form.holidays[one.holiday], one.year)}
                onClick={() => onEnter(one)}
              >
                {text.enter}
              </Button>
            ) : null}
          </p>
        ))}
        <p className="small">{text.why}</p>
      </div>
      {onEnter ? null : (
        <ButtonLink to={`/lich-lam-viec?nam=${first.year}`} small>
          {text.open}
        </ButtonLink>
      )}
    </section>
  )
}
