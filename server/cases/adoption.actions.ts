/** Declaring that a case was taken over, and settling what was declared. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type { Adoption } from '../../domain/cases/adoption.endpoints.ts'
import type * as endpoints from '../../domain/cases/adoption.endpoints.ts'
import {
  adoptionLifecycle,
  mayAdopt,
  mayApplyOn,
  mayStepAdoption,
  saysGround,
  type AdoptionState,
  type AdoptionWish,
} from '../../domain/cases/adoption.ts'
import { hasSeen } from '../../domain/cases/study.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import {
  adoptionFacts,
  adoptionThing,
  findAdoption,
  fullAdoption,
  type AdoptionRow,
} from './adoption.queries.ts'
import { holdNamed, insistVerified } from './study.actions.ts'
import { statedAs } from './study.source.ts'

/** The published case; held, so that its count and its adoptions change together. */
async function lockPublished(work: Writing, id: string) {
  return found(
    await work.db
      .selectFrom('cases.study')
      .where('id', '=', id)
      .where('state', '=', 'published')
      .select(['id', 'org_id'])
      .forUpdate()
      .executeTakeFirst(),
    'study',
  )
}

const trimmed = (wish: AdoptionWish): AdoptionWish => ({
  ...wish,
  unit: wish.unit.trim(),
  what: wish.what.trim(),
})

async function insistStands(work: Writing, wish: AdoptionWish) {
  insist(mayApplyOn(wish.appliedOn, dayOfMoment(work.now.toISOString())))
  return statedAs(work, wish.change)
}

async function declaredBy(work: Writing, studyId: string): Promise<boolean> {
  const row = await work.db
    .selectFrom('cases.adoption')
    .where('study_id', '=', studyId)
    .where('org_id', '=', work.actor.orgId)
    .where('state', '<>', 'withdrawn')
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function declareAdoption(
  work: Writing,
  studyId: string,
  body: BodyOf<typeof endpoints.declareAdoption>,
): Promise<Adoption> {
  const study = await lockPublished(work, studyId)
  const own = study.org_id === work.actor.orgId
  insist(mayAdopt(work.actor, { own, adopted: await declaredBy(work, studyId) }))
  await insistVerified(work)
  const wish = trimmed(body)
  const measure = await insistStands(work, wish)
  const id = newId(work.now)
  await work.db
    .insertInto('cases.adoption')
    .values({
      id,
      study_id: studyId,
      org_id: work.actor.orgId!,
      wish: JSON.stringify(wish),
      measure: JSON.stringify(measure),
      declared_by: work.actor.personId,
      declared_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await holdNamed(work, { thingKind: adoptionThing, thingId: id }, [], wish.files)
  await record(work, 'cases.adoption.declare', id, { study: studyId })
  await announce(work, 'cases.adoption.moved', { adoptionId: id, verb: 'declare', version: 1 })
  return fullAdoption(work, await findAdoption(work, id))
}

/** First the case, then the adoption: whoever counts holds both, always in this order. */
async function lockAdoption(work: Writing, id: string): Promise<AdoptionRow> {
  const { study_id: studyId } = await findAdoption(work, id)
  await work.db
    .selectFrom('cases.study')
    .where('id', '=', studyId)
    .select('id')
    .forUpdate()
    .execute()
  await work.db.selectFrom('cases.adoption').where('id', '=', id).select('id').forUpdate().execute()
  return findAdoption(work, id)
}

async function moved(work: Writing, row: AdoptionRow, verb: string): Promise<Adoption> {
  const version = row.version + 1
  await record(work, `cases.adoption.${verb}`, row.id, { study: row.study_id, version })
  await announce(work, 'cases.adoption.moved', { adoptionId: row.id, verb, version })
  return fullAdoption(work, await findAdoption(work, row.id))
}

export async function restateAdoption(
  work: Writing,
  id: string,
  { seen, wish: given }: BodyOf<typeof endpoints.restateAdoption>,
): Promise<Adoption> {
  const row = await lockAdoption(work, id)
  insist(mayStepAdoption(work.actor, adoptionFacts(row), 'restate'))
  insist(hasSeen(row.version, seen))
  const wish = trimmed(given)
  const measure = await insistStands(work, wish)
  const before = (row.wish as AdoptionWish).files
  await holdNamed(work, { thingKind: adoptionThing, thingId: id }, before, wish.files)
  await work.db
    .updateTable('cases.adoption')
    .set({
      state: 'declared',
      version: row.version + 1,
      wish: JSON.stringify(wish),
      measure: JSON.stringify(measure),
      reason: null,
      settled_by: null,
      settled_org_id: null,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  return moved(work, row, 'restate')
}

type Settling = BodyOf<typeof endpoints.settleAdoption>

/** What the step itself must say: the numbers found with their ground, or why not. */
async function settledWith(work: Writing, row: AdoptionRow, { verb, finding, reason }: Settling) {
  if (verb === 'withdraw') return {}
  const by = { settled_by: work.actor.personId, settled_org_id: work.actor.orgId }
  if (verb === 'refuse') {
    if (!isWrittenReason(reason)) throw new Problem(invalid('cases.reason_too_short'))
    return { ...by, reason: reason!.trim() }
  }
  if (finding === undefined) throw new Problem(invalid('cases.ground_too_short'))
  insist(saysGround(finding.ground))
  const { change } = row.wish as AdoptionWish
  await statedAs(work, { ...change, before: finding.before, after: finding.after })
  return { ...by, finding: JSON.stringify({ ...finding, ground: finding.ground.trim() }) }
}

/** The case's count follows each step of its adoptions. */
async function count(work: Writing, studyId: string, by: 1 | -1): Promise<void> {
  await work.db
    .updateTable('cases.study')
    .set((eb) => ({ adopted: eb('adopted', '+', by) }))
    .where('id', '=', studyId)
    .execute()
}

export async function settleAdoption(work: Writing, id: string, body: Settling): Promise<Adoption> {
  const row = await lockAdoption(work, id)
  const { verb, seen } = body
  insist(mayStepAdoption(work.actor, adoptionFacts(row), verb))
  insist(hasSeen(row.version, seen))
  const before = row.state as AdoptionState
  const state = stepOf(adoptionLifecycle, before, verb)
  await work.db
    .updateTable('cases.adoption')
    .set({
      state,
      version: row.version + 1,
      changed_at: work.now,
      ...(await settledWith(work, row, body)),
    })
    .where('id', '=', id)
    .execute()
  if (state === 'verified') await count(work, row.study_id, 1)
  if (before === 'verified' && state !== 'verified') await count(work, row.study_id, -1)
  return moved(work, row, verb)
}
