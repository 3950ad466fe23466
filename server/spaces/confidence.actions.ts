/** Naming readers of what is kept to few, and recalling it. */
import { sql } from 'kysely'
import type { BodyOf, ParamsOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { mayRecall, namingsMax } from '../../domain/spaces/confidence.ts'
import type { Naming, Recall } from '../../domain/spaces/confidence.endpoints.ts'
import type * as endpoints from '../../domain/spaces/confidence.endpoints.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { membersOf, verifiedOrgCalled } from '../people/index.ts'
import { keptThing, namingsOf, recallsOf } from './confidence.queries.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>
type Thing = ParamsOf<typeof endpoints.readConfidence>
type ThingPart = ParamsOf<typeof endpoints.removeNaming>

/** Two who name or recall at once come one after the other. */
const lockThing = (work: Writing, { id }: Thing) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${id}, 7303))`.execute(work.db)

/** Exactly one of that name; else the owner is told that nobody is, without learning who there is. */
async function personCalled(work: Writing, orgId: string, called: string): Promise<string> {
  const name = called.trim()
  const alike = (await membersOf(work, orgId)).filter((one) => one.name === name)
  if (alike.length === 1) return alike[0]!.personId
  throw new Problem(invalid('spaces.person_unknown', { person: name }))
}

export async function addNaming(
  work: Writing,
  thing: Thing,
  { org, person }: Body<'addNaming'>,
): Promise<Naming> {
  const { ownerOrgId } = await keptThing(work, thing)
  await lockThing(work, thing)
  const orgId = await verifiedOrgCalled(work, org)
  if (orgId === undefined || orgId === ownerOrgId) {
    throw new Problem(invalid('spaces.org_unknown', { org: org.trim() }))
  }
  const personId = person === undefined ? null : await personCalled(work, orgId, person)
  if ((await namingsOf(work, thing)).length >= namingsMax) {
    throw new Problem(conflict('spaces.namings_full', { most: namingsMax }))
  }
  const id = newId(work.now)
  await work.db
    .insertInto('spaces.naming')
    .values({
      ...{ id, thing_kind: thing.kind, thing_id: thing.id, org_id: orgId, person_id: personId },
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await record(work, 'spaces.naming.add', thing.id, { org: orgId })
  await announce(work, 'spaces.naming.added', { thingId: thing.id, namedOrgId: orgId })
  return found(
    (await namingsOf(work, thing)).find((one) => one.id === id),
    'naming',
  )
}

export async function removeNaming(work: Writing, { entry, ...thing }: ThingPart) {
  await keptThing(work, thing)
  const gone = await work.db
    .deleteFrom('spaces.naming')
    .where('id', '=', entry)
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .returning('org_id')
    .executeTakeFirst()
  const { org_id: org } = found(gone, 'thing')
  await record(work, 'spaces.naming.remove', thing.id, { org })
  return {}
}

export async function recallThing(
  work: Writing,
  thing: Thing,
  { orgId, reason }: Body<'recallThing'>,
): Promise<Recall> {
  const facts = await keptThing(work, thing)
  insist(mayRecall(work.actor, facts, { orgId }, reason))
  await lockThing(work, thing)
  const id = newId(work.now)
  await work.db
    .insertInto('spaces.recall')
    .values({
      ...{ id, thing_kind: thing.kind, thing_id: thing.id, org_id: orgId, reason: reason.trim() },
      made_by: work.actor.personId,
      made_org_id: facts.ownerOrgId,
      made_at: work.now,
    })
    .execute()
  await record(work, 'spaces.recall.make', thing.id, orgId === null ? {} : { org: orgId })
  await announce(work, 'spaces.recall.made', { recallId: id, thingId: thing.id })
  return found(
    (await recallsOf(work, thing)).find((one) => one.id === id),
    'recall',
  )
}

export async function endRecall(work: Writing, { entry, ...thing }: ThingPart) {
  await keptThing(work, thing)
  const ended = await work.db
    .updateTable('spaces.recall')
    .set({ ended_at: work.now })
    .where('id', '=', entry)
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(ended, 'thing')
  await record(work, 'spaces.recall.end', thing.id)
  return {}
}
