/** The deadline of an order: its words, the last day, the time there really is, and why. */
import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { classes } from '../../../../web/parts/classes.js'
import type { OrderView } from '../../contract.js'
import { DeadlineDialog } from './deadline-dialog.js'
import { dayOffReason, longDay, otherReading, timeGiven, whyLastDay } from './deadline-line.js'
import type { OrderEdit } from './pending.js'

interface DeadlineRowProps {
  order: OrderView
  number: number
  issuedOn: string | null
  /** Why the machine is not sure of it. */
  doubt: string | null
  editable: boolean
  onSave: (deadline: OrderEdit['deadline']) => void
}

/** Fewer working days than this are set apart. */
const TIGHT = 3

export function DeadlineRow({ order, number, issuedOn, doubt, editable, onSave }: DeadlineRowProps) {
  const say = words.documents.deadline
  const of = words.documents.card.ofOrder(number)
  const [open, setOpen] = useState(false)
  const { deadline, computed } = order
  const other = deadline ? otherReading(deadline, computed) : null
  const deadlineSay = words.deadlines
  const set = (change: { inclusive?: boolean | null; aim?: string | null }): void => {
    if (!deadline) return
    const { text, bound, date, time, inclusive, aim = null } = deadline
    onSave({ text, bound, date, time, inclusive, aim, ...change })
  }
  const tight = computed.dayOff !== null || (computed.workingDays !== null && computed.workingDays <= TIGHT)
  return (
    <>
      <dt>{words.documents.card.deadline}</dt>
      <dd>
        {deadline ? (
          <div className={classes('deadline-box', tight && 'tight')}>
            <p className="num">
              {deadline.text ? <b>{deadline.text}</b> : null}
              {computed.lastDay ? (
                <>
                  {deadline.text ? <span aria-hidden="true"> → </span> : null}
                  {deadline.time ? `${say.atTime(deadline.time)} ` : `${say.until} `}
                  <b>{longDay(computed.lastDay)}</b>
                </>
              ) : null}
            </p>
            <p className="small">
              {[timeGiven(computed, issuedOn), whyLastDay(deadline, computed)].filter(Boolean).join(' ')}
            </p>
            {deadline.recognised ? <p className="small careful">{say.recognised}</p> : null}
            {computed.dayOff ? (
              <p className="small careful">{deadlineSay.dayOff.warn(dayOffReason(computed.dayOff))}</p>
            ) : null}
            {deadline.aim ? <p className="small">{deadlineSay.dayOff.proposed(longDay(deadline.aim))}</p> : null}
          </div>
        ) : (
          <p className="muted row-text">
            {say.none}
            {computed.usual
              ? ` ${deadlineSay.usual.offer(computed.usual.workingDays, longDay(computed.usual.lastDay))}`
              : ''}
          </p>
        )}
        {doubt && !deadline?.recognised ? <p className="small careful">{doubt}</p> : null}
        {editable ? (
          <div className="buttons row-buttons">
            {other && deadline ? (
              <Button kind="quiet" small onClick={() => set({ inclusive: other.inclusive, aim: null })}>
                {say.readOther}: {other.label}
              </Button>
            ) : null}
            {deadline?.aim ? (
              <Button kind="quiet" small onClick={() => set({ aim: null })}>
                {deadlineSay.dayOff.drop}
              </Button>
            ) : computed.workingDayBefore && deadline ? (
              <Button kind="quiet" small onClick={() => set({ aim: computed.workingDayBefore })}>
                {deadlineSay.dayOff.propose(longDay(computed.workingDayBefore))}
              </Button>
            ) : null}
            {computed.usual ? (
              <Button
                kind="quiet"
                small
                onClick={() => computed.usual && onSave({ text: '', bound: 'by', date: computed.usual.lastDay })}
              >
                {deadlineSay.usual.take}
              </Button>
            ) : null}
            <Button
              kind="quiet"
              small
              aria-label={`${deadline ? say.edit : say.set} ${of}`}
              onClick={() => setOpen(true)}
            >
              {deadline ? say.edit : say.set}
            </Button>
          </div>
        ) : null}
        {editable ? (
          <DeadlineDialog
            open={open}
            order={order}
            number={number}
            onClose={() => setOpen(false)}
            onSave={(next) => {
              setOpen(false)
              onSave(next)
            }}
          />
        ) : null}
      </dd>
    </>
  )
}
