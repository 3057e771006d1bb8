import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { errorSentence } from '../../../kernel/words/vi/errors.js'
import { Button } from '../../../web/parts/button.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { beginOidcSignIn, type Entered, getOidc, RETURN_REFUSALS } from '../contract.js'
import { secondStepOf } from './oidc-step.js'

const text = words.oidc

/** The way in by the office's identity provider; nothing where there is none. */
export function OidcWay() {
  const [search] = useSearchParams()
  const { data } = useAnswer(getOidc, {})
  const [leaving, setLeaving] = useState(false)
  const begin = useDo(beginOidcSignIn, {
    invalidates: [],
    onDone: ({ address }) => {
      setLeaving(true)
      window.location.assign(address)
    },
  })
  if (!data?.on) return null
  return (
    <div className="sheet entrance-form other-way">
      <Button busy={begin.isPending || leaving} onClick={() => begin.mutate({ to: search.get('ve') ?? '/' })}>
        {text.action(data.name)}
      </Button>
      <ProblemNote problem={begin.error} />
    </div>
  )
}

/** Why coming back from the provider opened nothing. */
export function OidcRefusal() {
  const [search] = useSearchParams()
  const code = RETURN_REFUSALS.find((one) => one === search.get('loi'))
  if (!code) return null
  return (
    <p className="note problem entrance-note" role="alert">
      {errorSentence(code)}
    </p>
  )
}

/** The second step with which the provider's answer goes on; its ticket is taken out of the address at once. */
export function useReturnedStep(): [Entered | null, () => void] {
  const [step, setStep] = useState(() => secondStepOf(window.location.hash))
  if (step && window.location.hash)
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  return [step && { ok: true, ...step }, () => setStep(null)]
}
