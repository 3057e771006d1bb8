/**
 * Names for statements that come again and again: the server then parses and plans each once a connection and not once a
 * request, which is about half of the work of a short one.
 */

/** From this use on a statement has a name; what is asked rarely is not worth the server's memory. */
const OFTEN = 4
/** Named statements, each kept by every connection. */
const MOST_NAMED = 250
/** Texts that are counted; with more of them, made with every new number of values, counting begins anew. */
const MOST_COUNTED = 2000
/** Statements with more values are bulk: their texts differ with every number of rows. */
const MOST_VALUES = 64

/** Answers with the name of a statement's text, or undefined where it has none (yet). */
export function statementNames(): (text: string, values: number) => string | undefined {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  return (text, values) => {
    const known = names.get(text)
    if (known !== undefined || values > MOST_VALUES || names.size === MOST_NAMED) return known
    const n = (uses.get(text) ?? 0) + 1
    if (n < OFTEN) {
      if (uses.size === MOST_COUNTED) uses.clear()
      uses.set(text, n)
      return undefined
    }
    uses.delete(text)
    const name = `s${names.size + 1}`
    names.set(text, name)
    return name
  }
}
