/** Calendar arithmetic on `2027-07-09`, without zones. */

/** A real calendar day, or null. Full-width digits and 2027.7.9 or 2027/7/9 are understood. */
export function readDay(text: string): string | null {
  const clean = text
    .trim()
    .replace(/[\uFF10-\uFF19]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u5E74\u6708./\u3002]/g, '-')
    .replace(/\u65E5$/, '')
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(clean)
  if (match === null) return null
  const [, year, month, day] = match.map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}

/** `2027-07-09` moved by days and months; a day past the month's end becomes its last. */
export function moveDay(day: string, days: number, months = 0): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (months !== 0) {
    const wanted = date.getUTCDate()
    date.setUTCDate(1)
    date.setUTCMonth(date.getUTCMonth() + months)
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    date.setUTCDate(Math.min(wanted, last))
  }
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The weeks of a month, Monday first; days of the neighbours fill the ends. */
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const start = moveDay(first, -weekday)
  const weeks: string[][] = []
  for (let week = 0; week < 6; week += 1) {
    const days = Array.from({ length: 7 }, (_, index) => moveDay(start, week * 7 + index))
    if (week > 0 && days[0]?.slice(0, 7) !== day.slice(0, 7)) break
    weeks.push(days)
  }
  return weeks
}
