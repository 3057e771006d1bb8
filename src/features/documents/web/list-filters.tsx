import { useEffect, useId, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { useMay } from '../../../web/me.js'
import { Button } from '../../../web/parts/button.js'
import { DateField, SelectField, TextField } from '../../../web/parts/fields.js'
import { DOCUMENT_STATES, SYSTEMS } from '../contract.js'

const text = words.register

/** Names in the address: words for people, so that an address can be read. */
export interface Filters {
  q: string
  'tinh-trang': string
  'he-thong': string
  loai: string
  tu: string
  den: string
}

export const NO_FILTERS: Filters = { q: '', 'tinh-trang': '', 'he-thong': '', loai: '', tu: '', den: '' }

interface FiltersProps {
  value: Filters
  kinds: string[]
  onChange: (change: Partial<Filters>) => void
}

const PAUSE = 350

/** Every change is in the address at once; typed words after a short pause. */
export function ListFilters({ value, kinds, onChange }: FiltersProps) {
  const may = useMay()
  const id = useId()
  const narrowing = Object.entries(value).some(([name, one]) => name !== 'q' && one !== '')
  const [open, setOpen] = useState(narrowing)
  const any = { value: '', label: text.any }
  const known = value.loai && !kinds.includes(value.loai) ? [...kinds, value.loai] : kinds
  return (
    <search className="sheet filters" aria-label={text.filters}>
      <div className="filters-first">
        <Words key={value.q === '' ? 'none' : 'some'} value={value.q} onChange={(q) => onChange({ q })} />
        <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {text.more}
        </Button>
      </div>
      <div id={id} className="filters-more" hidden={!open}>
        {may('boards.read') ? (
          <SelectField
            label={text.state}
            value={value['tinh-trang']}
            onChange={(state) => onChange({ 'tinh-trang': state })}
            options={[any, ...DOCUMENT_STATES.map((one) => ({ value: one, label: words.documents.states[one] }))]}
          />
        ) : null}
        <SelectField
          label={text.system}
          value={value['he-thong']}
          onChange={(system) => onChange({ 'he-thong': system })}
          options={[any, ...SYSTEMS.map((one) => ({ value: one, label: words.documents.systems[one] }))]}
        />
        <SelectField
          label={text.kind}
          value={value.loai}
          onChange={(loai) => onChange({ loai })}
          options={[any, ...known.map((one) => ({ value: one, label: one }))]}
        />
        <DateField label={text.from} value={value.tu} max={value.den} onChange={(tu) => onChange({ tu })} />
        <DateField label={text.to} value={value.den} min={value.tu} onChange={(den) => onChange({ den })} />
        {narrowing || value.q ? (
          <Button kind="quiet" onClick={() => onChange(NO_FILTERS)}>
            {text.clear}
          </Button>
        ) : null}
      </div>
    </search>
  )
}

function Words({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    if (typed.trim() === value) return undefined
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return <TextField label={text.words} type="search" value={typed} maxLength={200} onChange={setTyped} />
}
