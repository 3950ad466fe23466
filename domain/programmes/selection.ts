/** 遴选: an office decides on every project in every direction it claims, and another person confirms. */
import { Type, type Static } from 'typebox'
import { methods } from '../evaluation/normalise.ts'
import type { Bound } from '../evaluation/selection.ts'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Id } from '../kernel/shapes.ts'
import { type Bilingual, Code } from '../kernel/sourced.ts'
import {
  allOf,
  allowed,
  conflict,
  forbidden,
  invalid,
  missing,
  type Verdict,
} from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { unitOf, type ProgrammeDefinition } from './programme.ts'
import type { PublicityRule } from './recommendation.ts'

const closed = { additionalProperties: false } as const

export const selectionStates = ['drafting', 'proposed', 'confirmed', 'public', 'published'] as const
export type SelectionState = (typeof selectionStates)[number]
export type SelectionVerb =
  | 'propose'
  | 'takeBack'
  | 'confirm'
  | 'reopen'
  | 'begin'
  | 'lift'
  | 'publish'

/** What is written down of a selection: its verbs, and taking a single name off. */
export const selectionSteps = [
  'propose',
  'takeBack',
  'confirm',
  'reopen',
  'begin',
  'lift',
  'strike',
  'publish',
] as const
export type SelectionStep = (typeof selectionSteps)[number]

/** `lift`: the publicity was cancelled, so no name is public any longer. What is published stays. */
export const selectionLifecycle: Lifecycle<SelectionState, SelectionVerb> = {
  drafting: { propose: 'proposed' },
  proposed: { takeBack: 'drafting', confirm: 'confirmed' },
  confirmed: { reopen: 'drafting', begin: 'public' },
  public: { lift: 'confirmed', publish: 'published' },
  published: {},
}

/** Points in hundredths, as all scores here. */
const Points = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const Many = Type.Integer({ minimum: 0, maximum: 100_000 })
const BoundShape = Type.Object({ min: Many, max: Type.Union([Many, Type.Null()]) }, closed)
const ByCode = <T extends ReturnType<typeof Type.Integer> | typeof BoundShape>(value: T) =>
  Type.Record(Type.String({ pattern: '^[A-Za-z0-9]{1,64}$' }), value)

/** Whether an expert panel must recommend what is taken: not at all, unless an officer gives a reason, or always. */
export const conclusionRules = ['none', 'inPrinciple', 'hard'] as const
export type ConclusionRule = (typeof conclusionRules)[number]

export const SelectionRules = Type.Object(
  {
    /** Whose score decides: as written, by expert standardised, or with strictness taken out. */
    method: Type.Enum([...methods]),
    conclusion: Type.Enum([...conclusionRules]),
    thresholds: Type.Object({ otherwise: Points, byDirection: ByCode(Points) }, closed),
    cap: Type.Union([Many, Type.Null()]),
    byDirection: ByCode(BoundShape),
    byRegion: ByCode(BoundShape),
    perProject: Type.Union([Many, Type.Null()]),
  },
  closed,
)
export type SelectionRules = Static<typeof SelectionRules>

export const openRules: SelectionRules = {
  method: 'raw',
  conclusion: 'none',
  thresholds: { otherwise: 0, byDirection: {} },
  cap: null,
  byDirection: {},
  byRegion: {},
  perProject: null,
}

/** What an officer decided otherwise than the scenario, and why. */
export const Override = Type.Object(
  {
    entryId: Id,
    direction: Code,
    take: Type.Boolean(),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  closed,
)
export type Override = Static<typeof Override>

/** What the programme's file asks of panels; `none` where it is silent. */
export function conclusionOfFile({ limits }: ProgrammeDefinition): ConclusionRule {
  return limits.panelConclusion?.value?.strength ?? 'none'
}

/** The rules as a notice leaves them: never more than its file says, and with the conclusions that it asks for. */
export function rulesWithin(definition: ProgrammeDefinition): SelectionRules {
  return {
    ...openRules,
    conclusion: conclusionOfFile(definition),
    cap: definition.limits.selected?.value?.max ?? null,
  }
}

const boundsOf = (rules: SelectionRules): Bound[] => [
  ...Object.values(rules.byDirection),
  ...Object.values(rules.byRegion),
]

/** Whether rules can be kept: bounds that can hold at all, directions that exist, and no more than the file allows. */
export function mayKeepRules(definition: ProgrammeDefinition, rules: SelectionRules): Verdict {
  const known = new Set(definition.directions.map(({ code }) => code))
  const unknown = [
    ...Object.keys(rules.byDirection),
    ...Object.keys(rules.thresholds.byDirection),
  ].find((code) => !known.has(code))
  if (unknown !== undefined) {
    return invalid('programmes.selection_direction_unknown', { direction: unknown })
  }
  if (boundsOf(rules).some(({ min, max }) => max !== null && max < min)) {
    return invalid('programmes.selection_bound_empty')
  }
  if (conclusionOfFile(definition) === 'hard' && rules.conclusion !== 'hard') {
    return conflict('programmes.selection_conclusion_of_file')
  }
  const limit = definition.limits.selected?.value
  if (limit == null || limit.strength !== 'hard') return allowed
  return rules.cap !== null && rules.cap <= limit.max
    ? allowed
    : conflict('programmes.selection_cap_of_file', { max: limit.max })
}

/** Two digits of the region that the unit serves; the unit's own code where it serves none. */
export function regionOfUnit(definition: ProgrammeDefinition, unitCode: string): string {
  return unitOf(definition, unitCode)?.region?.slice(0, 2) ?? unitCode
}

/** The unit that serves just this region lends its name; a unit without a region goes by its own. */
export function regionName(definition: ProgrammeDefinition, region: string): Bilingual {
  const unit =
    definition.units.find((one) => one.region === region) ??
    definition.units.find((one) => one.code === region)
  return unit?.name ?? { zh: region, en: region }
}

/** Working days of the issuer's publicity, and how binding they are. */
export function issuerPublicityRule({ publicity }: ProgrammeDefinition): PublicityRule {
  const { value, ...origin } = publicity.issuerWorkingDays
  if (value === null || value === 0) return { workingDays: null, strength: 'none', origin }
  return {
    workingDays: value,
    strength: origin.source === 'notice' ? 'hard' : 'inPrinciple',
    origin,
  }
}

const decides = (actor: Actor): Verdict => {
  const permit = 'programmes.selection.decide'
  return permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit })
}

