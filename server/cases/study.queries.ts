/** Cases on the desk: of one's own organisation, and for reviewers those that were handed in. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import type * as endpoints from '../../domain/cases/study.endpoints.ts'
import type { DeskStudy, FullStudy } from '../../domain/cases/study.endpoints.ts'
import type { Measure } from '../../domain/cases/measure.ts'
import {
  studyPermits,
  type StudyContent,
  type StudyFacts,
  type StudyState,
  type StudyVerb,
} from '../../domain/cases/study.ts'
import { isUuid } from '../console/index.ts'
import { attachmentsOf, registerAudience, type AudienceVerb } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { organisationsLike } from '../people/index.ts'
import { statedAs, trackedMeasures } from './study.source.ts'

export const studyThing = 'cases.study'

/** One's own, and for an office's reviewers and readers what was handed in; nothing else exists for them. */
export function deskStudies(work: Reading) {
  const { actor } = work
  const own =
    permits(actor, studyPermits.write) || permits(actor, studyPermits.submit) ? actor.orgId : null
  const reads = permits(actor, studyPermits.review) || permits(actor, studyPermits.read)
  return work.db
    .selectFrom('cases.study as s')
    .innerJoin('people.pub_organisation as o', 'o.id', 's.org_id')
    .where('s.state', '<>', 'discarded')
    .where((eb) =>
      eb.or([
        eb('s.org_id', '=', own),
        ...(reads
          ? [
              eb.and([
                eb('s.state', 'in', ['inReview', 'returned', 'published', 'withdrawn']),
                eb.or([eb('s.office_org_id', 'is', null), eb('s.office_org_id', '=', actor.orgId)]),
              ]),
            ]
          : []),
      ]),
    )
    .selectAll('s')
    .select('o.name as org_name')
}

export type StudyRow = Awaited<
  ReturnType<ReturnType<typeof deskStudies>['executeTakeFirstOrThrow']>
>

export async function deskStudy(work: Reading, id: string): Promise<StudyRow> {
  return found(await deskStudies(work).where('s.id', '=', id).executeTakeFirst(), 'study')
}

export const studyFacts = (row: StudyRow): StudyFacts => ({
  orgId: row.org_id,
  officeOrgId: row.office_org_id,
  state: row.state as StudyState,
  wasPublic: row.published_at !== null,
})

function deskOf(work: Reading, row: StudyRow): DeskStudy {
  return {
    id: row.id,
    title: row.title,
    orgName: row.org_name ?? '',
    state: row.state as StudyState,
    adopted: row.adopted,
    changedAt: row.changed_at.toISOString(),
    own: row.org_id === work.actor.orgId,
  }
}

/** What waits for the actor: to be reviewed, or to be mended. */
function waitingOf(work: Reading) {
  const reviews = permits(work.actor, studyPermits.review)
  return deskStudies(work).where((eb) =>
    eb.or([
      ...(reviews
        ? [eb.and([eb('s.state', '=', 'inReview'), eb('s.org_id', '<>', work.actor.orgId)])]
        : []),
      eb.and([eb('s.state', '=', 'returned'), eb('s.org_id', '=', work.actor.orgId)]),
    ]),
  )
}

