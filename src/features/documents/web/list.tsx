import { capital } from '../../../kernel/text.js'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { Link, useSearchParams } from 'react-router'
import { isDay } from '../../../kernel/calendar.js'
import type { GivenOf, OutputOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { call, type Problem } from '../../../web/api.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import { useIssuer } from '../../../web/issuer.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { Mark, type MarkKind } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { DOCUMENT_STATES, type DocumentRow, listDocuments, SYSTEMS } from '../contract.js'
import { type Filters, ListFilters, NO_FILTERS } from './list-filters.js'
import './list.css'
import { ReceiveButton } from './receive.js'

const text = words.register

function readFilters(search: URLSearchParams): Filters {
  const filters = { ...NO_FILTERS }
  for (const name of Object.keys(filters) as (keyof Filters)[]) filters[name] = search.get(name) ?? ''
  return filters
}

/** What is asked of the server; words in the address that mean nothing are left out. */
function toInput(filters: Filters): GivenOf<typeof listDocuments> {
  return {
    q: filters.q || undefined,
    state: DOCUMENT_STATES.find((state) => state === filters['tinh-trang']),
    system: SYSTEMS.find((system) => system === filters['he-thong']),
    kind: filters.loai || undefined,
    from: isDay(filters.tu) ? filters.tu : undefined,
    to: isDay(filters.den) ? filters.den : undefined,
  }
}

/** The dispatches that the reader may see, newest first. The filters are in the address. */
export function DocumentsPage() {
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const filters = readFilters(search)
  const input = toInput(filters)
  const answer = useInfiniteQuery<
    OutputOf<typeof listDocuments>,
    Problem,
    { rows: DocumentRow[]; kinds: string[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [listDocuments.name, input, 'pages'],
    queryFn: ({ pageParam, signal }) => call(listDocuments, { ...input, after: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    select: ({ pages }) => ({ rows: pages.flatMap((page) => page.documents), kinds: pages[0]?.kinds ?? [] }),
  })
  const change = useCallback(
    (some: Partial<Filters>): void => {
      setSearch(
        (old) => {
          const next = new URLSearchParams(old)
          for (const [name, value] of Object.entries(some)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        { replace: true },
      )
    },
    [setSearch],
  )
  const filtered = Object.values(filters).some(Boolean)
  return (
    <Page
      title={text.title}
      lead={may('boards.read') ? text.leadOffice : text.leadUnit}
      actions={may('documents.receive') ? <ReceiveButton /> : undefined}
    >
      <ListFilters value={filters} kinds={answer.data?.kinds ?? []} onChange={change} />
      <Answer of={answer} lines={9}>
        {({ rows }) => {
          if (rows.length === 0 && filtered) {
            return (
              <Empty action={<Button onClick={() => change(NO_FILTERS)}>{text.clear}</Button>}>{text.noneFound}</Empty>
            )
          }
          if (rows.length === 0) return <Empty>{may('documents.receive') ? text.none : text.noneUnit}</Empty>
          return (
            <>
              <ul className="sheet plain">
                {rows.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </ul>
              <div className="list-foot">
                <output className="small muted num">{text.shown(rows.length)}</output>
                {answer.hasNextPage ? (
                  <Button busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                    {words.shell.showMore}
                  </Button>
                ) : null}
              </div>
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

const KIND: Record<DocumentRow['state'], MarkKind> = {
  received: 'wait',
  read: 'soon',
  unreadable: 'back',
  issued: 'done',
}

function Row({ row }: { row: DocumentRow }) {
  const issuer = useIssuer()
  const name = [row.kind ? capital(row.kind) : '', row.number ?? text.noNumber].filter(Boolean).join(' ')
  const facts = [name, issuer(row.issuer), row.date && formatDay(row.date)]
  return (
    <li className="document-row">
      <div>
        <h2>
          <Link className="plain-link" to={`/van-ban/${row.id}`}>
            {row.subject ? capital(row.subject) : row.fileName}
          </Link>
        </h2>
        <p className="small num">
          {facts.filter(Boolean).join(' · ')}
          {row.urgency ? <b className="urgent"> · {words.documents.urgency(row.urgency)}</b> : null}
        </p>
        <p className="small muted num">{text.received(formatInstant(row.receivedAt), row.receivedBy)}</p>
      </div>
      <div className="document-marks">
        <Standing row={row} />
      </div>
    </li>
  )
}

function Standing({ row }: { row: DocumentRow }) {
  const { counts, state } = row
  const mark = <Mark kind={KIND[state]}>{words.documents.states[state]}</Mark>
  if (state === 'read') {
    return (
      <>
        {mark}
        <small className="muted num">{text.orders(counts.confirmed, counts.orders)}</small>
      </>
    )
  }
  if (state !== 'issued') return mark
  return (
    <>
      {counts.late > 0 ? <Mark kind="late">{text.late(counts.late)}</Mark> : row.changed ? null : mark}
      {row.changed ? <Mark kind="back">{words.sourceChanges.mark[row.changed]}</Mark> : null}
      <small className="muted num">
        {text.parts(counts.parts)}, {text.done(counts.done)}
      </small>
    </>
  )
}
