/** The bodies of an order: as the text names them, and whom of the office each was taken for. */
import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { fold, squash } from '../../../../kernel/text.js'
import { formatDay } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { DateField } from '../../../../web/parts/fields.js'
import { type Choice, OrganisationPicker } from '../../../../web/parts/organisation-picker.js'
import type { NamedView } from '../../contract.js'
import { type Office } from './issue-plan.js'
import { nameOf } from './order-line.js'
import { isMapped } from './orders.js'
import { useReturnFocus } from './use-return-focus.js'

export interface BodyChange {
  text: string
  organisationId: string | null
  groupId: string | null
  /** Of a cooperating body: the day of its own. */
  lastDay?: string | null | undefined
}

interface BodiesRowProps {
  label: string
  pickLabel: string
  number: number
  bodies: readonly NamedView[]
  office: Office
  /** Whether each may have a day of its own: those that cooperate. */
  dated?: boolean
  /** Why the machine is not sure of them. */
  doubt: string | null
  editable: boolean
  /** Index of the body that is being chosen, 'new' for another one, null where nothing is edited. */
  editing: number | 'new' | null
  onEdit: (which: number | 'new') => void
  onLeave: () => void
  onSave: (bodies: BodyChange[]) => void
}

const plain = ({ text, organisationId, groupId, lastDay }: BodyChange): BodyChange => ({
  text,
  organisationId,
  groupId,
  ...(lastDay ? { lastDay } : {}),
})

const chosen = (choice: Choice, text: string): BodyChange => ({
  text: text || choice.name,
  organisationId: choice.kind === 'organisation' ? choice.id : null,
  groupId: choice.kind === 'group' ? choice.id : null,
})

