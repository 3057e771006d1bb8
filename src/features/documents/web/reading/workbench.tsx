/** The paper and its orders side by side; on a narrow screen one of both at a time. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { formatInstant } from '../../../../web/format.js'
import { Button, ButtonLink } from '../../../../web/parts/button.js'
import { classes } from '../../../../web/parts/classes.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { useAnswer } from '../../../../web/queries.js'
import { correctHead, type DocumentView, type OrderView, type SpanView } from '../../contract.js'
import { listOrganisations } from '../../../organisations/contract.js'
import { RecordChange } from '../../../../web/parts/source-changes/record-change.js'
import { SourceNote } from '../../../../web/parts/source-changes/source-note.js'
import { CarePanel } from './care-panel.js'
import { HeadPanel } from './head-panel.js'
import { HelpDialog } from './help-dialog.js'
import type { Office } from './issue-plan.js'
import type { OpenLine } from './open-points.js'
import { OpenPanel } from './open-panel.js'
import { OrderList } from './order-list.js'
import { liveOrders, nextToCheck, placeOf } from './orders.js'
import { PaperPane } from './paper-pane.js'
import { StaleNote } from './stale-note.js'
import { WholeDeeds } from './states.js'
import { useDeeds } from './use-deeds.js'
import type { Reading } from './use-reading.js'

const NOBODY: Office = { organisations: [], groups: [] }

export function useOffice(): Office {
  return useAnswer(listOrganisations, {}, { staleTime: 300_000 }).data ?? NOBODY
}

interface WorkbenchProps {
  document: DocumentView
  reading: Reading
  /** The order and the place that the address asks for; another wish makes another workbench. */
  asked: { orderId: string | null; span: SpanView | null }
}

type Tab = 'paper' | 'orders'

