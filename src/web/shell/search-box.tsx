import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { words } from '../../kernel/words/index.js'

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The box in the rail; "/" leads to it from anywhere but a field. */
export function SearchBox() {
  const box = useRef<HTMLInputElement>(null)
  const [q, setQ] = useState('')
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      if (!box.current || box.current.offsetParent === null || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      box.current.focus()
      box.current.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (q.trim()) void navigate(`/tim-kiem?q=${encodeURIComponent(q.trim())}`)
  }
  return (
    // The search element is younger than the oldest browser that is served.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <form role="search" className="search-box" onSubmit={submit}>
      <input
        ref={box}
        type="search"
        className="input"
        aria-label={words.shell.searchPlaceholder}
        placeholder={words.shell.searchPlaceholder}
        title={words.shell.searchKey}
        aria-keyshortcuts="/"
        value={q}
        maxLength={200}
        onChange={(event) => setQ(event.target.value)}
      />
    </form>
  )
}
