import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser'
import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { useDo } from '../../../web/queries.js'
import { beginPasskeySignIn, signInWithPasskey } from '../contract.js'
import { useWayIn } from './way-in.js'
import './passkeys.css'

const text = words.passkeys.signIn

/** Whether this browser lends passkeys to the page that is open. */
export const lendsHere = (origin: string | null): boolean =>
  origin === window.location.origin && browserSupportsWebAuthn()

/** Signing in with no login and no password; nothing where the browser would not do it. */
export function PasskeySignIn({ origin }: { origin: string | null }) {
  const wayIn = useWayIn()
  const [waiting, setWaiting] = useState(false)
  const [cancelled, setCancelled] = useState(false)
  const enter = useDo(signInWithPasskey, { invalidates: [], onDone: wayIn })
  const begin = useDo(beginPasskeySignIn, {
    invalidates: [],
    onDone: async ({ options }) => {
      setWaiting(true)
      try {
        const signed = await startAuthentication({
          optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
        })
        enter.mutate({ signed })
      } catch {
        setCancelled(true)
      } finally {
        setWaiting(false)
      }
    },
  })
  if (!lendsHere(origin)) return null
  const start = (): void => {
    setCancelled(false)
    enter.reset()
    begin.mutate({})
  }
  return (
    <div className="passkey-sign-in">
      <p className="small muted">{text.or}</p>
      <Button busy={begin.isPending || waiting || enter.isPending} onClick={start}>
        {text.action}
      </Button>
      <output className={cancelled ? 'note warn' : undefined}>{cancelled ? text.cancelled : null}</output>
      <ProblemNote problem={enter.error ?? begin.error} />
    </div>
  )
}