export function Workbench({ document, reading, asked }: WorkbenchProps) {
  const page = words.documents.page
  const office = useOffice()
  const orders = liveOrders(document)
  const [focusId, setFocusId] = useState<string | null>(() => firstFocus(document, asked))
  const [found, setFound] = useState<SpanView | null>(asked.span)
  const [look, setLook] = useState(0)
  const [goal, setGoal] = useState<{ orderId: string; nth: number } | null>(
    asked.orderId ? { orderId: asked.orderId, nth: 0 } : null,
  )
  const [addAsked, setAddAsked] = useState(0)
  const [help, setHelp] = useState(false)
  const [tab, setTab] = useState<Tab>(asked.span ? 'paper' : 'orders')
  const count = useRef(0)

  const focus = useCallback((orderId: string | null): void => {
    setFocusId(orderId)
    setFound(null)
  }, [])
  const goTo = useCallback(
    (orderId: string): void => {
      focus(orderId)
      setGoal({ orderId, nth: ++count.current })
    },
    [focus],
  )
  const showSpan = (span: SpanView): void => {
    setFound(span)
    setLook((nth) => nth + 1)
    setTab('paper')
  }
  const deeds = useDeeds(reading, document, goTo)

  const touch = useCallback(
    (orderId: string): void => {
      focus(orderId)
      const card = window.document.querySelector(`[data-order="${orderId}"]`)?.closest('li')
      requestAnimationFrame(() => card?.scrollIntoView({ block: 'nearest' }))
    },
    [focus],
  )
  const showPlace = (order: OrderView): void => {
    setFound(null)
    setFocusId(order.id)
    setLook((nth) => nth + 1)
    setTab('paper')
    if (!placeOf(order)) setTab('orders')
  }
  const showLine = (line: OpenLine): void => {
    if (line.orderId) setFocusId(line.orderId)
    if (line.span) showSpan(line.span)
  }
  const focused = orders.find((order) => order.id === focusId)
  const number = focused ? orders.indexOf(focused) + 1 : 0
  const paper = document.paper
  const { stale } = reading
  const paperShown = useIsShown(tab === 'paper')

  return (
    <>
      <output className="visually-hidden" key={deeds.spoken.nth}>
        {deeds.spoken.text}
      </output>
      <Tabs tab={tab} orders={orders.length} onTab={setTab} />
      <div className={classes('bench', `show-${tab}`)}>
        <div className="bench-paper">
          {paper ? (
            <PaperPane
              document={document}
              paper={paper}
              focusId={focusId}
              found={found}
              look={look}
              shown={paperShown}
              busy={reading.busy}
              onFocus={touch}
              onAdd={(span) => {
                setTab('orders')
                void deeds.add(span)
              }}
              addAsked={addAsked}
            />
          ) : null}
          {focused ? (
            <div className="to-order">
              <Button kind="primary" onClick={() => setTab('orders')}>
                {page.backToOrder(number)}
              </Button>
            </div>
          ) : null}
        </div>
        <section className="bench-orders" aria-label={page.ordersRegion}>
          {stale ? <StaleNote stale={stale} onClose={reading.forget} /> : null}
          {document.state === 'issued' ? (
            <div className="note good issued-note">
              <p>{page.issued(document.issuedAt ? formatInstant(document.issuedAt) : '', document.issuedBy)}</p>
              {orders.length > 0 ? (
                <ButtonLink small to={`/theo-doi/${document.id}`}>
                  {page.toBoard}
                </ButtonLink>
              ) : null}
            </div>
          ) : document.can.edit ? null : (
            <p className="note">{page.readOnly}</p>
          )}
          {document.state === 'issued' ? (
            <>
              <SourceNote documentId={document.id} />
              <div className="source-record">
                <RecordChange documentId={document.id} />
              </div>
            </>
          ) : null}
          <CarePanel document={document} onShow={showSpan} onOrder={goTo} />
          {document.head ? (
            <HeadPanel
              document={document}
              head={document.head}
              refusal={reading.refusal}
              onShow={showSpan}
              onSave={(edit) =>
                void reading.act(correctHead, edit, (doc) => ({
                  ...doc,
                  head: doc.head && { ...doc.head, ...edit },
                  headCorrected: [...new Set([...doc.headCorrected, ...headFields(edit)])],
                  headToLook: doc.headToLook.filter((field) => !(field in edit)),
                }))
              }
            />
          ) : (
            <ProblemNote problem={reading.refusal?.orderId === null ? reading.refusal.problem : null} />
          )}
          <div className="orders-head">
            <h2>{page.ordersTitle(orders.length)}</h2>
            <Button kind="quiet" small aria-keyshortcuts="?" onClick={() => setHelp(true)}>
              {page.keys}
            </Button>
          </div>
          <OrderList
            document={document}
            office={office}
            focusId={focusId}
            goal={goal}
            busy={reading.busy}
            deeds={deeds}
            refusal={reading.refusal}
            onFocus={focus}
            onShowPlace={showPlace}
            onAddByKey={() => {
              setTab('paper')
              setAddAsked((nth) => nth + 1)
            }}
            onHelp={() => setHelp(true)}
          />
          <OpenPanel document={document} onShow={showLine} />
          <WholeDeeds document={document} />
        </section>
      </div>
      <HelpDialog open={help} onClose={() => setHelp(false)} />
    </>
  )
}

const headFields = (edit: object): DocumentView['headCorrected'] => Object.keys(edit) as DocumentView['headCorrected']

function firstFocus(document: DocumentView, asked: WorkbenchProps['asked']): string | null {
  if (asked.orderId) return asked.orderId
  if (asked.span || document.state === 'issued') return null
  return nextToCheck(liveOrders(document), null)?.id ?? null
}

const WIDE = '(min-width: 1080px)'

/** On a wide screen both panes are shown, whatever the tab. */
function useIsShown(chosen: boolean): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches)
  useEffect(() => {
    const media = window.matchMedia(WIDE)
    const change = (): void => setWide(media.matches)
    media.addEventListener('change', change)
    return () => media.removeEventListener('change', change)
  }, [])
  return wide || chosen
}

function Tabs({ tab, orders, onTab }: { tab: Tab; orders: number; onTab: (tab: Tab) => void }) {
  const page = words.documents.page
  const tabs: [Tab, string][] = [
    ['paper', page.tabPaper],
    ['orders', page.tabOrders(orders)],
  ]
  return (
    <nav className="bench-tabs" aria-label={page.tabs}>
      {tabs.map(([name, label]) => (
        <button key={name} type="button" aria-pressed={tab === name} onClick={() => onTab(name)}>
          {label}
        </button>
      ))}
    </nav>
  )
}
