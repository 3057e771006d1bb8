/** The head of the dispatch as it was read: each field lights its place, and is corrected where it stands. */
import { capital } from '../../../../kernel/text.js'
import { useState } from 'react'
import { Link } from 'react-router'
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { DateField, SelectField } from '../../../../web/parts/fields.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { type DocumentView, type HeadView, SYSTEMS, type SpanView } from '../../contract.js'
import { FieldSource } from './order-line.js'
import { TextRow } from './text-row.js'
import { useReturnFocus } from './use-return-focus.js'
import type { Refusal } from './use-reading.js'

export type HeadEdit = Partial<Pick<HeadView, 'kind' | 'system' | 'number' | 'issuer' | 'place' | 'date' | 'subject'>>

type ToLook = DocumentView['headToLook'][number]

interface HeadPanelProps {
  document: DocumentView
  head: HeadView
  refusal: Refusal | null
  onShow: (span: SpanView) => void
  onSave: (edit: HeadEdit, field: string) => void
}

const TEXTS = [
  { field: 'number', max: 60 },
  { field: 'kind', max: 60, required: true },
  { field: 'issuer', max: 200 },
  { field: 'place', max: 100 },
  { field: 'subject', max: 500, long: true },
] as const

export function HeadPanel({ document, head, refusal, onShow, onSave }: HeadPanelProps) {
  const say = words.documents.head
  const [editing, setEditing] = useState<string | null>(null)
  const editable = document.can.edit
  const save = (field: keyof HeadEdit, value: string | null): void => {
    setEditing(null)
    onSave({ [field]: value }, say[field])
  }
  const looked = (field: ToLook): void => save(field, head[field])
  const row = (field: string) => ({
    editable,
    editing: editing === field,
    onEdit: () => setEditing(field),
    onLeave: () => setEditing(null),
  })
  return (
    <details className="head-panel sheet">
      <summary>
        <h2>{say.title}</h2>
        <span className="small muted">{headLine(head)}</span>
      </summary>
      <dl className="rows">
        {TEXTS.map(({ field, max, ...how }) => (
          <TextRow
            key={field}
            {...row(field)}
            {...how}
            label={say[field]}
            of={say.ofDocument}
            value={head[field] ?? ''}
            shown={<Value document={document} field={field} text={head[field]} onShow={onShow} onLooked={looked} />}
            max={max}
            onSave={(value) => save(field, value || null)}
          />
        ))}
        <DayRow
          {...row('date')}
          day={head.date}
          shown={
            <Value
              document={document}
              field="date"
              text={head.date && formatDay(head.date)}
              onShow={onShow}
              onLooked={looked}
            />
          }
          onSave={(day) => save('date', day)}
        />
        <SystemRow
          {...row('system')}
          system={head.system}
          shown={
            <Value document={document} field="system" text={words.documents.systems[head.system]} onShow={onShow} />
          }
          onSave={(system) => save('system', system)}
        />
        {head.urgency ? <Fact label={say.urgencyLabel} text={head.urgency} /> : null}
        <Fact
          label={say.signer}
          text={[head.signer.authority, head.signer.title, head.signer.name].filter(Boolean).join(' · ') || say.none}
          span={document.headSpans['signer.name'] ?? document.headSpans['signer.title']}
          onShow={onShow}
        />
        <Names
          label={say.recipients(head.recipients.length)}
          names={head.recipients}
          span={document.headSpans['recipients']}
          onShow={onShow}
        />
        <Names
          label={say.copies(head.copies.length)}
          names={head.copies}
          span={document.headSpans['copies']}
          onShow={onShow}
        />
        <dt>{say.basis(head.basis.length)}</dt>
        <dd>
          {head.basis.length === 0 ? <span className="muted row-text">{say.none}</span> : null}
          <ul className="plain">
            {head.basis.map((ground, index) => (
              <li key={`${ground.number} ${ground.span?.start ?? index}`}>
                <Lit
                  text={say.basisText(ground.number, ground.date && dayOrWords(ground.date), ground.issuer)}
                  span={ground.span}
                  onShow={onShow}
                />
                {ground.documentId ? (
                  <>
                    {' '}
                    <Link
                      to={`/van-ban/${ground.documentId}`}
                      className="small"
                      aria-label={say.openGround(ground.number ?? '')}
                    >
                      {say.open}
                    </Link>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <ProblemNote problem={refusal && refusal.orderId === null ? refusal.problem : null} />
    </details>
  )
}

const headLine = (head: HeadView): string =>
  [capital(head.kind), head.number, head.date && formatDay(head.date)].filter(Boolean).join(' · ')

const dayOrWords = (date: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? formatDay(date) : date)

interface ShowProps {
  span: SpanView | null | undefined
  onShow?: (span: SpanView) => void
}

/** A value that lights its place when it is pressed. */
function Lit({ text, span, onShow }: ShowProps & { text: string }) {
  if (!span || !onShow) return <span>{text}</span>
  return (
    <button type="button" className="to-place" title={words.documents.head.show} onClick={() => onShow(span)}>
      {text}
    </button>
  )
}

interface ValueProps {
  document: DocumentView
  field: DocumentView['headCorrected'][number]
  text: string | null
  onShow: (span: SpanView) => void
  /** A person says that the field is as in the picture. */
  onLooked?: (field: ToLook) => void
}

function Value({ document, field, text, onShow, onLooked }: ValueProps) {
  const say = words.documents.head
  const corrected = document.headCorrected.includes(field)
  const toLook = document.headToLook.find((one) => one === field)
  if (!text && !corrected) return <span className="muted">{words.documents.head.none}</span>
  return (
    <>
      <Lit text={text ?? words.documents.head.none} span={document.headSpans[field]} onShow={onShow} />{' '}
      <FieldSource by={corrected ? 'person' : 'machine'} />
      {toLook ? <span className="small careful"> {say.recognised}</span> : null}
      {toLook && onLooked && document.can.edit ? (
        <Button small kind="quiet" onClick={() => onLooked(toLook)}>
          {say.looked}
        </Button>
      ) : null}
    </>
  )
}

function Fact({ label, text, span, onShow }: Partial<ShowProps> & { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="row-text">
        <Lit text={text} span={span} onShow={onShow} />
      </dd>
    </>
  )
}

function Names({ label, names, span, onShow }: ShowProps & { label: string; names: string[] }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="row-text">
        {names.length === 0 ? <span className="muted">{words.documents.head.none}</span> : null}
        <Lit text={names.join('; ')} span={span} onShow={onShow} />
      </dd>
    </>
  )
}

interface ChoiceRowProps {
  shown: React.ReactNode
  editable: boolean
  editing: boolean
  onEdit: () => void
  onLeave: () => void
}

function DayRow({
  day,
  onSave,
  ...rest
}: ChoiceRowProps & { day: string | null; onSave: (day: string | null) => void }) {
  const [value, setValue] = useState(day ?? '')
  return (
    <ChoiceRow {...rest} label={words.documents.head.date} onSave={() => onSave(value || null)}>
      <DateField
        label={<span className="visually-hidden">{words.documents.head.date}</span>}
        value={value}
        onChange={setValue}
      />
    </ChoiceRow>
  )
}

interface SystemRowProps extends ChoiceRowProps {
  system: HeadView['system']
  onSave: (system: HeadView['system']) => void
}

function SystemRow({ system, onSave, ...rest }: SystemRowProps) {
  const [value, setValue] = useState(system)
  return (
    <ChoiceRow {...rest} label={words.documents.head.system} onSave={() => onSave(value)}>
      <SelectField
        label={<span className="visually-hidden">{words.documents.head.system}</span>}
        value={value}
        onChange={setValue}
        options={SYSTEMS.map((one) => ({ value: one, label: words.documents.systems[one] }))}
      />
    </ChoiceRow>
  )
}

function ChoiceRow(props: ChoiceRowProps & { label: string; onSave: () => void; children: React.ReactNode }) {
  const { label, shown, editable, editing, onEdit, onLeave, onSave, children } = props
  const card = words.documents.card
  const place = useReturnFocus(editing)
  return (
    <>
      <dt>{label}</dt>
      <dd ref={place}>
        {editing ? (
          <div className="row-editor">
            {children}
            <div className="buttons">
              <Button small kind="primary" onClick={onSave}>
                {card.save}
              </Button>
              <Button small kind="quiet" onClick={onLeave}>
                {words.shell.cancel}
              </Button>
            </div>
          </div>
        ) : (
          <div className="row-value">
            <span className="row-text">{shown}</span>
            {editable ? (
              <Button
                kind="quiet"
                small
                aria-label={card.verbField(card.edit, label, words.documents.head.ofDocument)}
                onClick={onEdit}
              >
                {card.edit}
              </Button>
            ) : null}
          </div>
        )}
      </dd>
    </>
  )
}
