import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { DateField } from '../../../web/parts/fields.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { closeOpinion, moveOpinion } from '../contract.js'
import type { Round } from './say.js'

const text = words.opinions.round

interface RoundDialogProps {
  round: Round
  open: boolean
  onClose: () => void
}

export function MoveDialog({ round, open, onClose }: RoundDialogProps) {
  const [day, setDay] = useState('')
  const [asked, setAsked] = useState(false)
  const move = useDo(moveOpinion, {
    onDone: () => {
      say(text.movedDone)
      onClose()
    },
  })
  const bad = !day || day < round.today
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={text.moveTitle}
      lead={text.moveLead}
      label={text.moveReason}
      action={text.move}
      max={1000}
      busy={move.isPending}
      problem={move.error}
      onConfirm={(reason) => {
        setAsked(true)
        if (!bad) move.mutate({ id: round.id, version: round.version, dueDay: day, reason })
      }}
    >
      <DateField
        label={text.moveDay}
        min={round.today}
        value={day}
        onChange={setDay}
        required
        error={asked && bad ? words.opinions.compose.dueNeeded : null}
      />
    </ReasonDialog>
  )
}

export function CloseDialog({ round, open, onClose }: RoundDialogProps) {
  const close = useDo(closeOpinion, {
    onDone: () => {
      say(text.closed)
      onClose()
    },
  })
  const silent = (round.tally?.waiting ?? 0) + (round.tally?.silent ?? 0)
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={text.closeTitle}
      lead={text.closeLead(silent)}
      label={text.conclusion}
      hint={text.conclusionHint}
      action={text.close}
      max={10_000}
      required={false}
      busy={close.isPending}
      problem={close.error}
      onConfirm={(conclusion) => close.mutate({ id: round.id, version: round.version, conclusion })}
    />
  )
}
