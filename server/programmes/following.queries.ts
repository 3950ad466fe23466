/** Followed projects as the project, the unit that recommended it and the office may see them. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Light } from '../../domain/indicators/progress.ts'
import type * as endpoints from '../../domain/programmes/following.endpoints.ts'
import {
  capDayOf,
  followingPermits,
  followingStates,
  isMovable,
  openStates,
  paperKinds,
  paperStates,
  type Cap,
  type FollowingBrief,
  type FollowingState,
  type FollowingVerb,
  type Level,
  type PaperKind,
  type PaperState,
  type RevokeGround,
} from '../../domain/programmes/following.ts'
import { owedReports, owedWith, type Owed } from '../../domain/programmes/followingDue.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { keptRows, samplesOf, sourcesOf } from '../indicators/index.ts'
import { found } from '../kernel/problem.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { pooledKindsOf, poolingPlace } from './following.pooling.ts'
import { programmeOf, programmesOf, type ProgrammeBy } from './programme.queries.ts'

type Following = AnswerOf<typeof endpoints.readFollowing>
type Query = QueryOf<typeof endpoints.listFollowings>

const writes = 'programmes.application.edit'
/** Only roles of offices have it; a programme that belongs to nobody is every office's. */
const officePermit = 'programmes.entry.read'

/** Followed projects with the side on which the actor stands; nothing else exists for them. */
export function visibleFollowings(work: Reading) {
  const { actor } = work
  const official = permits(actor, followingPermits.read)
  const office = official && permits(actor, officePermit)
  const own = permits(actor, writes) ? actor.orgId : null
  const unit = official ? actor.orgId : null
  const side = sql<Level>`case when f.org_id = ${own} then 'project'
    when g.org_id = ${actor.orgId} or g.org_id is null and ${office} then 'office' else 'unit' end`
  return work.db
    .selectFrom('programmes.following as f')
    .innerJoin('programmes.programme as g', 'g.id', 'f.programme_id')
    .leftJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'f.programme_id').onRef('s.unit_code', '=', 'f.unit_code'),
    )
    .where((eb) =>
      eb.or([
        eb('f.org_id', '=', own),
        eb('s.org_id', '=', unit),
        ...(office ? [eb('g.org_id', '=', actor.orgId), eb('g.org_id', 'is', null)] : []),
      ]),
    )
    .select([side.as('side')])
}

/** What lies in somebody's hands but can no longer be moved, because the project has ended, waits for nobody. */
const movable = followingStates.flatMap((state) =>
  paperKinds.flatMap((kind) =>
    paperStates
      .filter((at) => isMovable(state, { kind, state: at }))
      .map((at) => `${state} ${kind} ${at}`),
  ),
)

/** Whoever only reads has nothing in hand. */
const handles = (work: Reading): boolean =>
  [followingPermits.review, followingPermits.sign, followingPermits.decide].some((permit) =>
    permits(work.actor, permit),
  )

const waitingPapers = (work: Reading) => sql<number>`(select count(*)::int from programmes.paper w
  where w.following_id = f.id and (f.side = 'project' or ${handles(work)})
  and w.state = case when f.side = 'project' then 'draft' else f.side end
  and f.state || ' ' || w.kind || ' ' || w.state = any (${movable}::text[])
  and (w.state <> 'draft' or w.handed_in_at is not null or w.kind = 'taskBook'))`

export const today = (work: Reading): string => dayOfMoment(work.now.toISOString())

function overdueCount(work: Reading) {
  return sql<number>`(select count(*)::int from unnest(f.open_dues) d where d < ${today(work)})`
}

/** One row a project, with its side; the outer query can count on all of it. */
export function followingRows(work: Reading) {
  return work.db
    .selectFrom(visibleFollowings(work).selectAll('f').as('f'))
    .selectAll('f')
    .select([waitingPapers(work).as('waiting'), overdueCount(work).as('overdue')])
}

export type FollowingRow = Awaited<
  ReturnType<ReturnType<typeof followingRows>['executeTakeFirstOrThrow']>
>

export function findFollowing(work: Reading, id: string): Promise<FollowingRow | undefined> {
  return followingRows(work).where('f.id', '=', id).executeTakeFirst()
}

export async function visibleFollowing(work: Reading, id: string): Promise<FollowingRow> {
  return found(await findFollowing(work, id), 'following')
}

export function capOf({ limits }: ProgrammeDefinition): Cap | null {
  const { value } = limits.constructionMonths
  return value === null ? null : { months: value.max, strength: value.strength }
}

