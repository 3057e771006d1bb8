import { useMemo } from 'react'
import { listOrganisations } from '../features/organisations/contract.js'
import { fold, squash } from '../kernel/text.js'
import { useAnswer } from './queries.js'

/** A letterhead is written in capitals; where it is a body of the office, its name is shown as people write it. */
export function useIssuer(): (issuer: string | null) => string {
  const { data } = useAnswer(listOrganisations, {}, { staleTime: 300_000 })
  return useMemo(() => {
    const names = new Map((data?.organisations ?? []).map((unit) => [fold(unit.name), unit.name]))
    return (issuer) => (issuer ? (names.get(fold(squash(issuer))) ?? issuer) : '')
  }, [data])
}
