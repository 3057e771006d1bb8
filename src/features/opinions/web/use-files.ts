/** Files that are chosen here and sent when what is being written is saved. */
import { useState } from 'react'
import { call, Problem, upload } from '../../../web/api.js'
import { addOpinionFile, dropOpinionFile } from '../contract.js'

export interface ChosenFiles {
  chosen: File[]
  setChosen: (files: File[]) => void
  /** The file on its way, with how much of it has gone out. */
  sending: { name: string; share: number } | null
  problem: Problem | null
  /** Sends what is chosen, one after the other; false when one was refused: it stays chosen, those after it too. */
  sendAll: (roundId: string, slipId?: string) => Promise<boolean>
  drop: (id: string) => Promise<void>
}

export function useFiles(onChange: () => void): ChosenFiles {
  const [chosen, setChosen] = useState<File[]>([])
  const [sending, setSending] = useState<ChosenFiles['sending']>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const sendAll: ChosenFiles['sendAll'] = async (roundId, slipId) => {
    setProblem(null)
    try {
      for (const file of chosen) {
        setSending({ name: file.name, share: 0 })
        await upload(addOpinionFile, { id: roundId, ...(slipId ? { slipId } : {}) }, file, (share) =>
          setSending({ name: file.name, share }),
        )
        setChosen((all) => all.filter((one) => one !== file))
      }
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      return false
    } finally {
      setSending(null)
    }
  }
  const drop: ChosenFiles['drop'] = async (id) => {
    setProblem(null)
    try {
      await call(dropOpinionFile, { id })
      onChange()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    }
  }
  return { chosen, setChosen, sending, problem, sendAll, drop }
}
