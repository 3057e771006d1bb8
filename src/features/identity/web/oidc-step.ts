/** What the sign-in page was sent to do. */
export function secondStepOf(hash: string): { next: 'code' | 'set-up'; ticket: string } | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const next = given.get('buoc')
  const ticket = given.get('phieu')
  return ticket && (next === 'code' || next === 'set-up') ? { next, ticket } : null
}
