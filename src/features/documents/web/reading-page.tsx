export function ReadingPage() {
  return null
}
