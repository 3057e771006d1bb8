import { useRef } from 'react'
import { words } from '../../../kernel/words/index.js'
import { href } from '../../../web/api.js'
import { formatSize } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { downloadOpinionFile, type OpinionFile } from '../contract.js'

const text = words.opinions.compose

/** Files that may be opened. */
export function Files({ files }: { files: OpinionFile[] }) {
  return (
    <ul className="plain opinion-files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={href(downloadOpinionFile, { id: file.id })} download>
            {file.label}
          </a>{' '}
          <small className="muted num">{formatSize(file.size)}</small>
        </li>
      ))}
    </ul>
  )
}

interface ChooseFilesProps {
  label: string
  /** Those that are on the server. */
  files: OpinionFile[]
  /** Those that are chosen and go with the next saving. */
  chosen: File[]
  onChosen: (files: File[]) => void
  onDrop: (id: string) => void
}

/** Files that are there, and files that will be sent with what is being written. */
export function ChooseFiles({ label, files, chosen, onChosen, onDrop }: ChooseFilesProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <fieldset className="opinion-choose">
      <legend>{label}</legend>
      <ul className="plain opinion-files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={href(downloadOpinionFile, { id: file.id })} download>
              {file.label}
            </a>{' '}
            <small className="muted num">{formatSize(file.size)}</small>
            <Button small kind="quiet" aria-label={text.fileDrop(file.label)} onClick={() => onDrop(file.id)}>
              {text.fileShort}
            </Button>
          </li>
        ))}
        {chosen.map((file) => (
          <li key={file.name + file.size + file.lastModified}>
            {file.name} <small className="muted num">{formatSize(file.size)}</small>
            <Button
              small
              kind="quiet"
              aria-label={text.fileDrop(file.name)}
              onClick={() => onChosen(chosen.filter((one) => one !== file))}
            >
              {text.fileShort}
            </Button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          onChosen([...chosen, ...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>{text.fileAdd}</Button>
    </fieldset>
  )
}
