import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { CheckField, SelectField, TextField } from '../../../web/parts/fields.js'
import { OrganisationPicker, useChoices } from '../../../web/parts/organisation-picker.js'
import { sayNames } from '../../../web/say-succession.js'
import type { GivenChange, OpenPartView, previewChange } from '../contract.js'
import { type ChangeDraft, groupOf, parentOf, partOf, successorsOf } from './draft.js'

const form = words.successions.form

type Seen = OutputOf<typeof previewChange>

interface PreviewProps {
  draft: ChangeDraft
  seen: Seen
  set: (part: Partial<ChangeDraft>) => void
  asked: boolean
}

interface NamedUnit {
  id: string
  name: string
}

/** Everything that a change would do, and what is still to be decided about it. */
export function Preview(props: PreviewProps) {
  const { draft, seen } = props
  const { byId } = useChoices(false)
  const nameOf = (id: string): string => byId.get(id)?.name ?? ''
  const successors = successorsOf(draft).map((one) => ({ id: one.id, name: one.name ?? nameOf(one.id) }))
  const handsOver = draft.kind !== 'rename' && draft.kind !== 'transfer'
  return (
    <>
      <Refusal seen={seen} />
      <ul className="outcome">
        {outcomes(draft, seen, successors, nameOf).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Children {...props} successors={successors} />
      <Groups {...props} successors={successors} />
      {handsOver && successors.length + (draft.continues ? 1 : 0) > 1 ? (
        <Functions {...props} successors={takers(draft, successors, nameOf)} />
      ) : null}
      {handsOver ? <Parts {...props} successors={successors} /> : null}
      {seen.ends.length > 0 ? <Accounts seen={seen} /> : null}
    </>
  )
}

/** What is asked below is no refusal here. */
const ASKED = new Set(['child-without-parent', 'group-undecided'])

function Refusal({ seen }: { seen: Seen }) {
  if (!seen.refusal || ASKED.has(seen.refusal.code)) return null
  const sentence = words.errors[seen.refusal.code]
  return (
    <p className="note problem" role="alert">
      {typeof sentence === 'function' ? sentence(seen.refusal.detail) : (sentence ?? seen.refusal.code)}
    </p>
  )
}

const takers = (draft: ChangeDraft, successors: NamedUnit[], nameOf: (id: string) => string): NamedUnit[] => [
  ...successors,
  ...(draft.kind === 'split' && draft.continues ? draft.predecessors.map((id) => ({ id, name: nameOf(id) })) : []),
]

function outcomes(draft: ChangeDraft, seen: Seen, successors: NamedUnit[], nameOf: (id: string) => string): string[] {
  const day = formatDay(draft.effective)
  const first = nameOf(draft.predecessors[0] ?? '')
  if (draft.kind === 'rename') return [form.renamed(first, draft.rename.name.trim(), day)]
  if (draft.kind === 'transfer')
    return [draft.parentId ? form.transferred(first, nameOf(draft.parentId), day) : form.alone(first, day)]
  const begin = draft.successors.filter((one) => one.isNew && draft.kind !== 'dissolve').map((one) => one.newId)
  const fresh = successors.filter((one) => begin.includes(one.id)).map((one) => one.name)
  return [
    ...(seen.ends.length > 0 ? [form.ends(sayNames(seen.ends.map((one) => one.name)), day)] : []),
    ...(fresh.length > 0 ? [form.begins(sayNames(fresh), day)] : []),
  ]
}

type Section = PreviewProps & { successors: NamedUnit[] }

const OTHER = 'other'
const NONE = 'none'

function Children({ draft, seen, set, asked, successors }: Section) {
  if (seen.children.length === 0) return null
  return (
    <section className="decision" aria-labelledby="decide-children">
      <h3 id="decide-children">{form.children}</h3>
      {seen.children.map((child) => (
        <Child key={child.id} child={child} {...{ draft, set, asked, successors }} />
      ))}
    </section>
  )
}

function Child({ child, draft, set, asked, successors }: Omit<Section, 'seen'> & { child: NamedUnit }) {
  const chosen = parentOf(draft, child.id)
  const isOther = typeof chosen === 'string' && !successors.some((one) => one.id === chosen)
  const [other, setOther] = useState(isOther)
  const choose = (parentId: string | null | undefined): void => {
    const { [child.id]: _old, ...rest } = draft.children
    set({ children: parentId === undefined ? rest : { ...rest, [child.id]: parentId } })
  }
  const value = other ? OTHER : chosen === null ? NONE : (chosen ?? OTHER)
  return (
    <div className="decision-row">
      <SelectField
        label={child.name}
        value={value}
        onChange={(next) => {
          setOther(next === OTHER)
          choose(next === OTHER ? undefined : next === NONE ? null : next)
        }}
        options={[
          ...successors.map((one) => ({ value: one.id, label: one.name })),
          { value: OTHER, label: form.otherParent },
          { value: NONE, label: form.noParent },
        ]}
      />
      {value === OTHER ? (
        <OrganisationPicker
          label={form.otherParentOf(child.name)}
          hideLabel
          value={isOther ? chosen : null}
          onChange={(choice) => choose(choice?.id)}
          error={asked && !isOther ? form.parentNeeded : null}
        />
      ) : null}
    </div>
  )
}

function Groups({ draft, seen, set, successors }: Section) {
  if (seen.groups.length === 0 || successors.length === 0) return null
  return (
    <section className="decision" aria-labelledby="decide-groups">
      <h3 id="decide-groups">{form.groups}</h3>
      <p className="field-hint">
        {form.groupsLead} {form.groupNobody}
      </p>
      {seen.groups
        .filter((group) => group.byRule)
        .map((group) => (
          <SelectField
            key={group.id}
            label={form.groupRule(group.name)}
            value={groupOf(draft, group.id)[0] ?? NONE}
            onChange={(to) => set({ groups: { ...draft.groups, [group.id]: to === NONE ? [] : [to] } })}
            options={[
              ...successors.map((one) => ({ value: one.id, label: one.name })),
              { value: NONE, label: form.groupRuleNobody },
            ]}
          />
        ))}
      {seen.groups
        .filter((group) => !group.byRule)
        .map((group) => {
          const chosen = groupOf(draft, group.id)
          const turn = (id: string, on: boolean): void =>
            set({
              groups: {
                ...draft.groups,
                [group.id]: on ? [...chosen, id] : chosen.filter((one) => one !== id),
              },
            })
          return (
            <fieldset key={group.id} className="group-choice">
              <legend>{group.name}</legend>
              {successors.map((one) => (
                <CheckField
                  key={one.id}
                  label={one.name}
                  checked={chosen.includes(one.id)}
                  onChange={(on) => turn(one.id, on)}
                />
              ))}
            </fieldset>
          )
        })}
    </section>
  )
}

function Functions({ draft, set, successors }: Section) {
  const rows = draft.functions
  const change = (at: number, part: Partial<GivenChange['functions'][number]>): void =>
    set({ functions: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) })
  const first = successors[0]?.id ?? ''
  return (
    <section className="decision" aria-labelledby="decide-functions">
      <h3 id="decide-functions">{form.functions}</h3>
      <p className="field-hint">{form.functionsLead}</p>
      {rows.map((row, at) => (
        // Rows have no name of their own and are only added at the end.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="function-row">
          <TextField
            label={form.functionText}
            value={row.text}
            maxLength={500}
            onChange={(words_) => change(at, { text: words_ })}
          />
          <SelectField
            label={form.functionTo}
            value={successors.some((one) => one.id === row.successorId) ? row.successorId : first}
            onChange={(successorId) => change(at, { successorId })}
            options={successors.map((one) => ({ value: one.id, label: one.name }))}
          />
          <Button
            kind="quiet"
            small
            aria-label={form.removeFunction(at + 1)}
            onClick={() => set({ functions: rows.filter((_, index) => index !== at) })}
          >
            {words.tasks.submit.removeShort}
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => set({ functions: [...rows, { text: '', successorId: first }] })}>
          {form.addFunction}
        </Button>
      </div>
    </section>
  )
}

const SHOWN = 30

const sayPlace = (part: OpenPartView): string =>
  [part.documentNumber ?? part.documentKind, part.path && words.tasks.home.item(part.path)].filter(Boolean).join(', ')

function Parts({ draft, seen, set, successors }: Section) {
  const { parts } = seen
  const waiting = parts.filter((part) => part.passage === 'waits').length
  const choose = successors.length > 1 || (draft.kind === 'split' && draft.continues)
  const options = [
    ...(draft.kind === 'split' && draft.continues ? [{ value: NONE, label: form.partStays }] : []),
    ...successors.map((one) => ({ value: one.id, label: one.name })),
  ]
  const allot = (assignmentId: string, to: string): void => {
    const { [assignmentId]: _old, ...rest } = draft.parts
    set({ parts: to === NONE ? rest : { ...rest, [assignmentId]: to } })
  }
  return (
    <section className="decision" aria-labelledby="decide-parts">
      <h3 id="decide-parts">{parts.length > 0 ? form.parts(parts.length) : form.noParts}</h3>
      {parts.length > 0 ? <p className="field-hint">{form.partsLead}</p> : null}
      {waiting > 0 ? <p className="field-hint">{form.partsWait(waiting)}</p> : null}
      <ul className="plain part-lines">
        {parts.slice(0, choose ? parts.length : SHOWN).map((part) => (
          <li key={part.assignmentId}>
            <PartLine part={part}>
              {choose ? (
                <SelectField
                  label={<span className="visually-hidden">{form.partTo(part.title ?? sayPlace(part))}</span>}
                  value={partOf(draft, part.assignmentId) ?? NONE}
                  onChange={(to) => allot(part.assignmentId, to)}
                  options={options}
                />
              ) : null}
            </PartLine>
          </li>
        ))}
      </ul>
      {!choose && parts.length > SHOWN ? <p className="muted">{form.morePart(parts.length - SHOWN)}</p> : null}
    </section>
  )
}

function PartLine({ part, children }: { part: OpenPartView; children: ReactNode }) {
  return (
    <>
      <div>
        {part.title ?? sayPlace(part)}
        <small className="muted num">
          {[
            part.title ? sayPlace(part) : null,
            part.lastDay ? words.tasks.deadline.by(formatDay(part.lastDay)) : words.tasks.deadline.none,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </div>
      {children}
    </>
  )
}

function Accounts({ seen: { accounts } }: { seen: Seen }) {
  return (
    <section className="decision" aria-labelledby="decide-accounts">
      <h3 id="decide-accounts">{accounts.length > 0 ? form.accounts(accounts.length) : form.noAccounts}</h3>
      {accounts.length > 0 ? (
        <>
          <p>{accounts.map((account) => account.title).join('; ')}</p>
          <p className="field-hint">{form.accountsLead}</p>
        </>
      ) : null}
    </section>
  )
}
