/** From a body's name in a dispatch to an organisation or a group of the office. */
import { fold, squash } from '../../kernel/text.js'

export interface Candidate {
  kind: 'organisation' | 'group'
  id: string
  names: string[]
}

export interface Match {
  kind: 'organisation' | 'group'
  id: string
}

/** Abbreviations that offices write for the bodies themselves; folded, in the order in which they are replaced. */
const ABBREVIATIONS: [RegExp, string][] = [
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\bubmttq\b/g, 'uy ban mat tran to quoc'],
  [/\bmttq\b/g, 'mat tran to quoc'],
  [/\bct\s*-?\s*xh\b/g, 'chinh tri xa hoi'],
  [/\blhpn\b/g, 'lien hiep phu nu'],
  [/\bvp\b/g, 'van phong'],
  [/\btp\b/g, 'thanh pho'],
  [/\bthpt\b/g, 'trung hoc pho thong'],
  [/\btu\b/g, 'thanh uy'],
]

/** A name in the form in which names are compared: folded, abbreviations written out, articles and marks taken off. */
export function nameKey(name: string): string {
  let key = fold(squash(name))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  for (const [short, long] of ABBREVIATIONS) key = key.replace(short, long)
  return key.replace(/^(cac|nhung) /, '').replace(/\s+/g, ' ')
}

export interface KeyedCandidate {
  candidate: Candidate
  keys: string[]
}

/** Candidates with the keys of their names: made once for all the names of a dispatch, which may be thousands. */
export const keyedCandidates = (candidates: Candidate[]): KeyedCandidate[] =>
  candidates.map((candidate) => ({ candidate, keys: candidate.names.map(nameKey) }))

/**
 * The one organisation or group that a name stands for: the same key as one of its names, or, failing that, a key that
 * begins exactly one candidate's name (the city's name is usually left out: "Ủy ban nhân dân thành phố"). Two that fit
 * equally well are none: a person decides.
 */
export function matchName(name: string, keyed: KeyedCandidate[]): Match | null {
  const key = nameKey(name)
  if (!key) return null
  const exact = keyed.filter(({ keys }) => keys.includes(key))
  if (exact.length === 1) return pick(exact[0]?.candidate)
  if (exact.length > 1) return null
  if (key.split(' ').length < 3) return null
  const begins = keyed.filter(({ keys }) => keys.some((known) => known.startsWith(`${key} `)))
  if (begins.length === 1) return pick(begins[0]?.candidate)
  const longer = keyed.filter(({ keys }) =>
    keys.some((known) => known.split(' ').length >= 3 && key.startsWith(`${known} `)),
  )
  return begins.length === 0 && longer.length === 1 ? pick(longer[0]?.candidate) : null
}

const pick = (candidate: Candidate | undefined): Match | null =>
  candidate ? { kind: candidate.kind, id: candidate.id } : null
