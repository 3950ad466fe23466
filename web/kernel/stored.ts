/**
 * Small remembered choices (language, theme, row height). A browser may refuse storage
 * altogether, for example in private windows; then a choice lives as long as the page.
 */
const prefix = 'baigong.'
const held = new Map<string, string>()

/** The remembered value, or null. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key) ?? held.get(key) ?? null
  } catch {
    return held.get(key) ?? null
  }
}

export function remember(key: string, value: string): void {
  held.set(key, value)
  try {
    localStorage.setItem(prefix + key, value)
  } catch {
    // The value in memory serves this page.
  }
}

/** A remembered JSON value, or `otherwise` when nothing readable is kept. */
export function rememberedJson<T>(key: string, otherwise: T): T {
  const text = remembered(key)
  if (text === null) return otherwise
  try {
    return JSON.parse(text) as T
  } catch {
    return otherwise
  }
}
