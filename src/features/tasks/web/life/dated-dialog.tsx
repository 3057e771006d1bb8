import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import { ReasonDialog } from '../../../../web/parts/reason-dialog.js'
import { say } from '../../../../web/parts/toasts.js'
import { useDo } from '../../../../web/queries.js'
import { type AssignmentView, reopenPart, resumePart } from '../../contract.js'
import { chosenDay, type DateChoice, DateChoiceField } from './date-choice.js'

interface DatedDialogProps {
  part: AssignmentView
  today: string
  deed: 'resume' | 'reopen'
  open: boolean
  onClose: () => void
}

/** Goes on with a paused part, or opens an accepted one again: with the deadline that holds, or a new one. */
export function DatedDialog({ part, today, deed: name, open, onClose }: DatedDialogProps) {
  const text = words.taskLife[name]
  const proposed = part.afterPause && part.afterPause !== part.deadline.lastDay ? part.afterPause : null
  const [date, setDate] = useState<DateChoice>({ change: proposed !== null, day: proposed ?? '' })
  const [asked, setAsked] = useState(false)
  const deed = useDo(name === 'resume' ? resumePart : reopenPart, {
    onDone: () => {
      say(text.done)
      onClose()
    },
  })
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={text.title}
      lead={text.lead(part.organisation.name)}
      label={text.reason}
      action={text.action}
      kind="primary"
      required={name === 'reopen'}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) => {
        setAsked(true)
        const lastDay = chosenDay(date)
        if (lastDay !== undefined) deed.mutate({ id: part.id, version: part.version, lastDay, reason })
      }}
    >
      <DateChoiceField
        part={part}
        today={today}
        value={date}
        onChange={setDate}
        asked={asked}
        hint={proposed ? words.taskLife.date.proposed(formatDay(proposed)) : undefined}
      />
    </ReasonDialog>
  )
}
