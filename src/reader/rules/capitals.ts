/** Text in capitals. */

/** Share of capitals among the letters. */
export function isUpper(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const upper = text.match(/\p{Lu}/gu) ?? []
  return letters.length > 1 && upper.length / letters.length > 0.75
}
