/**
 * Texts typed before Unicode: recognised by the name of their font, else by what their words look like in each code, and
 * brought into Unicode. What is Unicode already stays letter by letter as it is.
 */
import type { Run } from './composer.js'
import { fromLegacy, type LegacyCode, vniOverhang } from './legacy-codes.js'
import { COMMON_WORDS, isSyllable } from './syllables.js'

/** Letters that neither code can show: their presence proves Unicode. */
const UNICODE_ONLY =
  /[\u0300-\u036f\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/
const HIGH = /[\u00a1-\u00ff]/
const WORD = /[\p{L}\p{M}\u00a1-\u00ff]+/gu
/** What surrounds a word and is no letter of it in the code at hand. */
const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu
/** Enough to judge by: different words that the code changes. */
const MIN_WORDS = 5
const MIN_COMMON = 3
/** Text beyond this is not looked at for judging. */
const SAMPLE = 200_000

/** The code that a font's name stands for, and whether it shows small letters as capitals; null for Unicode fonts. */
export function codeOfFont(font: string | undefined): { code: LegacyCode; capitals: boolean } | null {
  const name = font?.trim().replace(/^["']|["']$/g, '') ?? ''
  if (/^\.vn/i.test(name)) return { code: 'tcvn3', capitals: /H$/.test(name) }
  if (/^vni[- ]/i.test(name)) return { code: 'vni', capitals: false }
  return null
}

/** How the words that `code` would change look before and after. */
function likeness(text: string, code: LegacyCode): { words: number; before: number; after: number; common: number } {
  const common = new Set<string>()
  const different = new Set<string>()
  let words = 0
  let before = 0
  let after = 0
  for (const [raw] of text.slice(0, SAMPLE).matchAll(WORD)) {
    if (!HIGH.test(raw)) continue
    const read = fromLegacy(raw, code).replace(EDGES, '').toLowerCase()
    const bare = raw.replace(EDGES, '').toLowerCase()
    if (read === bare || read === '') continue
    words += 1
    different.add(read)
    if (bare === raw.toLowerCase() && isSyllable(bare)) before += 1
    if (isSyllable(read)) after += 1
    if (COMMON_WORDS.has(read.normalize('NFC'))) common.add(read)
  }
  return { words: Math.min(words, different.size), before: before / words, after: after / words, common: common.size }
}

/** The code that a text without any Unicode-only letter is written in, by its words; null where it is none for certain. */
export function codeOfText(text: string): LegacyCode | null {
  if (!HIGH.test(text)) return null
  let best: { code: LegacyCode; after: number } | null = null
  for (const code of ['tcvn3', 'vni'] as const) {
    const seen = likeness(text, code)
    if (seen.words < MIN_WORDS || seen.common < MIN_COMMON || seen.after < 0.85 || seen.before > 0.5) continue
    if (seen.after - seen.before < 0.4) continue
    if (best === null || seen.after > best.after) best = { code, after: seen.after }
  }
  return best?.code ?? null
}

const runText = (runs: Run[]): string => runs.map((run) => run.text).join('')

/**
 * TCVN3 has no capitals with tones but by font. In a line without a font, small ones among nothing but capitals were
 * capitals: "Uû BAN NH¢N D¢N".
 */
function withCapitals(line: string, plain: string): string {
  const ascii = plain.match(/[a-z]/gi) ?? []
  return ascii.length >= 2 && ascii.every((c) => c < 'a') ? line.toUpperCase() : line
}

/** One run in Unicode. Capitals that a font or a property draws become capitals of the text. */
function inUnicode(run: Run, code: LegacyCode | null, capitals: boolean, byWords: boolean): Run {
  const { font: _, caps, ...face } = run
  let text = code ? fromLegacy(run.text, code) : run.text
  if (code === 'tcvn3' && byWords) {
    const plain = run.text.split('\n')
    text = text
      .split('\n')
      .map((line, i) => withCapitals(line, plain[i] ?? ''))
      .join('\n')
  }
  if (capitals || caps) text = text.toLocaleUpperCase('vi')
  return { ...face, text }
}

/** True where runs of a legacy font hold plain Unicode all the same, as happens when only the code was converted. */
function isUnicodeAfterAll(text: string, code: LegacyCode): boolean {
  if (UNICODE_ONLY.test(text)) return true
  const seen = likeness(text, code)
  return seen.words >= MIN_WORDS && seen.before >= 0.85 && seen.before > seen.after
}

/** Moves the mark of a VNI letter to the run of its base, where the face changes between the two. */
function joinVniLetters(runs: Run[], codes: (LegacyCode | null)[]): void {
  for (let i = 1; i < runs.length; i++) {
    if (codes[i] !== 'vni' || codes[i - 1] !== 'vni') continue
    const take = vniOverhang(runs[i - 1]!.text, runs[i]!.text)
    if (!take) continue
    runs[i - 1]!.text += runs[i]!.text.slice(0, take)
    runs[i]!.text = runs[i]!.text.slice(take)
  }
}

/** The paragraphs of a document, each as its runs, in Unicode. The runs that come back name no font. */
export function unicodeRuns(paragraphs: Run[][]): Run[][] {
  const fontCode = (run: Run): ReturnType<typeof codeOfFont> => codeOfFont(run.font)
  const legacy = { tcvn3: '', vni: '' }
  let free = ''
  for (const runs of paragraphs) {
    const rest: Run[] = []
    for (const run of runs) {
      const named = fontCode(run)
      if (!named) rest.push(run)
      else if (legacy[named.code].length < SAMPLE && !UNICODE_ONLY.test(run.text)) legacy[named.code] += `${run.text}\n`
    }
    const text = runText(rest)
    if (free.length < SAMPLE && HIGH.test(text) && !UNICODE_ONLY.test(text)) free += `${text}\n`
  }
  const trusted = {
    tcvn3: !isUnicodeAfterAll(legacy.tcvn3, 'tcvn3'),
    vni: !isUnicodeAfterAll(legacy.vni, 'vni'),
  }
  const guessed = codeOfText(free)
  return paragraphs.map((runs) => {
    const rest = runText(runs.filter((run) => !fontCode(run)))
    const byWords = guessed && HIGH.test(rest) && !UNICODE_ONLY.test(rest) && !isLatin(rest, guessed) ? guessed : null
    const work = runs.map((run) => ({ ...run }))
    const codes = work.map((run) => {
      const named = fontCode(run)
      if (!named) return byWords
      return trusted[named.code] && !UNICODE_ONLY.test(run.text) ? named.code : null
    })
    joinVniLetters(work, codes)
    return work
      .map((run, i) => {
        const named = fontCode(run)
        const capitals = codes[i] === 'tcvn3' && named?.capitals === true
        return inUnicode(run, codes[i]!, capitals, !named)
      })
      .filter((run) => run.text !== '')
  })
}

/** A paragraph of French or the like within a document in an older code. */
function isLatin(text: string, code: LegacyCode): boolean {
  const seen = likeness(text, code)
  return seen.words > 0 && seen.after < 0.5
}

/** A plain text in Unicode; each line is judged as a paragraph. */
export function unicodeText(text: string): string {
  return unicodeRuns(text.split('\n').map((line) => [{ text: line }]))
    .map(runText)
    .join('\n')
}

/**
 * Bytes that are no UTF-8, as text: Windows-1258 (Unicode letters, tones apart), TCVN3 or VNI, whichever makes them
 * Vietnamese beyond doubt; null where none does. A wrong guess would change words, so there is no second best.
 */
export function decodeLegacyBytes(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null
  const plain = new TextDecoder('windows-1252').decode(bytes)
  const code = codeOfText(plain)
  const composed = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  const marked = (composed.slice(0, SAMPLE).match(WORD) ?? []).filter((word) => /[^\0-\x7f]/.test(word))
  const good = marked.filter(isSyllable)
  const common = new Set(good.map((word) => word.toLowerCase()).filter((word) => COMMON_WORDS.has(word)))
  const share = marked.length ? good.length / marked.length : 0
  const is1258 = share >= 0.85 && new Set(good).size >= MIN_WORDS && common.size >= MIN_COMMON
  if (code && !(is1258 && share > likeness(plain, code).after)) return unicodeText(plain)
  return is1258 ? composed : null
}