export const followingFacts = (row: Pick<FollowingRow, 'state' | 'side'>) => ({
  state: row.state as FollowingState,
  side: row.side,
})

async function briefOf(programmeBy: ProgrammeBy, row: FollowingRow): Promise<FollowingBrief> {
  const { definition } = await programmeBy(row.programme_id)
  const named = { zh: row.unit_code, en: row.unit_code }
  return {
    id: row.id,
    programmeId: row.programme_id,
    programmeTitle: definition.title,
    title: row.title,
    applicant: row.applicant,
    unit: row.unit_code,
    unitName: unitOf(definition, row.unit_code)?.name ?? named,
    directions: row.directions,
    state: row.state as FollowingState,
    version: row.version,
    side: row.side,
    fromDay: row.from_day,
    untilDay: row.until_day,
    cap: capOf(definition),
    capDay: capDayOf(row.from_day, capOf(definition)),
    light: row.light as Light,
    pooledBefore: row.pooled_before,
    pooledAfter: row.pooled_after,
    nextDueDay: row.next_due,
    overdue: row.overdue,
    waiting: row.waiting,
    rectifyUntil: row.rectify_until,
    changedAt: row.changed_at.toISOString(),
  }
}

/** Months that a programme allows are in its definition: a day beyond them is computed where it is asked. */
export const beyondCap = (work: Reading) => sql<boolean>`(
  f.state = any (${[...openStates]}::text[]) and greatest(f.until_day, ${today(work)}::date) > f.from_day
    + make_interval(months => (select (p.definition #>> '{limits,constructionMonths,value,max}')::int
      from programmes.programme p where p.id = f.programme_id)))`

/** Followed projects `f` with these signs in title or name, by their index. */
export const followingHas = (typed: string) => hasText([sql`f.title`, sql`f.applicant`], typed)

function filtered(work: Reading, query: Omit<Query, 'limit' | 'after'>) {
  let all = followingRows(work)
  if (query.programmeId !== undefined) all = all.where('f.programme_id', '=', query.programmeId)
  if (query.unit !== undefined) all = all.where('f.unit_code', '=', query.unit)
  if (query.state !== undefined) all = all.where('f.state', '=', query.state)
  if (query.light !== undefined) all = all.where('f.light', '=', query.light)
  if (query.direction !== undefined) {
    all = all.where(sql<boolean>`${query.direction} = any (f.directions)`)
  }
  if (query.overdue !== undefined) {
    all = all.where(sql<boolean>`(${overdueCount(work)} > 0) = ${query.overdue}`)
  }
  if (query.dueWithinDays !== undefined) {
    const last = addDays(today(work), query.dueWithinDays)
    all = all.where('f.next_due', '<=', last).where('f.next_due', '>=', today(work))
  }
  if (query.waiting !== undefined) {
    all = all.where(sql<boolean>`(${waitingPapers(work)} > 0) = ${query.waiting}`)
  }
  if (query.beyondCap !== undefined) {
    all = all.where(sql<boolean>`${beyondCap(work)} = ${query.beyondCap}`)
  }
  const text = query.text?.trim() ?? ''
  return text === '' ? all : all.where(followingHas(text))
}

/** Those whose next report is due first come first; those that owe nothing come last. */
const dueFirst = sql<string>`coalesce(f.next_due::text, '9999') || '/' || f.id::text`

const placeIn = ({ sort, descending = false }: Query) =>
  sort === undefined ? dueFirst : poolingPlace(sort, descending)

