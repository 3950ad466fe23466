/**
 * Tallies: how often a thing was looked at or asked for, by day. They are numbers, never who. Counted in memory and
 * added to the rows every two seconds, so that a read costs nothing; what a process counted in its last moments is lost
 * with it when it is killed.
 */
import { sql } from 'kysely'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Database } from './database/database.ts'
import type { Reading, Writing } from './work.ts'

export type TallyBuffer = {
  add(what: string, thing: string, day: string): void
  /** Resolves when everything counted before is in the rows. */
  flush(): Promise<void>
  close(): Promise<void>
}

type Counted = {
  readonly what: string
  readonly thing: string
  readonly day: string
  times: number
}

const flushAfterMs = 2000
/** Whoever asks for ever new things does not fill the memory; beyond it nothing new is counted until the next flush. */
const thingsMost = 20_000

export function openTallies(database: Database, noteError: (error: Error) => void): TallyBuffer {
  let waiting = new Map<string, Counted>()
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  async function write(): Promise<void> {
    const counted = [...waiting.values()]
    waiting = new Map()
    if (counted.length === 0) return
    await sql`insert into kernel.tally as t (what, thing, day, times)
      select * from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb)
        as r (what text, thing text, day date, times integer) order by what, thing, day
      on conflict (what, thing, day) do update set times = t.times + excluded.times`.execute(
      database.writer,
    )
  }
  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    running = running.catch(() => undefined).then(write)
    return running
  }
  return {
    add(what, thing, day) {
      const key = `${what} ${day} ${thing}`
      const known = waiting.get(key)
      if (known !== undefined) known.times++
      else if (waiting.size < thingsMost) waiting.set(key, { what, thing, day, times: 1 })
      timer ??= setTimeout(() => void flush().catch(noteError), flushAfterMs).unref()
    },
    flush,
    close: flush,
  }
}

/** Counts once, on the day of `work`. Someone who looks through another's eyes is not counted. */
export function tally(work: Reading, what: string, thing: string): void {
  if (work.actor.viewedBy !== undefined) return
  work.host.tallies.add(what, thing, dayOfMoment(work.now.toISOString()))
}

/** How often each of the things was counted on or after a day. */
export async function talliesOf(
  work: Reading,
  what: string,
  things: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, number>> {
  if (things.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('kernel.tally')
    .where('what', '=', what)
    .where('thing', '=', sql<string>`any(${things}::text[])`)
    .where('day', '>=', since)
    .groupBy('thing')
    .select((eb) => ['thing', eb.fn.sum<string>('times').as('times')])
    .execute()
  return new Map(rows.map(({ thing, times }) => [thing, Number(times)]))
}

/** How often any of the things was counted, by day, from a day on. */
export async function talliesByDay(
  work: Reading,
  what: string,
  things: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, number>> {
  if (things.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('kernel.tally')
    .where('what', '=', what)
    .where('thing', '=', sql<string>`any(${things}::text[])`)
    .where('day', '>=', since)
    .groupBy('day')
    .select((eb) => ['day', eb.fn.sum<string>('times').as('times')])
    .execute()
  return new Map(rows.map(({ day, times }) => [day, Number(times)]))
}

/** The things counted most on or after a day, with how often, and the day of the last time. */
export async function mostTallied(work: Reading, what: string, since: string, most: number) {
  const rows = await work.db
    .selectFrom('kernel.tally')
    .where('what', '=', what)
    .where('day', '>=', since)
    .groupBy('thing')
    .select((eb) => [
      'thing',
      eb.fn.sum<string>('times').as('times'),
      eb.fn.max('day').as('lastDay'),
    ])
    .orderBy('times', 'desc')
    .orderBy('lastDay', 'desc')
    .orderBy('thing')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, times: Number(row.times) }))
}

/** Numbers of days before this one are forgotten. */
export async function forgetTallies(work: Writing, before: string): Promise<void> {
  await work.db.deleteFrom('kernel.tally').where('day', '<', before).execute()
}
