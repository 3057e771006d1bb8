/** What a unit does with its part beside the steps: pieces for units below, and notes of how far it is. */
import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import type { AssignmentView } from '../contract.js'
import { ProgressDialog } from './progress-dialog.js'
import { SubAssignDialog } from './sub-assign-dialog.js'

const text = words.under

/** Of a piece: who gave it, and what it is to do. */
export function Given({ part }: { part: AssignmentView }) {
  if (!part.under) return null
  return (
    <div className="note">
      <p>
        <b>{text.by(part.under.assigner.name)}</b> {part.under.instruction}
      </p>
    </div>
  )
}

export function Progress({ part }: { part: AssignmentView }) {
  if (part.progress.length === 0) return null
  return (
    <section className="progress" aria-label={text.progress.heading}>
      <h3>{text.progress.heading}</h3>
      <ul className="plain">
        {part.progress.map((note) => (
          <li key={note.id}>
            <p>
              {note.percent === null ? null : <b className="num">{text.progress.about(note.percent)} · </b>}
              {note.text}
            </p>
            <small className="muted num">
              {note.notedBy}, {formatInstant(note.notedAt)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The buttons for both; nothing where the reader may do neither. */
export function OwnDeeds({ part, taken }: { part: AssignmentView; taken: string[] }) {
  const [open, setOpen] = useState<'under' | 'progress' | null>(null)
  const close = (): void => setOpen(null)
  const divides = part.can.subAssign && part.below.some((unit) => !taken.includes(unit.id))
  if (!divides && !part.can.addProgress) return null
  return (
    <>
      <div className="buttons deeds">
        {divides ? <Button onClick={() => setOpen('under')}>{text.give}</Button> : null}
        {part.can.addProgress ? (
          <Button kind="quiet" onClick={() => setOpen('progress')}>
            {text.progress.add}
          </Button>
        ) : null}
      </div>
      <SubAssignDialog part={part} taken={taken} open={open === 'under'} onClose={close} />
      <ProgressDialog part={part} open={open === 'progress'} onClose={close} />
    </>
  )
}
