import type { ReactNode } from 'react'
import { Link, Navigate } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatLongDay } from '../../../web/format.js'
import { isUnit, useMay, useMe } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { type BANDS, getMyWork } from '../contract.js'
import { SourceBand } from '../../../web/parts/source-changes/source-band.js'
import { HandoverBand } from './handover-band.js'
import './home.css'
import { Row } from './row.js'

type Code = (typeof BANDS)[number]

const BAND: Record<Code, string> = { ...words.tasks.home.band, ...words.taskLife.band }
const CALM: Record<Code, string> = { ...words.tasks.home.calm, ...words.taskLife.calm }

/** Where a band is shown whole; a band of several states opens the list by due date. */
const LISTED: Partial<Record<Code, string>> = {
  returned: '?tinh-trang=returned',
  late: '?han=qua-han',
  soon: '?han=sap-den',
  'to-acknowledge': '?tinh-trang=issued',
  working: '?tinh-trang=in_progress',
  waiting: '?tinh-trang=submitted',
  standing: '',
}

const URGENT: readonly Code[] = [
  'returned',
  'late',
  'soon',
  'to-acknowledge',
  'disputed',
  'to-review',
  'to-confirm',
  'extensions',
]

/**
 * What needs this account, the most urgent first. Who has no tasks at all begins at the administration. `above`: what other
 * features put before the work.
 */
export function HomePage({ above }: { above?: ReactNode }) {
  const me = useMe()
  const may = useMay()
  if (!may('tasks.read') && may('accounts.manage')) return <Navigate to="/quan-tri" replace />
  const title = isUnit(me) ? words.tasks.home.of(me.organisation.shortName) : words.tasks.home.mine
  return <Work title={title} above={above} />
}

function Work({ title, above }: { title: string; above: ReactNode }) {
  const text = words.tasks.home
  const may = useMay()
  const work = useAnswer(getMyWork, {})
  const bands = work.data?.bands ?? []
  const sum = (codes: readonly Code[]): number =>
    bands.filter((band) => codes.includes(band.code)).reduce((n, band) => n + band.total, 0)
  const lead = work.data
    ? `${formatLongDay(work.data.today)} · ${text.summary(sum(URGENT), sum(['waiting']))}`
    : undefined
  const me = useMe()
  const actions = (
    <>
      {isUnit(me) ? <ButtonLink to="/viec">{words.unitTasks.all}</ButtonLink> : null}
      <Button className="wide-only" onClick={() => window.print()}>
        {words.shell.print}
      </Button>
    </>
  )
  return (
    <Page title={title} lead={lead} actions={actions} className="home">
      <SourceBand />
      <HandoverBand />
      {above}
      <Answer of={work} lines={9}>
        {({ bands: all, today }) => {
          const full = all.filter((band) => band.rows.length > 0)
          const calm = all.filter((band) => band.rows.length === 0 && URGENT.includes(band.code))
          if (full.length === 0 && may('documents.receive')) {
            return (
              <Empty action={<ButtonLink to="/van-ban">{text.toDocuments}</ButtonLink>}>{text.nothingOffice}</Empty>
            )
          }
          if (full.length === 0) return <Empty>{text.nothing}</Empty>
          return (
            <>
              {full.map((band) => (
                <section key={band.code} className="band" aria-labelledby={`band-${band.code}`}>
                  <header>
                    <h2 id={`band-${band.code}`}>{BAND[band.code]}</h2>
                    <b className="num">{band.total}</b>
                  </header>
                  <ul className="sheet plain">
                    {band.rows.map((row) => (
                      <Row key={`${band.code}-${row.id}`} row={row} band={band.code} today={today} />
                    ))}
                  </ul>
                  {band.total > band.rows.length ? (
                    <p className="small muted more-rows">
                      {text.more(band.total - band.rows.length)}
                      {isUnit(me) && LISTED[band.code] !== undefined ? (
                        <>
                          {' · '}
                          <Link to={`/viec${LISTED[band.code]}`}>{words.unitTasks.allOfBand(band.total)}</Link>
                        </>
                      ) : null}
                    </p>
                  ) : null}
                </section>
              ))}
              {calm.length > 0 ? (
                <ul className="sheet plain calm">
                  {calm.map((band) => (
                    <li key={band.code}>{CALM[band.code]}</li>
                  ))}
                </ul>
              ) : null}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}
