/** What a rehearsal found out. */
import { availableParallelism, cpus } from 'node:os'
import type { Calls } from './calls.ts'
import type { PapersTold } from './lightPapers.ts'
import type { Arranged } from './review.ts'
import type { Selected } from './select.ts'

/** Seconds by the clock, and of processors where they can be known. */
export type Timed = {
  readonly part: string
  /** How many it was about: applications, reviews, whatever the part has; null where it did not end. */
  readonly count: number | null
  readonly seconds: number
  readonly house_cpu_s: number | null
  readonly database_cpu_s: number | null
}

const column = 9
const told = (seconds: number | null): string => (seconds?.toFixed(1) ?? '?').padStart(column)

/** By the clock, of the house's processors, of the database's. */
export function timedLine({ part, count, seconds, house_cpu_s, database_cpu_s }: Timed): string {
  const times = count === null ? '' : ` × ${count}`
  return `${told(seconds)}${told(house_cpu_s)}${told(database_cpu_s)}  ${part}${times}`
}

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
  readonly rounds: number
  readonly reviews: number
  /** Items whose experts are drawn by lot, before a witness. */
  readonly drawn: number
  /** Panels with leader, members and secretary, and the projects that they hear. */
  readonly panels: number
  readonly heard: number
  readonly objections: number
  /** Each signed by its project, its unit and the office. */
  readonly task_books: number
  readonly reports: number
  /** Numbers that platforms post under keys of their own. */
  readonly evidence_posts: number
  readonly accepted: number
  readonly database_bytes: number
}

/**
 * `accepted`: it went to the acceptance of a project. `handed_up`: a lower level, whose projects now lie on the desk of the unit above.
 * `no_medium`, `no_rubric`: the file does not say how packages travel, or how projects are scored.
 */
export type RehearsalEnd = 'accepted' | 'handed_up' | 'no_medium' | 'no_rubric'

const endSentences: Readonly<Record<RehearsalEnd, string>> = {
  accepted: 'it went to the published list, and on to the acceptance of a project',
  handed_up: 'it ends where the unit of the programme above receives its projects',
  no_medium: 'it ends with the packages: the file names no medium by which they travel',
  no_rubric: 'it ends with the formal check: the file has no rubric by which projects are scored',
}

export type RehearsalReport = {
  readonly programme: string
  readonly seed: number
  readonly applications: number
  /** How many times the places of the file every unit had, so that all applications could go the whole way. */
  readonly places_times: number
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
    ...widenedLine(report),
    'seconds by the clock, of processors for the house, for the database:',
    ...report.parts.map(timedLine),
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
    `prepare: ${prepare.units} units, ${prepare.recommended} recommended, ${prepare.paper_volumes} volumes, ${prepare.mails} mails, ${prepare.experts} experts for ${prepare.reviews} reviews in ${prepare.rounds} rounds, ${prepare.drawn} items by lot before a witness, ${prepare.panels} panels for ${prepare.heard} defences`,
    `and after the list: ${prepare.objections} objections, ${prepare.task_books} task books with three signatures each, ${prepare.reports} quarterly reports, ${prepare.evidence_posts} posts of evidence, ${prepare.accepted} acceptances`,
    papersLine(report.papers),
    `space: packages ${megabytes(prepare.package_bytes)}, database ${megabytes(prepare.database_bytes)}`,
    `invariants: ${report.invariants_broken.length === 0 ? 'all hold' : report.invariants_broken.join('; ')}`,
    `seals: ${report.seals.ok ? `all hold over ${report.seals.entries} entries` : report.seals.faults.join('; ')}`,
    ...(end === null ? [] : [endSentences[end]]),
    ...(fault === null ? [] : [`ended early in ${fault.part}: ${fault.message}`]),
  ]
}

function widenedLine({ places_times }: RehearsalReport): string[] {
  if (places_times === 1) return []
  return [
    `units had ${places_times} times their places, so that all could be recommended; --quotas kept leaves them`,
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
