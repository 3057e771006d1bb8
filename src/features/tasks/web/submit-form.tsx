import { type FormEvent, useEffect, useRef, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { hasCode } from '../../../web/api.js'
import { parseNumber } from '../../../web/format.js'
import { useMe } from '../../../web/me.js'
import { Button } from '../../../web/parts/button.js'
import { TextArea } from '../../../web/parts/fields.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type AssignmentView, type ExpectedView, submitResult } from '../contract.js'
import { type Draft, type DraftFile, dropDraft, isLink, keepDraft, loadDraft } from './draft.js'
import { EvidenceFiles, type Sending } from './evidence-files.js'
import { EvidenceRows } from './evidence-rows.js'
import { ExpectedFields, isLacking } from './expected-fields.js'
import { KeptPieces, keptPieces } from './kept-pieces.js'

const LONGEST = 20_000

interface SubmitProps {
  part: AssignmentView
  expected: ExpectedView[]
  onClose: () => void
}

/** Reports a result. What is typed stays in this window until it is handed in, whatever happens meanwhile. */
export function SubmitForm({ part, expected: all, onClose }: SubmitProps) {
  const text = words.tasks.submit
  const { accountId } = useMe()
  const [draft, setDraft] = useState<Draft>(() => loadDraft(accountId, part.id))
  const [sending, setSending] = useState<Sending[]>([])
  const [asked, setAsked] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const again = part.state === 'returned'
  // those that cooperate answer for their own part only
  const expected = part.role === 'lead' ? all : []
  const kept = keptPieces(part, draft)

  useEffect(() => keepDraft(accountId, part.id, draft), [accountId, part.id, draft])
  useEffect(() => area.current?.focus(), [])

  const handIn = useDo(submitResult, {
    onDone: () => {
      dropDraft(accountId, part.id)
      say(text.done)
      onClose()
    },
  })
  /** What was asked for when the draft was begun may be asked for no longer. */
  const asks = (id: string | null | undefined): string | null =>
    expected.some((one) => one.id === id) ? (id ?? null) : null
  const change = (some: Partial<Draft>): void => setDraft((old) => ({ ...old, ...some }))
  const changeFiles = (turn: (files: DraftFile[]) => DraftFile[]): void =>
    setDraft((old) => ({ ...old, files: turn(old.files) }))
  const failed = sending.some((one) => one.problem)
  const incomplete = (): boolean =>
    !draft.text.trim() ||
    sending.length > 0 ||
    draft.links.some((one) => !isLink(one.url)) ||
    draft.documents.some((one) => !one.number.trim()) ||
    draft.figures.some((one) => !one.label.trim() || Number.isNaN(parseNumber(one.amount))) ||
    Object.entries(draft.missing).some(([id, reason]) => !reason.trim() && expected.some((one) => one.id === id)) ||
    expected.some((one) => isLacking(one, draft, kept))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (!draft.text.trim()) area.current?.focus()
    if (incomplete() || handIn.isPending) return
    handIn.mutate({
      id: part.id,
      version: part.version,
      submissionId: draft.submissionId,
      text: draft.text,
      files: draft.files.map(({ id, expectedId }) => ({ id, expectedId: asks(expectedId) })),
      links: draft.links.map(({ url, label, expectedId }) => ({
        url: url.trim(),
        label,
        expectedId: asks(expectedId),
      })),
      documents: draft.documents.map(({ number, date, expectedId }) => ({
        number,
        date: date || null,
        expectedId: asks(expectedId),
      })),
      figures: draft.figures.map(({ label, amount, unit, expectedId }) => ({
        label,
        amount: parseNumber(amount),
        unit,
        expectedId: asks(expectedId),
      })),
      keep: kept.map((piece) => piece.id),
      missing: expected.flatMap(({ id }) => {
        const reason = draft.missing[id]?.trim()
        return reason ? [{ expectedId: id, reason }] : []
      }),
    })
  }
  return (
    <form className="submit" onSubmit={submit} noValidate aria-labelledby={`submit-${part.id}`}>
      <h3 id={`submit-${part.id}`}>{again ? text.titleAgain : text.title}</h3>
      <p className="small muted">{text.lead}</p>
      <TextArea
        label={text.text}
        hint={text.textHint}
        rows={5}
        areaRef={area}
        value={draft.text}
        maxLength={LONGEST}
        required
        onChange={(value) => change({ text: value })}
        error={asked && !draft.text.trim() ? text.textNeeded : null}
      />
      <KeptPieces part={part} draft={draft} onChange={change} />
      {expected.length > 0 ? (
        <ExpectedFields
          assignmentId={part.id}
          expected={expected}
          kept={kept}
          draft={draft}
          asked={asked}
          onChange={change}
          onFiles={changeFiles}
          sending={sending}
          onSending={setSending}
        />
      ) : null}
      <div className="submit-evidence">
        <h4>{expected.length > 0 ? words.evidence.expected.other : text.evidence}</h4>
        <EvidenceFiles
          assignmentId={part.id}
          expectedId={null}
          files={draft.files}
          onFiles={changeFiles}
          sending={sending}
          onSending={setSending}
        />
        <EvidenceRows draft={draft} asked={asked} onChange={change} expected={null} />
      </div>
      {asked && sending.length > 0 ? (
        <p className="field-error" role="alert">
          {failed ? text.failedFiles : text.stillUploading}
        </p>
      ) : null}
      {hasCode(handIn.error, 'stale') ? (
        <p className="note problem" role="alert">
          {text.stale}
        </p>
      ) : (
        <ProblemNote problem={handIn.error} />
      )}
      <div className="buttons">
        <Button type="submit" kind={again ? 'now' : 'primary'} busy={handIn.isPending}>
          {again ? text.actionAgain : text.action}
        </Button>
        <Button
          onClick={() => {
            if (draft.text) say(text.draftKept)
            onClose()
          }}
        >
          {text.later}
        </Button>
      </div>
    </form>
  )
}
