/** What a user agent tells of a device. */
const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const
const systems = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux'] as const
const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS': 'macOS' }

/** Browser and system, as far as a user agent tells; null if it tells neither. */
export function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null) return null
  const found = [browsers, systems].map((list) => list.find((name) => userAgent.includes(name)))
  const words = found.flatMap((name) => (name === undefined ? [] : [names[name] ?? name]))
  return words.length === 0 ? null : words.join(' · ')
}
