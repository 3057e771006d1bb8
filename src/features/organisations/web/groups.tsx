import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { AdminHead } from '../../../web/parts/admin-head.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { Empty } from '../../../web/parts/empty.js'
import { TextField } from '../../../web/parts/fields.js'
import { OrganisationsPicker } from '../../../web/parts/organisation-picker.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { changeGroup, createGroup, type GroupView, listOrganisations } from '../contract.js'

const text = words.organisations.groups

/** The names by which dispatches speak of many units at once. */
export function GroupsAdmin() {
  const answer = useAnswer(listOrganisations, {})
  const [open, setOpen] = useState<GroupView | 'new' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      <AdminHead text={text} onAdd={() => setOpen('new')} />
      <Dialog open={open === 'new'} onClose={close} title={text.add} wide bare>
        <GroupForm group={null} onClose={close} />
      </Dialog>
      <Dialog open={open !== null && open !== 'new'} onClose={close} title={text.change} wide bare>
        {open !== null && open !== 'new' ? <GroupForm group={open} onClose={close} /> : null}
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
                    <b>{group.name}</b>
                    <p className="small muted num">{text.size(group.memberIds.length)}</p>
                  </div>
                  <Button aria-label={text.changeOf(group.name)} onClick={() => setOpen(group)}>
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

function GroupForm({ group, onClose }: { group: GroupView | null; onClose: () => void }) {
  const [name, setName] = useState(group?.name ?? '')
  const [memberIds, setMembers] = useState<string[]>(group?.memberIds ?? [])
  const [asked, setAsked] = useState(false)
  const finish = (said: string): void => {
    say(said)
    onClose()
  }
  const create = useDo(createGroup, {
    invalidates: [listOrganisations],
    onDone: (_, input) => finish(text.created(input.name)),
  })
  const save = useDo(changeGroup, {
    invalidates: [listOrganisations],
    onDone: (_, input) => finish(text.saved(input.name)),
  })
  const busy = create.isPending || save.isPending
  const submit = (): void => {
    setAsked(true)
    if (!name.trim() || memberIds.length === 0 || busy) return
    if (group) save.mutate({ id: group.id, name, memberIds })
    else create.mutate({ name, memberIds })
  }
  return (
    <DeedForm
      action={group ? text.save : text.create}
      busy={busy}
      problem={create.error ?? save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={name}
        maxLength={200}
        onChange={setName}
        required
        error={asked && !name.trim() ? words.shell.required : null}
      />
      <OrganisationsPicker
        label={text.members}
        hint={text.size(memberIds.length)}
        value={memberIds}
        onChange={(choices) => setMembers(choices.map((choice) => choice.id))}
        error={asked && memberIds.length === 0 ? text.membersNeeded : null}
      />
    </DeedForm>
  )
}