export function BodiesRow(props: BodiesRowProps) {
  const {
    label,
    pickLabel,
    number,
    bodies,
    office,
    dated = false,
    doubt,
    editable,
    editing,
    onEdit,
    onLeave,
    onSave,
  } = props
  const say = words.documents.card
  const place = useReturnFocus(editing !== null)
  const put = (index: number, choice: Choice | null): void => {
    if (!choice) return
    onSave(bodies.map((body, i) => (i === index ? chosen(choice, body.text) : plain(body))))
  }
  const [dating, setDating] = useState<number | null>(null)
  const date = (index: number, lastDay: string | null): void => {
    setDating(null)
    onSave(bodies.map((body, i) => (i === index ? plain({ ...body, lastDay }) : plain(body))))
  }
  const remove = (index: number): void => onSave(bodies.filter((_, i) => i !== index).map(plain))
  return (
    <>
      <dt>{label}</dt>
      <dd ref={place}>
        {bodies.length === 0 && editing === null ? <span className="muted row-text">{say.none} </span> : null}
        <ul className="plain bodies">
          {bodies.map((body, index) => (
            <li key={`${body.text} ${body.organisationId ?? body.groupId ?? ''}`}>
              {editable && (editing === index || !isMapped(body)) ? (
                <Pick
                  label={isMapped(body) ? pickLabel : say.whom(body.text)}
                  missing={!isMapped(body)}
                  onPick={(choice) => put(index, choice)}
                  onRemove={() => remove(index)}
                  onLeave={isMapped(body) ? onLeave : null}
                  name={body.text}
                />
              ) : (
                <Body body={body} office={office} />
              )}
              {dated && editable && dating === index ? (
                <OwnDay
                  name={nameOf(body, office)}
                  day={body.lastDay ?? ''}
                  onSave={(day) => date(index, day)}
                  onLeave={() => setDating(null)}
                />
              ) : body.lastDay ? (
                <span className="small num">{words.cooperating.order.shown(formatDay(body.lastDay))}</span>
              ) : null}
              {editable && editing !== index && isMapped(body) ? (
                <span className="body-buttons">
                  {dated && dating !== index ? (
                    <Button
                      kind="quiet"
                      small
                      aria-label={words.cooperating.order.addOf(nameOf(body, office), number)}
                      onClick={() => setDating(index)}
                    >
                      {words.cooperating.order.add}
                    </Button>
                  ) : null}
                  <Button
                    kind="quiet"
                    small
                    aria-label={say.changeBody(nameOf(body, office), number)}
                    onClick={() => onEdit(index)}
                  >
                    {say.change}
                  </Button>
                  <Button
                    kind="quiet"
                    small
                    aria-label={say.removeBody(nameOf(body, office), number)}
                    onClick={() => remove(index)}
                  >
                    {say.remove}
                  </Button>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        {doubt ? <p className="small careful">{doubt}</p> : null}
        {editing === 'new' ? (
          <Pick
            label={pickLabel}
            missing={false}
            onPick={(choice) => choice && onSave([...bodies.map(plain), chosen(choice, '')])}
            onRemove={null}
            onLeave={onLeave}
            name=""
          />
        ) : editable ? (
          <Button kind="quiet" small aria-label={say.addBody(label, number)} onClick={() => onEdit('new')}>
            {say.add}
          </Button>
        ) : null}
      </dd>
    </>
  )
}

interface OwnDayProps {
  name: string
  day: string
  onSave: (day: string | null) => void
  onLeave: () => void
}

/** The day of a cooperating body's own. */
function OwnDay({ name, day: before, onSave, onLeave }: OwnDayProps) {
  const say = words.cooperating.order
  const [day, setDay] = useState(before)
  return (
    <div className="pick">
      <DateField label={say.label(name)} value={day} onChange={setDay} />
      <div className="buttons">
        <Button small kind="primary" disabled={!day} onClick={() => onSave(day)}>
          {say.save}
        </Button>
        {before ? (
          <Button small kind="quiet" onClick={() => onSave(null)}>
            {say.remove}
          </Button>
        ) : null}
        <Button small kind="quiet" onClick={onLeave}>
          {words.shell.cancel}
        </Button>
      </div>
    </div>
  )
}

function Body({ body, office }: { body: NamedView; office: Office }) {
  const say = words.documents.card
  const [open, setOpen] = useState(false)
  const group = office.groups.find((one) => one.id === body.groupId)
  const name = nameOf(body, office)
  if (!isMapped(body)) return <span className="chip unmapped">{words.documents.orders.unmapped(body.text)}</span>
  const members = group?.memberIds.map((id) => office.organisations.find((one) => one.id === id)?.name ?? '…') ?? []
  const otherwise = body.text && fold(squash(body.text)) !== fold(name)
  return (
    <span className="body">
      <span className="chip">{name}</span>
      {group ? (
        <Button
          kind="quiet"
          small
          aria-expanded={open}
          aria-label={say.groupMembers(name, members.length)}
          onClick={() => setOpen(!open)}
        >
          {say.group(members.length)} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
        </Button>
      ) : null}
      {otherwise ? <span className="small muted">{say.inText(body.text)}</span> : null}
      {open ? (
        <ul className="members small">
          {members.map((member, index) => (
            <li key={group?.memberIds[index]}>{member}</li>
          ))}
        </ul>
      ) : null}
    </span>
  )
}

interface PickProps {
  label: string
  name: string
  missing: boolean
  onPick: (choice: Choice | null) => void
  onRemove: (() => void) | null
  onLeave: (() => void) | null
}

function Pick({ label, name, missing, onPick, onRemove, onLeave }: PickProps) {
  const say = words.documents.card
  return (
    <div className={missing ? 'pick missing-body' : 'pick'}>
      <OrganisationPicker label={label} groups value={null} onChange={onPick} />
      <div className="buttons">
        {onLeave ? (
          <Button kind="quiet" small onClick={onLeave}>
            {words.shell.cancel}
          </Button>
        ) : null}
        {onRemove && missing ? (
          <Button kind="quiet" small onClick={onRemove}>
            {say.removed(name)}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
