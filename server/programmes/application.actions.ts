/** What applicants do with an application as a whole: start, choose directions, take back, give up. */
import { step } from '../../domain/kernel/lifecycle.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import {
  applicationLifecycle,
  mayDiscard,
  mayEdit,
  mayTakeBack,
  projectNameAddress,
  type Application,
} from '../../domain/programmes/application.ts'
import { routesOf, type Way } from '../../domain/programmes/channels.ts'
import type { LicenceType } from '../../domain/programmes/legalPerson.ts'
import { mayClaimDirections } from '../../domain/programmes/directions.ts'
import type { Edit } from '../../domain/programmes/form/edits.ts'
import { applyEdits } from '../../domain/programmes/form/merge.ts'
import { prefill } from '../../domain/programmes/form/prefill.ts'
import { emptyState } from '../../domain/programmes/form/state.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import {
  closesAtOf,
  findApplicationRow,
  fullApplication,
  lockApplication,
  type ApplicationRow,
} from './application.queries.ts'
import { releaseFiles } from './attachment.queries.ts'
import { applicantFacts } from './check.queries.ts'
import { applicationFacts, keepDraft } from './draft.actions.ts'
import {
  listFeeders,
  publishedOf,
  programmeOf,
  programmesOf,
  type Programme,
} from './programme.queries.ts'

export type StartWish = {
  readonly title?: string
  readonly directions?: readonly string[]
  readonly wayKey?: string
  readonly affiliation?: string | null
  readonly licence?: LicenceType | null
}

async function ownOrganisation(work: Writing) {
  const org = await work.db
    .selectFrom('people.pub_organisation')
    .where('id', '=', work.actor.orgId)
    .select(['id', 'name', 'division', 'verified_at'])
    .executeTakeFirst()
  const known = found(org, 'organisation')
  if (known.verified_at === null) throw new Problem(conflict('programmes.organisation_unverified'))
  return known
}

/** The way that the applicant chose among those open to it, or the first. */
async function wayOf(
  work: Writing,
  programme: Programme,
  division: string | null,
  wish: StartWish,
): Promise<Way> {
  const feeders = await listFeeders(work, programme.id)
  const affiliation = wish.affiliation === undefined ? {} : { affiliation: wish.affiliation }
  const place = { division, ...affiliation }
  const route = routesOf(
    programme.definition,
    feeders.map(({ definition }) => definition),
    place,
  )
  const way = wish.wayKey ? route.ways.find(({ key }) => key === wish.wayKey) : route.ways[0]
  if (way === undefined) throw new Problem(invalid('programmes.route_none', route.facts))
  return way
}

/** The lowest free place of the applicant; the unique index settles two starts at once. */
async function freeSlot(work: Writing, programme: Programme): Promise<number> {
  const rows = await work.db
    .selectFrom('programmes.application')
    .where('programme_id', '=', programme.id)
    .where('org_id', '=', work.actor.orgId)
    .where('state', '<>', 'discarded')
    .select('slot')
    .orderBy('slot')
    .execute()
  const taken = new Set(rows.map(({ slot }) => slot))
  let slot = 1
  while (taken.has(slot)) slot++
  const max = programme.definition.limits.projectsPerApplicant.value?.max
  if (max !== undefined && slot > max) {
    throw new Problem(conflict('programmes.applicant_limit_reached', { max }))
  }
  return slot
}

/** What the house knows already need not be typed: the profile, and the project's name given at the start. */
async function prefillDraft(
  work: Writing,
  programme: Programme,
  application: { readonly id: string; readonly orgId: string; readonly title: string },
): Promise<void> {
  const facts = await applicantFacts(work, application.orgId)
  const edits: Edit[] = prefill(programme.form, {}, facts, emptyState.version)
  const named = projectNameAddress(programme.form)
  if (named !== undefined && application.title !== '') {
    edits.push({
      kind: 'set',
      at: named,
      value: application.title,
      baseVersion: emptyState.version,
    })
  }
  const applied = applyEdits(programme.form, emptyState, edits, { by: work.actor.personId! })
  keepDraft(work, application.id, emptyState, applied)
}

