import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { type Problem, upload } from '../../../web/api.js'
import { formatDay } from '../../../web/format.js'
import { useMay, useMe } from '../../../web/me.js'
import { Button } from '../../../web/parts/button.js'
import { DateField, SelectField } from '../../../web/parts/fields.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { refresh } from '../../../web/queries.js'
import {
  IMPORT_FIELDS,
  type ImportField,
  type ImportPreview,
  importUnits,
  type organisationKind,
  type organisationSystem,
  previewUnitImport,
} from '../contract.js'
import type { z } from 'zod'
import '../../../web/parts/import.css'
import '../../../web/parts/admin.css'

const text = words.unitImport

type Mapping = Record<ImportField, number | null>

/** The tree out of a spreadsheet: choose, look, correct, take in. */
export function ImportPage() {
  const may = useMay()
  const { today } = useMe()
  const navigate = useNavigate()
  const client = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [validFrom, setFrom] = useState(today)
  const [seen, setSeen] = useState<ImportPreview | null>(null)
  const [busy, setBusy] = useState<'look' | 'take' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!may('organisations.change')) return <Navigate to="/" replace />

  const look = async (chosen: File, mapping: Mapping | null, from: string): Promise<void> => {
    setBusy('look')
    setProblem(null)
    try {
      setSeen(await upload(previewUnitImport, { validFrom: from, ...given(mapping) }, chosen))
    } catch (error) {
      setProblem(error as Problem)
    } finally {
      setBusy(null)
    }
  }
  const take = async (): Promise<void> => {
    if (!file || !seen || busy) return
    setBusy('take')
    setProblem(null)
    try {
      const { imported } = await upload(importUnits, { validFrom, ...given(seen.mapping) }, file)
      refresh(client)
      say(text.done(imported))
      await navigate('/quan-tri/don-vi')
    } catch (error) {
      setProblem(error as Problem)
      setBusy(null)
    }
  }
  const ready = seen !== null && seen.errors.length === 0 && seen.fresh > 0 && seen.mapping.name !== null
  return (
    <Page
      title={text.title}
      lead={text.lead}
      crumbs={[
        { label: words.organisations.admin, to: '/quan-tri' },
        { label: words.organisations.units.tab, to: '/quan-tri/don-vi' },
      ]}
    >
      <section className="sheet box form-part">
        <h2>{text.file}</h2>
        <p className="field-hint">{text.fileHint}</p>
        <div className="buttons">
          <Button kind={file ? 'plain' : 'primary'} onClick={() => chooser.current?.click()}>
            {file ? text.otherFile : text.choose}
          </Button>
          {file ? <span className="file-name">{file.name}</span> : null}
          <input
            ref={chooser}
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={text.choose}
            accept=".xlsx,.csv"
            onChange={(event) => {
              const [chosen] = event.target.files ?? []
              event.target.value = ''
              if (!chosen) return
              setFile(chosen)
              setSeen(null)
              void look(chosen, null, validFrom)
            }}
          />
        </div>
        <DateField
          label={text.from}
          hint={text.fromHint}
          value={validFrom}
          onChange={(from) => {
            setFrom(from)
            if (file && seen && from) void look(file, seen.mapping, from)
          }}
          required
        />
        <ProblemNote problem={problem} />
        {busy === 'look' ? <p className="muted">{text.looking}</p> : null}
      </section>
      {seen && file ? (
        <>
          <Columns seen={seen} onChange={(mapping) => void look(file, mapping, validFrom)} />
          <Outcome seen={seen} />
          <div className="form-end">
            {ready ? null : <p className="muted">{seen.errors.length > 0 ? text.correct : text.nothing}</p>}
            <Button kind="primary" busy={busy === 'take'} disabled={!ready} onClick={() => void take()}>
              {text.take(seen.fresh)}
            </Button>
          </div>
        </>
      ) : null}
    </Page>
  )
}

