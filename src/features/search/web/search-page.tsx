import { capital } from '../../../kernel/text.js'
import { type FormEvent, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { TextField } from '../../../web/parts/fields.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { type HitView, search } from '../contract.js'
import './search-page.css'

const text = words.search

export function SearchPage() {
  const [address] = useSearchParams()
  const q = (address.get('q') ?? '').trim()
  return (
    <Page title={text.title} name={q ? text.resultsFor(q) : text.title}>
      <Box key={q} q={q} />
      {q ? <Hits q={q} /> : <Empty>{text.begin}</Empty>}
    </Page>
  )
}

function Box({ q }: { q: string }) {
  const [, setAddress] = useSearchParams()
  const [typed, setTyped] = useState(q)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim()) setAddress({ q: typed.trim() })
  }
  return (
    <search>
      <form className="search-form" onSubmit={submit}>
        <TextField
          label={text.label}
          hint={text.hint}
          type="search"
          value={typed}
          maxLength={200}
          onChange={setTyped}
        />
        <Button type="submit" kind="primary">
          {text.action}
        </Button>
      </form>
    </search>
  )
}

function Hits({ q }: { q: string }) {
  const answer = useAnswer(search, { q }, { keep: true })
  return (
    <Answer of={answer}>
      {({ hits, more }) =>
        hits.length === 0 ? (
          <Empty>{text.none(q)}</Empty>
        ) : (
          <>
            <output className="small muted num search-count">{text.count(hits.length, more)}</output>
            <ul className="sheet plain">
              {hits.map((hit) => (
                <Hit key={`${hit.kind}-${hit.id}`} hit={hit} />
              ))}
            </ul>
          </>
        )
      }
    </Answer>
  )
}

function Hit({ hit }: { hit: HitView }) {
  const task = hit.kind === 'task'
  const facts = [task ? text.task : text.document, hit.number, hit.date && formatDay(hit.date)]
  return (
    <li className="hit">
      <p className="small muted num">{facts.filter(Boolean).join(' · ')}</p>
      <h2>
        <Link className="plain-link" to={task ? `/nhiem-vu/${hit.id}` : `/van-ban/${hit.id}`}>
          {capital(hit.title)}
        </Link>
      </h2>
      <p className="hit-snippet">
        {hit.snippet.map((piece, i) =>
          // Pieces of one passage never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          piece.hit ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
        )}
      </p>
    </li>
  )
}