const counted = async (work: Reading, rows: ReturnType<typeof deskStudies>): Promise<number> => {
  const { n } = await work.db
    .selectFrom(rows.as('n'))
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Cases with these signs in their title or in the name or code of who wrote them, each by its index. */
export const studiesLike = (typed: string) => sql<string>`
  select f.id from cases.study f where ${hasText([sql<string>`f.title`], typed)}
  union
  select f.id from cases.study f where f.org_id in (${organisationsLike(typed)})`

export async function listDeskStudies(
  work: Reading,
  query: QueryOf<typeof endpoints.listDeskStudies>,
) {
  const limit = query.limit ?? 50
  let all = deskStudies(work)
  if (query.state !== undefined) all = all.where('s.state', '=', query.state)
  const text = query.text?.trim() ?? ''
  if (text !== '') all = all.where(sql<boolean>`s.id in (${studiesLike(text)})`)
  const page = query.after === undefined ? all : all.where('s.id', '<', query.after)
  const rows = await page
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map((row) => deskOf(work, row)),
    total: await counted(work, all),
    waiting: await counted(work, waitingOf(work)),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

/** Of what is tracked only what has a number. The track is the actor's own. */
async function trackedNow(work: Reading, { track_id: id }: StudyRow): Promise<Measure[]> {
  return id === null ? [] : trackedMeasures(work, id)
}

/** As they stand now: what is chosen of the track, and what is stated. */
async function measuresWith(
  work: Reading,
  tracked: readonly Measure[],
  content: StudyContent,
): Promise<Measure[]> {
  const stated: Measure[] = []
  for (const change of content.stated) stated.push(await statedAs(work, change))
  const chosen = content.tracked.flatMap(
    (code) => tracked.find(({ indicator }) => indicator === code) ?? [],
  )
  return [...chosen, ...stated]
}

export async function measuresNow(work: Reading, row: StudyRow, content: StudyContent) {
  return measuresWith(work, await trackedNow(work, row), content)
}

export async function filesOf(work: Reading, thingKind: string, id: string) {
  const held = await attachmentsOf(work, thingKind, id)
  return held.map(({ version: { id: versionId, name, bytes } }) => ({ versionId, name, bytes }))
}

async function stepsOf(work: Reading, studyId: string): Promise<FullStudy['steps']> {
  const rows = await work.db
    .selectFrom('cases.study_step as t')
    .leftJoin('people.pub_person as p', 'p.id', 't.taken_by')
    .where('t.study_id', '=', studyId)
    .orderBy('t.version', 'desc')
    .select(['t.verb', 't.reason', 't.taken_at', 'p.name'])
    .execute()
  return rows.map((row) => ({
    verb: row.verb as StudyVerb,
    reason: row.reason,
    by: row.name ?? '',
    at: row.taken_at.toISOString(),
  }))
}

function sourceOf(row: StudyRow, measures: Measure[]): FullStudy['source'] {
  if (row.source_id === null) return null
  return {
    kind: row.source_kind as 'project' | 'track',
    id: row.source_id,
    title: row.project_title ?? '',
    programmeTitle: row.programme_title as { zh: string; en: string } | null,
    acceptedOn: row.accepted_on,
    measures,
  }
}

export async function fullStudy(work: Reading, row: StudyRow): Promise<FullStudy> {
  const content = row.content as StudyContent
  const desk = deskOf(work, row)
  const writes = (row.state === 'draft' || row.state === 'returned') && desk.own
  const tracked = writes ? await trackedNow(work, row) : []
  return {
    ...desk,
    orgId: row.org_id,
    officeOrgId: row.office_org_id,
    version: row.version,
    wasPublic: row.published_at !== null,
    content,
    source: sourceOf(row, tracked),
    measures: writes ? await measuresWith(work, tracked, content) : (row.measures as Measure[]),
    measuredOn: row.measured_on,
    files: await filesOf(work, studyThing, row.id),
    steps: await stepsOf(work, row.id),
  }
}

/** What is public is everybody's to read; before that only theirs who can open the case. */
async function studyAudience(work: Reading, id: string, verb: AudienceVerb): Promise<Verdict> {
  const none = missing('kernel.missing', { noun: 'file' })
  if (verb === 'write' || !isUuid(id)) return none
  const row = await work.db
    .selectFrom('cases.study')
    .where('id', '=', id)
    .where('state', '=', 'published')
    .select('id')
    .executeTakeFirst()
  if (row !== undefined) return allowed
  const desk = await deskStudies(work).where('s.id', '=', id).executeTakeFirst()
  return desk === undefined ? none : allowed
}

registerAudience(studyThing, studyAudience)

/** What the history calls cases: public ones for everybody, the others for whoever may open them. */
export async function studyTitles(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const [desk, open] = await Promise.all([
    deskStudies(work).where('s.id', 'in', uuids).execute(),
    work.db
      .selectFrom('cases.study')
      .where('id', 'in', uuids)
      .where('state', '=', 'published')
      .select(['id', 'title'])
      .execute(),
  ])
  return new Map(
    [...desk, ...open].map(({ id, title }) => [
      id,
      thingWords(language, 'quoted', { name: title }),
    ]),
  )
}
