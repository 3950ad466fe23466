/** Conditions that raise a quota (有条件的名额): confirmed by an officer of the office that runs the programme. */
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { findProgramme, type Programme } from './programme.queries.ts'
import { lockListOf, meterOf, meterShape, openExceptions } from './recommendationList.ts'
import { seatOrg, type UnitAt } from './seat.queries.ts'

/** A number lowered below what is ranked would make the meter lie: the places must still be there. */
async function insistPlaces(work: Writing, { definition }: Programme, at: UnitAt): Promise<void> {
  const meter = await meterOf(work, definition, at.unit)
  if (meter.max === null) return
  const taken = meter.used + meter.waiting
  const exceptions = await openExceptions(work, definition.id, meter.sharedBy)
  const excepted = exceptions.filter(({ rule, rank }) => rule === 'quota' && rank !== null).length
  if (taken <= meter.max + excepted) return
  throw new Problem(conflict('programmes.condition_in_use', { used: taken, max: meter.max }))
}

/**
 * Writes the conditions that hold for a unit, under the lock of its places. Whoever calls has established
 * the right to it.
 */
export async function setConditions(
  work: Writing,
  programme: Programme,
  at: UnitAt,
  conditions: readonly string[],
): Promise<void> {
  const offered = new Set(programme.definition.quotaConditions.map(({ code }) => code))
  const strange = conditions.find((code) => !offered.has(code))
  if (strange !== undefined) {
    throw new Problem(invalid('programmes.condition_unknown', { condition: strange }))
  }
  await lockListOf(work, programme, at)
  const change = { conditions: [...new Set(conditions)].toSorted(), changed_at: work.now }
  await work.db
    .insertInto('programmes.seat')
    .values({ programme_id: at.programmeId, unit_code: at.unit, ...change })
    .onConflict((clause) => clause.columns(['programme_id', 'unit_code']).doUpdateSet(change))
    .execute()
  await insistPlaces(work, programme, at)
}

export type ConditionWish = {
  readonly condition: string
  readonly holds: boolean
  readonly reason: string
}

export async function confirmCondition(work: Writing, at: UnitAt, wish: ConditionWish) {
  const known = await findProgramme(work, at.programmeId)
  const programme = found(known?.orgId === work.actor.orgId ? known : undefined, 'programme')
  found(unitOf(programme.definition, at.unit), 'unit')
  insist(isWrittenReason(wish.reason) ? { ok: true } : invalid('programmes.reason_too_short'))
  await lockListOf(work, programme, at)
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .select('conditions')
    .executeTakeFirst()
  const others = (seat?.conditions ?? []).filter((code) => code !== wish.condition)
  const conditions = wish.holds ? [...others, wish.condition] : others
  await setConditions(work, programme, at, conditions)
  const verb = wish.holds ? 'confirm' : 'withdraw'
  await record(work, `programmes.quotaCondition.${verb}`, at.programmeId, {
    unit: at.unit,
    condition: wish.condition,
    reason: wish.reason.trim(),
  })
  await announce(work, 'programmes.quotaCondition.changed', {
    ...at,
    condition: wish.condition,
    holds: wish.holds,
    toOrgId: await seatOrg(work, at),
  })
  const meter = meterShape(await meterOf(work, programme.definition, at.unit))
  return { conditions: conditions.toSorted(), meter }
}
