/** What those who direct and review may do with a part: accept, return, keep, hand on, withdraw. */
import { type ReactNode, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type AssignmentView, handOn, reissue, withdraw } from '../contract.js'
import { Review } from './review-dialog.js'

const text = words.tasks

type Asking = 'accept' | 'return' | 'reissue' | 'handOn' | 'withdraw' | null

export function Direct({ part }: { part: AssignmentView }) {
  const [asking, setAsking] = useState<Asking>(null)
  const close = (): void => setAsking(null)
  const { can } = part
  const button = (deed: Exclude<Asking, null>, may: boolean, kind: 'primary' | 'plain' | 'quiet'): ReactNode =>
    may ? (
      <Button kind={kind} onClick={() => setAsking(deed)}>
        {text.deed[deed]}
      </Button>
    ) : null
  if (!can.review && !can.reissue && !can.handOn && !can.withdraw) return null
  return (
    <>
      <div className="buttons deeds">
        {button('accept', can.review, 'primary')}
        {button('return', can.review, 'plain')}
        {button('reissue', can.reissue, 'primary')}
        {button('handOn', can.handOn, can.reissue ? 'plain' : 'quiet')}
        {button('withdraw', can.withdraw, 'quiet')}
      </div>
      <Review part={part} decision="accept" open={asking === 'accept'} onClose={close} />
      <Review part={part} decision="return" open={asking === 'return'} onClose={close} />
      <Reasoned part={part} deed="reissue" open={asking === 'reissue'} onClose={close} />
      <Reasoned part={part} deed="withdraw" open={asking === 'withdraw'} onClose={close} />
      <HandOn part={part} open={asking === 'handOn'} onClose={close} />
    </>
  )
}

interface DeedProps {
  part: AssignmentView
  open: boolean
  onClose: () => void
}

function Reasoned({ part, deed: name, open, onClose }: DeedProps & { deed: 'reissue' | 'withdraw' }) {
  const said = text[name]
  const deed = useDo(name === 'reissue' ? reissue : withdraw, {
    onDone: () => {
      say(said.done)
      onClose()
    },
  })
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={said.title}
      lead={said.lead(part.organisation.name)}
      label={said.reason}
      action={said.action}
      kind={name === 'withdraw' ? 'now' : 'primary'}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) => deed.mutate({ id: part.id, version: part.version, reason })}
    />
  )
}

function HandOn({ part, open, onClose }: DeedProps) {
  const [to, setTo] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const deed = useDo(handOn, {
    onDone: () => {
      say(text.handOn.done)
      onClose()
    },
  })
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={text.handOn.title}
      lead={text.handOn.lead(part.organisation.name)}
      label={text.handOn.reason}
      action={text.handOn.action}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) => {
        setAsked(true)
        if (to) deed.mutate({ id: part.id, version: part.version, organisationId: to, reason })
      }}
    >
      <OrganisationPicker
        label={text.handOn.to}
        value={to}
        onChange={(choice) => setTo(choice?.id ?? null)}
        error={asked && !to ? text.handOn.toNeeded : null}
      />
    </ReasonDialog>
  )
}
