/** What is asked for a decision, by its kind. */
import { words } from '../../../../kernel/words/index.js'
import { HOLIDAYS, tetOf } from '../../../../kernel/holidays.js'
import { formatLongDay } from '../../../../web/format.js'
import { CheckField, DateField, SelectField } from '../../../../web/parts/fields.js'
import { dayWithWeekday, joined } from '../say.js'
import { DaysField, PairsField } from './days-field.js'
import { isChosen, newDraft, tetDays, type Draft } from './draft.js'

const text = words.calendar.form

interface FieldsProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  asked: boolean
  /** First and last year that can be chosen. */
  years: [number, number]
}

export function DecisionFields(props: FieldsProps) {
  switch (props.draft.kind) {
    case 'holiday':
      return <HolidayFields {...props} />
    case 'compensation':
      return <CompensationFields {...props} />
    case 'swap':
      return <PairsField pairs={props.draft.pairs} onChange={(pairs) => props.set({ pairs })} asked={props.asked} />
    case 'office':
      return (
        <DaysField days={props.draft.days} onChange={(days) => props.set({ days })} asked={props.asked} most={31} />
      )
    case 'weekdays':
      return <WeekFields {...props} />
    case 'annual':
      return <AnnualFields {...props} />
  }
}

function YearField({ draft, set, years: [first, last] }: FieldsProps) {
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
  return (
    <SelectField
      label={text.year}
      value={String(draft.year)}
      onChange={(year) => set({ year: Number(year), first: newDraft({ year: Number(year) }).first })}
      options={years.map((year) => ({ value: year, label: year }))}
    />
  )
}

function HolidayFields(props: FieldsProps) {
  const { draft, set, asked } = props
  const tet = tetOf(draft.year)
  return (
    <>
      <div className="field-pair">
        <SelectField
          label={text.holiday}
          value={draft.holiday}
          onChange={(holiday) => set({ holiday })}
          options={(['tet', 'national'] as const).map((value) => ({ value, label: text.holidays[value] }))}
        />
        <YearField {...props} />
      </div>
      {draft.holiday === 'tet' ? (
        <>
          <DateField
            label={text.firstDay}
            hint={text.tetHint(formatLongDay(tet))}
            value={draft.first}
            onChange={(first) => set({ first })}
            error={asked && !isChosen(draft.first) ? text.dayMissing : null}
            required
          />
          {draft.first ? (
            <p className="small num">{text.tetDays(joined(tetDays(draft.first).map(dayWithWeekday)))}</p>
          ) : null}
        </>
      ) : (
        <SelectField
          label={text.secondDay}
          value={draft.second}
          onChange={(second) => set({ second })}
          options={[
            { value: 'before', label: text.nationalBefore },
            { value: 'after', label: text.nationalAfter },
          ]}
        />
      )}
    </>
  )
}

function CompensationFields(props: FieldsProps) {
  const { draft, set, asked } = props
  return (
    <>
      <div className="field-pair">
        <SelectField
          label={text.compensated}
          value={draft.compensated}
          onChange={(compensated) => set({ compensated })}
          options={[...HOLIDAYS, 'annual' as const].map((value) => ({
            value,
            label: words.calendar.reasons[value] ?? value,
          }))}
        />
        <YearField {...props} />
      </div>
      <DaysField days={draft.days} onChange={(days) => set({ days })} asked={asked} most={5} />
    </>
  )
}

function WeekFields({ draft, set, asked }: FieldsProps) {
  const toggle = (n: number, on: boolean): void =>
    set({ weekdays: [...draft.weekdays.filter((one) => one !== n), ...(on ? [n] : [])].sort((a, b) => a - b) })
  return (
    <>
      <fieldset className="roles">
        <legend>{text.weekdays}</legend>
        <div className="weekday-checks">
          {words.shell.weekdays.map((name, at) => (
            <CheckField
              key={name}
              label={name}
              checked={draft.weekdays.includes(at + 1)}
              onChange={(on) => toggle(at + 1, on)}
            />
          ))}
        </div>
        {asked && draft.weekdays.length === 0 ? (
          <p className="field-error" role="alert">
            {text.weekdaysMissing}
          </p>
        ) : null}
      </fieldset>
      <DateField
        label={text.from}
        value={draft.from}
        onChange={(from) => set({ from })}
        error={asked && !isChosen(draft.from) ? text.dayMissing : null}
        required
      />
    </>
  )
}

function AnnualFields({ draft, set, asked }: FieldsProps) {
  return (
    <>
      <DateField
        label={text.date}
        hint={text.dateHint}
        value={draft.date}
        onChange={(date) => set({ date })}
        error={asked && !isChosen(draft.date) ? text.dayMissing : null}
        required
      />
      <DateField
        label={text.from}
        value={draft.from}
        onChange={(from) => set({ from })}
        error={asked && !isChosen(draft.from) ? text.dayMissing : null}
        required
      />
    </>
  )
}
