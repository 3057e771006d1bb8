import { words } from '../../../kernel/words/index.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { useDo } from '../../../web/queries.js'
import { type Door, enterPractice } from '../contract.js'
import { useWayIn } from './way-in.js'

/** The posts of the practice office: one press, and one is in. */
export function Doors({ doors }: { doors: Door[] }) {
  const text = words.identity.doors
  const wayIn = useWayIn()
  const enter = useDo(enterPractice, { invalidates: [], onDone: wayIn })
  const list = (some: Door[], slim: boolean) => (
    <ul className="sheet plain doors">
      {some.map((door) => (
        <li key={door.accountId}>
          <button
            type="button"
            className={slim ? 'door slim' : 'door'}
            aria-disabled={enter.isPending || undefined}
            onClick={() => enter.isPending || enter.mutate({ accountId: door.accountId })}
          >
            <span>
              <b>{door.title}</b>
              <span className="small">
                {door.organisation}
                {slim ? null : ` · ${door.roles.map((role) => text.does[role]).join('; ')}`}
              </span>
            </span>
            <i aria-hidden="true">→</i>
          </button>
        </li>
      ))}
    </ul>
  )
  const principal = doors.filter((door) => door.principal)
  const others = doors.filter((door) => !door.principal)
  return (
    <>
      <ProblemNote problem={enter.error} />
      <h2>{text.principal}</h2>
      {list(principal, false)}
      {others.length > 0 ? (
        <>
          <h2>{text.others}</h2>
          {list(others, true)}
        </>
      ) : null}
    </>
  )
}
