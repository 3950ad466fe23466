/** Where somebody wanted to go, kept in this tab while they are away at a provider. */
const key = 'baigong.signOnNext'

export function keepNext(next: string | null): void {
  try {
    if (next === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, next)
  } catch {
    // Without storage one comes back to the desk.
  }
}

export function takeNext(): string | null {
  try {
    const next = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return next
  } catch {
    return null
  }
}
