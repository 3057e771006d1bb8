/** A dispatch that is not (yet) a reading: being read, or unreadable. And what can be done with the whole of one. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { words } from '../../../../kernel/words/index.js'
import { formatInstant, formatSize } from '../../../../web/format.js'
import { href, Problem } from '../../../../web/api.js'
import { Button } from '../../../../web/parts/button.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { ProblemNote, problemSentence } from '../../../../web/parts/problem-note.js'
import { ReasonDialog } from '../../../../web/parts/reason-dialog.js'
import { say as toast } from '../../../../web/parts/toasts.js'
import { useDo } from '../../../../web/queries.js'
import { discardDocument, type DocumentView, downloadOriginal, readAgain } from '../../contract.js'

export function Waiting({ document }: { document: DocumentView }) {
  const say = words.documents.waiting
  return (
    <section className="sheet state-note" aria-live="polite">
      <h2>{say.title}</h2>
      <p>{say.text}</p>
      <p className="small muted">
        {document.fileName} · {formatSize(document.fileSize)}.{' '}
        {say.received(formatInstant(document.receivedAt), document.receivedBy)}
      </p>
      <div className="reading-bar" aria-hidden="true" />
      <WholeDeeds document={document} />
    </section>
  )
}

export function Unreadable({ document }: { document: DocumentView }) {
  const say = words.documents.unreadable
  const code = document.problem ?? ''
  return (
    <section className="sheet state-note unreadable">
      <h2>{say.title}</h2>
      <p>{say.why[code] ?? problemSentence(new Problem(422, code))}</p>
      <p>{say.todo}</p>
      <p className="small muted">
        <a href={href(downloadOriginal, { id: document.id })} download>
          {document.fileName}
        </a>{' '}
        · {formatSize(document.fileSize)}
      </p>
      <WholeDeeds document={document} />
    </section>
  )
}

/** Reading once more and taking out of the lists, each asked about first. */
export function WholeDeeds({ document }: { document: DocumentView }) {
  const page = words.documents.page
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'again' | 'discard' | null>(null)
  const close = (): void => setAsking(null)
  const again = useDo(readAgain, {
    onDone: () => {
      toast(words.documents.readAgain.done)
      close()
    },
  })
  const discard = useDo(discardDocument, {
    onDone: () => {
      toast(words.documents.discard.done)
      void navigate('/van-ban')
    },
  })
  const fresh = document.state === 'unreadable'
  const readOnce = (): void => again.mutate({ id: document.id, version: document.version })
  if (!document.can.readAgain && !document.can.discard) return null
  return (
    <div className="buttons whole-deeds">
      {document.can.readAgain ? (
        <Button
          kind={fresh ? 'primary' : 'quiet'}
          busy={again.isPending}
          onClick={() => (fresh ? readOnce() : setAsking('again'))}
        >
          {fresh ? words.documents.unreadable.readAgain : page.readAgain}
        </Button>
      ) : null}
      {document.can.discard ? (
        <Button kind={fresh ? 'plain' : 'quiet'} onClick={() => setAsking('discard')}>
          {page.discard}
        </Button>
      ) : null}
      {fresh ? <ProblemNote problem={again.error} /> : null}
      <Dialog
        open={asking === 'again'}
        onClose={close}
        title={words.documents.readAgain.title}
        lead={words.documents.readAgain.lead}
        footer={
          <>
            <Button onClick={close}>{words.shell.cancel}</Button>
            <Button kind="primary" busy={again.isPending} onClick={readOnce}>
              {words.documents.readAgain.action}
            </Button>
          </>
        }
      >
        <ProblemNote problem={again.error} />
      </Dialog>
      <ReasonDialog
        open={asking === 'discard'}
        onClose={close}
        title={words.documents.discard.title}
        lead={words.documents.discard.lead}
        label={words.documents.discard.label}
        hint={words.documents.discard.hint}
        action={words.documents.discard.action}
        busy={discard.isPending}
        problem={discard.error}
        max={500}
        onConfirm={(reason) => discard.mutate({ id: document.id, reason })}
      />
    </div>
  )
}
