/** From a body's name in a dispatch to an organisation or a group of the office. */
import { fold, squash } from '../../../kernel/text.js'
import { writtenOut } from '../../../kernel/abbreviations.js'

export interface Candidate {
  kind: 'organisation' | 'group'
  id: string
  names: string[]
}

export interface Match {
  kind: 'organisation' | 'group'
  id: string
  /** Only the beginning of the name fits, or its holder was named. */
  near: boolean
}

/** A name in the form in which names are compared: folded, articles and marks taken off. */
function keyOf(name: string): string {
  const key = fold(squash(name))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return key.replace(/^(?:tat ca )?(?:cac|nhung) /, '')
}

/** The keys of a name, abbreviations written out; two where one of them may mean two things ("TU"). */
export const nameKeys = (name: string): string[] => [...new Set(writtenOut(squash(name)).map(keyOf))]

/** "Sở Giáo dục và Đào tạo" and "Sở Giáo dục, Đào tạo" are one name. */
const withoutAnd = (key: string): string => key.replace(/ va (?=\S)/g, ' ')

/** An office holder stands for the body that he heads: "Giám đốc Sở Y tế", "Chủ tịch UBND thành phố". */
const POST =
  /^(?:dong chi )?(?:pho )?(?:chu tich|giam doc|truong|chanh|thu truong|lanh dao|bi thu|hieu truong|chu nhiem|tong bien tap) (?=\S+ \S+)/

export interface KeyedCandidate {
  candidate: Candidate
  keys: string[]
}

/** Candidates with the keys of their names: made once for all the names of a dispatch, which may be thousands. */
export const keyedCandidates = (candidates: Candidate[]): KeyedCandidate[] =>
  candidates.map((candidate) => ({ candidate, keys: candidate.names.flatMap(nameKeys) }))

/**
 * What a name is proposed to stand for. `near` is false where a name of the body was written as it is or abbreviated, and
 * true where only its beginning fits (the city's name left out or added) or its holder was named. A person confirms either.
 * Two that fit equally well are none.
 */
export function matchName(name: string, keyed: KeyedCandidate[]): Match | null {
  const keys = nameKeys(name).filter((key) => key !== '')
  const exact = only(keyed, (known) => keys.some((key) => withoutAnd(known) === withoutAnd(key)))
  if (exact !== 'none') return found(exact, false)
  for (const key of keys.filter((each) => each.split(' ').length >= 3)) {
    const near = nearest(key, keyed)
    if (near !== 'none') return found(near, true)
  }
  const bodies = keys.filter((key) => POST.test(key)).map((key) => key.replace(POST, ''))
  const headed = only(keyed, (known) => bodies.some((key) => withoutAnd(known) === withoutAnd(key)))
  if (headed !== 'none') return found(headed, true)
  for (const key of bodies.filter((each) => each.split(' ').length >= 3)) {
    const near = nearest(key, keyed)
    if (near !== 'none') return found(near, true)
  }
  return null
}

type Fit = Candidate | 'several' | 'none'

/** The one candidate with a key that fits. */
function only(keyed: KeyedCandidate[], fits: (known: string) => boolean): Fit {
  const fitting = keyed.filter(({ keys }) => keys.some(fits))
  if (fitting.length === 0) return 'none'
  return fitting.length === 1 ? fitting[0]!.candidate : 'several'
}

/** A list goes on behind the name ("… và các tổ chức …"): then it is not that body alone. */
const GOES_ON = /^(?:cac|nhung) |(?:^| )(?:va|cung) /

/** The candidate whose name the key begins, or that the key begins with. */
function nearest(key: string, keyed: KeyedCandidate[]): Fit {
  const begins = only(keyed, (known) => known.startsWith(`${key} `) && !GOES_ON.test(known.slice(key.length + 1)))
  if (begins !== 'none') return begins
  return only(
    keyed,
    (known) =>
      known.split(' ').length >= 3 && key.startsWith(`${known} `) && !GOES_ON.test(key.slice(known.length + 1)),
  )
}

const found = (fit: Candidate | 'several', near: boolean): Match | null =>
  fit === 'several' ? null : { kind: fit.kind, id: fit.id, near }