/** Drafts are the office's alone; a supervisor reads what was confirmed. That there is one is itself not told. */
export function maySeeSelection(actor: Actor, state: SelectionState): Verdict {
  if (permits(actor, 'programmes.selection.decide')) return allowed
  const settled = state !== 'drafting' && state !== 'proposed'
  return settled && permits(actor, 'programmes.selection.read')
    ? allowed
    : missing('kernel.missing', { noun: 'selection' })
}

const can = (state: SelectionState, verb: SelectionVerb): Verdict =>
  mayStep(selectionLifecycle, state, verb, 'programmes.selection_cannot_step')

/** Rules and decisions change while nothing is proposed. */
export function mayDraftSelection(actor: Actor, state: SelectionState): Verdict {
  return allOf(
    decides(actor),
    state === 'drafting' ? allowed : conflict('programmes.selection_not_drafting'),
  )
}

export type ListNow = { readonly count: number; readonly digest: string }

export function mayPropose(
  actor: Actor,
  state: SelectionState,
  now: ListNow,
  seen: ListNow,
  over: number,
): Verdict {
  return allOf(
    decides(actor),
    can(state, 'propose'),
    now.count > 0 ? allowed : conflict('programmes.selection_empty'),
    over === 0 ? allowed : conflict('programmes.selection_over_bounds', { count: over }),
    sameList(now, seen),
  )
}

const sameList = (now: ListNow, seen: ListNow): Verdict =>
  now.digest === seen.digest && now.count === seen.count
    ? allowed
    : conflict('programmes.selection_changed', { seen: seen.count, count: now.count })

/**
 * Confirmed is what was proposed, what still holds, and what this person has looked at: all three are one list.
 * Whoever proposed cannot be the second person.
 */
export function mayConfirm(
  actor: Actor,
  state: SelectionState,
  proposal: (ListNow & { readonly by: string }) | null,
  now: ListNow,
  seen: ListNow,
): Verdict {
  return allOf(
    decides(actor),
    can(state, 'confirm'),
    proposal === null ? conflict('programmes.selection_cannot_step') : allowed,
    actor.personId === null || actor.personId === proposal?.by
      ? forbidden('programmes.selection_second_person')
      : allowed,
    proposal === null ? allowed : sameList(now, proposal),
    sameList(now, seen),
  )
}

export function mayTakeBack(actor: Actor, state: SelectionState): Verdict {
  return allOf(decides(actor), can(state, 'takeBack'))
}

/** What two persons decided is opened again with a reason. */
export function mayReopenSelection(
  actor: Actor,
  state: SelectionState,
  reason: string | null | undefined,
): Verdict {
  return allOf(
    decides(actor),
    can(state, 'reopen'),
    isWrittenReason(reason) ? allowed : invalid('programmes.reason_too_short'),
  )
}

/** Whether a name was taken off after the list was confirmed, which a cancelled publicity does not undo. */
function struckSinceConfirmed(latestFirst: readonly SelectionStep[]): boolean {
  return latestFirst.find((verb) => verb === 'strike' || verb === 'confirm') === 'strike'
}

/**
 * Names become public only while the list is the one that was confirmed and nobody on it has gone. A list from which
 * a name was taken off is decided anew first.
 */
export function mayBeginPublicity(
  actor: Actor,
  state: SelectionState,
  proposal: ListNow,
  now: ListNow,
  steps: readonly SelectionStep[],
): Verdict {
  return allOf(
    decides(actor),
    can(state, 'begin'),
    sameList(now, proposal),
    struckSinceConfirmed(steps) ? conflict('programmes.selection_struck_since') : allowed,
  )
}

export type PublicationFacts = {
  readonly publicity: 'running' | 'awaiting' | 'ended' | null
  /** Projects on the list whose entry is accepted no longer. */
  readonly gone: number
  readonly standing: number
}

export function mayPublishSelection(
  actor: Actor,
  state: SelectionState,
  { publicity, gone, standing }: PublicationFacts,
): Verdict {
  return allOf(
    decides(actor),
    can(state, 'publish'),
    publicity === 'ended' ? allowed : conflict('programmes.selection_publicity_open'),
    gone === 0 ? allowed : conflict('programmes.selection_entry_gone', { count: gone }),
    standing > 0 ? allowed : conflict('programmes.selection_empty'),
  )
}

/** A name is taken off the list while it is public: by an objection that holds, or by a withdrawal. */
export function mayStrike(
  actor: Actor,
  state: SelectionState,
  of: 'public' | 'struck' | 'published',
  reason: string,
): Verdict {
  return allOf(
    decides(actor),
    state === 'public' && of === 'public'
      ? allowed
      : conflict('programmes.selection_cannot_strike'),
    isWrittenReason(reason) ? allowed : invalid('programmes.reason_too_short'),
  )
}
