/** What processes have cost: CPU time from /proc, so that a busy machine does not blur what the code costs. */
import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts in hundredths of a second on every machine that Node runs on. */
const tickMs = 10

type Stat = { readonly parent: number; readonly ownMs: number; readonly endedMs: number }

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const at = (index: number): number => Number(fields[index])
    return {
      parent: at(1),
      ownMs: (at(11) + at(12)) * tickMs,
      endedMs: (at(13) + at(14)) * tickMs,
    }
  } catch {
    return undefined
  }
}

/** CPU time of a process and its children, those that ended included; 0 where there is no /proc. */
export function cpuMs(pid: number): number {
  const own = statOf(pid)
  if (own === undefined) return 0
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat?.parent === pid)
  return children.reduce((sum, stat) => sum + stat!.ownMs + stat!.endedMs, own.ownMs + own.endedMs)
}

export function parentOf(pid: number): number {
  return statOf(pid)?.parent ?? 0
}
