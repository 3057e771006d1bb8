import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { call, Problem, upload } from '../../../web/api.js'
import { formatSize } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { problemSentence } from '../../../web/parts/problem-note.js'
import { discardEvidence, uploadEvidence } from '../contract.js'
import type { DraftFile } from './draft.js'

/** A file on its way, or one that could not be sent. */
export interface Sending {
  key: string
  file: File
  share: number
  problem: Problem | null
  expectedId: string | null
}

export const MOST = 30

interface FilesProps {
  assignmentId: string
  /** Only files for this of what is asked; null: only those for nothing that was asked. */
  expectedId: string | null
  files: DraftFile[]
  onFiles: (change: (files: DraftFile[]) => DraftFile[]) => void
  sending: Sending[]
  onSending: (change: (sending: Sending[]) => Sending[]) => void
}

/** Files are sent as soon as they are chosen; handing in only names them. */
export function EvidenceFiles(props: FilesProps) {
  const { assignmentId, expectedId, onFiles, onSending } = props
  const files = props.files.filter((file) => (file.expectedId ?? null) === expectedId)
  const sending = props.sending.filter((one) => one.expectedId === expectedId)
  const text = words.tasks.submit
  const input = useRef<HTMLInputElement>(null)
  const stops = useRef(new Map<string, AbortController>())
  const [over, setOver] = useState(false)
  const [full, setFull] = useState(false)

  const forget = (key: string): void => {
    stops.current.get(key)?.abort()
    stops.current.delete(key)
    onSending((all) => all.filter((one) => one.key !== key))
  }
  const send = async (key: string, file: File): Promise<void> => {
    const stop = new AbortController()
    stops.current.set(key, stop)
    const set = (change: Partial<Sending>): void =>
      onSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
    set({ share: 0, problem: null })
    try {
      const stored = await upload(uploadEvidence, { id: assignmentId }, file, (share) => set({ share }), stop.signal)
      onFiles((all) => [...all, { id: stored.fileId, name: stored.name, size: stored.size, expectedId }])
      forget(key)
    } catch (error) {
      if (error instanceof Problem) set({ problem: error })
    }
  }
  const discard = (id: string): void => {
    onFiles((all) => all.filter((one) => one.id !== id))
    // A file that stays behind is not handed in, and makes room when room is needed.
    call(discardEvidence, { id }).catch(() => undefined)
  }
  const take = (chosen: FileList | null): void => {
    const list = [...(chosen ?? [])]
    const room = MOST - props.files.length - props.sending.length
    setFull(list.length > room)
    const fresh = list.slice(0, Math.max(0, room)).map((file): Sending => {
      return { key: newId(), file, share: 0, problem: null, expectedId }
    })
    onSending((all) => [...all, ...fresh])
    for (const one of fresh) void send(one.key, one.file)
  }
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    take(event.target.files)
    event.target.value = ''
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div>
      <ul className="plain">
        {files.map((file) => (
          <li key={file.id} className="ev">
            <span className="ev-kind">{words.evidence.kindMark.file}</span>
            <div className="ev-name">
              {file.name}
              <small className="muted num">
                {formatSize(file.size)} · {text.uploaded}
              </small>
            </div>
            <Button small kind="quiet" aria-label={text.removeFile(file.name)} onClick={() => discard(file.id)}>
              {words.tasks.submit.removeShort}
            </Button>
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.key} className="ev">
            <span className="ev-kind">{words.evidence.kindMark.file}</span>
            <div className="ev-name">
              {one.file.name}
              {one.problem ? (
                <small className="ev-problem" role="alert">
                  {problemSentence(one.problem)}
                </small>
              ) : (
                <progress value={one.share} max={1} aria-label={text.uploading(one.file.name)} />
              )}
            </div>
            <span className="buttons">
              {one.problem ? (
                <Button small onClick={() => void send(one.key, one.file)}>
                  {text.again}
                </Button>
              ) : null}
              <Button small kind="quiet" aria-label={text.removeFile(one.file.name)} onClick={() => forget(one.key)}>
                {words.tasks.submit.removeShort}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={input}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          onChange={onChange}
          aria-label={text.addFiles}
        />
        <Button onClick={() => input.current?.click()}>{text.addFiles}</Button>
        <span className="small muted drop-hint">{text.dropHint}</span>
      </div>
      {full ? (
        <p className="field-error" role="alert">
          {text.tooMany(MOST)}
        </p>
      ) : null}
    </div>
  )
}
