/** Seats of recommending units: which organisation sits where, and by what name. */
import { unitOf } from '../../domain/programmes/programme.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { programmeOf, type Programme } from './programme.queries.ts'

export type UnitAt = { readonly programmeId: string; readonly unit: string }

/**
 * A unit on whose seat the actor's organisation sits, with its programme; missing for everybody else. `noun` is
 * the thing of the unit's that was asked for: of another unit's it must be said what is said of none at all.
 */
export async function ownUnit(work: Reading, at: UnitAt, noun = 'unit'): Promise<Programme> {
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .where('org_id', '=', work.actor.orgId)
    .select('unit_code')
    .executeTakeFirst()
  found(seat, noun)
  return programmeOf(work, at.programmeId)
}

/** The units on whose seats the actor's organisation sits. */
export async function ownUnits(work: Reading): Promise<UnitAt[]> {
  const rows = await work.db
    .selectFrom('programmes.seat')
    .where('org_id', '=', work.actor.orgId)
    .select(['programme_id', 'unit_code'])
    .orderBy('programme_id', 'desc')
    .orderBy('unit_code')
    .limit(200)
    .execute()
  return rows.map((row) => ({ programmeId: row.programme_id, unit: row.unit_code }))
}

/** The authority's name as the operator entered it, else the name of the unit in its programme. */
export async function unitName(work: Reading, at: UnitAt): Promise<string> {
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .select('authority_name')
    .executeTakeFirst()
  if (seat?.authority_name != null) return seat.authority_name
  const { definition } = await programmeOf(work, at.programmeId)
  const unit = unitOf(definition, at.unit)
  return unit?.authorityName ?? unit?.name.zh ?? at.unit
}

/** Who is told of what happens at a unit; null while nobody sits there. */
export async function seatOrg(work: Reading, at: UnitAt): Promise<string | null> {
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .select('org_id')
    .executeTakeFirst()
  return seat?.org_id ?? null
}
