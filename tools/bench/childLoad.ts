/** What Linux says of the processes that this one started; elsewhere nothing, which is zero. */
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

type ChildLoad = {
  /** Of the largest: resident now and at most, in MB. */
  readonly nowMb: number
  readonly peakMb: number
  /** On processors since they began, all of them together. */
  readonly cpuMs: number
}

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '')

async function cpuOf(id: string): Promise<number> {
  const tasks = await readdir(`/proc/${id}/task`).catch((): string[] => [])
  const each = await Promise.all(tasks.map((task) => read(`/proc/${id}/task/${task}/schedstat`)))
  return each.reduce((sum, text) => sum + (Number(text.split(' ')[0]) || 0) / 1e6, 0)
}

/** Without the one of that number. */
export async function childLoad(except?: number): Promise<ChildLoad> {
  let [nowMb, peakMb, cpuMs] = [0, 0, 0]
  const ids = await readdir('/proc').catch((): string[] => [])
  for (const id of ids.filter((name) => /^\d+$/.test(name) && Number(name) !== except)) {
    const status = await read(`/proc/${id}/status`)
    if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== process.pid) continue
    const mb = (name: string) =>
      Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024)
    nowMb = Math.max(nowMb, mb('VmRSS'))
    peakMb = Math.max(peakMb, mb('VmHWM'))
    cpuMs += await cpuOf(id)
  }
  return { nowMb, peakMb, cpuMs }
}

const lookMs = 50
const stillMs = 2
const longestMs = 10_000

/** Until they rest: what they make ready for the next question is ready then. */
export async function childrenAtRest(except?: number): Promise<ChildLoad> {
  const until = performance.now() + longestMs
  let before = await childLoad(except)
  for (;;) {
    await pause(lookMs)
    const now = await childLoad(except)
    if (now.cpuMs - before.cpuMs < stillMs || performance.now() > until) return now
    before = now
  }
}

/** Looks at their memory until asked how much it was at most, in MB: one that is ended says nothing afterwards. */
export function watchedPeak(except?: number): () => Promise<number> {
  let peakMb = 0
  const look = async () => {
    peakMb = Math.max(peakMb, (await childLoad(except)).peakMb)
  }
  const timer = setInterval(() => void look(), 1000)
  return async () => {
    clearInterval(timer)
    await look()
    return peakMb
  }
}
