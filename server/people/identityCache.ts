/**
 * What was last read of a token, kept for a moment. A change in this process empties it when the change
 * commits; a change in another process is seen when the moment is over.
 */
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'

/** A kept answer's age at most; built from kept permits it may be twice as old, below two seconds. */
export const keptMs = 950
const entriesMax = 20_000

type Held = { readonly valid_until: Date }
type Entry = { readonly value: Held; readonly readAtMs: number }
type Underway = { readonly read: Promise<Held | undefined>; readonly startedMs: number }

type Permits = ReadonlyMap<string, readonly string[]>

export type IdentityCache = {
  /**
   * The kept answer, or what `read` finds now. Who asks while somebody else's reading is under way gets its
   * answer: a page that asks eight things at once reads its session once. Nothing found is not kept.
   */
  get<T extends Held>(
    key: string,
    now: Date,
    read: () => Promise<T | undefined>,
  ): Promise<T | undefined>
  /** What each role permits, by the same rule. */
  permits(read: () => Promise<Permits>): Promise<Permits>
  clear(): void
}

const forEver = new Date(8.64e15)

export function makeCache(): IdentityCache {
  const entries = new Map<string, Entry>()
  // Of readings under way only those begun after the last change are here.
  const underway = new Map<string, Underway>()
  // A reading that began before a change must not be kept after it.
  let generation = 0

  function keep(key: string, value: Held | undefined, startedMs: number): void {
    if (value === undefined) entries.delete(key)
    else {
      if (entries.size >= entriesMax) entries.clear()
      entries.set(key, { value, readAtMs: startedMs })
    }
  }

  function readOnce(
    key: string,
    startedMs: number,
    read: () => Promise<Held | undefined>,
  ): Promise<Held | undefined> {
    const before = generation
    const reading = read().then(
      (value) => {
        if (before === generation) {
          underway.delete(key)
          keep(key, value, startedMs)
        }
        return value
      },
      (error: unknown) => {
        if (before === generation) underway.delete(key)
        throw error
      },
    )
    underway.set(key, { read: reading, startedMs })
    return reading
  }

  async function get<T extends Held>(key: string, now: Date, read: () => Promise<T | undefined>) {
    const startedMs = performance.now()
    const isYoung = (atMs: number) => startedMs - atMs < keptMs
    const kept = entries.get(key)
    if (kept !== undefined && isYoung(kept.readAtMs) && kept.value.valid_until > now) {
      return kept.value as T
    }
    const other = underway.get(key)
    if (other !== undefined && isYoung(other.startedMs)) return other.read as Promise<T | undefined>
    return readOnce(key, startedMs, read) as Promise<T | undefined>
  }
  return {
    get,
    async permits(read) {
      const held = await get('roles', new Date(0), async () => ({
        valid_until: forEver,
        permits: await read(),
      }))
      return held?.permits ?? new Map()
    },
    clear() {
      generation++
      entries.clear()
      underway.clear()
    },
  }
}

const caches = new WeakMap<Host, IdentityCache>()

export function cacheOf(host: Host): IdentityCache {
  let cache = caches.get(host)
  if (cache === undefined) {
    cache = makeCache()
    caches.set(host, cache)
  }
  return cache
}

/** To be called by every act that changes who may do what: forgets at the commit. */
export function forgetIdentities(work: Writing): void {
  work.afterCommit(() => cacheOf(work.host).clear())
}
