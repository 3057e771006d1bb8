import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { listOrganisations } from '../../organisations/contract.js'
import { useMe } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField, TextArea, TextField } from '../../../web/parts/fields.js'
import { OrganisationsPicker } from '../../../web/parts/organisation-picker.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { refresh, useAnswer, useDo } from '../../../web/queries.js'
import { discardOpinion, getOpinion, saveOpinion, sendOpinion } from '../contract.js'
import { ChooseFiles } from './files.js'
import './opinions.css'
import type { Round } from './say.js'
import { useFiles } from './use-files.js'

const text = words.opinions.compose

/** A new round, or a draft that was not sent yet (`?nhap=`). */
export function ComposeOpinionPage() {
  const [search] = useSearchParams()
  const draftId = search.get('nhap')
  const draft = useAnswer(getOpinion, { id: draftId ?? '' }, { enabled: draftId !== null })
  return (
    <Page
      title={draftId ? text.change : text.title}
      crumbs={[{ label: words.opinions.title, to: '/lay-y-kien' }, { label: draftId ? text.change : text.title }]}
      lead={text.lead}
    >
      {draftId ? (
        <Answer of={draft}>{(data) => <ComposeForm key={data.id} draft={data} />}</Answer>
      ) : (
        <ComposeForm draft={null} />
      )}
    </Page>
  )
}

function ComposeForm({ draft }: { draft: Round | null }) {
  const me = useMe()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [id] = useState(() => draft?.id ?? newId())
  const [title, setTitle] = useState(draft?.title ?? '')
  const [request, setRequest] = useState(draft?.request ?? '')
  const [dueDay, setDueDay] = useState(draft?.dueDay ?? '')
  const [unitIds, setUnitIds] = useState(() => draft?.slips.map((slip) => slip.organisation.id) ?? [])
  const [asked, setAsked] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const office = useAnswer(listOrganisations, {}, { staleTime: 300_000 })
  const files = useFiles(() => refresh(client, [getOpinion]))
  const save = useDo(saveOpinion, { invalidates: [] })
  const send = useDo(sendOpinion)
  const discard = useDo(discardOpinion, {
    onDone: () => {
      say(text.discarded)
      void navigate('/lay-y-kien')
    },
  })
  const busy = save.isPending || send.isPending || files.sending !== null
  const groups = new Map((office.data?.groups ?? []).map((group) => [group.id, group.memberIds]))
  const organisationIds = [...new Set(unitIds.flatMap((one) => groups.get(one) ?? [one]))].filter(
    (one) => one !== me.organisation.id,
  )
  const early = dueDay !== '' && dueDay < me.today
  const incomplete = !title.trim() || !request.trim() || !dueDay || early || organisationIds.length === 0

  /** Saves the draft with its files; the answer is its version, null when something was refused. */
  const store = async (): Promise<number | null> => {
    setAsked(true)
    if (incomplete || busy) return null
    const saved = await save.mutateAsync({ id, title, request, dueDay, organisationIds }).catch(() => null)
    return saved && (await files.sendAll(id)) ? saved.version : null
  }
  const keep = async (): Promise<void> => {
    if ((await store()) === null) return
    refresh(client)
    say(text.saved)
    void navigate('/lay-y-kien')
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const version = await store()
    if (version === null) return
    const sent = await send.mutateAsync({ id, version }).catch(() => null)
    if (!sent) return
    say(text.sent(organisationIds.length))
    void navigate(`/lay-y-kien/${id}`)
  }
  return (
    <form className="sheet box compose" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={title}
        maxLength={300}
        onChange={setTitle}
        required
        error={asked && !title.trim() ? text.nameNeeded : null}
      />
      <TextArea
        label={text.request}
        hint={text.requestHint}
        rows={5}
        value={request}
        maxLength={10_000}
        onChange={setRequest}
        required
        error={asked && !request.trim() ? text.requestNeeded : null}
      />
      <OrganisationsPicker
        label={text.units}
        hint={text.unitsHint}
        groups
        value={unitIds}
        onChange={(choices) => setUnitIds(choices.map((choice) => choice.id))}
        error={asked && organisationIds.length === 0 ? text.unitsNeeded : null}
      />
      <DateField
        label={text.due}
        min={me.today}
        value={dueDay}
        onChange={setDueDay}
        required
        error={asked && (!dueDay || early) ? text.dueNeeded : null}
      />
      <ChooseFiles
        label={text.files}
        files={draft?.files ?? []}
        chosen={files.chosen}
        onChosen={files.setChosen}
        onDrop={(fileId) => void files.drop(fileId)}
      />
      {files.sending ? (
        <p className="small">
          {text.sendingFile(files.sending.name)}{' '}
          <progress value={files.sending.share} max={1} aria-label={text.sendingFile(files.sending.name)} />
        </p>
      ) : null}
      {files.problem ? <p className="field-error">{text.failed}</p> : null}
      <ProblemNote problem={save.error ?? send.error ?? files.problem} />
      <div className="buttons">
        <Button type="submit" kind="primary" busy={busy}>
          {text.send}
        </Button>
        <Button onClick={() => void keep()}>{text.save}</Button>
        {draft ? (
          <Button kind="quiet" onClick={() => setDiscarding(true)}>
            {text.discard}
          </Button>
        ) : null}
      </div>
      <Dialog
        open={discarding}
        onClose={() => setDiscarding(false)}
        title={text.discardTitle}
        lead={text.discardLead}
        footer={
          <>
            <Button onClick={() => setDiscarding(false)}>{words.shell.cancel}</Button>
            <Button kind="now" busy={discard.isPending} onClick={() => discard.mutate({ id })}>
              {text.discard}
            </Button>
          </>
        }
      >
        <ProblemNote problem={discard.error} />
      </Dialog>
    </form>
  )
}
