/** Tracks as those who report or follow them may see them. */
import { permits } from '../../domain/kernel/actor.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import type * as endpoints from '../../domain/indicators/track.endpoints.ts'
import {
  followPermit,
  mayKeepKeys,
  mayReport,
  mayVerify,
  type SaidValue,
  type Source,
  type TrackBrief,
  type TrackRow,
  type TrackState,
} from '../../domain/indicators/track.ts'
import type { SampleOutcome } from '../../domain/indicators/sampling.ts'
import { shownIn, trackRows, type GoalFacts } from '../../domain/indicators/trackRows.ts'
import type { Standing } from '../../domain/indicators/value.ts'
import { isSm2Public } from '../kernel/history/sm2Key.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { orgsOfKind } from '../people/index.ts'

type Track = AnswerOf<typeof endpoints.readTrack>

/** Tracks that one's organisation reports, and to its officials those that it follows; no other exists for them. */
function visible(work: Reading) {
  const { actor } = work
  const follows = permits(actor, followPermit) ? actor.orgId : null
  return work.db
    .selectFrom('indicators.track as t')
    .innerJoin('people.pub_organisation as o', 'o.id', 't.org_id')
    .leftJoin('people.pub_organisation as f', 'f.id', 't.office_org_id')
    .where((eb) => eb.or([eb('t.org_id', '=', actor.orgId), eb('t.office_org_id', '=', follows)]))
    .select([
      't.id',
      't.title',
      't.org_id',
      't.office_org_id',
      't.list_id',
      't.state',
      't.keeper',
      'o.name as org_name',
      'f.name as office_name',
      't.from_day',
      't.until_day',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof visible>['execute']>>[number]

function briefOf(work: Reading, row: Row): TrackBrief {
  return {
    id: row.id,
    title: row.title,
    orgId: row.org_id,
    orgName: row.org_name ?? '',
    officeName: row.office_name,
    listId: row.list_id,
    fromDay: row.from_day,
    untilDay: row.until_day,
    state: row.state as TrackState,
    own: row.org_id === work.actor.orgId,
    kept: row.keeper !== null,
  }
}

export const trackFacts = (row: Pick<Row, 'org_id' | 'office_org_id' | 'state' | 'keeper'>) => ({
  orgId: row.org_id,
  officeOrgId: row.office_org_id,
  state: row.state as TrackState,
  keeper: row.keeper,
})

/** Authorities and offices that were verified: those who follow others. */
export async function followers(work: Reading) {
  const rows = await Promise.all([orgsOfKind(work, 'authority'), orgsOfKind(work, 'office')])
  return rows
    .flat()
    .filter(({ state }) => state === 'verified')
    .map(({ id, name }) => ({ id, name }))
}

export async function listTracks(work: Reading, query: QueryOf<typeof endpoints.listTracks>) {
  const limit = query.limit ?? 50
  let rows = visible(work)
    .orderBy('t.id', 'desc')
    .limit(limit + 1)
  if (query.after !== undefined) rows = rows.where('t.id', '<', query.after)
  const [found_, total] = await Promise.all([
    rows.execute(),
    visible(work)
      .clearSelect()
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  const page = found_.slice(0, limit)
  return {
    rows: page.map((row) => briefOf(work, row)),
    total: Number(total.n),
    next: found_.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

async function goalsOf(work: Reading, trackId: string): Promise<GoalFacts[]> {
  const rows = await work.db
    .selectFrom('indicators.goal')
    .where('track_id', '=', trackId)
    .orderBy('place')
    .select(['definition', 'baseline', 'target'])
    .execute()
  return rows.map(({ definition, baseline, target }) => ({
    indicator: definition as Indicator,
    baseline,
    target,
  }))
}

function saidValues(work: Reading) {
  return work.db
    .selectFrom('indicators.value as v')
    .leftJoin('people.pub_person as p', 'p.id', 'v.said_by')
    .leftJoin('indicators.source as s', 's.id', 'v.source_id')
    .selectAll('v')
    .select(['p.name as person', 's.name as source'])
}

type SaidRow = Awaited<ReturnType<ReturnType<typeof saidValues>['execute']>>[number]

function saidOf(row: SaidRow): SaidValue {
  return {
    id: row.id,
    indicator: row.indicator,
    period: row.period,
    amount: row.amount,
    standing: row.standing as Standing,
    note: row.note,
    saidBy: row.source ?? row.person ?? '',
    saidAt: row.said_at.toISOString(),
    sourceSystem: row.source_system,
    rowCount: row.row_count,
    rowsSha256: row.rows_sha256,
    sampled: null,
  }
}

/** What samples found, by value; the last of a value speaks. */
async function judgedSamples(work: Reading, trackId: string) {
  const rows = await work.db
    .selectFrom('indicators.sample as s')
    .innerJoin('indicators.sample_outcome as o', 'o.sample_id', 's.id')
    .where('s.track_id', '=', trackId)
    .orderBy('s.ordinal')
    .select(['s.value_id', 's.rows', 'o.outcome', 'o.wrong'])
    .execute()
  return new Map(
    rows.map((row) => [
      row.value_id,
      { outcome: row.outcome as SampleOutcome, rows: row.rows.length, wrong: row.wrong },
    ]),
  )
}

/** Everything that was said of these periods; of each is taken no more than `saidMost`. */
async function valuesOf(
  work: Reading,
  trackId: string,
  periods: readonly string[],
): Promise<SaidValue[]> {
  if (periods.length === 0) return []
  const rows = await saidValues(work)
    .where('v.track_id', '=', trackId)
    .where('v.period', 'in', periods)
    .orderBy('v.id')
    .execute()
  const judged = await judgedSamples(work, trackId)
  return rows.map((row) => ({ ...saidOf(row), sampled: judged.get(row.id) ?? null }))
}

/** The goals with what was said of the periods that are shown. */
async function rowsOf(
  work: Reading,
  track: Pick<Row, 'id' | 'from_day' | 'until_day'>,
): Promise<TrackRow[]> {
  const goals = await goalsOf(work, track.id)
  const today = dayOfMoment(work.now.toISOString())
  const days = { fromDay: track.from_day, untilDay: track.until_day, today }
  return trackRows(goals, await valuesOf(work, track.id, shownIn(goals, days)), days)
}

export async function valueById(work: Reading, id: string): Promise<SaidValue> {
  return saidOf(await saidValues(work).where('v.id', '=', id).executeTakeFirstOrThrow())
}

export async function sourcesOf(work: Reading, trackId: string): Promise<Source[]> {
  const rows = await work.db
    .selectFrom('indicators.source as s')
    .where('s.track_id', '=', trackId)
    .orderBy('s.id')
    .selectAll('s')
    .select((eb) =>
      eb
        .selectFrom('indicators.value as v')
        .whereRef('v.source_id', '=', 's.id')
        .select((count) => count.fn.countAll<string>().as('n'))
        .as('posted'),
    )
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    keyId: row.key_id,
    algorithm: isSm2Public(row.public_key_pem) ? ('sm2' as const) : ('ed25519' as const),
    madeAt: row.made_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    posted: Number(row.posted ?? 0),
  }))
}

/** `noun` is what was asked for: of a hidden thing must be said what is said of none at all. */
export async function findTrack(work: Reading, id: string, noun = 'track'): Promise<Row> {
  return found(await visible(work).where('t.id', '=', id).executeTakeFirst(), noun)
}

/** Rows of a track for a module that keeps it and knows who may see them; keys are asked for by its own people. */
export async function keptRows(work: Reading, id: string): Promise<TrackRow[]> {
  const track = await work.db
    .selectFrom('indicators.track')
    .where('id', '=', id)
    .select(['id', 'from_day', 'until_day'])
    .executeTakeFirstOrThrow()
  return rowsOf(work, track)
}

export async function readTrack(work: Reading, id: string): Promise<Track> {
  const row = await findTrack(work, id)
  const own = row.org_id === work.actor.orgId
  const [rows, sources] = await Promise.all([rowsOf(work, row), own ? sourcesOf(work, id) : []])
  return {
    ...briefOf(work, row),
    rows,
    sources,
    mayReport: mayReport(work.actor, trackFacts(row)).ok,
    mayKeepKeys: mayKeepKeys(work.actor, trackFacts(row)).ok,
    mayVerify: mayVerify(work.actor, trackFacts(row)).ok,
  }
}

/** What the history calls tracks, for whoever may open them. */
export async function trackTitles(work: Reading, ids: readonly string[], language: Language) {
  const rows = await visible(work).where('t.id', 'in', ids).execute()
  return new Map(rows.map(({ id, title }) => [id, thingWords(language, 'quoted', { name: title })]))
}
