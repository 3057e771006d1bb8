/** The way for a new dispatch into the house. */
export function ReceiveButton() {
  return null
}
