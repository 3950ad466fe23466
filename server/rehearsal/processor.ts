/**
 * Processor time, which a shared machine's clock does not tell: of this process and its children, and of the
 * database server where it runs on the same machine. Known on Linux alone.
 */
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'

/** Seconds since each began; null where it cannot be known. */
export type ProcessorTime = { readonly house: number | null; readonly database: number | null }

type Process = {
  readonly id: number
  readonly name: string
  readonly parent: number
  /** Its own, and that of children that have ended. */
  readonly seconds: number
}

/** What Linux tells programs, whatever its kernel counts in. */
const ticksPerSecond = 100

/** `pid (name) state parent …`: the name may hold blanks and brackets. */
function readStat(stat: string): Process | undefined {
  const [open, close] = [stat.indexOf('('), stat.lastIndexOf(')')]
  const after = stat.slice(close + 2).split(' ')
  if (open < 0 || after.length < 15) return undefined
  const ticks = after.slice(11, 15).reduce((sum, one) => sum + Number(one), 0)
  return {
    id: Number(stat.slice(0, open)),
    name: stat.slice(open + 1, close),
    parent: Number(after[1]),
    seconds: ticks / ticksPerSecond,
  }
}

/** A process that ends while it is read is in its parent's sum the next time. */
async function allProcesses(): Promise<Map<number, Process>> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')),
  )
  return new Map(stats.flatMap((stat) => readStat(stat) ?? []).map((one) => [one.id, one]))
}

/** Of a process and all below it, without those below `except`. */
function secondsBelow(all: ReadonlyMap<number, Process>, root: number, except?: number): number {
  const children = Map.groupBy(all.values(), ({ parent }) => parent)
  const sum = (id: number): number =>
    id === except
      ? 0
      : (all.get(id)?.seconds ?? 0) +
        (children.get(id) ?? []).reduce((total, child) => total + sum(child.id), 0)
  return sum(root)
}

/** Of the server that answers on `pool`; null where it runs on another machine. */
async function serverOf(pool: pg.Pool): Promise<number | null> {
  const { rows } = await pool.query('select pg_backend_pid() as id')
  const backend = (await allProcesses()).get(Number(rows[0].id))
  // Elsewhere the same number may be somebody else's.
  return backend?.name.startsWith('postgres') === true ? backend.parent : null
}

/** Reads the time of this house and of the server that answers on `pool`. */
export async function processorClock(pool: pg.Pool): Promise<() => Promise<ProcessorTime>> {
  if (process.platform !== 'linux') return async () => ({ house: null, database: null })
  const server = await serverOf(pool)
  return async () => {
    const all = await allProcesses()
    return {
      house: secondsBelow(all, process.pid, server ?? undefined),
      database: server === null ? null : secondsBelow(all, server),
    }
  }
}
