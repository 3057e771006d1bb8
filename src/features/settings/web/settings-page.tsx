import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.js'
import type { SettingName } from '../../../kernel/office-settings.js'
import { words } from '../../../kernel/words/index.js'
import { dayOfInstant, formatDay, formatInstant } from '../../../web/format.js'
import { useMe } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { OfficeSections } from '../../../web/parts/office-sections.js'
import { Page } from '../../../web/parts/page.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { getSettings, type SettingChangeView, withdrawSetting } from '../contract.js'
import { ChangeDialog } from './change-dialog.js'
import { sayValue } from './values.js'
import './settings.css'
import '../../../web/parts/admin.css'

const text = words.settings

interface Item {
  label: string
  names: SettingName[]
}

const one = (name: SettingName): Item => ({ label: text.items[name].label, names: [name] })

const GROUPS: { title: string; items: Item[] }[] = [
  {
    title: text.groups.deadlines,
    items: (['beforeIncludesDay', 'rollDirection', 'defaultTermDays', 'afterEventDays', 'periodFromDay'] as const).map(
      one,
    ),
  },
  {
    title: text.groups.reminders,
    items: [
      ...(['soonDays', 'reminderDays', 'digestAt'] as const).map(one),
      { label: text.quiet.label, names: ['quietFrom', 'quietUntil'] },
    ],
  },
  {
    title: text.groups.extensions,
    items: (['extensionBeforeDeadlineOnly', 'extensionMost', 'graceDays'] as const).map(one),
  },
  {
    title: words.secondFactor.settings.group,
    items: [{ label: words.secondFactor.settings.label, names: ['secondFactorRoles', 'secondFactorFrom'] }],
  },
]

type Data = OutputOf<typeof getSettings>

/** What the office has agreed on, each with one sentence of what it does, and every change of it. */
export function SettingsPage() {
  const answer = useAnswer(getSettings, {})
  const { today } = useMe()
  const [open, setOpen] = useState<Item | null>(null)
  return (
    <Page title={text.title} lead={text.lead}>
      <OfficeSections />
      <Answer of={answer} lines={12}>
        {(data) => (
          <>
            {GROUPS.map((group) => (
              <section key={group.title} className="settings-group">
                <h2>{group.title}</h2>
                <ul className="sheet plain">
                  {group.items.map((item) => (
                    <SettingRow key={item.label} item={item} data={data} onChange={() => setOpen(item)} />
                  ))}
                </ul>
              </section>
            ))}
            <History history={data.history} />
            <ChangeDialog open={open} settings={data.settings} today={today} onClose={() => setOpen(null)} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function SettingRow({ item, data, onChange }: { item: Item; data: Data; onChange: () => void }) {
  const { settings, decided, unverified, history, can } = data
  const [name] = item.names
  if (!name) return null
  const own = item.names.some((each) => decided.includes(each))
  const value =
    name === 'secondFactorRoles'
      ? words.secondFactor.settings.value(
          settings.secondFactorRoles.map((role) => words.identity.roles[role]),
          settings.secondFactorFrom && formatDay(settings.secondFactorFrom),
        )
      : item.names.length > 1
        ? text.quiet.value(settings.quietFrom, settings.quietUntil)
        : sayValue(name, settings[name])
  return (
    <li className="setting-row">
      <div>
        <h3>{item.label}</h3>
        <p className="setting-value">
          <b className="num">{value}</b>
          <span className="small muted"> · {own ? text.decided : text.usual}</span>
          {!own && unverified.includes(name) ? <em className="unverified small"> · {text.unverified}</em> : null}
        </p>
        <p className="small muted">{text.items[name].what}</p>
        {history
          .filter((change) => change.coming && item.names.includes(change.name))
          .map((change) => (
            <Coming key={change.id} change={change} label={text.items[change.name].label} canWithdraw={can.decide} />
          ))}
      </div>
      {can.decide ? (
        <Button aria-label={text.changeOf(item.label)} onClick={onChange}>
          {text.change}
        </Button>
      ) : null}
    </li>
  )
}

function Coming({ change, label, canWithdraw }: { change: SettingChangeView; label: string; canWithdraw: boolean }) {
  const deed = useDo(withdrawSetting, { invalidates: [getSettings], onDone: () => say(text.withdrawn) })
  const day = formatDay(dayOfInstant(change.from))
  return (
    <p className="small careful coming">
      <span className="num">{text.coming(sayValue(change.name, change.value), day)}</span>
      {canWithdraw ? (
        <Button
          kind="quiet"
          small
          busy={deed.isPending}
          aria-label={text.withdrawOf(label, day)}
          onClick={() => deed.mutate({ id: change.id })}
        >
          {text.withdraw}
        </Button>
      ) : null}
    </p>
  )
}

function History({ history }: { history: SettingChangeView[] }) {
  const say = text.history
  return (
    <section className="settings-group">
      <h2>{say.title}</h2>
      {history.length === 0 ? (
        <Empty>{say.none}</Empty>
      ) : (
        <div className="sheet">
          <table className="admin-table">
            <thead>
              <tr>
                {[say.setting, say.value, say.from, say.by, say.entered].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {history.map((change) => (
                <tr key={change.id}>
                  <th scope="row">{text.items[change.name].label}</th>
                  <td data-label={say.value}>{sayValue(change.name, change.value)}</td>
                  <td data-label={say.from} className="num">
                    {formatInstant(change.from)}
                    {change.withdrawn ? <small className="muted">{say.withdrawn}</small> : null}
                    {change.coming ? <small className="muted">{say.coming}</small> : null}
                  </td>
                  <td data-label={say.by}>
                    {change.decidedBy}
                    {change.basisNumber ? <small className="muted">{change.basisNumber}</small> : null}
                    {change.note ? <small className="muted">{change.note}</small> : null}
                  </td>
                  <td data-label={say.entered} className="num">
                    {change.enteredBy}
                    <small className="muted">{formatInstant(change.enteredAt)}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
