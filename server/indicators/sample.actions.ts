/** The server draws; the project answers; the office marks row by row. */
import { randomBytes } from 'node:crypto'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { addWorkingDays } from '../../domain/kernel/workingDays.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import { sampleRows } from '../../domain/indicators/sample.ts'
import type * as endpoints from '../../domain/indicators/sample.endpoints.ts'
import {
  answersRows,
  listFits,
  marksRows,
  mayAnswerSample,
  mayDrawSample,
  maySettleSample,
  outcomeOf,
  rowsOfList,
  rowTextMax,
  sampleWithinWorkingDays,
  type SampledRow,
} from '../../domain/indicators/sampling.ts'
import { mayKeepKeys, mayVerify } from '../../domain/indicators/track.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { keepSaid, lockTrack } from './track.actions.ts'
import { findSample, readSample, samplesOfValue } from './sample.queries.ts'
import { findTrack, trackFacts } from './track.queries.ts'

const today = (work: Writing): string => dayOfMoment(work.now.toISOString())

/** The value with its track held: two who draw see each other. */
async function lockValue(work: Writing, id: string) {
  const value = found(
    await work.db
      .selectFrom('indicators.value')
      .where('id', '=', id)
      .select(['id', 'track_id', 'row_count', 'indicator', 'period'])
      .executeTakeFirst(),
    'value',
  )
  await findTrack(work, value.track_id, 'value')
  return { value, track: await lockTrack(work, value.track_id) }
}

export async function drawSample(
  work: Writing,
  valueId: string,
  { size, reason }: BodyOf<typeof endpoints.drawSample>,
) {
  const { value, track } = await lockValue(work, valueId)
  insist(mayVerify(work.actor, trackFacts(track)))
  const earlier = await samplesOfValue(work, valueId)
  insist(mayDrawSample({ rowCount: value.row_count }, earlier, reason))
  // Nobody chooses it, and it is kept before anybody has seen a row.
  const seed = randomBytes(16).toString('hex')
  const rows = sampleRows(seed, value.row_count!, size)
  const id = newId(work.now)
  const ordinal = earlier.length + 1
  const dueDay = addWorkingDays(today(work), sampleWithinWorkingDays).day
  await work.db
    .insertInto('indicators.sample')
    .values({
      id,
      track_id: value.track_id,
      value_id: valueId,
      ordinal,
      seed,
      row_count: value.row_count!,
      rows,
      reason: ordinal === 1 ? null : reason!.trim(),
      due_day: dueDay,
      drawn_by: work.actor.personId!,
      drawn_org_id: ownOrgId(work),
      drawn_at: work.now,
    })
    .execute()
  const { track_id: trackId } = value
  await record(work, 'indicators.sample.draw', trackId, { sample: id, seed, rows: rows.length })
  await announce(work, 'indicators.sample.drawn', { trackId, sampleId: id, dueDay })
  return readSample(work, id)
}

async function lockSample(work: Writing, id: string) {
  const { brief } = await findSample(work, id)
  await lockTrack(work, brief.trackId)
  return findSample(work, id)
}

async function drawnRows(work: Writing, id: string) {
  return work.db
    .selectFrom('indicators.sample as s')
    .innerJoin('indicators.value as v', 'v.id', 's.value_id')
    .where('s.id', '=', id)
    .select(['s.rows', 's.row_count', 'v.rows_sha256'])
    .executeTakeFirstOrThrow()
}

type Drawn = Awaited<ReturnType<typeof drawnRows>>

/** The list is the one that was counted, to the byte; of it only the rows that were drawn are kept. */
function rowsInList({ rows, row_count: count, rows_sha256: sha256 }: Drawn, base64: string) {
  const bytes = Buffer.from(base64, 'base64')
  insist(listFits(bytes.length))
  const lines = rowsOfList(bytes.toString('utf8'))
  if (sha256Of(bytes) !== sha256) {
    throw new Problem(
      invalid('indicators.sample_list_differs', { rows: lines.length, posted: count }),
    )
  }
  return rows.map((row): SampledRow => ({ row, text: (lines[row - 1] ?? '').slice(0, rowTextMax) }))
}

export async function answerSample(
  work: Writing,
  id: string,
  { list, rows }: BodyOf<typeof endpoints.answerSample>,
) {
  const { brief, facts } = await lockSample(work, id)
  insist(mayKeepKeys(work.actor, facts))
  insist(mayAnswerSample(brief))
  const drawn = await drawnRows(work, id)
  const given = list === undefined ? (rows ?? []) : rowsInList(drawn, list)
  insist(answersRows(drawn.rows, given))
  await work.db
    .insertInto('indicators.sample_answer')
    .values({
      sample_id: id,
      rows: JSON.stringify(given.toSorted((a, b) => a.row - b.row)),
      list_matches: list === undefined ? null : true,
      answered_by: work.actor.personId,
      answered_org_id: ownOrgId(work),
      answered_at: work.now,
    })
    .execute()
  const { trackId } = brief
  const whole = list === undefined ? 0 : 1
  await record(work, 'indicators.sample.answer', trackId, { sample: id, whole })
  await announce(work, 'indicators.sample.answered', { trackId, sampleId: id })
  return readSample(work, id)
}

export async function settleSample(
  work: Writing,
  id: string,
  { marks, note }: BodyOf<typeof endpoints.settleSample>,
) {
  const { brief, facts } = await lockSample(work, id)
  insist(mayVerify(work.actor, facts))
  insist(maySettleSample(brief, today(work)))
  const answered = brief.state === 'answered' ? (await drawnRows(work, id)).rows : []
  insist(marksRows(answered, marks))
  if (!isWrittenReason(note)) throw new Problem(invalid('indicators.verification_unexplained'))
  const outcome = outcomeOf(marks)
  await work.db
    .insertInto('indicators.sample_outcome')
    .values({
      sample_id: id,
      outcome,
      wrong: marks.filter(({ right }) => !right).length,
      marks: JSON.stringify(marks.toSorted((a, b) => a.row - b.row)),
      note: note.trim(),
      settled_by: work.actor.personId!,
      settled_org_id: ownOrgId(work),
      settled_at: work.now,
    })
    .execute()
  const { trackId, indicator, period, amount } = brief
  if (outcome === 'verified') {
    await keepSaid(work, trackId, { indicator, period, amount, standing: 'verified', note })
  }
  await record(work, 'indicators.sample.settle', trackId, { sample: id, outcome })
  await announce(work, 'indicators.sample.settled', { trackId, sampleId: id, outcome })
  return readSample(work, id)
}
