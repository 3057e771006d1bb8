import { useEffect, useRef, useState } from 'react'

const withFiles = (data: DataTransfer | null): boolean => data !== null && [...data.types].includes('Files')

/** Files dropped anywhere on the window or pasted outside a field; true while some are held over it. */
export function useIncoming(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const handler = useRef(onFiles)
  useEffect(() => {
    handler.current = onFiles
  })
  useEffect(() => {
    // The events of entering and leaving come for every element on the way.
    let depth = 0
    const enter = (event: DragEvent): void => {
      if (!withFiles(event.dataTransfer)) return
      depth += 1
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (!withFiles(event.dataTransfer)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const hold = (event: DragEvent): void => {
      if (withFiles(event.dataTransfer)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      if (!withFiles(event.dataTransfer)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      handler.current([...(event.dataTransfer?.files ?? [])])
    }
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      handler.current(files)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hold)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hold)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
  }, [])
  return over
}
