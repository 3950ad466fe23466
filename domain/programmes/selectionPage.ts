/** 遴选 as its office sees it: a row of the decision sheet, and the head with list and balance. */
import { Type, type Static } from 'typebox'
import { recommendations } from '../evaluation/marks.ts'
import { roundStages } from '../evaluation/round.ts'
import { sessionKinds } from '../evaluation/session.ts'
import { Day, Id, Moment, nullable, Sha256, Sm3 } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { publicityStates } from './publicity.ts'
import { conclusionRules, SelectionRules, selectionStates, selectionSteps } from './selection.ts'
import { conclusionStandings, outcomes } from './selectionSheet.ts'

export const OrPoints = nullable(Type.Integer())
const ByMethod = Type.Object({ raw: OrPoints, z: OrPoints, additive: OrPoints })
const Reach = nullable(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 }))
export const scoreSources = ['round', 'list'] as const

/** 专家组结论 of one claim, as its signed record has it. */
export const PanelConclusion = Type.Object({
  recordId: Id,
  kind: Type.Enum([...sessionKinds]),
  /** Of the record, within its round. */
  number: Type.String(),
  round: Type.String(),
  panel: Type.String(),
  recommendation: nullable(Type.Enum([...recommendations])),
  agree: Type.Integer(),
  against: Type.Integer(),
  /** Agreed on by the panel, hundredths; null where it voted. */
  points: OrPoints,
  digest: Sha256,
  signedAt: Moment,
  /** Where the record stands; null for whoever may not read it. */
  place: nullable(Type.Object({ roundId: Id, itemId: Id })),
})
export type PanelConclusion = Static<typeof PanelConclusion>

/** Which round or list a score comes from, and when that was fixed. */
const ScoreOrigin = Type.Object({
  source: Type.Enum([...scoreSources]),
  sourceTitle: Type.String(),
  /** Of a round; null for a list. */
  stage: nullable(Type.Enum([...roundStages])),
  /** Why it was reviewed once more; null where it was not. */
  reason: nullable(Type.String()),
  fixedAt: Moment,
})

export const SelectionRow = Type.Object({
  key: Type.String(),
  entryId: Id,
  direction: Type.String(),
  title: Type.String(),
  applicant: Type.String(),
  unit: Type.String(),
  unitName: Type.String(),
  /** Place in the unit's order, as signed. */
  unitRank: Type.Integer(),
  region: Type.String(),
  score: nullable(
    Type.Object({
      ...ScoreOrigin.properties,
      points: ByMethod,
      error: OrPoints,
      /** Ranks within the direction, among those of the round that they come from. */
      ranks: ByMethod,
      likely: Reach,
      range: Reach,
      reviews: Type.Integer(),
      spread: OrPoints,
      /** Experts who stood back for a conflict. */
      recused: Type.Integer(),
      vetoed: Type.Array(Type.String()),
    }),
  ),
  /** What other rounds and lists found, the last fixed first: it stands beside and does not count. */
  formers: Type.Array(
    Type.Object({
      ...ScoreOrigin.properties,
      points: ByMethod,
      reviews: Type.Integer(),
      vetoed: Type.Array(Type.String()),
    }),
  ),
  /** The earliest first. */
  conclusions: Type.Array(PanelConclusion),
  concluded: Type.Enum([...conclusionStandings]),
  /** By the deciding method, hundredths; the rank is within the direction. */
  points: OrPoints,
  rank: OrPoints,
  outcome: Type.Enum([...outcomes]),
  threshold: Type.Integer(),
  missing: Type.Integer(),
  heldBack: Type.Boolean(),
  suggested: Type.Boolean(),
  taken: Type.Boolean(),
  override: nullable(Type.Object({ take: Type.Boolean(), reason: Type.String() })),
  /** Years in which the applicant was selected before, and whether that is proved by its code. */
  winner: nullable(Type.Object({ years: Type.Array(Type.Integer()), proved: Type.Boolean() })),
})
export type SelectionRow = Static<typeof SelectionRow>

