/** Writing a case, handing it in, and what the office decides of it. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { regionOf } from '../../domain/kernel/province.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type { FullStudy } from '../../domain/cases/study.endpoints.ts'
import type * as endpoints from '../../domain/cases/study.endpoints.ts'
import {
  emptyStudy,
  hasSeen,
  isComplete,
  mayBeginStudy,
  mayStepStudy,
  mayWriteStudy,
  measuresFit,
  reasonedVerbs,
  saysWhy,
  studyLifecycle,
  type StudyContent,
  type StudyState,
} from '../../domain/cases/study.ts'
import { attach, detach, type Hold } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { insistVerifiedOrg, orgById, ownOrgId } from '../people/index.ts'
import {
  deskStudy,
  fullStudy,
  measuresNow,
  studyFacts,
  studyThing,
  type StudyRow,
} from './study.queries.ts'
import { sourcesOf, statedAs } from './study.source.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

/** What binds an organisation is done by one that somebody has verified. */
export const insistVerified = (work: Writing) => insistVerifiedOrg(work, 'cases.org_unverified')

/** The case as it stands once whoever acts on it has finished. */
export async function lockStudy(work: Writing, id: string): Promise<StudyRow> {
  await deskStudy(work, id)
  await work.db.selectFrom('cases.study').where('id', '=', id).select('id').forUpdate().execute()
  return deskStudy(work, id)
}

/** Holds what is newly named, and lets go of what is named no longer. */
export async function holdNamed(
  work: Writing,
  thing: Pick<Hold, 'thingKind' | 'thingId'>,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const hold = (versionId: string) => ({ ...thing, versionId, slot: versionId })
  for (const id of after.filter((one) => !before.includes(one))) await attach(work, hold(id))
  for (const id of before.filter((one) => !after.includes(one))) await detach(work, hold(id))
}

const trimmed = (content: StudyContent): StudyContent => ({
  ...content,
  title: content.title.trim(),
  summary: content.summary.trim(),
  basis: content.basis.trim(),
})

const wordsOf = ({ title, summary, problem, approach, result, conditions }: StudyContent) =>
  [title, summary, problem, approach, result, conditions].join('\n')

async function sourceWished(work: Writing, { source }: Body<'beginStudy'>) {
  if (source === null) return null
  const one = (await sourcesOf(work)).find(
    ({ id, kind }) => id === source.id && kind === source.kind,
  )
  if (one === undefined) throw new Problem(invalid('cases.source_unknown'))
  return one
}

export async function beginStudy(work: Writing, body: Body<'beginStudy'>): Promise<FullStudy> {
  insist(mayBeginStudy(work.actor))
  const source = await sourceWished(work, body)
  const orgId = ownOrgId(work)
  const division = (await orgById(work, orgId))?.division ?? null
  const content: StudyContent = {
    ...emptyStudy,
    title: source?.title.slice(0, 120) ?? '',
    directions: [...(source?.directions ?? [])],
    region: division === null ? null : regionOf(division),
  }
  const id = newId(work.now)
  await work.db
    .insertInto('cases.study')
    .values({
      id,
      org_id: orgId,
      office_org_id: source?.officeOrgId ?? null,
      source_kind: source?.kind ?? null,
      source_id: source?.id ?? null,
      track_id: source?.trackId ?? null,
      project_title: source?.title ?? null,
      programme_title:
        source?.programmeTitle == null ? null : JSON.stringify(source.programmeTitle),
      accepted_on: source?.acceptedOn ?? null,
      content: JSON.stringify(content),
      title: content.title,
      words: wordsOf(content),
      made_by: work.actor.personId,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'cases.study.begin', id)
  await announce(work, 'cases.study.begun', { studyId: id })
  return fullStudy(work, await deskStudy(work, id))
}

export async function writeStudy(
  work: Writing,
  id: string,
  { seen, content: given }: Body<'writeStudy'>,
): Promise<FullStudy> {
  const row = await lockStudy(work, id)
  insist(mayWriteStudy(work.actor, studyFacts(row)))
  insist(hasSeen(row.version, seen))
  insist(measuresFit(given))
  const content = trimmed(given)
  for (const change of content.stated) await statedAs(work, change)
  const before = (row.content as StudyContent).files
  await holdNamed(work, { thingKind: studyThing, thingId: id }, before, content.files)
  await work.db
    .updateTable('cases.study')
    .set({
      content: JSON.stringify(content),
      title: content.title,
      words: wordsOf(content),
      version: row.version + 1,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'cases.study.write', id, { version: row.version + 1 })
  return fullStudy(work, await deskStudy(work, id))
}

/** The numbers as they stand on the day: what readers see is what the organisation handed in. */
async function handIn(work: Writing, row: StudyRow) {
  const content = row.content as StudyContent
  insist(isComplete(content, row.source_kind === 'project'))
  await insistVerified(work)
  const measures = await measuresNow(work, row, content)
  const empty = content.tracked.find(
    (code) => !measures.some(({ indicator, source }) => indicator === code && source === null),
  )
  if (empty !== undefined) throw new Problem(conflict('cases.measure_empty', { indicator: empty }))
  return {
    measures: JSON.stringify(measures),
    measured_on: dayOfMoment(work.now.toISOString()),
  }
}

async function writeStep(
  work: Writing,
  row: StudyRow,
  { verb, reason }: Pick<Body<'stepStudy'>, 'verb' | 'reason'>,
): Promise<void> {
  const version = row.version + 1
  await work.db
    .insertInto('cases.study_step')
    .values({
      study_id: row.id,
      version,
      verb,
      reason: reasonedVerbs.includes(verb) ? (reason?.trim() ?? null) : null,
      taken_by: work.actor.personId,
      taken_at: work.now,
    })
    .execute()
  await record(work, `cases.study.${verb}`, row.id, { version })
  await announce(work, 'cases.study.moved', { studyId: row.id, verb, version })
}

/** What was given up holds no files. */
async function letGo(work: Writing, row: StudyRow): Promise<void> {
  const { files } = row.content as StudyContent
  await holdNamed(work, { thingKind: studyThing, thingId: row.id }, files, [])
}

export async function stepStudy(
  work: Writing,
  id: string,
  body: Body<'stepStudy'>,
): Promise<FullStudy> {
  const row = await lockStudy(work, id)
  const { verb, seen, reason } = body
  insist(mayStepStudy(work.actor, studyFacts(row), verb))
  insist(hasSeen(row.version, seen))
  insist(saysWhy(verb, reason))
  const state = stepOf(studyLifecycle, row.state as StudyState, verb)
  const kept = verb === 'submit' ? await handIn(work, row) : {}
  await work.db
    .updateTable('cases.study')
    .set({
      state,
      version: row.version + 1,
      changed_at: work.now,
      ...kept,
      ...(verb === 'publish' ? { published_at: row.published_at ?? work.now } : {}),
    })
    .where('id', '=', id)
    .execute()
  if (verb === 'discard') await letGo(work, row)
  await writeStep(work, row, body)
  return fullStudy(work, { ...(await afterStep(work, row)), state })
}

/** A case that was discarded is gone from every list; its last answer still says how it ended. */
async function afterStep(work: Writing, row: StudyRow): Promise<StudyRow> {
  const now = await work.db
    .selectFrom('cases.study')
    .where('id', '=', row.id)
    .selectAll()
    .executeTakeFirstOrThrow()
  return { ...now, org_name: row.org_name }
}
