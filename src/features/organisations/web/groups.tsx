import { useState } from 'react'
import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { AdminHead } from '../../../web/parts/admin-head.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { Empty } from '../../../web/parts/empty.js'
import { useAnswer } from '../../../web/queries.js'
import { getGroup, type GroupView, listOrganisations } from '../contract.js'
import { GroupForm } from './group-form.js'
import { useSayRule } from './say-rule.js'
import '../../../web/parts/admin.css'

const text = words.organisations.groups

/** The names by which dispatches speak of many units at once. */
export function GroupsAdmin() {
  const answer = useAnswer(listOrganisations, {})
  const [open, setOpen] = useState<string | null>(null)
  const sayRule = useSayRule()
  const close = (): void => setOpen(null)
  const note = (group: GroupView): string =>
    [text.size(group.memberIds.length), group.rule && sayRule(group.rule)].filter(Boolean).join(' · ')
  return (
    <>
      <AdminHead text={text} onAdd={() => setOpen('new')} />
      <Dialog open={open === 'new'} onClose={close} title={text.add} wide bare>
        <GroupForm group={null} onClose={close} />
      </Dialog>
      <Dialog open={open !== null && open !== 'new'} onClose={close} title={text.change} wide bare>
        {open !== null && open !== 'new' ? <ChangeGroup id={open} onClose={close} /> : null}
      </Dialog>
      <Answer of={answer}>
        {({ groups }) =>
          groups.length === 0 ? (
            <Empty>{text.none}</Empty>
          ) : (
            <ul className="sheet plain">
              {groups.map((group) => (
                <li key={group.id} className="group-row">
                  <div>
                    <Link className="plain-link" to={`/nhom/${group.id}`}>
                      <b>{group.name}</b>
                    </Link>
                    <p className="small muted num">{note(group)}</p>
                  </div>
                  <Button aria-label={text.changeOf(group.name)} onClick={() => setOpen(group.id)}>
                    {text.change}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  )
}

function ChangeGroup({ id, onClose }: { id: string; onClose: () => void }) {
  const answer = useAnswer(getGroup, { id }, { staleTime: 0 })
  return <Answer of={answer}>{(group) => <GroupForm key={group.id} group={group} onClose={onClose} />}</Answer>
}
