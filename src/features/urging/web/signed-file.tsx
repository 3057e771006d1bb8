import { useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useRef, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { href, Problem, upload } from '../../../web/api.js'
import { formatSize } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { refresh } from '../../../web/queries.js'
import { attachSignedLetter, downloadUrgingLetter, getUrgingLetter, type LetterView } from '../contract.js'

const text = words.urging.page

/** The file as it was signed, outside the program. */
export function SignedFile({ letter }: { letter: LetterView }) {
  const client = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const bring = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    setProblem(null)
    setShare(0)
    try {
      await upload(attachSignedLetter, { id: letter.id }, file, setShare)
      say(text.attached)
      refresh(client, [getUrgingLetter])
    } catch (error) {
      if (error instanceof Problem) setProblem(error)
      else throw error
    } finally {
      setShare(null)
    }
  }
  return (
    <section className="sheet letter-box" aria-labelledby="ban-ky">
      <h2 id="ban-ky">{text.signedFile}</h2>
      {letter.signed ? (
        <p>
          <a href={href(downloadUrgingLetter, { id: letter.id, form: 'signed' })}>{letter.signed.name}</a>{' '}
          <span className="small muted num">{formatSize(letter.signed.size)}</span>
        </p>
      ) : (
        <p className="muted">{text.noSigned}</p>
      )}
      {letter.can.attach ? (
        <>
          <input ref={picker} type="file" hidden onChange={(event) => void bring(event)} />
          {share === null ? null : <progress value={share} max={1} aria-label={text.attach} />}
          <Button busy={share !== null} onClick={() => picker.current?.click()}>
            {letter.signed ? text.attachAgain : text.attach}
          </Button>
        </>
      ) : null}
      <ProblemNote problem={problem} />
    </section>
  )
}
