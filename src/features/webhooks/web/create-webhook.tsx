/** The window in which an address is added. */
import { useState } from 'react'
import type { GivenOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { CheckField, TextField } from '../../../web/parts/fields.js'
import { useDo } from '../../../web/queries.js'
import { createWebhook, listWebhooks } from '../contract.js'

const text = words.webhooks
type Kind = GivenOf<typeof createWebhook>['kinds'][number]

interface CreateWebhookProps {
  kinds: Kind[]
  onClose: () => void
  onMade: (secret: string) => void
}

export function CreateWebhook({ kinds, onClose, onMade }: CreateWebhookProps) {
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<Kind>>(() => new Set(kinds))
  const [asked, setAsked] = useState(false)
  const create = useDo(createWebhook, {
    invalidates: [listWebhooks],
    onDone: ({ secret }) => {
      onClose()
      onMade(secret)
    },
  })
  const submit = (): void => {
    setAsked(true)
    if (create.isPending || !name.trim() || !url.trim() || chosen.size === 0) return
    create.mutate({ name, url: url.trim(), kinds: kinds.filter((kind) => chosen.has(kind)) })
  }
  return (
    <DeedForm
      action={text.form.action}
      busy={create.isPending}
      problem={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.form.name}
        value={name}
        onChange={setName}
        maxLength={100}
        required
        error={asked && !name.trim() ? words.shell.required : null}
      />
      <TextField
        label={text.form.url}
        type="url"
        value={url}
        onChange={setUrl}
        maxLength={1000}
        autoCapitalize="none"
        required
        error={asked && !url.trim() ? words.shell.required : null}
      />
      <fieldset className="roles">
        <legend>{text.form.kinds}</legend>
        {kinds.map((kind) => (
          <CheckField
            key={kind}
            label={text.kinds[kind]}
            checked={chosen.has(kind)}
            onChange={(checked) => {
              const next = new Set(chosen)
              if (checked) next.add(kind)
              else next.delete(kind)
              setChosen(next)
            }}
          />
        ))}
        {asked && chosen.size === 0 ? (
          <p className="field-error" role="alert">
            {text.form.kindsMissing}
          </p>
        ) : null}
      </fieldset>
    </DeedForm>
  )
}
