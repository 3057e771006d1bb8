import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import { ChoiceField } from '../../../../web/parts/choice-field.js'
import { DateField } from '../../../../web/parts/fields.js'
import type { AssignmentView } from '../../contract.js'
import { DayNote } from './day-note.js'

const text = words.taskLife.date

/** The deadline that a decision gives: the one that holds, or a new last day. */
export interface DateChoice {
  change: boolean
  day: string
}

/** What is sent: null keeps the deadline; undefined where a day is still to be chosen. */
export const chosenDay = ({ change, day }: DateChoice): string | null | undefined => (change ? day || undefined : null)

interface DateChoiceProps {
  part: AssignmentView
  today: string
  value: DateChoice
  onChange: (value: DateChoice) => void
  /** The decision was tried. */
  asked: boolean
  hint?: string
}

export function DateChoiceField({ part, today, value, onChange, asked, hint }: DateChoiceProps) {
  const { lastDay } = part.deadline
  return (
    <>
      <ChoiceField
        label={text.question}
        value={value.change ? 'change' : 'keep'}
        onChange={(choice) => onChange({ ...value, change: choice === 'change' })}
        options={[
          {
            value: 'keep',
            label: lastDay ? text.keep(formatDay(lastDay)) : text.keepNone,
            hint: lastDay && lastDay < today ? text.gone : undefined,
          },
          { value: 'change', label: text.change, hint: value.change ? undefined : hint },
        ]}
      />
      {value.change ? (
        <>
          <DateField
            label={text.last}
            hint={hint}
            value={value.day}
            required
            onChange={(day) => onChange({ ...value, day })}
            error={asked && !value.day ? text.needed : null}
          />
          <DayNote partId={part.id} day={value.day} />
        </>
      ) : null}
    </>
  )
}
