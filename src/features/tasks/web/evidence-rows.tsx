import { type ReactNode, useRef } from 'react'
import { flushSync } from 'react-dom'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { parseNumber } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { DateField, TextField } from '../../../web/parts/fields.js'
import type { ExpectedView } from '../contract.js'
import { type Draft, type DraftDocument, type DraftFigure, type DraftLink, isLink } from './draft.js'
import { MOST } from './evidence-files.js'

interface RowsProps {
  draft: Draft
  /** Handing in was tried: what is missing is said at its place. */
  asked: boolean
  onChange: (change: Partial<Draft>) => void
  /** Only what is for this; null: only what is for nothing that was asked. */
  expected: ExpectedView | null
}

/** Links, numbered documents and figures, a line each. */
export function EvidenceRows({ draft, asked, onChange, expected }: RowsProps) {
  const text = words.tasks.submit
  const figure = words.evidence.figure
  const expectedId = expected?.id ?? null
  const mine = <T extends { expectedId?: string | null }>(rows: T[]): T[] =>
    rows.filter((one) => (one.expectedId ?? null) === expectedId)
  const setLink = (key: string, change: Partial<DraftLink>): void =>
    onChange({ links: draft.links.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  const setDocument = (key: string, change: Partial<DraftDocument>): void =>
    onChange({ documents: draft.documents.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  const setFigure = (key: string, change: Partial<DraftFigure>): void =>
    onChange({ figures: draft.figures.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  const rows = useRef<HTMLDivElement>(null)
  /** A new line stands before the buttons: whoever asked for it goes on typing in it. */
  const add = (change: (key: string) => Partial<Draft>): void => {
    const key = newId()
    flushSync(() => onChange(change(key)))
    rows.current?.querySelector<HTMLElement>(`[data-row="${key}"] input`)?.focus()
  }
  const adds = (kind: 'document' | 'link' | 'figure'): boolean => (expected ? expected.kind === kind : true)
  return (
    <div ref={rows} className="ev-rows">
      {mine(draft.documents).map((one) => (
        <Row
          key={one.key}
          of={one.key}
          legend={text.document}
          onRemove={() => onChange({ documents: draft.documents.filter((other) => other.key !== one.key) })}
        >
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
        </Row>
      ))}
      {mine(draft.links).map((one) => (
        <Row
          key={one.key}
          of={one.key}
          legend={text.link}
          onRemove={() => onChange({ links: draft.links.filter((other) => other.key !== one.key) })}
        >
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
        </Row>
      ))}
      {mine(draft.figures).map((one) => (
        <Row
          key={one.key}
          of={one.key}
          legend={figure.title}
          onRemove={() => onChange({ figures: draft.figures.filter((other) => other.key !== one.key) })}
        >
          {expected ? null : (
            <TextField
              label={figure.label}
              hint={figure.labelHint}
              className="ev-wide"
              value={one.label}
              maxLength={300}
              onChange={(label) => setFigure(one.key, { label })}
              error={asked && !one.label.trim() ? figure.labelNeeded : null}
            />
          )}
          <TextField
            label={figure.amount}
            hint={figure.amountHint}
            inputMode="decimal"
            value={one.amount}
            maxLength={30}
            onChange={(amount) => setFigure(one.key, { amount })}
            error={asked && Number.isNaN(parseNumber(one.amount)) ? figure.amountBad : null}
          />
          <TextField
            label={figure.unit}
            hint={words.evidence.expected.unitHint}
            optional
            value={one.unit}
            maxLength={60}
            onChange={(unit) => setFigure(one.key, { unit })}
          />
        </Row>
      ))}
      {expected?.kind === 'file' ? null : (
        <div className="buttons">
          {adds('document') ? (
            <Button
              disabled={draft.documents.length >= MOST}
              onClick={() =>
                add((key) => ({ documents: [...draft.documents, { key, number: '', date: '', expectedId }] }))
              }
            >
              {text.addDocument}
            </Button>
          ) : null}
          {adds('link') ? (
            <Button
              disabled={draft.links.length >= MOST}
              onClick={() => add((key) => ({ links: [...draft.links, { key, url: '', label: '', expectedId }] }))}
            >
              {text.addLink}
            </Button>
          ) : null}
          {adds('figure') ? (
            <Button
              disabled={draft.figures.length >= MOST}
              onClick={() =>
                add((key) => ({
                  figures: [
                    ...draft.figures,
                    { key, label: expected?.label ?? '', amount: '', unit: expected?.unit ?? '', expectedId },
                  ],
                }))
              }
            >
              {figure.add}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}

function Row(props: { of: string; legend: string; onRemove: () => void; children: ReactNode }) {
  return (
    <fieldset data-row={props.of} className="ev-row">
      <legend>{props.legend}</legend>
      {props.children}
      <Button small kind="quiet" onClick={props.onRemove}>
        {words.tasks.submit.remove}
      </Button>
    </fieldset>
  )
}
