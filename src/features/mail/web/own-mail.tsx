import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.js'
import type { NoticeKind } from '../../../kernel/notice-kinds.js'
import { words } from '../../../kernel/words/index.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { CheckField, TextField } from '../../../web/parts/fields.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { getOwnMail, removeOwnAddress, setOwnAddress, setOwnKinds } from '../contract.js'
import './mail.css'

const text = words.mail.own
type Own = OutputOf<typeof getOwnMail>

/** Where the account of the person before the screen has its notices sent, and which. */
export function OwnMail() {
  const answer = useAnswer(getOwnMail, {})
  return (
    <section className="sheet box channel" aria-labelledby="thu">
      <h2 id="thu">{text.title}</h2>
      <Answer of={answer} lines={4}>
        {(own) => (own.available ? <Open own={own} /> : <p className="muted">{text.off}</p>)}
      </Answer>
    </section>
  )
}

function Open({ own }: { own: Own }) {
  const { address, state, digestAt, quietFrom, quietUntil } = own
  const [changing, setChanging] = useState(false)
  const remove = useDo(removeOwnAddress, { invalidates: [getOwnMail], onDone: () => say(text.removed) })
  const again = useDo(setOwnAddress, { invalidates: [getOwnMail], onDone: () => say(text.askedToast) })
  return (
    <>
      <p className="muted">
        {text.lead(digestAt)} {quietFrom === quietUntil ? '' : text.quiet(quietFrom, quietUntil)}
      </p>
      {address ? (
        <>
          <p className={state === 'confirmed' ? 'channel-address' : 'note warn channel-address'}>
            {text[state === 'none' ? 'asked' : state](address)}
          </p>
          <div className="buttons">
            {state === 'confirmed' ? null : (
              <Button kind="primary" busy={again.isPending} onClick={() => again.mutate({ address })}>
                {text.askAgain}
              </Button>
            )}
            <Button onClick={() => setChanging(!changing)} aria-expanded={changing}>
              {text.change}
            </Button>
            <Button kind="quiet" busy={remove.isPending} onClick={() => remove.mutate({})}>
              {text.remove}
            </Button>
          </div>
          <ProblemNote problem={again.error ?? remove.error} />
        </>
      ) : null}
      {!address || changing ? <Address onDone={() => setChanging(false)} /> : null}
      {address ? <Kinds key={own.wanted.join()} own={own} /> : null}
    </>
  )
}

/** What the browser takes for an address is enough here; the server looks closer. */
const LIKELY = /^[^\s@]+@[^\s@]+$/

function Address({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const set = useDo(setOwnAddress, {
    invalidates: [getOwnMail],
    onDone: () => {
      say(text.askedToast)
      onDone()
    },
  })
  const wrong = !LIKELY.test(typed.trim()) || set.error?.code === 'invalid-input'
  return (
    <form
      className="channel-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (LIKELY.test(typed.trim()) && !set.isPending) set.mutate({ address: typed.trim() })
      }}
    >
      <TextField
        label={text.address}
        value={typed}
        onChange={setTyped}
        maxLength={254}
        autoComplete="email"
        autoCapitalize="none"
        required
        error={asked && wrong ? text.addressWrong : null}
      />
      {set.error?.code === 'invalid-input' ? null : <ProblemNote problem={set.error} />}
      <Button type="submit" kind="primary" busy={set.isPending}>
        {text.set}
      </Button>
    </form>
  )
}

function Kinds({ own }: { own: Own }) {
  const [wanted, setWanted] = useState<ReadonlySet<NoticeKind>>(() => new Set(own.wanted))
  const save = useDo(setOwnKinds, { invalidates: [getOwnMail], onDone: () => say(text.saved) })
  const changed = own.kinds.some((kind) => wanted.has(kind) !== own.wanted.includes(kind))
  return (
    <fieldset className="channel-kinds">
      <legend>{text.kinds}</legend>
      <div className="channel-checks">
        {own.kinds.map((kind) => (
          <CheckField
            key={kind}
            label={words.mail.kinds[kind]}
            checked={wanted.has(kind)}
            onChange={(checked) => {
              const next = new Set(wanted)
              if (checked) next.add(kind)
              else next.delete(kind)
              setWanted(next)
            }}
          />
        ))}
      </div>
      <ProblemNote problem={save.error} />
      <Button
        kind={changed ? 'primary' : 'plain'}
        busy={save.isPending}
        disabled={!changed}
        onClick={() => save.mutate({ wanted: own.kinds.filter((kind) => wanted.has(kind)) })}
      >
        {text.save}
      </Button>
    </fieldset>
  )
}
