/** Words of a piece with their places, and the sets of phrases that the rules look for in them. */

export interface Token {
  /** Lower case, punctuation off. */
  word: string
  /** First letter is a capital. */
  capital: boolean
  start: number
  /** Past the last letter, before any punctuation. */
  end: number
  /** Punctuation mark that follows, or "". */
  after: string
  /** Punctuation mark that stands before, or "". */
  before: string
  /** The mark at which one pauses behind the word, closing brackets passed over, or "". */
  pause: string
  /** A bracket closes behind the word. */
  closes: boolean
}

/** Tokens of the texts asked for last: a clause passes many rules. */
const recent = new Map<string, Token[]>()
const RECENT = 64

/** Syllables of `text`; a lone dash or slash is a token too. The answer is not to be changed. */
export function tokensOf(text: string): Token[] {
  const known = recent.get(text)
  if (known) return known
  const tokens = split(text)
  if (recent.size >= RECENT) recent.clear()
  recent.set(text, tokens)
  return tokens
}

function split(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/\S+/g)) {
    const raw = match[0]
    const lead = /^[("“”'‘’[{<«]*/u.exec(raw)![0].length
    let length = raw.length
    while (length > lead && /[.,;:!?)"”“'’\]}>»…]/u.test(raw[length - 1]!)) length--
    const core = raw.slice(lead, length)
    if (core === '' && tokens.length > 0) {
      tokens.at(-1)!.after ||= raw[0]!
      continue
    }
    tokens.push({
      word: core.toLowerCase(),
      capital: /^\p{Lu}/u.test(core),
      start: match.index + lead,
      end: match.index + length,
      after: raw[length] ?? '',
      before: lead > 0 ? raw[0]! : '',
      pause: /[,;:.]/.exec(raw.slice(length))?.[0] ?? '',
      closes: raw.includes(')', length),
    })
  }
  return tokens
}

export type PhraseSet = Map<string, string[][]>

/** Phrases by their first word, longest first. */
export function phraseSet(phrases: Iterable<string>): PhraseSet {
  const set: PhraseSet = new Map()
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    const first = words[0]!
    const known = set.get(first)
    if (known) known.push(words)
    else set.set(first, [words])
  }
  for (const known of set.values()) known.sort((a, b) => b.length - a.length)
  return set
}

/** Number of words of the longest phrase of `set` that begins at token `at`; 0 where none does. */
export function phraseAt(tokens: Token[], at: number, set: PhraseSet): number {
  const first = tokens[at]
  if (!first) return 0
  for (const words of set.get(first.word) ?? []) {
    if (matches(tokens, at, words)) return words.length
  }
  return 0
}

/** The words stand there one after the other with no punctuation between. */
function matches(tokens: Token[], at: number, words: string[]): boolean {
  for (let i = 0; i < words.length; i++) {
    const token = tokens[at + i]
    if (token?.word !== words[i]) return false
    if (i + 1 < words.length && token?.after) return false
  }
  return true
}

/** "a b c" of `count` tokens from `at`. */
export function wordsAt(tokens: Token[], at: number, count: number): string {
  let text = ''
  for (let i = at; i < at + count && i < tokens.length; i++) text += (text === '' ? '' : ' ') + tokens[i]!.word
  return text
}
