import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { DeedForm } from '../../../../web/parts/deed-form.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { Mark } from '../../../../web/parts/mark.js'
import { say } from '../../../../web/parts/toasts.js'
import { useDo } from '../../../../web/queries.js'
import { type AccountPageView, resetSecondFactor } from '../../contract.js'

const text = words.secondFactor.account

/** For the administrator: a holder who has lost the phone and the paper. */
export function AccountSecondFactor({ account }: { account: AccountPageView }) {
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const deed = useDo(resetSecondFactor, {
    onDone: () => {
      say(text.saidReset)
      close()
    },
  })
  return (
    <section className="sheet box" aria-labelledby="hai-buoc">
      <h2 id="hai-buoc">{text.title}</h2>
      <Mark kind="done">{words.secondFactor.on}</Mark>
      <p className="muted">{text.lead}</p>
      <Button onClick={() => setOpen(true)}>{text.reset}</Button>
      <Dialog open={open} onClose={close} title={text.resetTitle(account.title)} lead={text.resetLead} bare>
        <DeedForm
          action={text.reset}
          busy={deed.isPending}
          problem={deed.error}
          onSubmit={() => deed.mutate({ id: account.id })}
          onClose={close}
        >
          {null}
        </DeedForm>
      </Dialog>
    </section>
  )
}
