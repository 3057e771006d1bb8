import { words } from '../../../../kernel/words/index.js'
import './bulk.css'
import { Button } from '../../../../web/parts/button.js'
import { CheckField } from '../../../../web/parts/fields.js'
import type { Chosen } from './use-chosen.js'

const text = words.bulk

/** The way into choosing several rows, and out of it. */
export function ChooseMany({ chosen, shown }: { chosen: Chosen; shown: readonly string[] }) {
  if (shown.length === 0) return null
  return (
    <div className="choose-many no-print">
      <Button aria-pressed={chosen.on} onClick={chosen.on ? chosen.stop : chosen.start}>
        {chosen.on ? text.stop : text.start}
      </Button>
      {chosen.on ? (
        <CheckField
          label={text.selectAll}
          checked={chosen.ids.size === shown.length}
          onChange={(on) => chosen.set(on ? shown : [])}
        />
      ) : null}
    </div>
  )
}

interface BoxProps {
  chosen: Chosen
  /** One part, or all of a unit. */
  ids: readonly string[]
  label: string
}

/** The box of one row, while several are being chosen. */
export function ChooseBox({ chosen, ids, label }: BoxProps) {
  if (!chosen.on || ids.length === 0) return null
  const all = ids.every((id) => chosen.ids.has(id))
  return (
    <input
      type="checkbox"
      className="choose-box"
      aria-label={label}
      checked={all}
      onChange={(event) => chosen.toggle(ids, event.target.checked)}
    />
  )
}
