/** Marks at the end of a text. A regular expression would try every run of them in the middle anew; this looks once. */

/** Length of `text` without the characters of `marks` at its end. */
export function lengthWithout(text: string, marks: string): number {
  let length = text.length
  while (length > 0 && marks.includes(text[length - 1]!)) length--
  return length
}
