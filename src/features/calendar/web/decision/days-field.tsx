/** A list of days, one field each, to which more can be added. */
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { DateField } from '../../../../web/parts/fields.js'
import { isChosen, type Pair } from './draft.js'

const text = words.calendar.form

interface DaysFieldProps {
  days: string[]
  onChange: (days: string[]) => void
  asked: boolean
  most: number
}

export function DaysField({ days, onChange, asked, most }: DaysFieldProps) {
  const set = (at: number, day: string): void => onChange(days.map((one, index) => (index === at ? day : one)))
  return (
    <div className="day-rows">
      {days.map((day, at) => (
        <div key={at} className="day-row">
          <DateField
            label={text.day(at + 1)}
            value={day}
            onChange={(next) => set(at, next)}
            error={asked && !isChosen(day) ? text.dayMissing : null}
            required
          />
          {days.length > 1 ? (
            <Button
              kind="quiet"
              small
              aria-label={text.removeDayOf(at + 1)}
              onClick={() => onChange(days.filter((_, index) => index !== at))}
            >
              {text.removeDay}
            </Button>
          ) : null}
        </div>
      ))}
      {days.length < most ? (
        <Button small className="add-row" onClick={() => onChange([...days, ''])}>
          {text.addDay}
        </Button>
      ) : null}
    </div>
  )
}

interface PairsFieldProps {
  pairs: Pair[]
  onChange: (pairs: Pair[]) => void
  asked: boolean
}

const MOST_PAIRS = 10

/** A day off beside the day on which it is worked for. */
export function PairsField({ pairs, onChange, asked }: PairsFieldProps) {
  const set = (at: number, change: Partial<Pair>): void =>
    onChange(pairs.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <div className="day-rows">
      {pairs.map((pair, at) => (
        <fieldset key={at} className="pair">
          <legend className={pairs.length > 1 ? 'small' : 'visually-hidden'}>{text.pair(at + 1)}</legend>
          <div className="field-pair">
            <DateField
              label={text.off}
              value={pair.off}
              onChange={(off) => set(at, { off })}
              error={asked && !isChosen(pair.off) ? text.dayMissing : null}
              required
            />
            <DateField
              label={text.on}
              value={pair.on}
              onChange={(on) => set(at, { on })}
              error={asked && !isChosen(pair.on) ? text.dayMissing : null}
              required
            />
          </div>
          {pairs.length > 1 ? (
            <Button
              kind="quiet"
              small
              aria-label={`${text.removeDay}: ${text.pair(at + 1)}`}
              onClick={() => onChange(pairs.filter((_, index) => index !== at))}
            >
              {text.removeDay}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {pairs.length < MOST_PAIRS ? (
        <Button small className="add-row" onClick={() => onChange([...pairs, { off: '', on: '' }])}>
          {text.addPair}
        </Button>
      ) : null}
    </div>
  )
}
