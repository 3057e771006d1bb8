import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { SelectField, TextField } from '../../../web/parts/fields.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type AssignmentView, type EvidenceView, review } from '../contract.js'
import { newestPieces } from './kept-pieces.js'

const text = words.tasks
const said = words.evidence.piece

interface ReviewProps {
  part: AssignmentView
  decision: 'accept' | 'return'
  open: boolean
  onClose: () => void
}

type Choice = 'open' | 'accept' | 'return'
const CHOICES: { value: Choice; label: string }[] = [
  { value: 'open', label: said.open },
  { value: 'accept', label: said.accept },
  { value: 'return', label: said.return },
]

interface Chosen {
  choice: Choice
  reason: string
}

/** Accepts the result, or returns it; a returned one may say of each piece whether it will do. */
export function Review({ part, decision, open, onClose }: ReviewProps) {
  const unit = part.organisation.name
  const [chosen, setChosen] = useState<Record<string, Chosen>>({})
  const deed = useDo(review, {
    onDone: () => {
      say(decision === 'accept' ? text.accept.done(unit) : text.return.done(unit))
      setChosen({})
      onClose()
    },
  })
  const accept = decision === 'accept'
  const pieces = accept ? [] : newestPieces(part)
  const of = (piece: EvidenceView): Chosen => chosen[piece.id] ?? { choice: piece.decision ?? 'open', reason: '' }
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={accept ? text.accept.title : text.return.title}
      lead={accept ? text.accept.lead(unit) : text.return.lead(unit)}
      label={accept ? text.accept.note : text.return.reason}
      action={accept ? text.accept.action : text.return.action}
      kind={accept ? 'primary' : 'now'}
      required={!accept}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) =>
        deed.mutate({
          id: part.id,
          version: part.version,
          decision,
          reason,
          pieces: pieces.flatMap((piece) => {
            const { choice, reason: why } = of(piece)
            return choice === 'open' ? [] : [{ id: piece.id, decision: choice, reason: choice === 'return' ? why : '' }]
          }),
        })
      }
    >
      {pieces.length > 0 ? (
        <fieldset className="decide">
          <legend>{said.decide}</legend>
          <p className="small muted">{said.decideLead}</p>
          {pieces.map((piece) => (
            <div key={piece.id} className="decide-piece">
              <SelectField
                label={<PieceName piece={piece} />}
                value={of(piece).choice}
                options={CHOICES}
                onChange={(choice) => setChosen((all) => ({ ...all, [piece.id]: { ...of(piece), choice } }))}
              />
              {of(piece).choice === 'return' ? (
                <TextField
                  label={said.reason}
                  optional
                  value={of(piece).reason}
                  maxLength={1000}
                  onChange={(reason) => setChosen((all) => ({ ...all, [piece.id]: { ...of(piece), reason } }))}
                />
              ) : null}
            </div>
          ))}
        </fieldset>
      ) : null}
    </ReasonDialog>
  )
}

function PieceName({ piece }: { piece: EvidenceView }) {
  return (
    <>
      {piece.label} <small className="muted">· {words.evidence.kind[piece.kind]}</small>
    </>
  )
}
