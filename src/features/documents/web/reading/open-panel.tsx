/** What the dispatch leaves open, and the questions that follow from it. */
import { useEffect, useMemo, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { TextArea } from '../../../../web/parts/fields.js'
import type { DocumentView } from '../../contract.js'
import { type OpenLine, openLines, questionsText } from './open-points.js'

export function OpenPanel({ document, onShow }: { document: DocumentView; onShow: (line: OpenLine) => void }) {
  const say = words.documents.open
  const lines = useMemo(() => openLines(document), [document])
  const [asking, setAsking] = useState(false)
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
      <Button onClick={() => setAsking(true)}>{say.compose}</Button>
      {asking ? <Questions text={questionsText(document)} onClose={() => setAsking(false)} /> : null}
    </section>
  )
}

function Questions({ text, onClose }: { text: string; onClose: () => void }) {
  const say = words.documents.questions
  const [value, setValue] = useState(text)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = (what: string): void => {
    const writing = navigator.clipboard?.writeText(what) ?? Promise.reject(new Error('no clipboard'))
    writing.then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  useEffect(() => copy(text), [text])
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={say.title}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.close}</Button>
          <Button kind="primary" onClick={() => copy(value)}>
            {say.copy}
          </Button>
        </>
      }
    >
      <output className={copied === false ? 'note warn' : 'note good'}>
        {copied === false ? say.notCopied : say.copied}
      </output>
      <TextArea label={say.label} value={value} onChange={setValue} rows={10} />
    </Dialog>
  )
}
