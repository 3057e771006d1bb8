import type { ReactNode } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Mark } from '../../../web/parts/mark.js'
import { useChoices } from '../../../web/parts/organisation-picker.js'
import type { HeldGrantView } from '../contract.js'
import { tellDays } from './tell-change.js'

const text = words.rights.account

interface GrantListProps {
  grants: HeldGrantView[]
  none: string
  /** What may be done with each. */
  deeds?: (grant: HeldGrantView, at: string) => ReactNode
}

/** Roles with their days: those that are held and those to come; what has ended is folded away. */
export function GrantList({ grants, none, deeds }: GrantListProps) {
  const open = grants.filter((grant) => grant.when !== 'ended')
  const past = grants.filter((grant) => grant.when === 'ended')
  return (
    <>
      {open.length === 0 ? <p>{none}</p> : <Rows grants={open} deeds={deeds} />}
      {past.length > 0 ? (
        <details>
          <summary>{text.past(past.length)}</summary>
          <Rows grants={past} />
        </details>
      ) : null}
    </>
  )
}

const SAID = { now: 'done', later: 'wait', ended: 'work' } as const
const WORD = { now: text.now, later: text.later, ended: text.over }

function Rows({ grants, deeds }: Omit<GrantListProps, 'none'>) {
  const { byId } = useChoices(false)
  return (
    <ul className="plain entries">
      {grants.map((grant) => {
        const at = byId.get(grant.organisationId)?.name ?? ''
        return (
          <li key={grant.id}>
            <div>
              <b>{words.identity.roles[grant.role]}</b>
              <Mark kind={SAID[grant.when]}>{WORD[grant.when]}</Mark>
              {grant.waiting ? <Mark kind="soon">{text.waiting}</Mark> : null}
              <p className="small muted num">
                {at} · {tellDays(grant.from, grant.until)}
              </p>
              {grant.note ? <p className="small">{grant.note}</p> : null}
            </div>
            {deeds ? <div className="buttons">{deeds(grant, at)}</div> : null}
          </li>
        )
      })}
    </ul>
  )
}
