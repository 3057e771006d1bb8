import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { type Problem, upload } from '../../../web/api.js'
import { formatInstant } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { Button } from '../../../web/parts/button.js'
import { SelectField } from '../../../web/parts/fields.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { refresh } from '../../../web/queries.js'
import {
  ACCOUNT_FIELDS,
  type AccountField,
  type AccountImportPreview,
  importAccounts,
  type ImportedAccounts,
  previewAccountImport,
} from '../contract.js'
import { addressOf } from './link-address.js'
import '../../../web/parts/admin.css'
import '../../../web/parts/import.css'
import './account-import.css'

const text = words.accountImport

type Mapping = Record<AccountField, number | null>

/** Accounts out of a spreadsheet: choose, look, correct, take in; then their links, this one time. */
export function ImportAccountsPage() {
  const may = useMay()
  const navigate = useNavigate()
  const client = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [made, setMade] = useState<ImportedAccounts | null>(null)
  const [seen, setSeen] = useState<AccountImportPreview | null>(null)
  const [busy, setBusy] = useState<'look' | 'take' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!may('accounts.manage')) return <Navigate to="/" replace />

  const look = async (chosen: File, mapping: Mapping | null): Promise<void> => {
    setBusy('look')
    setProblem(null)
    try {
      setSeen(await upload(previewAccountImport, given(mapping), chosen))
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
      const imported = await upload(importAccounts, given(seen.mapping), file)
      refresh(client)
      say(text.done(imported.accounts.length))
      setMade(imported)
    } catch (error) {
      setProblem(error as Problem)
      setBusy(null)
    }
  }
  const ready = seen !== null && seen.errors.length === 0 && seen.fresh > 0
  if (made) return <Links made={made} onDone={() => void navigate('/quan-tri/tai-khoan')} />
  return (
    <Page
      title={text.title}
      lead={text.lead}
      crumbs={[
        { label: words.organisations.admin, to: '/quan-tri' },
        { label: words.identity.accounts.title, to: '/quan-tri/tai-khoan' },
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
              void look(chosen, null)
            }}
          />
        </div>
        <ProblemNote problem={problem} />
        {busy === 'look' ? <p className="muted">{text.looking}</p> : null}
      </section>
      {seen && file ? (
        <>
          <Columns seen={seen} onChange={(mapping) => void look(file, mapping)} />
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

function Columns({ seen, onChange }: { seen: AccountImportPreview; onChange: (mapping: Mapping) => void }) {
  const options = [
    { value: '', label: text.noColumn },
    ...seen.header.map((label, at) => ({ value: String(at), label: label || text.column(at + 1) })),
  ]
  return (
    <section className="sheet box form-part" aria-labelledby="columns">
      <h2 id="columns">{text.columns}</h2>
      <p className="field-hint">{text.columnsHint}</p>
      <div className="import-columns">
        {ACCOUNT_FIELDS.map((field) => (
          <SelectField
            key={field}
            label={text.field[field]}
            value={seen.mapping[field] === null ? '' : String(seen.mapping[field])}
            onChange={(value) => onChange({ ...seen.mapping, [field]: value === '' ? null : Number(value) })}
            options={options}
            error={seen.mapping[field] === null ? text.columnNeeded : null}
          />
        ))}
      </div>
    </section>
  )
}

function Outcome({ seen }: { seen: AccountImportPreview }) {
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

function Errors({ seen }: { seen: AccountImportPreview }) {
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

function Sample({ seen }: { seen: AccountImportPreview }) {
  return (
    <table className="admin-table">
      <caption>{text.sample(seen.sample.length)}</caption>
      <thead>
        <tr>
          {ACCOUNT_FIELDS.map((field) => (
            <th key={field} scope="col">
              {text.field[field]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {seen.sample.map((account) => (
          <tr key={account.row}>
            <th scope="row">{account.login}</th>
            <td data-label={text.field.title}>{account.title}</td>
            <td data-label={text.field.unit}>{account.organisation}</td>
            <td data-label={text.field.roles}>{account.roles.map((role) => words.identity.roles[role]).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The links, shown this one time, as a sheet to be printed and cut. */
function Links({ made, onDone }: { made: ImportedAccounts; onDone: () => void }) {
  const say = text.links
  return (
    <Page title={say.title}>
      <p className="note warn num no-print">{say.lead(formatInstant(made.expiresAt))}</p>
      <div className="buttons no-print links-do">
        <Button kind="primary" onClick={() => window.print()}>
          {say.print}
        </Button>
        <Button onClick={onDone}>{say.finished}</Button>
      </div>
      <table className="sheet admin-table links-sheet">
        <thead>
          <tr>
            <th scope="col">{say.login}</th>
            <th scope="col">{say.post}</th>
            <th scope="col">{say.link}</th>
          </tr>
        </thead>
        <tbody>
          {made.accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row">{account.login}</th>
              <td data-label={say.post}>
                {account.title}
                <small className="muted">{account.organisation}</small>
              </td>
              <td data-label={say.link} className="link-cell">
                {addressOf(account.token)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}
