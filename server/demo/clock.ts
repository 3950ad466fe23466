/**
 * The clock of the demo world. The programme that it shows ran in 2019, so its time is shifted by a whole
 * number of milliseconds that is chosen once and kept; only demos have such a clock.
 */
import type pg from 'pg'
import type { Clock } from '../kernel/host.ts'

/** The Monday on which the demo world opens: three weeks before the notice's deadline. */
export const demoOpensAt = '2019-07-08T09:30:00+08:00'

const settingName = 'demo.clock'

type Kept = { readonly offsetMs: number }

/** The clock of this database: shifted where a demo keeps a shift, otherwise the given one. */
export async function keptClock(connection: pg.Pool, plain: Clock): Promise<Clock> {
  const { rows } = await connection.query('select value from kernel.setting where name = $1', [
    settingName,
  ])
  const kept = rows[0]?.value as Kept | undefined
  return kept === undefined ? plain : shifted(plain, kept.offsetMs)
}

function shifted(plain: Clock, offsetMs: number): Clock {
  return { now: () => new Date(plain.now().getTime() + offsetMs), real: () => plain.now() }
}

/** Chooses the shift for a new demo world; a second call changes nothing. */
export async function startDemoClock(connection: pg.Pool, plain: Clock): Promise<Clock> {
  const now = plain.now()
  const value: Kept = { offsetMs: Date.parse(demoOpensAt) - now.getTime() }
  await connection.query(
    'insert into kernel.setting (name, value, changed_at) values ($1, $2, $3) on conflict do nothing',
    [settingName, JSON.stringify(value), now],
  )
  return keptClock(connection, plain)
}
