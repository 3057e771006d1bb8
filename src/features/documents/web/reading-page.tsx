/** A dispatch and its reading: /van-ban/:id, with ?viec=order or ?tu=&den= to a place of the text. */
import { capital } from '../../../kernel/text.js'
import { useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { href } from '../../../web/api.js'
import { formatDay } from '../../../web/format.js'
import { useIssuer } from '../../../web/issuer.js'
import { Button } from '../../../web/parts/button.js'
import { Loading } from '../../../web/parts/loading.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { type DocumentView, downloadOriginal } from '../contract.js'
import { IssueDialog } from './reading/issue-dialog.js'
import { confirmedCount, issueState, liveOrders } from './reading/orders.js'
import { Unreadable, Waiting } from './reading/states.js'
import { useReading } from './reading/use-reading.js'
import { useOffice, Workbench } from './reading/workbench.js'
import './reading/reading.css'
import './reading/cards.css'

export function ReadingPage() {
  const { id = '' } = useParams()
  return <ReadingOf key={id} id={id} />
}

function ReadingOf({ id }: { id: string }) {
  const reading = useReading(id)
  const [search] = useSearchParams()
  const [issuing, setIssuing] = useState(false)
  const office = useOffice()
  const asked = useMemo(() => askedBy(search), [search])
  const { document } = reading
  if (!document) {
    return (
      <Page title={words.documents.page.crumb}>
        {reading.problem ? <ProblemNote problem={reading.problem} onRetry={reading.retry} /> : <Loading />}
      </Page>
    )
  }
  const isRead = document.state === 'read' || document.state === 'issued'
  return (
    <div className={isRead ? 'reading' : undefined}>
      <Page
        title={titleOf(document)}
        crumbs={[{ label: words.documents.page.crumb, to: '/van-ban' }]}
        lead={<Lead document={document} />}
        actions={document.state === 'read' ? <Issue document={document} onIssue={() => setIssuing(true)} /> : null}
      >
        {document.state === 'received' ? <Waiting document={document} /> : null}
        {document.state === 'unreadable' ? <Unreadable document={document} /> : null}
        {isRead ? <Workbench key={search.toString()} document={document} reading={reading} asked={asked} /> : null}
      </Page>
      {issuing ? (
        <IssueDialog document={document} office={office} reading={reading} onClose={() => setIssuing(false)} />
      ) : null}
    </div>
  )
}

function titleOf({ head, fileName, state }: DocumentView): string {
  const page = words.documents.page
  if (!head || state === 'received' || state === 'unreadable') return fileName
  return [head.number ?? page.noNumber, head.subject ? capital(head.subject) : page.noSubject].join(' · ')
}

function Lead({ document }: { document: DocumentView }) {
  const page = words.documents.page
  const { head } = document
  const issuer = useIssuer()
  const kind = /\.[a-z0-9]+$/i.exec(document.fileName)?.[0] ?? document.fileName
  const parts = [
    issuer(head?.issuer ?? null),
    head?.date ? formatDay(head.date) : null,
    head && head.recipients.length > 0 ? page.sentTo(head.recipients.length) : null,
  ].filter(Boolean)
  return (
    <p className="small">
      {parts.length > 0 ? `${parts.join(' · ')} · ` : null}
      <a href={href(downloadOriginal, { id: document.id })} download>
        {page.original(kind)}
      </a>
      {head?.urgency ? <span className="urgency"> {head.urgency}</span> : null}
    </p>
  )
}

/** How far the checking is, and the button that issues; when it may not yet be pressed, why. */
function Issue({ document, onIssue }: { document: DocumentView; onIssue: () => void }) {
  const page = words.documents.page
  const orders = liveOrders(document)
  const done = confirmedCount(orders)
  const state = issueState(document)
  const why = {
    ready: null,
    nothing: page.nothingToIssue,
    unconfirmed: page.notYet(orders.length - done),
    forbidden: page.mayNotIssue,
  }[state]
  return (
    <div className="issue-bar">
      <span className="issue-progress small num">
        <progress max={Math.max(1, orders.length)} value={done} aria-label={page.progress(done, orders.length)} />
        <span>{page.progress(done, orders.length)}</span>
      </span>
      <Button
        kind="primary"
        disabled={state !== 'ready'}
        aria-describedby={why ? 'vi-sao-chua-giao' : undefined}
        onClick={onIssue}
      >
        {page.issue(orders.length)}
      </Button>
      {why ? (
        <p id="vi-sao-chua-giao" className="small muted issue-why">
          {why}
        </p>
      ) : null}
    </div>
  )
}

function askedBy(search: URLSearchParams): { orderId: string | null; span: { start: number; end: number } | null } {
  const from = Number(search.get('tu') ?? Number.NaN)
  const to = Number(search.get('den') ?? Number.NaN)
  const span =
    Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from ? { start: from, end: to } : null
  return { orderId: search.get('viec'), span }
}
