/** What the dispatch leaves open, and the questions that follow from it. */
import { useMemo, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { TextArea } from '../../../../web/parts/fields.js'
import type { DocumentView } from '../../contract.js'
import { type OpenLine, openLines, questionsText } from './open-points.js'

export function OpenPanel({ document, onShow }: { document: DocumentView; onShow: (line: OpenLine) => void }) {
  const say = words.documents.open
  const lines = useMemo(() => openLines(document), [document])
  const [asking, setAsking] = useState<string | null>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = (text: string): void => {
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    writing.then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  const compose = (): void => {
    const text = questionsText(document)
    setAsking(text)
    copy(text)
  }
  if (lines.length === 0) return <p className="small muted no-open">{say.none}</p>
  return (
    <section className="open-panel" aria-labelledby="van-ban-con-bo-ngo">
      <h2 id="van-ban-con-bo-ngo">{say.title(lines.length)}</h2>
      <p className="small muted">{say.lead}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            {line.span ? (
              <button type="button" className="to-place" onClick={() => onShow(line)}>
                {line.where}
                {line.text}
              </button>
            ) : (
              `${line.where}${line.text}`
            )}
          </li>
        ))}
      </ul>
      <Button onClick={compose}>{say.compose}</Button>
      {asking === null ? null : (
        <Questions text={asking} copied={copied} onCopy={copy} onClose={() => setAsking(null)} />
      )}
    </section>
  )
}

interface QuestionsProps {
  text: string
  copied: boolean | null
  onCopy: (text: string) => void
  onClose: () => void
}

function Questions({ text, copied, onCopy, onClose }: QuestionsProps) {
  const say = words.documents.questions
  const [value, setValue] = useState(text)
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={say.title}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.close}</Button>
          <Button kind="primary" onClick={() => onCopy(value)}>
            {say.copy}
          </Button>
        </>
      }
    >
      {copied === null ? null : (
        <output className={copied ? 'note good' : 'note warn'}>{copied ? say.copied : say.notCopied}</output>
      )}
      <TextArea label={say.label} value={value} onChange={setValue} rows={10} />
    </Dialog>
  )
}
