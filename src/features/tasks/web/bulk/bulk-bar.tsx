import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { href } from '../../../../web/api.js'
import { useMay } from '../../../../web/me.js'
import { Button } from '../../../../web/parts/button.js'
import { type BulkDeed, exportParts, MOST_IN_BULK } from '../../contract.js'
import { BulkDialog } from './bulk-dialog.js'
import './bulk.css'
import type { Chosen } from './use-chosen.js'

const text = words.bulk

/** What may be done with the rows that were chosen. It stays in sight while rows are being chosen. */
export function BulkBar({ chosen }: { chosen: Chosen }) {
  const may = useMay()
  const [asking, setAsking] = useState<BulkDeed | null>(null)
  if (!chosen.on) return null
  const ids = [...chosen.ids]
  const none = ids.length === 0 || ids.length > MOST_IN_BULK
  const deeds: BulkDeed[] = may('tasks.direct')
    ? ['remind', 'accept', 'extend', 'withdraw']
    : may('tasks.work')
      ? ['acknowledge']
      : []
  return (
    <section className="bulk-bar no-print" aria-label={text.bar}>
      <b className="num" aria-live="polite">
        {text.chosen(ids.length, MOST_IN_BULK)}
      </b>
      <div className="buttons">
        {deeds.map((deed, at) => (
          <Button key={deed} kind={at === 0 ? 'primary' : 'plain'} disabled={none} onClick={() => setAsking(deed)}>
            {text.deed[deed]}
          </Button>
        ))}
        <Files ids={ids} none={none} />
        {ids.length > 0 ? (
          <Button kind="quiet" onClick={() => chosen.set([])}>
            {text.clear}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <BulkDialog
          deed={asking}
          ids={ids}
          onClose={() => setAsking(null)}
          onDone={(left) => {
            setAsking(null)
            chosen.set(left)
          }}
        />
      ) : null}
    </section>
  )
}

function Files({ ids, none }: { ids: string[]; none: boolean }) {
  if (none) return null
  const joined = ids.join(',')
  return (
    <>
      <a className="button plain" href={href(exportParts, { format: 'xlsx', ids: joined })} download>
        {text.xlsx}
      </a>
      <a className="button plain" href={href(exportParts, { format: 'csv', ids: joined })} download>
        {text.csv}
      </a>
    </>
  )
}