const BalanceRow = Type.Object({
  code: Type.String(),
  name: Type.String(),
  claims: Type.Integer(),
  qualified: Type.Integer(),
  taken: Type.Integer(),
  min: Type.Integer(),
  max: OrPoints,
})

const Broken = Type.Object({
  kind: Type.Enum(['cap', 'direction', 'region', 'project']),
  code: Type.String(),
  name: Type.String(),
  bound: Type.Enum(['min', 'max']),
  asked: Type.Integer(),
  count: Type.Integer(),
})

/** A line of the list, as persons read it. */
export const ListedProject = Type.Object({
  key: Type.String(),
  title: Type.String(),
  applicant: Type.String(),
  unitName: Type.String(),
  direction: Type.String(),
  points: OrPoints,
})

export const SelectionPage = Type.Object({
  programmeId: Code,
  state: Type.Enum([...selectionStates]),
  version: Type.Integer(),
  rules: SelectionRules,
  /** What the programme's file says of the number; null where it says none. */
  fileCap: nullable(Type.Object({ max: Type.Integer(), strength: Type.String() })),
  fileConclusion: Type.Enum([...conclusionRules]),
  counts: Type.Object({
    claims: Type.Integer(),
    projects: Type.Integer(),
    scored: Type.Integer(),
    concluded: Type.Integer(),
    qualified: Type.Integer(),
    suggested: Type.Integer(),
    taken: Type.Integer(),
    takenProjects: Type.Integer(),
    byHand: Type.Integer(),
  }),
  sources: Type.Array(
    Type.Object({
      source: Type.Enum([...scoreSources]),
      id: Id,
      title: Type.String(),
      stage: nullable(Type.Enum([...roundStages])),
      count: Type.Integer(),
      /** Those of them that count; another round or list is before the rest. */
      counting: Type.Integer(),
      cameAt: Moment,
    }),
  ),
  byDirection: Type.Array(BalanceRow),
  byRegion: Type.Array(BalanceRow),
  broken: Type.Array(Broken),
  names: Type.Array(ListedProject),
  digest: Sha256,
  proposal: nullable(
    Type.Object({
      by: Type.String(),
      at: Moment,
      mine: Type.Boolean(),
      count: Type.Integer(),
      digest: Sha256,
      confirmedBy: nullable(Type.String()),
      confirmedAt: nullable(Moment),
      /** Between what was proposed and what stands now. */
      added: Type.Array(ListedProject),
      removed: Type.Array(ListedProject),
    }),
  ),
  /** What has changed since this person last looked; null before the first look. */
  look: nullable(
    Type.Object({
      at: Moment,
      added: Type.Array(ListedProject),
      removed: Type.Array(ListedProject),
    }),
  ),
  publicity: nullable(
    Type.Object({
      id: Id,
      state: Type.Enum([...publicityStates]),
      firstDay: Day,
      lastDay: Day,
      closesAt: Moment,
      received: Type.Integer(),
      open: Type.Integer(),
    }),
  ),
  /** Names before the public that can be taken off; empty at all other times. */
  standing: Type.Array(Type.Object({ ...ListedProject.properties, id: Id })),
  struck: Type.Array(Type.Object({ ...ListedProject.properties, id: Id, reason: Type.String() })),
  /** Every step, the latest first. */
  steps: Type.Array(
    Type.Object({
      verb: Type.Enum([...selectionSteps]),
      by: nullable(Type.String()),
      at: Moment,
      reason: nullable(Type.String()),
    }),
  ),
  published: nullable(
    Type.Object({
      documentNumber: Type.String(),
      documentDate: Day,
      at: Moment,
      rows: Type.Integer(),
      csvSha256: Sha256,
      jsonSha256: Sha256,
      csvSm3: nullable(Sm3),
      jsonSm3: nullable(Sm3),
    }),
  ),
  selectionId: nullable(Id),
})
export type SelectionPage = Static<typeof SelectionPage>
