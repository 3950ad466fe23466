/** Beginning and ending a track, reporting, verifying. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { isWrittenReason } from '../../domain/kernel/writtenReason.ts'
import type { Indicator, IndicatorList } from '../../domain/indicators/indicator.ts'
import { periodAfter, periodOf } from '../../domain/indicators/period.ts'
import type * as endpoints from '../../domain/indicators/track.endpoints.ts'
import {
  mayBeSaid,
  mayBeSaidAgain,
  mayReport,
  mayRun,
  mayStandDoubted,
  mayVerify,
  type Goal,
} from '../../domain/indicators/track.ts'
import {
  countingValue,
  differ,
  doubtsOf,
  mayStand,
  type Doubt,
  type Standing,
} from '../../domain/indicators/value.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { ownOrgId } from '../people/index.ts'
import { shippedLists } from './list.queries.ts'
import { findTrack, followers, readTrack, trackFacts } from './track.queries.ts'

async function listOf(listId: string): Promise<IndicatorList> {
  const list = (await shippedLists()).find(({ id }) => id === listId)
  if (list === undefined) throw new Problem(invalid('indicators.list_unknown', { list: listId }))
  return list
}

async function officeOf(work: Writing, id: string | undefined, ownId: string) {
  if (id === undefined) return null
  const known = await followers(work)
  if (id === ownId || !known.some((office) => office.id === id)) {
    throw new Problem(invalid('indicators.office_unknown'))
  }
  return id
}

/** The goals with their definitions, in the order of the list. */
function definedGoals({ indicators, name }: IndicatorList, goals: readonly Goal[]) {
  const twice = goals.find(
    (goal, at) => goals.findIndex((one) => one.indicator === goal.indicator) !== at,
  )
  if (twice !== undefined) {
    throw new Problem(invalid('indicators.goal_twice', { indicator: twice.indicator }))
  }
  return goals.map(({ baseline, target, ...goal }) => {
    const definition = indicators.find(({ code }) => code === goal.indicator)
    if (definition === undefined) {
      const facts = { indicator: goal.indicator, list: name.zh }
      throw new Problem(invalid('indicators.indicator_unknown', facts))
    }
    return { definition, baseline, target }
  })
}

export type NewTrack = {
  /** The module that keeps it; null where its own organisation runs it. */
  readonly keeper: string | null
  readonly title: string
  readonly orgId: string
  readonly officeOrgId: string | null
  readonly listId: string
  readonly fromDay: string
  readonly untilDay: string
  readonly goals: readonly {
    readonly definition: Indicator
    readonly baseline: string | null
    readonly target: string | null
  }[]
}

