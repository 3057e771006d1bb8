/** Days from a file: chosen, seen row by row, then entered. */
import { useRef, useState } from 'react'
import type { OutputOf } from '../../../../kernel/contract.js'
import { words } from '../../../../kernel/words/index.js'
import { Problem, upload } from '../../../../web/api.js'
import { Button } from '../../../../web/parts/button.js'
import { DeedForm } from '../../../../web/parts/deed-form.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { say } from '../../../../web/parts/toasts.js'
import { useDo } from '../../../../web/queries.js'
import { importCalendarFile, previewCalendarFile } from '../../contract.js'
import { BasisFields, isWhole, type BasisDraft } from '../decision/basis-fields.js'
import { proposedTitle } from '../decision/draft.js'
import { Found } from './found.js'

const text = words.calendar.import

type Preview = OutputOf<typeof previewCalendarFile>

interface ImportDialogProps {
  open: boolean
  onClose: () => void
}

export function ImportDialog({ open, onClose }: ImportDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={text.title} lead={text.lead} wide bare>
      {open ? <Import onClose={onClose} /> : null}
    </Dialog>
  )
}

function Import({ onClose }: { onClose: () => void }) {
  const [found, setFound] = useState<Preview | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [reading, setReading] = useState(false)
  const [basis, setBasis] = useState<BasisDraft>({ number: '', date: '', issuer: '' })
  const [asked, setAsked] = useState(false)
  const deed = useDo(importCalendarFile, {
    onDone: (_, input) => {
      say(text.done(input.decisions.length))
      onClose()
    },
  })
  const read = async (file: File): Promise<void> => {
    setReading(true)
    setProblem(null)
    try {
      setFound(await upload(previewCalendarFile, {}, file))
    } catch (error) {
      setFound(null)
      if (error instanceof Problem) setProblem(error)
      else throw error
    } finally {
      setReading(false)
    }
  }
  const decisions = found?.decisions ?? []
  const needsBasis = decisions.some((one) => !one.basis)
  const submit = (): void => {
    setAsked(true)
    if (!found || decisions.length === 0 || deed.isPending || (needsBasis && !isWhole(basis))) return
    deed.mutate({
      fileName: found.fileName,
      decisions: decisions.map((one) => ({
        title: one.title || proposedTitle(one.content),
        content: one.content,
        basis: one.basis ?? basis,
      })),
    })
  }
  const chooser = <FileChooser again={found !== null} busy={reading} onFile={(file) => void read(file)} />
  if (decisions.length === 0)
    return (
      <>
        <div className="dialog-body">
          {chooser}
          <ProblemNote problem={problem} />
          {found ? <Found found={found} /> : <p className="small muted">{text.sample}</p>}
        </div>
        <div className="dialog-footer">
          <Button onClick={onClose}>{words.shell.close}</Button>
        </div>
      </>
    )
  return (
    <DeedForm
      action={text.action(decisions.length)}
      busy={deed.isPending}
      problem={deed.error ?? problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {chooser}
      {found ? <Found found={found} /> : null}
      {needsBasis ? <BasisFields legend={text.basis} basis={basis} onChange={setBasis} asked={asked} /> : null}
    </DeedForm>
  )
}

function FileChooser({ again, busy, onFile }: { again: boolean; busy: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="buttons file-chooser">
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={text.file}
        accept=".ics,.csv,.xlsx,text/calendar,text/csv"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button busy={busy} onClick={() => input.current?.click()}>
        {again ? text.another : text.choose}
      </Button>
      <span className="muted" aria-live="polite">
        {busy ? text.reading : ''}
      </span>
    </div>
  )
}