export async function listFollowings(work: Reading, query: Query) {
  const limit = query.limit ?? 50
  const place = placeIn(query)
  let page = filtered(work, query)
    .select(place.as('place'))
    .orderBy(place)
    .limit(limit + 1)
  if (query.after !== undefined) page = page.where(sql<boolean>`${place} > ${query.after}`)
  const [some, total] = await Promise.all([
    page.execute(),
    work.db
      .selectFrom(filtered(work, query).as('n'))
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  const shown = some.slice(0, limit)
  const programmeBy = programmesOf(work)
  const briefs: FollowingBrief[] = []
  for (const row of shown) briefs.push(await briefOf(programmeBy, row))
  return {
    rows: briefs,
    total: Number(total.n),
    next: some.length > limit ? (shown.at(-1)?.place ?? null) : null,
  }
}

type OwedRow = Pick<
  FollowingRow,
  'id' | 'programme_id' | 'from_day' | 'until_day' | 'selected_on' | 'state'
>

/** What a project owes, with how far each report has come; nothing once it is not followed. */
export async function owedOf(work: Reading, row: OwedRow): Promise<Owed[]> {
  const { definition } = await programmeOf(work, row.programme_id)
  const handed = await work.db
    .selectFrom('programmes.paper')
    .where('following_id', '=', row.id)
    .where('kind', '=', 'report')
    .select(['id', 'code', 'period', 'state'])
    .execute()
  const days = { fromDay: row.from_day, untilDay: row.until_day, selectedOn: row.selected_on }
  return owedWith(
    owedReports(definition, days),
    handed.map((one) => ({
      id: one.id,
      code: one.code ?? '',
      period: one.period ?? '',
      state: one.state as PaperState,
    })),
    today(work),
  )
}

export async function paperBriefs(work: Reading, followingId: string) {
  const all = await work.db
    .selectFrom('programmes.paper')
    .where('following_id', '=', followingId)
    .orderBy('id', 'desc')
    .limit(500)
    .select([
      'id',
      'kind',
      'code',
      'period',
      'state',
      'version',
      'handed_in_at',
      'settled_at',
      'changed_at',
    ])
    .execute()
  return all.map((row) => ({
    id: row.id,
    kind: row.kind as PaperKind,
    code: row.code,
    period: row.period,
    state: row.state as PaperState,
    version: row.version,
    handedInAt: row.handed_in_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
    changedAt: row.changed_at.toISOString(),
  }))
}

async function visitsOf(work: Reading, followingId: string): Promise<Following['visits']> {
  const all = await work.db
    .selectFrom('programmes.visit as v')
    .innerJoin('people.pub_person as p', 'p.id', 'v.made_by')
    .innerJoin('people.pub_organisation as o', 'o.id', 'v.org_id')
    .where('v.following_id', '=', followingId)
    .orderBy('v.id', 'desc')
    .limit(200)
    .selectAll('v')
    .select(['p.name as person', 'o.name as org'])
    .execute()
  return all.map((row) => ({
    id: row.id,
    day: row.day,
    place: row.place,
    people: row.people,
    findings: row.findings,
    mend: row.mend,
    mendUntil: row.mend_until,
    by: row.person ?? '',
    orgName: row.org ?? '',
    madeAt: row.made_at.toISOString(),
  }))
}

async function stepsOf(work: Reading, followingId: string): Promise<Following['decisions']> {
  const all = await work.db
    .selectFrom('programmes.following_step')
    .where('following_id', '=', followingId)
    .orderBy('version', 'desc')
    .selectAll()
    .execute()
  const names = await personNames(
    work,
    all.flatMap(({ taken_by: by }) => by ?? []),
  )
  return all.map((row) => ({
    verb: row.verb as FollowingVerb,
    ground: row.ground as RevokeGround | null,
    reason: row.reason,
    until: row.until_day,
    by: row.taken_by === null ? null : (names.get(row.taken_by) ?? ''),
    at: row.taken_at.toISOString(),
  }))
}

/** The drafts of a project are its own until it hands them in. */
const shownTo = (side: Level) => (paper: { state: string; handedInAt: string | null }) =>
  side === 'project' || paper.handedInAt !== null

/** Officials see no draft: what is not handed in is open, or ahead, to them. */
function owedShown(side: Level, all: readonly Owed[], papers: ReadonlySet<string>, day: string) {
  if (side === 'project') return [...all]
  return all.map((owed) => ({
    ...owed,
    state: owed.state === 'draft' ? (owed.lastDay < day ? 'open' : 'ahead') : owed.state,
    paperId: owed.paperId !== null && papers.has(owed.paperId) ? owed.paperId : null,
  }))
}

export async function fullFollowing(work: Reading, row: FollowingRow): Promise<Following> {
  const open = openStates.includes(row.state as FollowingState)
  const papers = (await paperBriefs(work, row.id)).filter(shownTo(row.side))
  const owed = open ? await owedOf(work, row) : []
  const seen = new Set(papers.map(({ id }) => id))
  return {
    ...(await briefOf(programmesOf(work), row)),
    selectedOn: row.selected_on,
    trackId: row.track_id,
    rows: row.track_id === null ? [] : await keptRows(work, row.track_id),
    sources:
      row.side === 'project' && row.track_id !== null ? await sourcesOf(work, row.track_id) : [],
    samples: row.track_id === null ? [] : await samplesOf(work, row.track_id),
    pooledKinds: await pooledKindsOf(work, row),
    owed: owedShown(row.side, owed, seen, today(work)),
    papers,
    visits: await visitsOf(work, row.id),
    decisions: await stepsOf(work, row.id),
  }
}

export async function readFollowing(work: Reading, id: string): Promise<Following> {
  return fullFollowing(work, await visibleFollowing(work, id))
}
