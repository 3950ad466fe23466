/** Samples as the two sides may read them: whoever reports the track, and whoever follows it. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import type * as endpoints from '../../domain/indicators/sample.endpoints.ts'
import {
  mayAnswerSample,
  maySettleSample,
  type RowMark,
  type SampleBrief,
  type SampledRow,
  type SampleOutcome,
  type SampleState,
} from '../../domain/indicators/sampling.ts'
import { mayKeepKeys, mayVerify, verifyPermit } from '../../domain/indicators/track.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { findTrack, trackFacts } from './track.queries.ts'

type Sample = AnswerOf<typeof endpoints.readSample>

function samples(work: Reading) {
  return work.db
    .selectFrom('indicators.sample as s')
    .innerJoin('indicators.track as t', 't.id', 's.track_id')
    .innerJoin('indicators.value as v', 'v.id', 's.value_id')
    .innerJoin('indicators.goal as g', (join) =>
      join.onRef('g.track_id', '=', 's.track_id').onRef('g.indicator', '=', 'v.indicator'),
    )
    .leftJoin('indicators.sample_answer as a', 'a.sample_id', 's.id')
    .leftJoin('indicators.sample_outcome as o', 'o.sample_id', 's.id')
    .select([
      's.id',
      's.track_id',
      's.value_id',
      's.ordinal',
      's.row_count',
      's.due_day',
      's.drawn_at',
      't.title',
      'v.indicator',
      'v.period',
      'v.amount',
      'g.definition',
      'a.answered_at',
      'a.list_matches',
      'o.outcome',
      'o.wrong',
      sql<number>`cardinality(s.rows)`.as('size'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof samples>['execute']>>[number]

function stateOf({ answered_at: answeredAt, outcome }: Row): SampleState {
  if (outcome !== null) return 'settled'
  return answeredAt === null ? 'asked' : 'answered'
}

function briefOf(row: Row): SampleBrief {
  const { name } = row.definition as Indicator
  return {
    id: row.id,
    trackId: row.track_id,
    valueId: row.value_id,
    title: row.title,
    indicator: row.indicator,
    indicatorName: name,
    period: row.period,
    amount: row.amount,
    rowCount: row.row_count,
    size: row.size,
    ordinal: row.ordinal,
    state: stateOf(row),
    dueDay: row.due_day,
    drawnAt: row.drawn_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    listMatches: row.list_matches,
    outcome: row.outcome as SampleOutcome | null,
    wrong: row.wrong ?? 0,
  }
}

/** All of a track, the latest first, for a module that keeps it and knows who may see them. */
export async function samplesOf(work: Reading, trackId: string): Promise<SampleBrief[]> {
  const rows = await samples(work)
    .where('s.track_id', '=', trackId)
    .orderBy('s.id', 'desc')
    .execute()
  return rows.map(briefOf)
}

export async function samplesOfValue(work: Reading, valueId: string): Promise<SampleBrief[]> {
  const rows = await samples(work).where('s.value_id', '=', valueId).orderBy('s.ordinal').execute()
  return rows.map(briefOf)
}

const waitingMax = 100

/** What waits for the actor's organisation: rows to give, or rows to look at. */
export async function listSamples(work: Reading): Promise<AnswerOf<typeof endpoints.listSamples>> {
  const { actor } = work
  const verifies = permits(actor, verifyPermit)
  const [toAnswer, toSettle] = await Promise.all([
    samples(work)
      .where('t.org_id', '=', actor.orgId)
      .where('t.state', '=', 'open')
      .where('a.sample_id', 'is', null)
      .where('o.sample_id', 'is', null)
      .orderBy('s.due_day')
      .orderBy('s.id')
      .limit(waitingMax + 1)
      .execute(),
    verifies
      ? samples(work)
          .where('t.office_org_id', '=', actor.orgId)
          .where('t.state', '=', 'open')
          .where('o.sample_id', 'is', null)
          .where((eb) =>
            eb.or([
              eb('a.sample_id', 'is not', null),
              eb('s.due_day', '<', dayOfMoment(work.now.toISOString())),
            ]),
          )
          .orderBy('s.due_day')
          .orderBy('s.id')
          .limit(waitingMax + 1)
          .execute()
      : [],
  ])
  return {
    toAnswer: toAnswer.slice(0, waitingMax).map(briefOf),
    toSettle: toSettle.slice(0, waitingMax).map(briefOf),
    more: toAnswer.length > waitingMax || toSettle.length > waitingMax,
  }
}

/** Whoever does not see the track does not learn that a sample of it exists. */
export async function findSample(work: Reading, id: string) {
  const row = found(await samples(work).where('s.id', '=', id).executeTakeFirst(), 'sample')
  const track = await findTrack(work, row.track_id, 'sample')
  return { brief: briefOf(row), facts: trackFacts(track) }
}

export async function readSample(work: Reading, id: string): Promise<Sample> {
  const { brief, facts } = await findSample(work, id)
  const row = await work.db
    .selectFrom('indicators.sample as s')
    .innerJoin('indicators.value as v', 'v.id', 's.value_id')
    .leftJoin('indicators.sample_answer as a', 'a.sample_id', 's.id')
    .leftJoin('indicators.sample_outcome as o', 'o.sample_id', 's.id')
    .where('s.id', '=', id)
    .select([
      's.seed',
      's.rows',
      's.reason',
      's.drawn_by',
      'v.rows_sha256',
      'a.rows as answer_rows',
      'a.answered_by',
      'o.marks',
      'o.note',
      'o.settled_by',
      'o.settled_at',
    ])
    .executeTakeFirstOrThrow()
  const people = [row.drawn_by, row.answered_by, row.settled_by].flatMap((one) => one ?? [])
  const names = await personNames(work, people)
  const nameOf = (person: string | null) => (person === null ? '' : (names.get(person) ?? ''))
  const today = dayOfMoment(work.now.toISOString())
  return {
    ...brief,
    seed: row.seed,
    rows: row.rows,
    rowsSha256: row.rows_sha256!,
    reason: row.reason,
    drawnBy: nameOf(row.drawn_by),
    answer:
      brief.answeredAt === null
        ? null
        : { by: nameOf(row.answered_by), rows: row.answer_rows as SampledRow[] },
    settlement:
      row.settled_at === null
        ? null
        : {
            by: nameOf(row.settled_by),
            at: row.settled_at.toISOString(),
            note: row.note!,
            marks: row.marks as RowMark[],
          },
    mayAnswer: mayKeepKeys(work.actor, facts).ok && mayAnswerSample(brief).ok,
    maySettle: mayVerify(work.actor, facts).ok && maySettleSample(brief, today).ok,
  }
}
