/** The window in which the mail server is entered. */
import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { CheckField, SelectField, TextField } from '../../../web/parts/fields.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { getMailAlert, getMailOffice, saveMailServer, SECURITIES } from '../contract.js'

const text = words.mail.office.form
type Server = OutputOf<typeof getMailOffice>['server']
type Security = (typeof SECURITIES)[number]

/** The ports at which servers listen for each, unless another was typed. */
const USUAL: Record<Security, string> = { starttls: '587', implicit: '465', none: '25' }

export function ServerForm({ server, onClose }: { server: Server; onClose: () => void }) {
  const [active, setActive] = useState(server?.active ?? true)
  const [host, setHost] = useState(server?.host ?? '')
  const [port, setPort] = useState(String(server?.port ?? USUAL.starttls))
  const [security, setSecurity] = useState<Security>(server?.security ?? 'starttls')
  const [login, setLogin] = useState(server?.login ?? '')
  const [password, setPassword] = useState('')
  const [sender, setSender] = useState(server?.sender ?? '')
  const [senderName, setSenderName] = useState(server?.senderName ?? '')
  const [baseUrl, setBaseUrl] = useState(server?.baseUrl ?? window.location.origin)
  const [asked, setAsked] = useState(false)
  const save = useDo(saveMailServer, {
    invalidates: [getMailOffice, getMailAlert],
    onDone: () => {
      say(text.done)
      onClose()
    },
  })
  const wrong = {
    host: !/^[\w.:-]+$/.test(host.trim()),
    port: !/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535,
    sender: !/^[^\s@]+@[^\s@]+$/.test(sender.trim()),
    senderName: !senderName.trim(),
    baseUrl: !/^https?:\/\/\S+$/.test(baseUrl.trim()),
  }
  const submit = (): void => {
    setAsked(true)
    if (save.isPending || Object.values(wrong).some(Boolean)) return
    save.mutate({
      active,
      host: host.trim(),
      port: Number(port),
      security,
      login: login.trim(),
      password: password || null,
      sender: sender.trim(),
      senderName,
      baseUrl: baseUrl.trim(),
    })
  }
  return (
    <DeedForm action={text.action} busy={save.isPending} problem={save.error} onSubmit={submit} onClose={onClose}>
      <CheckField label={text.active} checked={active} onChange={setActive} />
      <TextField
        label={text.host}
        value={host}
        onChange={setHost}
        maxLength={253}
        autoCapitalize="none"
        required
        error={asked && wrong.host ? text.hostWrong : null}
      />
      <SelectField
        label={text.security}
        value={security}
        onChange={(next) => {
          if (port === USUAL[security]) setPort(USUAL[next])
          setSecurity(next)
        }}
        options={SECURITIES.map((value) => ({ value, label: text.securities[value] }))}
      />
      <TextField
        label={text.port}
        value={port}
        onChange={(typed) => setPort(typed.replace(/\D/g, ''))}
        maxLength={5}
        inputMode="numeric"
        required
        error={asked && wrong.port ? text.portWrong : null}
      />
      <TextField
        label={text.login}
        hint={text.loginHint}
        value={login}
        onChange={setLogin}
        maxLength={254}
        autoCapitalize="none"
        autoComplete="off"
        optional
      />
      {login.trim() ? (
        <TextField
          label={text.password}
          hint={server?.login ? text.passwordKept : undefined}
          type="password"
          value={password}
          onChange={setPassword}
          maxLength={1000}
          autoComplete="new-password"
        />
      ) : null}
      <TextField
        label={text.sender}
        value={sender}
        onChange={setSender}
        maxLength={254}
        autoCapitalize="none"
        required
        error={asked && wrong.sender ? words.mail.own.addressWrong : null}
      />
      <TextField
        label={text.senderName}
        value={senderName}
        onChange={setSenderName}
        maxLength={100}
        required
        error={asked && wrong.senderName ? words.shell.required : null}
      />
      <TextField
        label={text.baseUrl}
        type="url"
        value={baseUrl}
        onChange={setBaseUrl}
        maxLength={300}
        autoCapitalize="none"
        required
        error={asked && wrong.baseUrl ? text.baseUrlWrong : null}
      />
    </DeedForm>
  )
}
