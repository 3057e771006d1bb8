import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { formatDay, formatLongDay } from '../../../../web/format.js'
import { ChoiceField } from '../../../../web/parts/choice-field.js'
import { DateField } from '../../../../web/parts/fields.js'
import { ReasonDialog } from '../../../../web/parts/reason-dialog.js'
import { say } from '../../../../web/parts/toasts.js'
import { useDo } from '../../../../web/queries.js'
import { decideExtension, type ExtensionView } from '../../contract.js'
import { DayNote } from './day-note.js'
import { sayRequest } from './say.js'

const text = words.taskLife.extension

interface DecideProps {
  partId: string
  unit: string
  entry: ExtensionView
  open: boolean
  onClose: () => void
}

/** As asked, to another day, or not: the reason of the unit stands above the answer. */
export function DecideExtension({ partId, unit, entry, open, onClose }: DecideProps) {
  const [choice, setChoice] = useState<'grant' | 'other' | 'refuse'>('grant')
  const [day, setDay] = useState('')
  const [asked, setAsked] = useState(false)
  const decide = useDo(decideExtension, {
    onDone: (_, input) => {
      say(input.decision === 'refuse' ? text.refused : text.granted)
      onClose()
    },
  })
  const refuse = choice === 'refuse'
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={text.decideTitle(unit)}
      lead={
        entry.askedLastDay && entry.oldLastDay
          ? text.asks(formatLongDay(entry.askedLastDay), formatDay(entry.oldLastDay))
          : undefined
      }
      label={refuse ? text.why : text.note}
      action={text.decideAction}
      kind={refuse ? 'now' : 'primary'}
      required={refuse}
      busy={decide.isPending}
      problem={decide.error}
      onConfirm={(reason) => {
        setAsked(true)
        if (choice === 'other' && !day) return
        decide.mutate({
          id: entry.id,
          decision: refuse ? 'refuse' : 'grant',
          lastDay: choice === 'other' ? day : null,
          reason,
        })
      }}
    >
      <div className="note">
        <p>
          <b>{sayRequest(entry)}</b> “{entry.reason}”
          {entry.cause ? <span className="small muted"> · {text[entry.cause]}</span> : null}
        </p>
      </div>
      <ChoiceField
        label={text.choose}
        value={choice}
        onChange={setChoice}
        options={[
          { value: 'grant', label: text.grant(entry.askedLastDay ? formatDay(entry.askedLastDay) : '') },
          { value: 'other', label: text.grantOther },
          { value: 'refuse', label: text.refuse },
        ]}
      />
      {choice === 'other' ? (
        <DateField
          label={text.otherDate}
          value={day}
          required
          onChange={setDay}
          error={asked && !day ? text.dateNeeded : null}
        />
      ) : null}
      {refuse ? null : <DayNote partId={partId} day={choice === 'other' ? day : (entry.askedLastDay ?? '')} />}
    </ReasonDialog>
  )
}
