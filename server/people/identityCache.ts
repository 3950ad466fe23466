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

type Permits = ReadonlyMap<string, readonly string[]>

export type IdentityCache = {
  /** The kept answer, or what `read` finds now. Nothing found is not kept. */
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

function makeCache(): IdentityCache {
  const entries = new Map<string, Entry>()
  // A reading that began before a change must not be kept after it.
  let generation = 0
  async function get<T extends Held>(key: string, now: Date, read: () => Promise<T | undefined>) {
    const startedMs = performance.now()
    const kept = entries.get(key)
    const young = kept !== undefined && startedMs - kept.readAtMs < keptMs
    if (young && kept.value.valid_until.getTime() > now.getTime()) return kept.value as T
    const before = generation
    const value = await read()
    if (value === undefined) entries.delete(key)
    else if (before === generation) {
      if (entries.size >= entriesMax) entries.clear()
      entries.set(key, { value, readAtMs: startedMs })
    }
    return value
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
