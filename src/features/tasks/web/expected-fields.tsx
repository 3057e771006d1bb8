import { words } from '../../../kernel/words/index.js'
import { parseNumber } from '../../../web/format.js'
import { CheckField, TextArea } from '../../../web/parts/fields.js'
import type { EvidenceView, ExpectedView } from '../contract.js'
import { type Draft, type DraftFile, isLink } from './draft.js'
import { EvidenceFiles, type Sending } from './evidence-files.js'
import { EvidenceRows } from './evidence-rows.js'

const text = words.evidence.expected

/** Something is handed in for it: by a whole line of the draft, or by a piece that is kept. */
export function isMet(one: ExpectedView, draft: Draft, kept: EvidenceView[]): boolean {
  const mine = (row: { expectedId?: string | null }): boolean => row.expectedId === one.id
  return (
    kept.some(mine) ||
    draft.files.some(mine) ||
    draft.links.some((row) => mine(row) && isLink(row.url)) ||
    draft.documents.some((row) => mine(row) && row.number.trim() !== '') ||
    draft.figures.some((row) => mine(row) && !Number.isNaN(parseNumber(row.amount)))
  )
}

/** Neither handed in nor excused. */
export const isLacking = (one: ExpectedView, draft: Draft, kept: EvidenceView[]): boolean =>
  !isMet(one, draft, kept) && !draft.missing[one.id]?.trim()

interface ExpectedProps {
  assignmentId: string
  expected: ExpectedView[]
  kept: EvidenceView[]
  draft: Draft
  asked: boolean
  onChange: (change: Partial<Draft>) => void
  onFiles: (change: (files: DraftFile[]) => DraftFile[]) => void
  sending: Sending[]
  onSending: (change: (sending: Sending[]) => Sending[]) => void
}

/** What the task asks for, one after the other: each is handed in here, or its lack is explained. */
export function ExpectedFields(props: ExpectedProps) {
  const { expected, kept, draft, asked, onChange } = props
  return (
    <div className="submit-evidence">
      <h4>{text.title}</h4>
      {expected.map((one) => {
        const reason = draft.missing[one.id]
        const already = kept.some((piece) => piece.expectedId === one.id)
        const excuse = (next: string | undefined): void => {
          const { [one.id]: _, ...others } = draft.missing
          onChange({ missing: next === undefined ? others : { ...others, [one.id]: next } })
        }
        return (
          <fieldset key={one.id} className="expected">
            <legend>
              {one.label} <small className="muted">· {words.evidence.kind[one.kind]}</small>
            </legend>
            {already ? <p className="small muted">{text.kept}</p> : null}
            {reason === undefined ? (
              <>
                {one.kind === 'file' ? (
                  <EvidenceFiles
                    assignmentId={props.assignmentId}
                    expectedId={one.id}
                    files={draft.files}
                    onFiles={props.onFiles}
                    sending={props.sending}
                    onSending={props.onSending}
                  />
                ) : (
                  <EvidenceRows draft={draft} asked={asked} onChange={onChange} expected={one} />
                )}
                {asked && isLacking(one, draft, kept) ? (
                  <p className="field-error" role="alert">
                    {text.missing}
                  </p>
                ) : null}
              </>
            ) : (
              <TextArea
                label={text.lackReason}
                rows={2}
                value={reason}
                maxLength={1000}
                onChange={excuse}
                error={asked && !reason.trim() ? text.lackNeeded : null}
              />
            )}
            {isMet(one, draft, kept) ? null : (
              <CheckField
                label={text.lack}
                checked={reason !== undefined}
                onChange={(checked) => excuse(checked ? '' : undefined)}
              />
            )}
          </fieldset>
        )
      })}
    </div>
  )
}
