/** A password that can be read over a desk: no letters and figures that look alike, four groups of four. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const EACH = 4

export function newPassword(): string {
  const fair = 256 - (256 % LETTERS.length)
  const drawn: string[] = []
  while (drawn.length < GROUPS * EACH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(GROUPS * EACH))) {
      if (byte < fair && drawn.length < GROUPS * EACH) drawn.push(LETTERS.charAt(byte % LETTERS.length))
    }
  }
  const text = drawn.join('')
  return Array.from({ length: GROUPS }, (_, i) => text.slice(i * EACH, (i + 1) * EACH)).join('-')
}
