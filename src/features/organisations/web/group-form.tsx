import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { useMe } from '../../../web/me.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { CheckField, DateField, TextArea, TextField } from '../../../web/parts/fields.js'
import { OrganisationPicker, OrganisationsPicker } from '../../../web/parts/organisation-picker.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import {
  changeGroup,
  createGroup,
  getGroup,
  type GroupPage,
  type GroupRuleView,
  listOrganisations,
  organisationKind,
  organisationSystem,
  previewGroup,
} from '../contract.js'
import '../../../web/parts/admin.css'

const text = words.organisations.groups

const NO_RULE: GroupRuleView = { underId: null, direct: false, kinds: [], systems: [] }

/** A group as a list or as a rule, from a day on, with who is in it on that day. */
export function GroupForm({ group, onClose }: { group: GroupPage | null; onClose: () => void }) {
  const { today } = useMe()
  const [name, setName] = useState(group?.name ?? '')
  const [aliases, setAliases] = useState(group?.aliases.join('\n') ?? '')
  const [byRule, setByRule] = useState(Boolean(group?.rule))
  const [memberIds, setMembers] = useState<string[]>(group && !group.rule ? group.members.map((one) => one.id) : [])
  const [rule, setRule] = useState<GroupRuleView>(group?.rule ?? NO_RULE)
  const [from, setFrom] = useState(today)
  const [asked, setAsked] = useState(false)
  const finish = (said: string): void => {
    say(said)
    onClose()
  }
  const invalidates = [listOrganisations, getGroup]
  const create = useDo(createGroup, { invalidates, onDone: (_, input) => finish(text.created(input.name)) })
  const save = useDo(changeGroup, { invalidates, onDone: (_, input) => finish(text.saved(input.name)) })
  const busy = create.isPending || save.isPending
  const who = byRule ? { rule, memberIds: [] } : { rule: null, memberIds }
  const submit = (): void => {
    setAsked(true)
    if (!name.trim() || !from || (!byRule && memberIds.length === 0) || busy) return
    const given = { name, aliases: aliases.split('\n').flatMap((line) => line.trim() || []), from, ...who }
    if (group) save.mutate({ id: group.id, ...given })
    else create.mutate(given)
  }
  return (
    <DeedForm
      action={group ? text.save : text.create}
      busy={busy}
      problem={create.error ?? save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={name}
        maxLength={200}
        onChange={setName}
        required
        error={asked && !name.trim() ? words.shell.required : null}
      />
      <TextArea
        label={words.units.aliases}
        hint={words.units.aliasesHint}
        optional
        rows={2}
        value={aliases}
        maxLength={4000}
        onChange={setAliases}
      />
      <div className="choice-row" role="radiogroup" aria-label={text.how}>
        {[false, true].map((each) => (
          <label key={String(each)} className="choice">
            <input type="radio" name="how" checked={byRule === each} onChange={() => setByRule(each)} />
            {each ? text.byRule : text.byList}
          </label>
        ))}
      </div>
      {byRule ? (
        <RuleFields rule={rule} onChange={setRule} />
      ) : (
        <OrganisationsPicker
          label={text.members}
          hint={text.size(memberIds.length)}
          value={memberIds}
          onChange={(choices) => setMembers(choices.map((choice) => choice.id))}
          error={asked && memberIds.length === 0 ? text.membersNeeded : null}
        />
      )}
      <DateField
        label={text.from}
        hint={text.fromHint}
        value={from}
        onChange={setFrom}
        required
        error={asked && !from ? words.units.dayNeeded : null}
      />
      {byRule && from ? <WhoIsIn rule={rule} on={from} /> : null}
    </DeedForm>
  )
}

function RuleFields({ rule, onChange }: { rule: GroupRuleView; onChange: (rule: GroupRuleView) => void }) {
  const turn = (list: string[], value: string, on: boolean): string[] =>
    on ? [...list, value] : list.filter((each) => each !== value)
  return (
    <fieldset className="fieldset">
      <legend>{text.byRule}</legend>
      <OrganisationPicker
        label={text.ruleUnder}
        hint={text.ruleUnderHint}
        value={rule.underId}
        onChange={(choice) => onChange({ ...rule, underId: choice?.id ?? null })}
      />
      {rule.underId ? (
        <CheckField
          label={text.ruleDirect}
          checked={rule.direct}
          onChange={(direct) => onChange({ ...rule, direct })}
        />
      ) : null}
      <div className="rule-sets">
        <fieldset className="group-choice">
          <legend>{text.ruleKinds}</legend>
          {organisationKind.options.map((kind) => (
            <CheckField
              key={kind}
              label={words.organisations.kinds[kind]}
              checked={rule.kinds.includes(kind)}
              onChange={(on) => onChange({ ...rule, kinds: turn(rule.kinds, kind, on) })}
            />
          ))}
        </fieldset>
        <fieldset className="group-choice">
          <legend>{text.ruleSystems}</legend>
          {organisationSystem.options.map((system) => (
            <CheckField
              key={system}
              label={words.organisations.systems[system]}
              checked={rule.systems.includes(system)}
              onChange={(on) => onChange({ ...rule, systems: turn(rule.systems, system, on) })}
            />
          ))}
        </fieldset>
      </div>
    </fieldset>
  )
}

/** Before it is saved: whom the rule names on the day. */
function WhoIsIn({ rule, on }: { rule: GroupRuleView; on: string }) {
  const { data } = useAnswer(previewGroup, { rule, memberIds: [], on }, { keep: true })
  if (!data) return null
  return (
    <details className="past" open={data.members.length <= 12}>
      <summary aria-live="polite">{text.preview(data.members.length)}</summary>
      {data.members.length > 0 ? <p className="small">{data.members.map((one) => one.name).join('; ')}</p> : null}
    </details>
  )
}
