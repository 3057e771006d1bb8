/** Where the button that was pressed has gone with what it did, the reader goes on at the page's heading, not nowhere. */
export function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  })
}
