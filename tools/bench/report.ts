/** What every benchmark prints: one object, the same fields, so that runs can be laid side by side. */
import { cpus, totalmem } from 'node:os'

export type Result = {
  /** `baigong`, or the peer measured in the same run. */
  readonly who: string
  readonly what: string
  readonly p50_ms: number
  readonly p95_ms: number
  readonly [more: string]: string | number
}

export type Report = {
  readonly name: string
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memory_gb: number }
  readonly versions: Readonly<Record<string, string>>
  readonly seed: number
  readonly sizes: Readonly<Record<string, number>>
  readonly results: readonly Result[]
}

export function machine(): Report['machine'] {
  const all = cpus()
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memory_gb: Math.round(totalmem() / 1024 ** 3),
  }
}

/** Nearest rank; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

const rounded = (value: number): number => Number(value.toPrecision(3))

/** Times of single acts, in milliseconds, and how long all of them took together. */
export type Times = { readonly each: readonly number[]; readonly allMs: number }

export function resultOf(who: string, what: string, { each, allMs }: Times): Result {
  return {
    who,
    what,
    p50_ms: rounded(percentile(each, 0.5)),
    p95_ms: rounded(percentile(each, 0.95)),
    per_second: Math.round((each.length / allMs) * 1000),
  }
}

/** Does `act` `count` times, `atOnce` of them side by side. */
export async function timed(
  count: number,
  atOnce: number,
  act: (index: number) => Promise<unknown>,
): Promise<Times> {
  const each: number[] = []
  let next = 0
  const started = performance.now()
  async function lane(): Promise<void> {
    while (next < count) {
      const index = next++
      const begun = performance.now()
      await act(index)
      each.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { each, allMs: performance.now() - started }
}