const given = (mapping: Mapping | null): { mapping?: string } =>
  mapping
    ? { mapping: JSON.stringify(Object.fromEntries(Object.entries(mapping).filter(([, at]) => at !== null))) }
    : {}

function Columns({ seen, onChange }: { seen: ImportPreview; onChange: (mapping: Mapping) => void }) {
  const options = [
    { value: '', label: text.noColumn },
    ...seen.header.map((label, at) => ({ value: String(at), label: label || text.column(at + 1) })),
  ]
  return (
    <section className="sheet box form-part" aria-labelledby="columns">
      <h2 id="columns">{text.columns}</h2>
      <p className="field-hint">{text.columnsHint}</p>
      <div className="import-columns">
        {IMPORT_FIELDS.map((field) => (
          <SelectField
            key={field}
            label={text.field[field]}
            value={seen.mapping[field] === null ? '' : String(seen.mapping[field])}
            onChange={(value) => onChange({ ...seen.mapping, [field]: value === '' ? null : Number(value) })}
            options={options}
            error={field === 'name' && seen.mapping.name === null ? text.nameColumn : null}
          />
        ))}
      </div>
    </section>
  )
}

function Outcome({ seen }: { seen: ImportPreview }) {
  return (
    <section className="sheet box form-part" aria-labelledby="outcome">
      <h2 id="outcome">{text.outcome}</h2>
      <p aria-live="polite">{text.counts(seen.rows, seen.fresh, seen.known, seen.errors.length + seen.moreErrors)}</p>
      {seen.sheet && seen.otherSheets.length > 0 ? (
        <p className="field-hint">{text.otherSheets(seen.sheet, seen.otherSheets.join(', '))}</p>
      ) : null}
      {seen.errors.length > 0 ? <Errors seen={seen} /> : null}
      {seen.sample.length > 0 ? <Sample seen={seen} /> : null}
    </section>
  )
}

function Errors({ seen }: { seen: ImportPreview }) {
  return (
    <>
      <table className="admin-table import-errors">
        <caption>{text.errors}</caption>
        <thead>
          <tr>
            <th scope="col">{text.row}</th>
            <th scope="col">{text.columnHead}</th>
            <th scope="col">{text.cell}</th>
            <th scope="col">{text.why}</th>
          </tr>
        </thead>
        <tbody>
          {seen.errors.map((error) => (
            <tr key={`${error.row} ${error.field} ${error.code}`}>
              <th scope="row" className="num">
                <span className="narrow-only">{text.row} </span>
                {error.row}
              </th>
              <td data-label={text.columnHead}>{text.field[error.field]}</td>
              <td data-label={text.cell}>{error.value}</td>
              <td>{text.error[error.code] ?? error.code}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {seen.moreErrors > 0 ? <p className="muted">{text.moreErrors(seen.moreErrors)}</p> : null}
    </>
  )
}

function Sample({ seen }: { seen: ImportPreview }) {
  return (
    <table className="admin-table">
      <caption>{text.sample(seen.sample.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.field.name}</th>
          <th scope="col">{text.field.symbol}</th>
          <th scope="col">{text.field.parent}</th>
          <th scope="col">{text.field.kind}</th>
          <th scope="col">{text.field.validFrom}</th>
        </tr>
      </thead>
      <tbody>
        {seen.sample.map((unit) => (
          <tr key={unit.row}>
            <th scope="row">
              {unit.name}
              {unit.shortName === unit.name ? null : <small className="muted">{unit.shortName}</small>}
            </th>
            <td data-label={text.field.symbol}>{unit.symbol}</td>
            <td data-label={text.field.parent}>{unit.parent}</td>
            <td data-label={text.field.kind}>
              {words.organisations.kinds[unit.kind as z.infer<typeof organisationKind>]},{' '}
              {words.organisations.systems[unit.system as z.infer<typeof organisationSystem>]}
            </td>
            <td data-label={text.field.validFrom} className="num">
              {formatDay(unit.validFrom)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
