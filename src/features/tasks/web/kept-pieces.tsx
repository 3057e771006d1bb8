import { words } from '../../../kernel/words/index.js'
import { CheckField } from '../../../web/parts/fields.js'
import type { AssignmentView, EvidenceView } from '../contract.js'
import type { Draft } from './draft.js'

const text = words.evidence.keep

/** Pieces of the newest submission: what was not returned may be handed in again as it is. */
export function newestPieces(part: AssignmentView): EvidenceView[] {
  return [...part.submissions].sort((a, b) => b.nth - a.nth)[0]?.evidence ?? []
}

export const keptPieces = (part: AssignmentView, draft: Draft): EvidenceView[] =>
  newestPieces(part).filter((piece) => piece.decision !== 'return' && !draft.left.includes(piece.id))

interface KeptProps {
  part: AssignmentView
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

export function KeptPieces({ part, draft, onChange }: KeptProps) {
  const pieces = newestPieces(part)
  if (!pieces.length) return null
  return (
    <fieldset className="kept">
      <legend>{text.title}</legend>
      <p className="small muted">{text.lead}</p>
      {pieces.map((piece) =>
        piece.decision === 'return' ? (
          <p key={piece.id} className="kept-returned">
            <s>{piece.label}</s> <small>· {text.returned}</small>
            {piece.decisionReason ? <small className="muted"> “{piece.decisionReason}”</small> : null}
          </p>
        ) : (
          <CheckField
            key={piece.id}
            label={piece.label}
            hint={`${words.evidence.kind[piece.kind]} · ${piece.decision === 'accept' ? text.accepted : text.open}`}
            checked={!draft.left.includes(piece.id)}
            onChange={(checked) =>
              onChange({
                left: checked ? draft.left.filter((id) => id !== piece.id) : [...draft.left, piece.id],
              })
            }
          />
        ),
      )}
    </fieldset>
  )
}
