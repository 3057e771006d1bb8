import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { AdminHead } from '../../../web/parts/admin-head.js'
import { Button } from '../../../web/parts/button.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { Empty } from '../../../web/parts/empty.js'
import { Mark } from '../../../web/parts/mark.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import {
  type DeliveryView,
  getWebhookAlert,
  listDeliveries,
  listWebhooks,
  rotateWebhookSecret,
  sendDeliveryAgain,
  setWebhookState,
  tryWebhook,
  type WebhookView,
} from '../contract.js'
import { CreateWebhook } from './create-webhook.js'
import './webhooks.css'
import '../../../web/parts/admin.css'

const text = words.webhooks
const LOOK_AGAIN = 5000
const LISTS = { invalidates: [listWebhooks, listDeliveries, getWebhookAlert] }

/** Other systems that are told of what happens, with every call. */
export function WebhookAdmin() {
  const answer = useAnswer(listWebhooks, {}, { every: LOOK_AGAIN })
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<{ said: string; rotated: boolean } | null>(null)
  return (
    <Answer of={answer} lines={9}>
      {({ policy, kinds, webhooks }) => (
        <>
          {policy === 'none' ? (
            <>
              <h2>{text.title}</h2>
              <p className="muted">{text.lead}</p>
              <p className="note">{text.practice}</p>
            </>
          ) : (
            <AdminHead text={text} onAdd={() => setAdding(true)} />
          )}
          {policy === 'loopback' ? <p className="note">{text.loopback}</p> : null}
          {webhooks.length === 0 && policy !== 'none' ? <Empty>{text.none}</Empty> : null}
          {webhooks.map((webhook) => (
            <One key={webhook.id} webhook={webhook} onSecret={(said) => setSecret({ said, rotated: true })} />
          ))}
          <Dialog open={adding} onClose={() => setAdding(false)} title={text.form.action} bare>
            {adding ? (
              <CreateWebhook
                kinds={kinds}
                onClose={() => setAdding(false)}
                onMade={(said) => setSecret({ said, rotated: false })}
              />
            ) : null}
          </Dialog>
          <Dialog
            open={secret !== null}
            onClose={() => setSecret(null)}
            title={text.secret.title}
            lead={text.secret.lead}
            footer={
              <Button kind="primary" onClick={() => setSecret(null)}>
                {text.secret.close}
              </Button>
            }
          >
            <p className="webhook-secret">{secret?.said}</p>
            {secret?.rotated ? <p>{text.secret.rotated}</p> : null}
          </Dialog>
        </>
      )}
    </Answer>
  )
}

function One({ webhook, onSecret }: { webhook: WebhookView; onSecret: (secret: string) => void }) {
  const { id, state } = webhook
  const deeds = text.deeds
  const [open, setOpen] = useState(false)
  const trial = useDo(tryWebhook, {
    ...LISTS,
    onDone: () => {
      setOpen(true)
      say(deeds.tried)
    },
  })
  const set = useDo(setWebhookState, {
    ...LISTS,
    onDone: (_done, input) => say(input.state === 'removed' ? deeds.removed : deeds.changed),
  })
  const rotate = useDo(rotateWebhookSecret, { ...LISTS, onDone: (made) => onSecret(made.secret) })
  const named = (deed: string): string => `${deed}: ${webhook.name}`
  return (
    <section className="sheet webhook" aria-label={webhook.name}>
      <h3>
        {webhook.name} <Mark kind={state === 'active' ? 'done' : 'stand'}>{text.state[state]}</Mark>
      </h3>
      <p className="num">{webhook.url}</p>
      <p className="small muted">
        {webhook.kinds.map((kind) => text.kinds[kind] ?? kind).join(' · ')}
        {webhook.waiting > 0 ? ` · ${text.waiting(webhook.waiting)}` : ''}
      </p>
      {webhook.failedAt ? <p className="note problem">{text.failed(formatInstant(webhook.failedAt))}</p> : null}
      <div className="buttons">
        {state === 'active' ? (
          <Button small aria-label={named(deeds.try)} busy={trial.isPending} onClick={() => trial.mutate({ id })}>
            {deeds.try}
          </Button>
        ) : null}
        <Button
          small
          kind={webhook.failedAt ? 'primary' : 'plain'}
          aria-label={named(state === 'active' ? deeds.pause : deeds.resume)}
          busy={set.isPending}
          onClick={() => set.mutate({ id, state: state === 'active' ? 'paused' : 'active' })}
        >
          {state === 'active' ? deeds.pause : deeds.resume}
        </Button>
        <Button small aria-expanded={open} aria-label={named(deeds.log)} onClick={() => setOpen(!open)}>
          {deeds.log}
        </Button>
        <Button
          small
          kind="quiet"
          aria-label={named(deeds.rotate)}
          busy={rotate.isPending}
          onClick={() => rotate.mutate({ id })}
        >
          {deeds.rotate}
        </Button>
        <Button
          small
          kind="quiet"
          aria-label={named(deeds.remove)}
          busy={set.isPending}
          onClick={() => set.mutate({ id, state: 'removed' })}
        >
          {deeds.remove}
        </Button>
      </div>
      <ProblemNote problem={trial.error ?? set.error ?? rotate.error} />
      {open ? <Log id={id} active={state === 'active'} /> : null}
    </section>
  )
}

const MARKS = { waiting: 'wait', sending: 'wait', delivered: 'done', failed: 'late' } as const

function Log({ id, active }: { id: string; active: boolean }) {
  const answer = useAnswer(listDeliveries, { id }, { every: LOOK_AGAIN })
  const again = useDo(sendDeliveryAgain, LISTS)
  const log = text.log
  const about = (call: DeliveryView): string =>
    [
      formatInstant(call.madeAt),
      call.attempts > 0 ? log.tries(call.attempts) : '',
      call.status === null ? (log.results[call.result ?? ''] ?? '') : log.status(call.status),
      call.state === 'waiting' && call.attempts > 0 ? log.next(formatInstant(call.nextTryAt)) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Answer of={answer} lines={3}>
      {({ deliveries }) =>
        deliveries.length === 0 ? (
          <p className="muted">{log.none}</p>
        ) : (
          <>
            <ul className="plain webhook-log">
              {deliveries.map((call) => (
                <li key={call.id}>
                  <div>
                    <Mark kind={MARKS[call.state]}>{log.states[call.state]}</Mark> {text.kinds[call.kind] ?? call.kind}
                    <p className="small muted num">{about(call)}</p>
                  </div>
                  {active && call.state !== 'sending' ? (
                    <Button
                      kind="quiet"
                      small
                      busy={again.isPending && again.variables.id === call.id}
                      onClick={() => again.mutate({ id: call.id })}
                    >
                      {log.again}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
            <ProblemNote problem={again.error} />
          </>
        )
      }
    </Answer>
  )
}
