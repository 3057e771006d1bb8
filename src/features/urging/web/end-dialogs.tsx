import { useNavigate } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { discardUrgingLetter, type LetterView, recallUrgingLetter } from '../contract.js'

const text = words.urging.page

interface DialogProps {
  letter: LetterView
  open: boolean
  onClose: () => void
}

/** Throws a draft away; nobody has seen it. */
export function DiscardDialog({ letter, open, onClose }: DialogProps) {
  const navigate = useNavigate()
  const discard = useDo(discardUrgingLetter, {
    onDone: () => {
      say(text.discarded)
      void navigate('/don-doc')
    },
  })
  return (
    <Dialog open={open} onClose={onClose} title={text.discardTitle} lead={text.discardLead} bare>
      <DeedForm
        action={text.discard}
        busy={discard.isPending}
        problem={discard.error}
        onSubmit={() => discard.mutate({ id: letter.id, version: letter.version })}
        onClose={onClose}
      >
        {null}
      </DeedForm>
    </Dialog>
  )
}

/** Recalls a letter that was sent, with the reason that the units are shown. */
export function RecallDialog({ letter, open, onClose }: DialogProps) {
  const recall = useDo(recallUrgingLetter, {
    onDone: () => {
      say(text.recalled)
      onClose()
    },
  })
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={text.recallTitle}
      lead={text.recallLead}
      label={text.recallReason}
      action={text.recall}
      max={1000}
      busy={recall.isPending}
      problem={recall.error}
      onConfirm={(reason) => recall.mutate({ id: letter.id, version: letter.version, reason })}
    />
  )
}
