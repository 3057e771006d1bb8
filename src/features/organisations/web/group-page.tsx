import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { DateField } from '../../../web/parts/fields.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { getGroup, type GroupPage as Group } from '../contract.js'
import { useSayRule } from './say-rule.js'

const text = words.organisations.groups

/** A group over time: who is in it on a day, and when that changed. */
export function GroupPage() {
  const { id = '' } = useParams()
  const [on, setOn] = useState('')
  const answer = useAnswer(getGroup, on ? { id, on } : { id }, { keep: true })
  const may = useMay()
  const sayRule = useSayRule()
  const crumbs = may('accounts.manage')
    ? [
        { label: words.organisations.admin, to: '/quan-tri' },
        { label: text.tab, to: '/quan-tri/nhom' },
      ]
    : [{ label: text.tab }]
  return (
    <Page
      title={answer.data?.name ?? text.tab}
      crumbs={crumbs}
      lead={answer.data?.rule ? sayRule(answer.data.rule) : undefined}
    >
      <Answer of={answer} lines={6}>
        {(group) => (
          <div className="two">
            <section className="sheet box" aria-labelledby="members">
              <h2 id="members">{text.membersOn(formatDay(group.on))}</h2>
              <DateField label={words.units.on} hint={words.units.onHint} value={on} onChange={setOn} />
              <p className="muted num group-size">{text.size(group.members.length)}</p>
              <ul className="plain periods">
                {group.members.map((one) => (
                  <li key={one.id}>
                    <Link className="plain-link" to={`/don-vi/${one.id}`}>
                      {one.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
            <Changes group={group} sayRule={sayRule} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Changes({ group, sayRule }: { group: Group; sayRule: ReturnType<typeof useSayRule> }) {
  return (
    <section className="sheet box" aria-labelledby="changes">
      <h2 id="changes">{text.history}</h2>
      <ul className="plain periods">
        {group.changes.map((change) => (
          <li key={change.from}>
            <div>
              <b className="num">{words.units.from(formatDay(change.from))}</b>
              {change.rule ? <p className="small">{text.ruleBegan(sayRule(change.rule))}</p> : null}
              {change.joined.length > 0 ? <p className="small">{text.joined(change.joined.join('; '))}</p> : null}
              {change.left.length > 0 ? <p className="small">{text.left(change.left.join('; '))}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
