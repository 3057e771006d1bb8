import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { isDay } from '../../../kernel/calendar.js'
import type { GivenOf, OutputOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { call, type Problem } from '../../../web/api.js'
import { formatInstant, formatNumber } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { DateField, SelectField } from '../../../web/parts/fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { listEvents, type LogRow } from '../contract.js'
import { sayOperation } from '../rules.js'
import { LogState } from './log-check.js'
import './log.css'
import '../../../web/parts/admin.css'

const text = words.log

/** Names in the address: words for people. */
const NO_FILTERS = { tu: '', den: '', viec: '', 'don-vi': '' }
type Filters = typeof NO_FILTERS

const OPERATIONS = Object.keys(text.operation)
  .map((value) => ({ value, label: sayOperation(value) }))
  .sort((a, b) => a.label.localeCompare(b.label, 'vi'))

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const toInput = (filters: Filters): GivenOf<typeof listEvents> => ({
  from: isDay(filters.tu) ? filters.tu : undefined,
  until: isDay(filters.den) ? filters.den : undefined,
  operation: filters.viec || undefined,
  unitId: UUID.test(filters['don-vi']) ? filters['don-vi'] : undefined,
})

type Page = OutputOf<typeof listEvents>

/** The event log: whether it is whole, and its rows, newest first. The filters are in the address. */
export function LogAdmin() {
  const [search, setSearch] = useSearchParams()
  const filters = { ...NO_FILTERS }
  for (const name of Object.keys(filters) as (keyof Filters)[]) filters[name] = search.get(name) ?? ''
  const input = toInput(filters)
  const answer = useInfiniteQuery<
    Page,
    Problem,
    { rows: LogRow[]; first: Page | undefined },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [listEvents.name, input, 'pages'],
    queryFn: ({ pageParam, signal }) => call(listEvents, { ...input, after: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    select: ({ pages }) => ({ rows: pages.flatMap((page) => page.rows), first: pages[0] }),
  })
  const change = useCallback(
    (some: Partial<Filters>): void =>
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
      ),
    [setSearch],
  )
  return (
    <>
      <div className="admin-head">
        <div>
          <h2>{text.title}</h2>
          <p className="muted">{text.lead}</p>
        </div>
      </div>
      {answer.data?.first ? <LogState checked={answer.data.first.checked} /> : null}
      <LogFilters value={filters} onChange={change} />
      <Answer of={answer} lines={12}>
        {({ rows, first }) =>
          rows.length === 0 ? (
            <Empty action={<Button onClick={() => change(NO_FILTERS)}>{text.filter.clear}</Button>}>{text.none}</Empty>
          ) : (
            <>
              <Rows rows={rows} />
              <div className="log-foot">
                <output className="small muted num">
                  {text.shown(formatNumber(rows.length), formatNumber(first?.total ?? 0))}
                </output>
                {answer.hasNextPage ? (
                  <Button busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                    {text.older}
                  </Button>
                ) : null}
              </div>
            </>
          )
        }
      </Answer>
    </>
  )
}

function LogFilters({ value, onChange }: { value: Filters; onChange: (some: Partial<Filters>) => void }) {
  const say = text.filter
  return (
    <search className="sheet log-filters" aria-label={say.region}>
      <DateField label={say.from} value={value.tu} max={value.den} onChange={(tu) => onChange({ tu })} />
      <DateField label={say.until} value={value.den} min={value.tu} onChange={(den) => onChange({ den })} />
      <SelectField
        label={say.operation}
        value={value.viec}
        onChange={(viec) => onChange({ viec })}
        options={[{ value: '', label: say.everyOperation }, ...OPERATIONS]}
      />
      <OrganisationPicker
        label={say.unit}
        value={value['don-vi'] || null}
        onChange={(choice) => onChange({ 'don-vi': choice?.id ?? '' })}
      />
      {Object.values(value).some(Boolean) ? (
        <Button kind="quiet" onClick={() => onChange(NO_FILTERS)}>
          {say.clear}
        </Button>
      ) : null}
    </search>
  )
}

function Rows({ rows }: { rows: LogRow[] }) {
  const { columns } = text
  return (
    <div className="sheet">
      <table className="admin-table log-table">
        <thead>
          <tr>
            <th scope="col">{columns.seq}</th>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.who}</th>
            <th scope="col">{columns.unit}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="num" data-label={columns.seq}>
                {row.seq === null ? text.noNumber : formatNumber(row.seq)}
              </td>
              <td className="num" data-label={columns.at}>
                <time dateTime={row.at}>{formatInstant(row.at)}</time>
              </td>
              <th scope="row">{sayOperation(row.operation)}</th>
              <td data-label={columns.who}>
                {row.by ?? text.program}
                {row.organisation ? <small className="muted">{row.organisation}</small> : null}
              </td>
              <td data-label={columns.unit}>{row.unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
