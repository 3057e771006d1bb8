/** What those who direct and review may do with a part: accept, return, keep, hand on, pause, resume, reopen, withdraw, cancel. */
import { type ReactNode, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type AssignmentView, cancelPart, handOn, pausePart, reissue, withdraw } from '../contract.js'
import { DatedDialog } from './life/dated-dialog.js'
import { Review } from './review-dialog.js'

const text = words.tasks
const life = words.taskLife

type Asking = 'accept' | 'return' | 'reissue' | 'handOn' | 'withdraw' | 'pause' | 'resume' | 'reopen' | 'cancel' | null

const DEED: Record<Exclude<Asking, null>, string> = {
  accept: text.deed.accept,
  return: text.deed.return,
  reissue: text.deed.reissue,
  handOn: text.deed.handOn,
  withdraw: text.deed.withdraw,
  pause: life.pause.deed,
  resume: life.resume.deed,
  reopen: life.reopen.deed,
  cancel: life.cancel.deed,
}

export function Direct({ part, today }: { part: AssignmentView; today: string }) {
  const [asking, setAsking] = useState<Asking>(null)
  const close = (): void => setAsking(null)
  const { can } = part
  const button = (deed: Exclude<Asking, null>, may: boolean, kind: 'primary' | 'plain' | 'quiet'): ReactNode =>
    may ? (
      <Button kind={kind} onClick={() => setAsking(deed)}>
        {DEED[deed]}
      </Button>
    ) : null
  const more = can.pause || can.reopen || can.withdraw || can.cancel || (can.handOn && !can.reissue)
  if (!can.review && !can.reissue && !can.resume && !more) return null
  return (
    <>
      <div className="buttons deeds">
        {button('accept', can.review, 'primary')}
        {button('return', can.review, 'plain')}
        {button('reissue', can.reissue, 'primary')}
        {button('handOn', can.handOn && can.reissue, 'plain')}
        {button('resume', can.resume, 'primary')}
      </div>
      {more ? (
        <details className="more-deeds">
          <summary>{life.more}</summary>
          <div className="buttons">
            {button('pause', can.pause, 'plain')}
            {button('reopen', can.reopen, 'plain')}
            {button('handOn', can.handOn && !can.reissue, 'plain')}
            {button('withdraw', can.withdraw, 'plain')}
            {button('cancel', can.cancel, 'plain')}
          </div>
        </details>
      ) : null}
      <Review part={part} decision="accept" open={asking === 'accept'} onClose={close} />
      <Review part={part} decision="return" open={asking === 'return'} onClose={close} />
      <Reasoned part={part} deed="reissue" open={asking === 'reissue'} onClose={close} />
      <Reasoned part={part} deed="withdraw" open={asking === 'withdraw'} onClose={close} />
      <Reasoned part={part} deed="pause" open={asking === 'pause'} onClose={close} />
      <Reasoned part={part} deed="cancel" open={asking === 'cancel'} onClose={close} />
      <DatedDialog part={part} today={today} deed="resume" open={asking === 'resume'} onClose={close} />
      <DatedDialog part={part} today={today} deed="reopen" open={asking === 'reopen'} onClose={close} />
      <HandOn key={part.version} part={part} open={asking === 'handOn'} onClose={close} />
    </>
  )
}

interface DeedProps {
  part: AssignmentView
  open: boolean
  onClose: () => void
}

const REASONED = {
  reissue: { operation: reissue, said: text.reissue },
  withdraw: { operation: withdraw, said: text.withdraw },
  pause: { operation: pausePart, said: life.pause },
  cancel: { operation: cancelPart, said: life.cancel },
}

function Reasoned({ part, deed: name, open, onClose }: DeedProps & { deed: keyof typeof REASONED }) {
  const { operation, said } = REASONED[name]
  const deed = useDo(operation, {
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
      kind={name === 'withdraw' || name === 'cancel' ? 'now' : 'primary'}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) => deed.mutate({ id: part.id, version: part.version, reason })}
    />
  )
}

function HandOn({ part, open, onClose }: DeedProps) {
  // What the unit suggests is the first choice; who decides may take another.
  const [to, setTo] = useState<string | null>(part.suggested?.id ?? null)
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
