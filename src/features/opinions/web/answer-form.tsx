import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { TextArea } from '../../../web/parts/fields.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { refresh, useDo } from '../../../web/queries.js'
import { answerOpinion, ANSWERS, getOpinion, type OpinionAnswer, type SlipView } from '../contract.js'
import { ChooseFiles } from './files.js'
import type { Round } from './say.js'
import { useFiles } from './use-files.js'

const text = words.opinions.round

/** The unit's own answer: given, and changed as long as the round is open. */
export function AnswerForm({ round, slip }: { round: Round; slip: SlipView }) {
  const client = useQueryClient()
  const [writing, setWriting] = useState(slip.answer === null)
  const [answer, setAnswer] = useState<OpinionAnswer | null>(slip.answer)
  const [comments, setComments] = useState(slip.text)
  const [asked, setAsked] = useState(false)
  const files = useFiles(() => refresh(client, [getOpinion]))
  const give = useDo(answerOpinion, {
    onDone: () => {
      say(text.done)
      setWriting(false)
    },
  })
  const lacking = answer !== null && answer !== 'agree' && !comments.trim()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setAsked(true)
    if (answer === null || lacking || give.isPending || files.sending) return
    // the files first: the answer is given when all of it is there
    if (await files.sendAll(round.id, slip.id))
      give.mutate({ id: slip.id, version: slip.version, answer, text: comments })
  }
  return (
    <section className="sheet box" aria-labelledby={`own-${slip.id}`}>
      <h2 id={`own-${slip.id}`}>
        {text.own} <small className="muted">· {slip.organisation.name}</small>
      </h2>
      {writing ? (
        <form className="compose" onSubmit={(event) => void submit(event)} noValidate>
          <fieldset className="opinion-choose">
            <legend>{text.choose}</legend>
            {ANSWERS.map((one) => (
              <label key={one} className="check">
                <input
                  type="radio"
                  name={`answer-${slip.id}`}
                  checked={answer === one}
                  onChange={() => setAnswer(one)}
                />
                <span>{words.opinions.answer[one]}</span>
              </label>
            ))}
            {asked && answer === null ? (
              <p className="field-error" role="alert">
                {text.chooseNeeded}
              </p>
            ) : null}
          </fieldset>
          <TextArea
            label={text.comments}
            hint={text.commentsHint}
            rows={5}
            value={comments}
            maxLength={10_000}
            onChange={setComments}
            optional={answer === 'agree'}
            error={asked && lacking ? text.commentsNeeded : null}
          />
          <ChooseFiles
            label={text.answerFiles}
            files={slip.files}
            chosen={files.chosen}
            onChosen={files.setChosen}
            onDrop={(id) => void files.drop(id)}
          />
          {files.sending ? (
            <progress
              value={files.sending.share}
              max={1}
              aria-label={words.opinions.compose.sendingFile(files.sending.name)}
            />
          ) : null}
          <ProblemNote problem={give.error ?? files.problem} />
          <div className="buttons">
            <Button type="submit" kind="primary" busy={give.isPending || files.sending !== null}>
              {text.answer}
            </Button>
            {slip.answer ? <Button onClick={() => setWriting(false)}>{text.keep}</Button> : null}
          </div>
        </form>
      ) : (
        <>
          <p>
            <b>{slip.answer ? words.opinions.answer[slip.answer] : null}</b>
          </p>
          {slip.text ? <p className="prose">{slip.text}</p> : null}
          <p className="small muted">{text.changeLead}</p>
          <div className="buttons">
            <Button onClick={() => setWriting(true)}>{text.change}</Button>
          </div>
        </>
      )}
    </section>
  )
}
