/** The analyser of this process: opened when a part is first asked for, closed once nobody asked for long. */
import type { Host } from '../kernel/host.ts'
import { openAnalyser, type Analyser } from './analyser.ts'

/** A kept process holds its compiled kernel, some 200 MB. */
const idleMs = 10 * 60_000

let open: Analyser | undefined
let asked = 0
let idle: NodeJS.Timeout | undefined

async function closeIdle(): Promise<void> {
  const closing = open
  open = undefined
  await closing?.close()
}

/** Lends the analyser for as long as `act` runs. */
export async function withAnalyser<T>(host: Host, act: (one: Analyser) => Promise<T>): Promise<T> {
  clearTimeout(idle)
  open ??= openAnalyser((error) => host.log.warn({ error }, 'a process that opens parts'))
  asked++
  try {
    return await act(open)
  } finally {
    asked--
    if (asked === 0) idle = setTimeout(() => void closeIdle(), idleMs).unref()
  }
}
