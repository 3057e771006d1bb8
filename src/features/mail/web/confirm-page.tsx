import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { useDo } from '../../../web/queries.js'
import { confirmAddress } from '../contract.js'

const text = words.mail.confirmPage

/** Opened from the letter that asks. A button and not the opening confirms: programs that look into links open them too. */
export function ConfirmAddressPage() {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('ma') ?? '')
  const confirm = useDo(confirmAddress, { invalidates: [] })
  return (
    <main className="alone">
      <Page title={text.title} lead={confirm.data ? text.done : token ? text.lead : text.noToken}>
        <ProblemNote problem={confirm.error} />
        <div className="buttons">
          {token && !confirm.data ? (
            <Button kind="primary" busy={confirm.isPending} onClick={() => confirm.mutate({ token })}>
              {text.action}
            </Button>
          ) : null}
          <ButtonLink to="/" kind={confirm.data ? 'primary' : 'plain'}>
            {text.home}
          </ButtonLink>
        </div>
      </Page>
    </main>
  )
}
