import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { useMe } from '../../../web/me.js'
import { Button } from '../../../web/parts/button.js'
import { Dialog, DialogForm } from '../../../web/parts/dialog.js'
import { DateField, SelectField, TextArea } from '../../../web/parts/fields.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type AssignmentView, subAssign } from '../contract.js'

const text = words.under

interface Piece {
  key: string
  organisationId: string
  instruction: string
  lastDay: string
}

const piece = (): Piece => ({ key: newId(), organisationId: '', instruction: '', lastDay: '' })

interface SubAssignProps {
  part: AssignmentView
  /** Units that have a part in the task already. */
  taken: string[]
  open: boolean
  onClose: () => void
}

export function SubAssignDialog(props: SubAssignProps) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={text.title} lead={text.lead} wide bare>
      <SubAssignForm {...props} />
    </Dialog>
  )
}

function SubAssignForm({ part, taken, onClose }: SubAssignProps) {
  const { today } = useMe()
  const [pieces, setPieces] = useState(() => [piece()])
  const [asked, setAsked] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const give = useDo(subAssign, {
    onDone: ({ assignmentIds }) => {
      say(text.done(assignmentIds.length))
      onClose()
    },
  })
  const { lastDay } = part.deadline
  const set = (key: string, change: Partial<Piece>): void =>
    setPieces((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const add = (): void => {
    const fresh = piece()
    flushSync(() => setPieces((all) => [...all, fresh]))
    list.current?.querySelector<HTMLElement>(`[data-row="${fresh.key}"] select`)?.focus()
  }
  /** Units that are still free, for one of the lines. */
  const choices = (mine: string): { value: string; label: string }[] => [
    { value: '', label: '…' },
    ...part.below
      .filter((unit) => !taken.includes(unit.id))
      .filter((unit) => unit.id === mine || !pieces.some((one) => one.organisationId === unit.id))
      .map((unit) => ({ value: unit.id, label: unit.name })),
  ]
  const dayProblem = (day: string): string | null => {
    if (day && day < today) return text.lastDayPast
    return day && lastDay && day > lastDay ? text.lastDayLate(formatDay(lastDay)) : null
  }
  const submit = (): void => {
    setAsked(true)
    const bad = pieces.some((one) => !one.organisationId || !one.instruction.trim() || dayProblem(one.lastDay))
    if (bad || give.isPending) return
    give.mutate({
      id: part.id,
      version: part.version,
      pieces: pieces.map(({ organisationId, instruction, lastDay: day }) => ({
        organisationId,
        instruction,
        lastDay: day || null,
      })),
    })
  }
  return (
    <DialogForm
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary" busy={give.isPending}>
            {text.action}
          </Button>
        </>
      }
    >
      <div ref={list} className="ev-rows">
        {pieces.map((one, at) => (
          <fieldset key={one.key} data-row={one.key} className="ev-row">
            <legend>{text.piece(at + 1)}</legend>
            <SelectField
              label={text.unit}
              value={one.organisationId}
              options={choices(one.organisationId)}
              onChange={(organisationId) => set(one.key, { organisationId })}
              error={asked && !one.organisationId ? text.unitNeeded : null}
            />
            <DateField
              label={text.lastDay}
              hint={lastDay ? text.lastDayHint(formatDay(lastDay)) : text.lastDayHintNone}
              optional
              min={today}
              {...(lastDay ? { max: lastDay } : {})}
              value={one.lastDay}
              onChange={(day) => set(one.key, { lastDay: day })}
              error={asked ? dayProblem(one.lastDay) : null}
            />
            <TextArea
              label={text.instruction}
              hint={text.instructionHint}
              className="ev-wide"
              rows={2}
              value={one.instruction}
              maxLength={2000}
              onChange={(instruction) => set(one.key, { instruction })}
              error={asked && !one.instruction.trim() ? text.instructionNeeded : null}
            />
            {pieces.length > 1 ? (
              <Button
                small
                kind="quiet"
                onClick={() => setPieces((all) => all.filter((other) => other.key !== one.key))}
              >
                {text.drop}
              </Button>
            ) : null}
          </fieldset>
        ))}
      </div>
      <div className="buttons">
        <Button disabled={choices('').length <= 1} onClick={add}>
          {text.add}
        </Button>
      </div>
      <ProblemNote problem={give.error} />
    </DialogForm>
  )
}
