import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { GivenOf, OutputOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { call, type Problem } from '../../../web/api.js'
import { formatNumber } from '../../../web/format.js'
import { isUnit, useMay, useMe } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { SelectField } from '../../../web/parts/fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { Page } from '../../../web/parts/page.js'
import { ASSIGNMENT_STATES, listUnitTasks, UNIT_TIMES, type WorkRow } from '../contract.js'
import { CLOSED } from '../rules.js'
import '../../../web/parts/admin.css'
import './home.css'
import { BulkBar } from './bulk/bulk-bar.js'
import { ChooseBox, ChooseMany } from './bulk/choose.js'
import { useChosen } from './bulk/use-chosen.js'
import { Row } from './row.js'
import { sayDocument } from './say.js'
import './unit-tasks.css'

const text = words.unitTasks
const any = { value: '', label: text.any }

/** Names in the address: words for people. */
const PLACE = { 'don-vi': '', muc: '', 'tinh-trang': '', han: '', 'vai-tro': '', 'van-ban': '' }
type Place = typeof PLACE

/** How the times are called in the address. */
const TIMES: Record<string, (typeof UNIT_TIMES)[number]> = {
  'qua-han': 'late',
  'sap-den': 'soon',
  'con-xa': 'later',
  'khong-han': 'none',
}
const ROLES = { 'chu-tri': 'lead', 'phoi-hop': 'cooperating' } as const

function toInput(place: Place): GivenOf<typeof listUnitTasks> {
  const view = place.muc === 'da-dong' ? 'closed' : 'open'
  return {
    view,
    unitId: place['don-vi'] || undefined,
    state: ASSIGNMENT_STATES.find((state) => state === place['tinh-trang']),
    time: view === 'open' ? TIMES[place.han] : undefined,
    role: ROLES[place['vai-tro'] as keyof typeof ROLES],
    documentId: place['van-ban'] || undefined,
  }
}

type Answered = OutputOf<typeof listUnitTasks>

/** Everything that a unit has to do or has done, a page at a time. The filters are in the address. */
export function UnitTasksPage() {
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const place = { ...PLACE }
  for (const name of Object.keys(place) as (keyof Place)[]) place[name] = search.get(name) ?? ''
  const input = toInput(place)
  const asks = Boolean(input.unitId) || isUnit(me)
  const answer = useInfiniteQuery<
    Answered,
    Problem,
    { rows: WorkRow[]; first: Answered | undefined },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [listUnitTasks.name, input, 'pages'],
    queryFn: ({ pageParam, signal }) => call(listUnitTasks, { ...input, after: pageParam }, signal),
    enabled: asks,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    select: ({ pages }) => ({ rows: pages.flatMap((page) => page.rows), first: pages[0] }),
  })
  const change = (some: Partial<Place>): void =>
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
  const first = answer.data?.first
  const may = useMay()
  const ids = (answer.data?.rows ?? []).map((row) => row.id)
  const chosen = useChosen(ids)
  const filtered = Boolean(input.state ?? input.time ?? input.role ?? input.documentId)
  const clear = { 'tinh-trang': '', han: '', 'vai-tro': '', 'van-ban': '' }
  return (
    <Page
      title={first?.unit ? text.of(first.unit.name) : text.title}
      lead={first && first.total !== null ? text.lead(formatNumber(first.total)) : undefined}
      className="home"
    >
      <nav className="sections" aria-label={text.viewsLabel}>
        <ViewLink place={place} view="" label={text.views.open} />
        <ViewLink place={place} view="da-dong" label={text.views.closed} />
      </nav>
      <TaskFilters place={place} onChange={change}>
        {filtered ? (
          <Button kind="quiet" onClick={() => change(clear)}>
            {text.clear}
          </Button>
        ) : null}
      </TaskFilters>
      {first?.document ? <p className="note">{text.onlyOf(sayDocument(first.document))}</p> : null}
      {asks ? (
        <Answer of={answer} lines={9}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty action={filtered ? <Button onClick={() => change(clear)}>{text.clear}</Button> : undefined}>
                {filtered ? text.noneFound : text.none}
              </Empty>
            ) : (
              <>
                {may('tasks.decide') ? <ChooseMany chosen={chosen} shown={ids} /> : null}
                <ul className="sheet plain">
                  {rows.map((row) => (
                    <Row
                      key={row.id}
                      row={row}
                      band="working"
                      today={first?.today ?? ''}
                      before={
                        <ChooseBox
                          chosen={chosen}
                          ids={[row.id]}
                          label={words.bulk.select(row.title, row.unit ?? '')}
                        />
                      }
                    />
                  ))}
                </ul>
                <BulkBar chosen={chosen} />
                <div className="unit-foot">
                  <output className="small muted num">{text.shown(formatNumber(rows.length))}</output>
                  {answer.hasNextPage ? (
                    <Button busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                      {words.shell.showMore}
                    </Button>
                  ) : null}
                </div>
              </>
            )
          }
        </Answer>
      ) : (
        <Empty>{text.chooseUnit}</Empty>
      )}
    </Page>
  )
}

/** The other view of the same unit; states of one view mean nothing in the other. */
function ViewLink({ place, view, label }: { place: Place; view: string; label: string }) {
  const kept = new URLSearchParams()
  for (const name of ['don-vi', 'van-ban'] as const) if (place[name]) kept.set(name, place[name])
  if (view) kept.set('muc', view)
  const search = kept.toString()
  return (
    <Link to={`/viec${search && `?${search}`}`} aria-current={place.muc === view ? 'page' : undefined}>
      {label}
    </Link>
  )
}

interface FiltersProps {
  place: Place
  onChange: (some: Partial<Place>) => void
  children: ReactNode
}

function TaskFilters({ place, onChange, children }: FiltersProps) {
  const may = useMay()
  const closed = place.muc === 'da-dong'
  const states = ASSIGNMENT_STATES.filter((state) => CLOSED.includes(state) === closed)
  return (
    <search className="sheet unit-filters" aria-label={text.filters}>
      {may('boards.read') ? (
        <OrganisationPicker
          label={text.unit}
          value={place['don-vi'] || null}
          onChange={(choice) => onChange({ 'don-vi': choice?.id ?? '' })}
        />
      ) : null}
      <SelectField
        label={text.state}
        value={place['tinh-trang']}
        onChange={(state) => onChange({ 'tinh-trang': state })}
        options={[any, ...states.map((value) => ({ value, label: words.tasks.state[value] }))]}
      />
      {closed ? null : (
        <SelectField
          label={text.time}
          value={place.han}
          onChange={(han) => onChange({ han })}
          options={[any, ...Object.entries(TIMES).map(([value, time]) => ({ value, label: text.times[time] }))]}
        />
      )}
      <SelectField
        label={text.role}
        value={place['vai-tro']}
        onChange={(role) => onChange({ 'vai-tro': role })}
        options={[any, ...Object.entries(ROLES).map(([value, role]) => ({ value, label: words.tasks.role[role] }))]}
      />
      {children}
    </search>
  )
}
