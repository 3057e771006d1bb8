/** The document by which something holds, as it is typed and as an operation takes it. */

export interface Basis {
  number: string
  date: string
  issuer: string
}

export const NO_BASIS: Basis = { number: '', date: '', issuer: '' }

/** The same as an operation takes it; null while something is lacking. */
export function givenBasis(basis: Basis): Basis | null {
  const given = { number: basis.number.trim(), date: basis.date, issuer: basis.issuer.trim() }
  return given.number && given.date && given.issuer ? given : null
}