/** A track with its goals, each with the definition as it is now. */
export async function addTrack(work: Writing, track: NewTrack): Promise<string> {
  const { fromDay, untilDay } = track
  insist(mayRun(fromDay, untilDay))
  const id = newId(work.now)
  await work.db
    .insertInto('indicators.track')
    .values({
      id,
      org_id: track.orgId,
      office_org_id: track.officeOrgId,
      title: track.title,
      list_id: track.listId,
      keeper: track.keeper,
      from_day: fromDay,
      until_day: untilDay,
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await work.db
    .insertInto('indicators.goal')
    .values(
      track.goals.map(({ definition, baseline, target }, place) => ({
        track_id: id,
        indicator: definition.code,
        place,
        definition: JSON.stringify(definition),
        baseline,
        target,
      })),
    )
    .execute()
  await record(work, 'indicators.track.make', id, {
    list: track.listId,
    goals: track.goals.length,
  })
  await announce(work, 'indicators.track.made', { trackId: id })
  return id
}

export async function makeTrack(work: Writing, body: BodyOf<typeof endpoints.makeTrack>) {
  const { listId, fromDay, untilDay } = body
  const orgId = ownOrgId(work)
  const goals = definedGoals(await listOf(listId), body.goals)
  const officeOrgId = await officeOf(work, body.officeOrgId, orgId)
  const title = body.title.trim()
  const track = { keeper: null, title, orgId, officeOrgId, listId, fromDay, untilDay, goals }
  return { id: await addTrack(work, track) }
}

/** Holds the track while something is said of it, so that two who report see each other. */
export async function holdTrack(work: Writing, id: string): Promise<void> {
  await work.db
    .selectFrom('indicators.track')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
}

export async function lockTrack(work: Writing, id: string) {
  await holdTrack(work, id)
  return findTrack(work, id)
}

export async function definitionIn(
  work: Writing,
  trackId: string,
  code: string,
): Promise<Indicator> {
  const row = await work.db
    .selectFrom('indicators.goal')
    .where('track_id', '=', trackId)
    .where('indicator', '=', code)
    .select('definition')
    .executeTakeFirst()
  if (row === undefined) throw new Problem(invalid('indicators.not_tracked', { indicator: code }))
  return row.definition as Indicator
}

export type Said = {
  readonly indicator: string
  readonly period: string
  readonly amount: string
  readonly standing: Standing
  readonly note?: string | null | undefined
}

/** Refuses what may not stand at all; both people and platforms are held to it. */
export function insistStands(work: Writing, definition: Indicator, said: Said): void {
  insist(mayBeSaid(definition))
  insist(mayStand(definition, said, dayOfMoment(work.now.toISOString())))
}

type Earlier = { readonly amount: string; readonly standing: Standing }

function saidIn(work: Writing, trackId: string, indicator: string, period: string) {
  return work.db
    .selectFrom('indicators.value')
    .where('track_id', '=', trackId)
    .where('indicator', '=', indicator)
    .where('period', '=', period)
    .orderBy('id')
    .select(['amount', 'standing'])
    .execute() as Promise<Earlier[]>
}

/** Beside what counts in the period before, and what a platform posted for the same one. */
async function doubtsAbout(
  work: Writing,
  trackId: string,
  { accumulation }: Indicator,
  { indicator, period, amount }: Said,
): Promise<Doubt[]> {
  const before = periodAfter(periodOf(period)!, -1).text
  const earlier = countingValue(await saidIn(work, trackId, indicator, before))
  const posted = (await saidIn(work, trackId, indicator, period)).findLast(
    ({ standing }) => standing === 'interfaceReported',
  )
  return [
    ...doubtsOf(accumulation, earlier?.amount, amount),
    ...(posted === undefined ? [] : differ(amount, posted.amount)),
  ]
}

/** Of what was just said, which a refusal takes back. */
export async function insistRoom(
  work: Writing,
  trackId: string,
  said: Pick<Said, 'indicator' | 'period' | 'standing'>,
): Promise<void> {
  const { times } = await work.db
    .selectFrom('indicators.value')
    .where('track_id', '=', trackId)
    .where('indicator', '=', said.indicator)
    .where('period', '=', said.period)
    .where('standing', '=', said.standing)
    .select((eb) => eb.fn.countAll<string>().as('times'))
    .executeTakeFirstOrThrow()
  insist(mayBeSaidAgain(said, Number(times)))
}

export async function keepSaid(work: Writing, trackId: string, said: Said): Promise<void> {
  await work.db
    .insertInto('indicators.value')
    .values({
      id: newId(work.now),
      track_id: trackId,
      indicator: said.indicator,
      period: said.period,
      amount: said.amount,
      standing: said.standing,
      note: said.note?.trim() ?? null,
      said_by: work.actor.personId,
      said_org_id: work.actor.orgId,
      said_at: work.now,
    })
    .execute()
  await insistRoom(work, trackId, said)
}

export type ValueSaid = {
  readonly indicator: string
  readonly amount: string
  readonly note?: string | null | undefined
}

/** Keeps what is said of one period; the caller holds the track and knows that the actor may say it. */
export async function sayValues(
  work: Writing,
  id: string,
  period: string,
  values: readonly ValueSaid[],
): Promise<void> {
  for (const value of values) {
    const definition = await definitionIn(work, id, value.indicator)
    const said = { ...value, period, standing: 'selfReported' as const }
    insistStands(work, definition, said)
    const doubts = await doubtsAbout(work, id, definition, said)
    insist(mayStandDoubted(definition.name.zh, doubts, value.note))
    await keepSaid(work, id, said)
  }
  await record(work, 'indicators.value.report', id, { period, count: values.length })
  await announce(work, 'indicators.value.reported', { trackId: id, period })
}

export async function reportValues(
  work: Writing,
  id: string,
  { period, values }: BodyOf<typeof endpoints.reportValues>,
) {
  const track = await lockTrack(work, id)
  insist(mayReport(work.actor, trackFacts(track)))
  await sayValues(work, id, period, values)
  return readTrack(work, id)
}

export async function verifyValue(
  work: Writing,
  id: string,
  body: BodyOf<typeof endpoints.verifyValue>,
) {
  const track = await lockTrack(work, id)
  insist(mayVerify(work.actor, trackFacts(track)))
  if (!isWrittenReason(body.note)) throw new Problem(invalid('indicators.verification_unexplained'))
  const said = { ...body, standing: 'verified' as const }
  insistStands(work, await definitionIn(work, id, body.indicator), said)
  await keepSaid(work, id, said)
  const { indicator, period } = body
  await record(work, 'indicators.value.verify', id, { indicator, period })
  await announce(work, 'indicators.value.verified', { trackId: id, indicator, period })
  return readTrack(work, id)
}

/** Nothing more is said of it, by nobody; the caller holds the track. */
export async function endTrack(work: Writing, id: string): Promise<void> {
  const closed = await work.db
    .updateTable('indicators.track')
    .set({ state: 'closed' })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst()
  if (closed === undefined) throw new Problem(conflict('indicators.track_closed'))
  await record(work, 'indicators.track.close', id)
  await announce(work, 'indicators.track.closed', { trackId: id })
}

export async function closeTrack(work: Writing, id: string) {
  const track = await lockTrack(work, id)
  insist(mayReport(work.actor, trackFacts(track)))
  await endTrack(work, id)
  return { id }
}
