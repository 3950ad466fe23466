/** Hears what a piece of work says to PostgreSQL, so that a peer can say the very same. */
import pg from 'pg'
import type { Statement } from './bare.ts'

type Query = (this: unknown, text: unknown, values?: unknown, ...rest: unknown[]) => unknown

/** Every statement that `act` sends, in order. Only one capture runs at a time. */
export async function captured(act: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  prototype.query = function (text, values, ...rest) {
    const named = typeof text === 'object' ? (text as { text?: string; values?: unknown[] }) : {}
    const sent = typeof text === 'string' ? text : named.text
    const given = Array.isArray(values) ? (values as unknown[]) : (named.values ?? [])
    if (sent !== undefined) heard.push({ text: sent, values: given })
    return query.call(this, text, values, ...rest)
  }
  try {
    await act()
  } finally {
    prototype.query = query
  }
  return heard
}
