/**
 * One process at a time makes or starts the cluster of a data folder; the others wait and adopt it. The lock is a row
 * of numbered files, of which the highest stands: whoever finds it free or left makes the next number, which succeeds
 * for one alone. So two that find the same dead holder cannot both follow it, and nobody ever removes what stands.
 */
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const pauseMs = 50
/** A holder shows this often that it lives; a number of a process alone may be another's by now. */
const beatMs = 10_000
const staleMs = 90_000
/** So many former numbers stay: whoever read one of them long ago finds the next taken. */
const formerKept = 8
const free = 'free'

const nowMs = (): number => performance.timeOrigin + performance.now()

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One of another user lives as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []))
}

/** Whether nobody holds it: given back, or its holder ended or fell silent. */
async function isFree(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text === free) return true
  const holder = Number(text)
  if (holder > 0 && !isAlive(holder)) return true
  const kept = await stat(file).catch(() => undefined)
  return kept !== undefined && nowMs() - kept.mtimeMs > staleMs
}

/** Makes the number its own; false where somebody else has it, or a higher one stands. */
async function claim(folder: string, number: number): Promise<boolean> {
  const file = join(folder, String(number))
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  const numbers = await numbersIn(folder)
  if (Math.max(...numbers) > number) {
    await rm(file, { force: true })
    return false
  }
  for (const former of numbers.filter((one) => one < number - formerKept)) {
    await rm(join(folder, String(former)), { force: true })
  }
  return true
}

/** Waits for the lock of a data folder; answers how it is given back. */
export async function lockStarting(dataDir: string): Promise<() => Promise<void>> {
  const folder = join(dataDir, 'postgres-starting')
  await mkdir(folder, { recursive: true })
  for (;;) {
    const last = Math.max(0, ...(await numbersIn(folder)))
    if (last === 0 || (await isFree(join(folder, String(last))))) {
      if (await claim(folder, last + 1)) return holding(join(folder, String(last + 1)))
    } else await sleep(pauseMs)
  }
}

function holding(file: string): () => Promise<void> {
  const beat = setInterval(() => {
    const at = nowMs() / 1000
    void utimes(file, at, at).catch(() => undefined)
  }, beatMs).unref()
  return async () => {
    clearInterval(beat)
    await writeFile(file, free)
  }
}
