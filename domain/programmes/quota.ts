/**
 * How many projects a unit may recommend. Places belong to a pool: a unit's own, or its parent's
 * where the programme says that the unit is not independent. The numbers come from the caller, who
 * counts under a lock; the rule is here, for the meter and for the refusal alike.
 */
import type { Language } from '../kernel/text.ts'
import {
  allowed,
  conflict,
  missing,
  type Facts,
  type Verdict,
  type Why,
} from '../kernel/verdict.ts'
import { unitOf, type ProgrammeDefinition, type RecommendingUnit } from './programme.ts'
import type { Strength } from '../kernel/sourced.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { saidBy, whyOf } from './words.ts'

/** `used`: recommended, exceptions granted included. `waiting`: asks for an exception not yet decided. */
export type QuotaCount = { readonly used: number; readonly waiting: number }

export type QuotaState = {
  /** By unit code; a unit that is absent counts zero. */
  readonly counts: Readonly<Record<string, QuotaCount>>
  /** Codes of the quota conditions that an officer confirmed, by unit code. */
  readonly conditions?: Readonly<Record<string, readonly string[]>>
}

export type QuotaMeter = {
  readonly unit: string
  /** The unit whose places are used. */
  readonly pool: string
  /** Every unit that draws on the pool. */
  readonly sharedBy: readonly string[]
  /** Null: 未公布. */
  readonly max: number | null
  readonly strength: Strength | null
  /** The condition that raised the number, if one did. */
  readonly condition: string | null
  readonly used: number
  readonly waiting: number
  readonly free: number | null
  readonly over: number
  readonly source: 'notice' | 'example' | 'unknown'
  readonly clause: string | null
}

/** The unit whose places `unit` uses: itself, unless the programme says that it shares its parent's. */
export function poolOf(definition: ProgrammeDefinition, unit: RecommendingUnit): RecommendingUnit {
  let pool = unit
  // As many steps as units at most: a circle ends somewhere on itself.
  for (let step = 0; step < definition.units.length; step++) {
    if (pool.quotaIndependent.value !== false || pool.parent === null) return pool
    const parent = unitOf(definition, pool.parent)
    if (parent === null) return pool
    pool = parent
  }
  return pool
}

/** The places of a unit under the conditions that hold; null where they are unknown. */
export function quotaMax(
  unit: RecommendingUnit,
  conditions: readonly string[] = [],
): { readonly max: number; readonly strength: Strength; readonly condition: string | null } | null {
  const rule = unit.quota.value
  if (rule === null) return null
  const holding = rule.conditional.filter((entry) => conditions.includes(entry.if))
  const best = holding.reduce<{ if: string; max: number } | null>(
    (found, entry) => (found === null || entry.max > found.max ? entry : found),
    null,
  )
  return {
    max: best?.max ?? rule.max,
    strength: rule.strength,
    condition: best?.if ?? null,
  }
}

/** The meter of a unit; null for a unit that the programme does not have. */
export function quotaMeter(
  definition: ProgrammeDefinition,
  unitCode: string,
  state: QuotaState,
): QuotaMeter | null {
  const unit = unitOf(definition, unitCode)
  if (unit === null) return null
  const pool = poolOf(definition, unit)
  const sharedBy = definition.units
    .filter((other) => poolOf(definition, other).code === pool.code)
    .map(({ code }) => code)
  const total = (part: keyof QuotaCount): number =>
    sharedBy.reduce((sum, code) => sum + (state.counts[code]?.[part] ?? 0), 0)
  const rule = quotaMax(pool, state.conditions?.[pool.code])
  const used = total('used')
  return {
    unit: unitCode,
    pool: pool.code,
    sharedBy,
    max: rule?.max ?? null,
    strength: rule?.strength ?? null,
    condition: rule?.condition ?? null,
    used,
    waiting: total('waiting'),
    free: rule === null ? null : Math.max(0, rule.max - used),
    over: rule === null ? 0 : Math.max(0, used - rule.max),
    source: pool.quota.source,
    clause: pool.quota.clause ?? null,
  }
}

/**
 * Whether one more project may be recommended by the unit now. Beyond a soft quota a written reason
 * opens the way; beyond a hard one nothing does. Where no quota is published none can be exceeded.
 */
export function mayRecommend(
  definition: ProgrammeDefinition,
  unitCode: string,
  state: QuotaState,
  reason: string | null,
  language: Language = 'zh',
): Verdict {
  const unit = unitOf(definition, unitCode)
  const meter = quotaMeter(definition, unitCode, state)
  if (unit === null || meter === null) return missing('programmes.unit_not_found')
  if (unit.channel === 'elsewhere') {
    return conflict('programmes.unit_recommends_elsewhere', { unit: unit.name[language] })
  }
  if (meter.max === null || meter.used < meter.max) return allowed
  const facts = { unit: unit.name[language], max: meter.max, used: meter.used }
  if (meter.strength === 'hard') {
    return conflict('programmes.quota_full', facts, quotaWhy(definition, meter, false, language))
  }
  if (isWrittenReason(reason)) return allowed
  return conflict(
    'programmes.quota_full_in_principle',
    facts,
    quotaWhy(definition, meter, true, language),
  )
}

function quotaWhy(
  definition: ProgrammeDefinition,
  meter: QuotaMeter,
  soft: boolean,
  language: Language,
): Why {
  const pool = unitOf(definition, meter.pool)
  const quota = pool?.quota ?? { source: 'unknown' as const }
  return whyOf(
    {
      ...saidBy(quota),
      text: { key: soft ? 'quotaInPrinciple' : 'quotaHard', facts: { max: meter.max ?? 0 } },
    },
    [
      { label: 'unit', value: pool?.name[language] ?? meter.pool },
      { label: 'quotaUsed', value: meter.used },
      { label: 'quotaWaiting', value: meter.waiting },
    ],
    soft ? 'programmes.change_write_reason' : 'programmes.change_free_place',
    language,
  )
}

export type Ceiling =
  | { readonly max: number }
  | { readonly max: null; readonly code: string; readonly facts?: Facts }

/**
 * The most projects that can reach the issuer: the sum over the pools of the units that recommend to
 * it, each at its greatest condition. Null with a reason where a quota is unknown or a unit stands
 * for a number of units that nobody stated.
 */
export function ceilingOf(definition: ProgrammeDefinition, language: Language = 'zh'): Ceiling {
  const pools = new Map<string, RecommendingUnit>()
  for (const unit of definition.units) {
    if (unit.channel !== 'issuer') continue
    const pool = poolOf(definition, unit)
    pools.set(pool.code, pool)
  }
  if (pools.size === 0) return { max: null, code: 'programmes.ceiling_no_units' }
  let sum = 0
  const unknown = [...pools.values()].filter((pool) => pool.quota.value === null)
  if (unknown.length > 0) {
    const facts = { count: unknown.length, unit: unknown[0]!.name[language] }
    return { max: null, code: 'programmes.ceiling_quota_unknown', facts }
  }
  for (const pool of pools.values()) {
    if (pool.members === 'open') {
      const facts = { unit: pool.name[language] }
      return { max: null, code: 'programmes.ceiling_open_units', facts }
    }
    const quota = pool.quota.value
    sum += Math.max(quota?.max ?? 0, ...(quota?.conditional.map(({ max }) => max) ?? []))
  }
  return { max: sum }
}
