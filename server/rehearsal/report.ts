/** What a rehearsal found out. */
import { availableParallelism, cpus } from 'node:os'
import type { Calls } from './calls.ts'
import type { PapersTold } from './lightPapers.ts'
import type { Arranged } from './review.ts'
import type { Selected } from './select.ts'

export type Timed = { readonly part: string; readonly seconds: number }

export type CallTimes = {
  readonly endpoint: string
  readonly count: number
  readonly p50_ms: number
  readonly p95_ms: number
  readonly worst_ms: number
}

/** What the organiser of the real thing must have ready. */
export type ToPrepare = {
  readonly units: number
  readonly recommended: number
  readonly paper_volumes: number
  readonly mails: number
  readonly package_bytes: number
  readonly experts: number
  readonly reviews: number
  readonly database_bytes: number
}

/**
 * `published`: the list stands. `handed_up`: a lower level, whose projects now lie on the desk of the unit above.
 * `no_medium`, `no_rubric`: the file does not say how packages travel, or how projects are scored.
 */
export type RehearsalEnd = 'published' | 'handed_up' | 'no_medium' | 'no_rubric'

const endSentences: Readonly<Record<RehearsalEnd, string>> = {
  published: 'it went to the published list',
  handed_up: 'it ends where the unit of the programme above receives its projects',
  no_medium: 'it ends with the packages: the file names no medium by which they travel',
  no_rubric: 'it ends with the formal check: the file has no rubric by which projects are scored',
}

export type RehearsalReport = {
  readonly programme: string
  readonly seed: number
  readonly applications: number
  readonly machine: string
  readonly seconds: number
  readonly parts: readonly Timed[]
  /** Slowest first. */
  readonly calls: readonly CallTimes[]
  readonly arranged: readonly Arranged[]
  readonly selected: Selected | null
  readonly papers: PapersTold
  readonly prepare: ToPrepare
  readonly invariants_broken: readonly string[]
  readonly seals: {
    readonly ok: boolean
    readonly entries: number
    readonly faults: readonly string[]
  }
  /** How far it went; null where a fault ended it. */
  readonly end: RehearsalEnd | null
  /** Why it ended early; null where it went to its end. */
  readonly fault: {
    readonly part: string
    readonly code: string | null
    readonly message: string
  } | null
}

const rounded = (ms: number): number => Number(ms.toPrecision(3))

const at = (sorted: readonly number[], share: number): number =>
  rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)

export function callTimes(times: Calls['times']): CallTimes[] {
  return [...times]
    .map(([endpoint, each]) => {
      const sorted = each.toSorted((a, b) => a - b)
      return {
        endpoint,
        count: sorted.length,
        p50_ms: at(sorted, 0.5),
        p95_ms: at(sorted, 0.95),
        worst_ms: at(sorted, 1),
      }
    })
    .toSorted((a, b) => b.p95_ms - a.p95_ms)
}

export function machineNow(): string {
  return `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
}

const shownCalls = 15

/** For people: parts with their seconds, the slowest calls, and what to prepare. */
export function reportLines(report: RehearsalReport): string[] {
  const { prepare, end, fault, selected } = report
  return [
    `${report.programme}: ${report.applications} applications, seed ${report.seed}, ${report.machine}`,
    ...report.parts.map(({ part, seconds }) => `${seconds.toFixed(1).padStart(9)} s  ${part}`),
    'slowest calls, milliseconds (half, 95 of 100, worst):',
    ...report.calls
      .slice(0, shownCalls)
      .map(
        ({ endpoint, count, p50_ms, p95_ms, worst_ms }) =>
          `  ${endpoint} × ${count}: ${p50_ms}, ${p95_ms}, ${worst_ms}`,
      ),
    ...report.arranged.map(
      ({ round, items, pairs, status, seconds }) =>
        `${round}: ${items} items, ${pairs} reviews, ${status} in ${seconds ?? '?'} s`,
    ),
    ...(selected === null
      ? []
      : [`selected: ${selected.published} of ${selected.qualified} that qualify`]),
    `prepare: ${prepare.units} units, ${prepare.recommended} recommended, ${prepare.paper_volumes} volumes, ${prepare.mails} mails, ${prepare.experts} experts for ${prepare.reviews} reviews`,
    papersLine(report.papers),
    `space: packages ${megabytes(prepare.package_bytes)}, database ${megabytes(prepare.database_bytes)}`,
    `invariants: ${report.invariants_broken.length === 0 ? 'all hold' : report.invariants_broken.join('; ')}`,
    `seals: ${report.seals.ok ? `all hold over ${report.seals.entries} entries` : report.seals.faults.join('; ')}`,
    ...(end === null ? [] : [endSentences[end]]),
    ...(fault === null ? [] : [`ended early in ${fault.part}: ${fault.message}`]),
  ]
}

/** With light papers: what is not in the seconds above, and not in the space below. */
function papersLine({ kind, papers, set, set_ms }: PapersTold): string {
  if (kind === 'full') return `papers: ${papers}, all set, ${set_ms} ms at the middle`
  const all = Math.round((papers * set_ms) / 1000)
  return `papers: ${papers}, of which ${set} were set, ${set_ms} ms at the middle; all would take about ${all} s`
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`

/** Whether everything that was rehearsed holds. */
export function isSound({ fault, invariants_broken, seals }: RehearsalReport): boolean {
  return fault === null && invariants_broken.length === 0 && seals.ok
}
