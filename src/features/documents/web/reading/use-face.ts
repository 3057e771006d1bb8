/** How a paper with pages is looked at: the pages as they are, or the text. What was chosen last is kept in this browser. */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNarrow } from '../../../../web/narrow.js'
import type { PaperView } from '../../contract.js'
import { hasPictures } from '../../rules.js'

export type Face = 'sheets' | 'text'

const KEY = 'dondoc.paper-face'

function chosenBefore(): Face | null {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'sheets' || kept === 'text' ? kept : null
  } catch {
    return null
  }
}

/** True while the page is printed. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // At once: the browser prints what stands there when the listener is left.
    const begin = (): void => flushSync(() => setPrinting(true))
    const end = (): void => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}

/** Without a choice: the pages on a wide screen, the text on a phone, where a page is too small to read. */
export function useFace(paper: PaperView): { face: Face; has: boolean; choose: (face: Face) => void } {
  const narrow = useNarrow()
  const printing = usePrinting()
  const [chosen, setChosen] = useState(chosenBefore)
  const has = hasPictures(paper) && paper.blocks.some((block) => block.box !== undefined)
  const choose = (face: Face): void => {
    setChosen(face)
    try {
      localStorage.setItem(KEY, face)
    } catch {
      // A browser without storage forgets it with the page.
    }
  }
  // What is printed is the text with its marks; the pages themselves are printed from the original.
  const face = has && !printing ? (chosen ?? (narrow ? 'text' : 'sheets')) : 'text'
  return { face, has, choose }
}
