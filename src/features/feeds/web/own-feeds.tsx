import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { dayOfInstant, formatDay, formatInstant } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { TextField } from '../../../web/parts/fields.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { createFeed, type FeedView, listFeeds, revokeFeed } from '../contract.js'
import './feeds.css'

const text = words.feeds.own

/** The calendar feeds of the account of the person before the screen. */
export function OwnFeeds() {
  const may = useMay()
  const answer = useAnswer(listFeeds, {})
  return (
    <section className="sheet box channel" aria-labelledby="lich">
      <h2 id="lich">{text.title}</h2>
      {may('tasks.work') ? (
        <>
          <p className="muted">{text.lead}</p>
          <Answer of={answer} lines={3}>
            {({ feeds }) => <List feeds={feeds} />}
          </Answer>
          <Create />
        </>
      ) : (
        <p className="muted">{text.noUnit}</p>
      )}
    </section>
  )
}

function List({ feeds }: { feeds: FeedView[] }) {
  const revoke = useDo(revokeFeed, { invalidates: [listFeeds], onDone: () => say(text.revoked) })
  if (feeds.length === 0) return <p>{text.none}</p>
  return (
    <>
      <ul className="plain feeds">
        {feeds.map((feed) => (
          <li key={feed.id}>
            <div>
              <b>{feed.name}</b>
              <p className="small muted num">
                {text.made(formatDay(dayOfInstant(feed.createdAt)))} ·{' '}
                {feed.lastUsedAt ? text.used(formatInstant(feed.lastUsedAt)) : text.unused}
              </p>
            </div>
            <Button
              kind="quiet"
              small
              aria-label={`${text.revoke}: ${feed.name}`}
              busy={revoke.isPending && revoke.variables.id === feed.id}
              onClick={() => revoke.mutate({ id: feed.id })}
            >
              {text.revoke}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote problem={revoke.error} />
    </>
  )
}

function Create() {
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const [path, setPath] = useState<string | null>(null)
  const create = useDo(createFeed, {
    invalidates: [listFeeds],
    onDone: (made) => {
      setPath(made.path)
      setName('')
      setAsked(false)
    },
  })
  return (
    <>
      <form
        className="channel-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (name.trim() && !create.isPending) create.mutate({ name, baseUrl: window.location.origin })
        }}
      >
        <TextField
          label={text.name}
          hint={text.nameHint}
          value={name}
          onChange={setName}
          maxLength={60}
          required
          error={asked && !name.trim() ? words.shell.required : null}
        />
        <ProblemNote problem={create.error} />
        <Button type="submit" busy={create.isPending}>
          {text.create}
        </Button>
      </form>
      <Dialog
        open={path !== null}
        onClose={() => setPath(null)}
        title={text.once.title}
        lead={text.once.lead}
        footer={
          <Button kind="primary" onClick={() => setPath(null)}>
            {text.once.close}
          </Button>
        }
      >
        {path === null ? null : <Once address={window.location.origin + path} />}
      </Dialog>
    </>
  )
}

function Once({ address }: { address: string }) {
  const [said, setSaid] = useState('')
  const copy = (): void => {
    // Without TLS browsers lend no clipboard: the address can still be chosen and copied by hand.
    const copied = navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'))
    copied.then(
      () => setSaid(text.once.copied),
      () => setSaid(text.once.notCopied),
    )
  }
  return (
    <>
      <p className="feed-address">{address}</p>
      <div className="buttons">
        <Button onClick={copy}>{text.once.copy}</Button>
        <output>{said}</output>
      </div>
      <h3>{text.once.how}</h3>
      <ul className="feed-ways">
        {text.once.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <p className="small muted">{text.once.note}</p>
    </>
  )
}
