/** CSV as spreadsheets of the field open it: UTF-8 with a mark, CRLF, quoted where needed (RFC 4180). */

export type CsvValue = string | number | null

// A spreadsheet runs what begins like a formula, in some languages with wide signs too; an apostrophe makes
// it text again.
function disarmed(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = disarmed(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvOf(heads: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  const lines = [heads, ...rows].map((row) => row.map(field).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
