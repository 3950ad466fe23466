/** What the papers of a followed project are printed from: plain values that a job has gathered. */
import type { Pooled } from '../../../domain/indicators/pooledKinds.ts'
import type { Level } from '../../../domain/programmes/following.ts'
import type {
  ChangeContent,
  Judgement,
  PaperContent,
  ReportContent,
  ReportRow,
} from '../../../domain/programmes/paper.ts'
import type { TaskBook } from '../../../domain/programmes/taskBook.ts'
import type { Imprinted, ProgrammeNames } from './shapes.ts'

/** One step of the way since the paper was last handed in. */
export type SignedStep = {
  readonly level: Level
  readonly verb: 'sign' | 'return' | 'refuse' | 'pass' | 'fail'
  readonly organisation: string
  readonly by: string
  /** As printed: 2019-12-12 09:00. */
  readonly at: string
  readonly opinion: string
}

/** Evidence that the paper names. */
export type EvidenceFile = {
  readonly name: string
  /** The indicator that it shows; null for the paper as a whole. */
  readonly indicator: string | null
  readonly pages: number | null
  readonly sha256: string
}

export type FollowedFacts = Imprinted & {
  readonly programme: ProgrammeNames
  readonly title: string
  readonly applicant: string
  readonly uscc: string
  readonly unitName: string
  readonly office: string
  readonly directions: readonly string[]
  readonly selectedOn: string
  readonly fromDay: string
  readonly untilDay: string
  readonly steps: readonly SignedStep[]
}

export type ReportFacts = {
  /** As its programme calls it: 季度进展. */
  readonly name: string
  readonly period: string | null
  readonly dueDay: string | null
  readonly final: boolean
  readonly handedInAt: string | null
  /** What the task book counts of each kind of resource; empty where it counts none. */
  readonly pooledBefore: readonly Pooled[]
}

type AcceptanceContent = Extract<PaperContent, { kind: 'acceptance' }>
type WithdrawalContent = Extract<PaperContent, { kind: 'withdrawal' }>

/** A target before and after, with the indicator's own words. */
export type MovedTarget = {
  readonly name: string
  readonly unit: string
  readonly before: string | null
  readonly after: string
}

export type JudgedFacts = {
  readonly judgement: Judgement
  readonly outcome: 'pass' | 'rectify' | 'again'
  /** Until when what failed is to be put right. */
  readonly until: string | null
  /** The last report that was handed in before, whose numbers were judged. */
  readonly report: {
    readonly name: string
    readonly day: string
    readonly digest: string
    readonly rows: readonly ReportRow[]
  } | null
}

export type FollowedInput = { readonly facts: FollowedFacts } & (
  | { readonly kind: 'taskBook'; readonly content: TaskBook }
  | {
      readonly kind: 'report'
      readonly content: ReportContent
      readonly report: ReportFacts
      readonly files: readonly EvidenceFile[]
    }
  | {
      readonly kind: 'changeRequest'
      readonly content: ChangeContent
      /** What stands, or stood when it was handed in. */
      readonly before: { readonly title: string; readonly untilDay: string }
      readonly targets: readonly MovedTarget[]
    }
  | { readonly kind: 'withdrawalRequest'; readonly content: WithdrawalContent }
  | {
      readonly kind: 'acceptanceRequest'
      readonly content: AcceptanceContent
      readonly files: readonly EvidenceFile[]
    }
  | { readonly kind: 'acceptanceOpinion'; readonly judged: JudgedFacts }
)
