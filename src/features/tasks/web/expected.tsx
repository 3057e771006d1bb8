import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import type { TaskView } from '../contract.js'
import { ExpectedDialog } from './expected-dialog.js'

const text = words.evidence.expected

/** What a result of the task must show; those who direct set it. */
export function Expected({ task }: { task: TaskView }) {
  const [setting, setSetting] = useState(false)
  const { expected, can } = task
  if (expected.length === 0 && !can.setExpected) return null
  return (
    <section className="sheet box" aria-labelledby="expected">
      <h2 id="expected">{text.title}</h2>
      {expected.length > 0 ? (
        <ul className="plain">
          {expected.map((one) => (
            <li key={one.id} className="ev">
              <span className="ev-kind">{words.evidence.kindMark[one.kind]}</span>
              <div className="ev-name">
                {one.label}
                <small className="muted">{[words.evidence.kind[one.kind], one.unit].filter(Boolean).join(' · ')}</small>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{text.none}</p>
      )}
      {can.setExpected ? (
        <div className="buttons deeds">
          <Button onClick={() => setSetting(true)}>{expected.length > 0 ? text.change : text.set}</Button>
        </div>
      ) : null}
      <ExpectedDialog task={task} open={setting} onClose={() => setSetting(false)} />
    </section>
  )
}
