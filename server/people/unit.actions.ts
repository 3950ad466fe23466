/** The tree of units of an organisation. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/people/member.endpoints.ts'
import { placeUnit, type UnitNode } from '../../domain/people/unitTree.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockOrganisation } from './member.actions.ts'
import { ownOrgId } from './organisation.queries.ts'

type Body = BodyOf<typeof endpoints.addUnit>
const unitsMax = 1000

/** All units, under the organisation's lock: two moves cannot make a circle together. */
async function lockUnits(work: Writing): Promise<UnitNode[]> {
  const orgId = ownOrgId(work)
  await lockOrganisation(work, orgId)
  return work.db
    .selectFrom('people.org_unit')
    .where('org_id', '=', orgId)
    .select(['id', 'parent_id as parentId'])
    .limit(unitsMax + 1)
    .execute()
}

export async function addUnit(work: Writing, body: Body): Promise<{ id: string }> {
  const units = await lockUnits(work)
  if (units.length >= unitsMax) {
    throw new Problem(conflict('people.units_too_many', { limit: unitsMax }))
  }
  const id = newId(work.now)
  insist(placeUnit(units, id, body.parentId))
  await work.db
    .insertInto('people.org_unit')
    .values({ id, org_id: ownOrgId(work), parent_id: body.parentId, name: body.name.trim() })
    .execute()
  await record(work, 'people.unit.add', id)
  return { id }
}

export async function changeUnit(work: Writing, id: string, body: Body): Promise<{ id: string }> {
  const units = await lockUnits(work)
  found(
    units.find((unit) => unit.id === id),
    'unit',
  )
  insist(placeUnit(units, id, body.parentId))
  await work.db
    .updateTable('people.org_unit')
    .set({ parent_id: body.parentId, name: body.name.trim() })
    .where('id', '=', id)
    .execute()
  await record(work, 'people.unit.change', id)
  return { id }
}

/** A unit with members, former ones included, or units below it is refused by the database. */
export async function removeUnit(work: Writing, id: string): Promise<Record<string, never>> {
  const units = await lockUnits(work)
  found(
    units.find((unit) => unit.id === id),
    'unit',
  )
  await work.db
    .updateTable('people.membership')
    .set({ org_unit_id: null })
    .where('org_unit_id', '=', id)
    .where('ended_at', 'is not', null)
    .execute()
  await work.db.deleteFrom('people.org_unit').where('id', '=', id).execute()
  await record(work, 'people.unit.remove', id)
  return {}
}