export async function startApplication(
  work: Writing,
  programmeId: string,
  wish: StartWish,
): Promise<Application> {
  const programme = await publishedOf(work, programmeId)
  if (programme.state !== 'open') throw new Problem(conflict('programmes.programme_not_open'))
  const org = await ownOrganisation(work)
  const directions = [...(wish.directions ?? [])]
  if (directions.length > 0) insist(mayClaimDirections(programme.definition, directions))
  const way = await wayOf(work, programme, org.division, wish)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.application')
    .values({
      id,
      programme_id: programme.id,
      org_id: org.id!,
      slot: await freeSlot(work, programme),
      title: wish.title?.trim() ?? '',
      directions,
      way_key: way.key,
      stops: JSON.stringify(way.stops),
      licence: wish.licence ?? null,
      state: 'draft',
      made_by: work.actor.personId!,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await prefillDraft(work, programme, { id, orgId: org.id!, title: wish.title?.trim() ?? '' })
  await record(work, 'programmes.application.start', id, { programme: programme.id, way: way.key })
  await announce(work, 'programmes.application.started', { applicationId: id })
  return fullApplication(work, found(await findApplicationRow(work, id), 'application'))
}

export async function chooseDirections(
  work: Writing,
  id: string,
  directions: readonly string[],
): Promise<Application> {
  const row = await lockApplication(work, id)
  insist(mayEdit(work.actor, applicationFacts(row)))
  const programme = await programmeOf(work, row.programme_id)
  if (directions.length > 0) insist(mayClaimDirections(programme.definition, directions))
  await work.db
    .updateTable('programmes.application')
    .set({ directions: [...directions], changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.application.chooseDirections', id, {
    directions: directions.join(','),
  })
  return fullApplication(work, { ...row, directions: [...directions], changed_at: work.now })
}

export async function sayLicence(
  work: Writing,
  id: string,
  licence: LicenceType,
): Promise<Application> {
  const row = await lockApplication(work, id)
  insist(mayEdit(work.actor, applicationFacts(row)))
  await work.db
    .updateTable('programmes.application')
    .set({ licence, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.application.sayLicence', id, { licence })
  return fullApplication(work, { ...row, licence, changed_at: work.now })
}

async function changeState(
  work: Writing,
  row: ApplicationRow,
  verb: 'withdraw' | 'discard',
): Promise<ApplicationRow> {
  const state = step(applicationLifecycle, row.state as Application['state'], verb)
  await work.db
    .updateTable('programmes.application')
    .set({ state, changed_at: work.now })
    .where('id', '=', row.id)
    .execute()
  await record(work, `programmes.application.${verb}`, row.id)
  return { ...row, state, changed_at: work.now }
}

/** A unit that has begun to act on a file (checked, ranked) must return it; the applicant cannot pull it. */
async function leaveUnit(work: Writing, applicationId: string): Promise<void> {
  const { numUpdatedRows } = await work.db
    .updateTable('programmes.candidate')
    .set({ state: 'withdrawn', rank: null, changed_at: work.now })
    .where('application_id', '=', applicationId)
    .where('state', 'in', ['arrived', 'returned'])
    // Once a unit has signed, what came after cannot be pulled from under its signature.
    .where('stop', '=', 0)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new Problem(conflict('programmes.unit_has_acted'))
}

export async function withdrawApplication(work: Writing, id: string): Promise<Application> {
  const row = await lockApplication(work, id)
  const programme = await programmeOf(work, row.programme_id)
  const closesAt = await closesAtOf(programmesOf(work, programme), programme, row)
  insist(mayTakeBack(work.actor, applicationFacts(row), work.now, closesAt))
  await leaveUnit(work, id)
  const after = await changeState(work, row, 'withdraw')
  await announce(work, 'programmes.application.withdrawn', { applicationId: id })
  return fullApplication(work, after)
}

export async function discardApplication(work: Writing, id: string) {
  const row = await lockApplication(work, id)
  insist(mayDiscard(work.actor, applicationFacts(row)))
  await releaseFiles(work, id)
  await changeState(work, row, 'discard')
  return {}
}
