import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { dispute } from '../contract.js'

interface DisputeProps {
  part: { id: string; version: number }
  open: boolean
  onClose: () => void
}

/** "Không phải việc của chúng tôi": why, and if the unit knows it, whose. */
export function DisputeDialog({ part, open, onClose }: DisputeProps) {
  const text = words.tasks.dispute
  const [suggested, setSuggested] = useState<string | null>(null)
  const deed = useDo(dispute, {
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
      lead={text.lead}
      label={text.reason}
      hint={text.reasonHint}
      action={text.action}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) =>
        deed.mutate({ id: part.id, version: part.version, reason, suggestedOrganisationId: suggested })
      }
    >
      <OrganisationPicker
        label={text.whose}
        value={suggested}
        onChange={(choice) => setSuggested(choice?.id ?? null)}
      />
    </ReasonDialog>
  )
}
