import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import type { Problem } from '../../../web/api.js'
import { dayOfInstant, formatDay, formatInstant } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { TextField } from '../../../web/parts/fields.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import {
  addPasskey,
  beginPasskey,
  getMe,
  listPasskeys,
  type PasskeysView,
  type PasskeyView,
  removePasskey,
  renamePasskey,
} from '../contract.js'
import { PasswordField } from './password-field.js'

const text = words.passkeys

type Proof = PasskeysView['proof']

/** The passkeys of the own account. */
export function OwnPasskeys() {
  const answer = useAnswer(listPasskeys, {})
  return (
    <section className="sheet box" aria-labelledby="khoa-truy-cap">
      <h2 id="khoa-truy-cap">{text.title}</h2>
      <Answer of={answer} lines={3}>
        {(data) => (data.proof === 'none' ? <p className="muted">{text.practice}</p> : <Own {...data} />)}
      </Answer>
    </section>
  )
}

/** Why no passkey can be made before this screen; null where one can. */
function hindrance({ origin, proof }: PasskeysView): string | null {
  if (origin === null) return text.notHere
  if (origin !== window.location.origin) return text.otherAddress(origin)
  if (!browserSupportsWebAuthn()) return text.notThisBrowser
  return proof === 'sign-in' ? text.signInAgain : null
}

function Own(data: PasskeysView) {
  const { passkeys, proof } = data
  const [open, setOpen] = useState<'add' | { deed: 'rename' | 'remove'; of: PasskeyView } | null>(null)
  const close = (): void => setOpen(null)
  const hindered = hindrance(data)
  const of = open === 'add' ? null : open?.of
  const deed = open === 'add' ? 'add' : open?.deed
  return (
    <>
      <p className="muted">{text.lead}</p>
      {passkeys.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <ul className="plain entries">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div>
                <b>{passkey.name}</b>
                <p className="small muted num">
                  {text.made(formatDay(dayOfInstant(passkey.createdAt)))} ·{' '}
                  {passkey.lastUsedAt ? text.used(formatInstant(passkey.lastUsedAt)) : text.unused}
                </p>
              </div>
              <div className="buttons">
                <Button
                  small
                  kind="quiet"
                  aria-label={text.renameOf(passkey.name)}
                  onClick={() => setOpen({ deed: 'rename', of: passkey })}
                >
                  {text.rename}
                </Button>
                {proof === 'sign-in' ? null : (
                  <Button
                    small
                    kind="quiet"
                    aria-label={text.removeOf(passkey.name)}
                    onClick={() => setOpen({ deed: 'remove', of: passkey })}
                  >
                    {text.remove}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {hindered === null ? (
        <Button onClick={() => setOpen('add')}>{text.add}</Button>
      ) : (
        <p className="muted">{hindered}</p>
      )}
      <Dialog open={deed === 'add'} onClose={close} title={text.addTitle} lead={text.addLead} bare>
        <Add proof={proof} onClose={close} />
      </Dialog>
      <Dialog open={deed === 'rename'} onClose={close} title={text.renameTitle} bare>
        {of ? <Rename passkey={of} onClose={close} /> : null}
      </Dialog>
      <Dialog
        open={deed === 'remove'}
        onClose={close}
        title={text.removeTitle(of?.name ?? '')}
        lead={text.removeLead}
        bare
      >
        {of ? <Remove passkey={of} proof={proof} onClose={close} /> : null}
      </Dialog>
    </>
  )
}

interface ProofFieldProps {
  proof: Proof
  value: string
  onChange: (value: string) => void
  asked: boolean
  problem: Problem | null
}

/** The password, where signing in just now does not stand for it. */
function ProofField({ proof, value, onChange, asked, problem }: ProofFieldProps) {
  if (proof !== 'password') return null
  return (
    <PasswordField
      label={text.password}
      value={value}
      onChange={onChange}
      autoComplete="current-password"
      error={
        asked && !value
          ? words.identity.signIn.needPassword
          : problem?.code === 'wrong-password'
            ? text.wrongPassword
            : null
      }
    />
  )
}

const withoutPassword = (problem: Problem | null): Problem | null =>
  problem?.code === 'wrong-password' ? null : problem

const reasonOf = (error: unknown): string => {
  if (!(error instanceof WebAuthnError)) return text.cancelled
  switch (error.code) {
    case 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED':
      return text.known
    case 'ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT':
    case 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT':
    case 'ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG':
      return text.failed
    default:
      return text.cancelled
  }
}

interface Inside {
  onClose: () => void
}

function Add({ proof, onClose }: Inside & { proof: Proof }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const add = useDo(addPasskey, {
    invalidates: [listPasskeys, getMe],
    onDone: () => {
      say(text.saidAdded(name.trim()))
      onClose()
    },
  })
  const begin = useDo(beginPasskey, {
    invalidates: [],
    onDone: async ({ options }) => {
      setWaiting(true)
      try {
        const made = await startRegistration({
          optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
        })
        add.mutate({ name, made })
      } catch (error) {
        setTrouble(reasonOf(error))
      } finally {
        setWaiting(false)
      }
    },
  })
  const busy = begin.isPending || waiting || add.isPending
  const submit = (): void => {
    setAsked(true)
    if (!name.trim() || (proof === 'password' && !password) || busy) return
    setTrouble(null)
    add.reset()
    begin.mutate({ password: password || null })
  }
  return (
    <DeedForm
      action={text.create}
      busy={busy}
      problem={add.error ?? withoutPassword(begin.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={name}
        onChange={setName}
        maxLength={60}
        required
        error={asked && !name.trim() ? text.needName : null}
      />
      <ProofField proof={proof} value={password} onChange={setPassword} asked={asked} problem={begin.error} />
      {trouble ? (
        <p className="note warn" role="alert">
          {trouble}
        </p>
      ) : null}
    </DeedForm>
  )
}

function Rename({ passkey, onClose }: Inside & { passkey: PasskeyView }) {
  const [name, setName] = useState(passkey.name)
  const rename = useDo(renamePasskey, {
    invalidates: [listPasskeys],
    onDone: () => {
      say(text.saidRenamed)
      onClose()
    },
  })
  return (
    <DeedForm
      action={text.renameDo}
      busy={rename.isPending}
      problem={rename.error}
      onSubmit={() => (name.trim() && !rename.isPending ? rename.mutate({ passkeyId: passkey.id, name }) : undefined)}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        value={name}
        onChange={setName}
        maxLength={60}
        required
        error={name.trim() ? null : text.needName}
      />
    </DeedForm>
  )
}

function Remove({ passkey, proof, onClose }: Inside & { passkey: PasskeyView; proof: Proof }) {
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const remove = useDo(removePasskey, {
    invalidates: [listPasskeys],
    onDone: () => {
      say(text.saidRemoved(passkey.name))
      onClose()
    },
  })
  const submit = (): void => {
    setAsked(true)
    if ((proof === 'password' && !password) || remove.isPending) return
    remove.mutate({ passkeyId: passkey.id, password: password || null })
  }
  return (
    <DeedForm
      action={text.removeDo}
      busy={remove.isPending}
      problem={withoutPassword(remove.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <ProofField proof={proof} value={password} onChange={setPassword} asked={asked} problem={remove.error} />
    </DeedForm>
  )
}
