import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { words } from '../../../kernel/words/index.js'
import { newId } from '../../../kernel/ids.js'
import { Button } from '../../../web/parts/button.js'
import { DateField, TextField } from '../../../web/parts/fields.js'
import { type Draft, type DraftDocument, type DraftLink, isLink } from './draft.js'
import { MOST } from './evidence-files.js'

interface RowsProps {
  draft: Draft
  /** Handing in was tried: what is missing is said at its place. */
  asked: boolean
  onChange: (change: Partial<Draft>) => void
}

/** Links and numbered documents, a line each. */
export function EvidenceRows({ draft, asked, onChange }: RowsProps) {
  const text = words.tasks.submit
  const setLink = (key: string, change: Partial<DraftLink>): void =>
    onChange({ links: draft.links.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  const setDocument = (key: string, change: Partial<DraftDocument>): void =>
    onChange({ documents: draft.documents.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  const rows = useRef<HTMLDivElement>(null)
  /** A new line stands before the buttons: whoever asked for it goes on typing in it. */
  const add = (change: Partial<Draft>, key: string): void => {
    flushSync(() => onChange(change))
    rows.current?.querySelector<HTMLElement>(`[data-row="${key}"] input`)?.focus()
  }
  return (
    <div ref={rows} className="ev-rows">
      {draft.documents.map((one) => (
        <fieldset key={one.key} data-row={one.key} className="ev-row">
          <legend>{text.document}</legend>
          <TextField
            label={text.documentNumber}
            hint={text.documentNumberHint}
            value={one.number}
            maxLength={100}
            onChange={(number) => setDocument(one.key, { number })}
            error={asked && !one.number.trim() ? text.documentBad : null}
          />
          <DateField
            label={text.documentDate}
            hint={text.documentDateHint}
            optional
            value={one.date}
            onChange={(date) => setDocument(one.key, { date })}
          />
          <Button
            small
            kind="quiet"
            onClick={() => onChange({ documents: draft.documents.filter((other) => other.key !== one.key) })}
          >
            {text.remove}
          </Button>
        </fieldset>
      ))}
      {draft.links.map((one) => (
        <fieldset key={one.key} data-row={one.key} className="ev-row">
          <legend>{text.link}</legend>
          <TextField
            label={text.linkUrl}
            hint={text.linkUrlHint}
            type="url"
            value={one.url}
            maxLength={2000}
            onChange={(url) => setLink(one.key, { url })}
            error={asked && !isLink(one.url) ? text.linkBad : null}
          />
          <TextField
            label={text.linkLabel}
            hint={text.linkLabelHint}
            optional
            value={one.label}
            maxLength={300}
            onChange={(label) => setLink(one.key, { label })}
          />
          <Button
            small
            kind="quiet"
            onClick={() => onChange({ links: draft.links.filter((other) => other.key !== one.key) })}
          >
            {text.remove}
          </Button>
        </fieldset>
      ))}
      <div className="buttons">
        <Button
          disabled={draft.documents.length >= MOST}
          onClick={() => {
            const key = newId()
            add({ documents: [...draft.documents, { key, number: '', date: '' }] }, key)
          }}
        >
          {text.addDocument}
        </Button>
        <Button
          disabled={draft.links.length >= MOST}
          onClick={() => {
            const key = newId()
            add({ links: [...draft.links, { key, url: '', label: '' }] }, key)
          }}
        >
          {text.addLink}
        </Button>
      </div>
    </div>
  )
}
