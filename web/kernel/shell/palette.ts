/** How ⌘K is called: by its keys, or by the field in the bar. */
const callers = new Set<() => void>()

export function openPalette(): void {
  for (const call of callers) call()
}

/** Answers the keys and the field until the returned function is called. */
export function onPalette(open: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    open()
  }
  callers.add(open)
  addEventListener('keydown', onKey)
  return () => {
    callers.delete(open)
    removeEventListener('keydown', onKey)
  }
}

/** The name of the key combination on this machine. */
export function paletteKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘K' : 'Ctrl K'
}
