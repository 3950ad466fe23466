/** What projects, units and the office are told of projects that are followed. */
import { levelOf, type Level, type PaperState } from '../../domain/programmes/following.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import { samplesOf } from '../indicators/index.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { valuesCame } from './following.look.ts'
import { programmeFacts, tellOf, text } from './notice.facts.ts'
import type { NoticeKey } from './notice.kinds.ts'
import { officesOf } from './notice.talk.ts'
import { seatOrg } from './seat.queries.ts'

function followed(work: Writing, event: KeptEvent) {
  return work.db
    .selectFrom('programmes.following')
    .where('id', '=', text(event, 'followingId'))
    .select(['id', 'programme_id', 'unit_code', 'org_id', 'title', 'applicant'])
    .executeTakeFirst()
}

type Followed = NonNullable<Awaited<ReturnType<typeof followed>>>

/** The organisations on a side, and what their people need to be told. */
async function orgsAt(work: Writing, row: Followed, level: Level): Promise<readonly string[]> {
  if (level === 'project') return [row.org_id]
  if (level === 'office') return officesOf(work, row.programme_id)
  const seat = await seatOrg(work, { programmeId: row.programme_id, unit: row.unit_code })
  return seat === null ? [] : [seat]
}

const permitAt = (level: Level, kind: string): string => {
  if (level === 'project') return 'programmes.application.edit'
  return kind === 'report' ? 'programmes.following.review' : 'programmes.following.sign'
}

type Telling = {
  readonly level: Level
  readonly kind?: string
  readonly facts?: Facts
}

async function tellSide(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  row: Followed,
  { level, kind = 'report', facts = {} }: Telling,
): Promise<void> {
  const about = {
    followingId: row.id,
    title: row.title,
    applicant: row.applicant,
    ...(await programmeFacts(work, row.programme_id)),
    ...facts,
  }
  for (const orgId of await orgsAt(work, row, level)) {
    await tellOf(work, event, key, {
      to: { orgId, permit: permitAt(level, kind) },
      facts: about,
      thing: { kind: 'programmes.following', id: row.id },
      part: level,
    })
  }
}

/** Heard late, the paper may have moved on: then the later move is told, and this one no more. */
async function paperAsMoved(work: Writing, event: KeptEvent) {
  return work.db
    .selectFrom('programmes.paper as p')
    .innerJoin('programmes.paper_signature as s', (join) =>
      join.onRef('s.paper_id', '=', 'p.id').onRef('s.version', '=', 'p.version'),
    )
    .where('p.id', '=', text(event, 'paperId'))
    .where('p.version', '=', Number(event.facts['version']))
    .select(['p.kind', 'p.state', 's.opinion'])
    .executeTakeFirst()
}

async function paperMoved(work: Writing, event: KeptEvent): Promise<void> {
  const [row, paper] = [await followed(work, event), await paperAsMoved(work, event)]
  if (row === undefined || paper === undefined) return
  const { kind } = paper
  const facts = { what: kind, reason: paper.opinion ?? '' }
  const verb = text(event, 'verb')
  // Of a judgement the step of the project tells.
  if (verb === 'pass' || verb === 'fail') return
  if (verb === 'return' || verb === 'refuse') {
    const key = verb === 'return' ? 'paper_returned' : 'paper_refused'
    return tellSide(work, event, key, row, { level: 'project', kind, facts })
  }
  const level = levelOf(paper.state as PaperState)
  if (level !== null) return tellSide(work, event, 'paper_arrived', row, { level, kind, facts })
  await tellSide(work, event, 'paper_settled', row, { level: 'project', kind, facts })
}

async function recorded(work: Writing, event: KeptEvent): Promise<void> {
  const row = await followed(work, event)
  if (row !== undefined)
    await tellSide(work, event, 'following_recorded', row, { level: 'project' })
}

const outcomes: ReadonlySet<string> = new Set(['accepted', 'rectifying', 'revoked', 'withdrawn'])

async function moved(work: Writing, event: KeptEvent): Promise<void> {
  const row = await followed(work, event)
  const [verb, state] = [text(event, 'verb'), text(event, 'state')]
  const tells = verb === 'pass' || verb === 'fail' || verb === 'revoke' || verb === 'withdraw'
  if (row === undefined || !tells || !outcomes.has(state)) return
  const step = await work.db
    .selectFrom('programmes.following_step')
    .where('following_id', '=', row.id)
    .where('version', '=', Number(event.facts['version']))
    .select('reason')
    .executeTakeFirst()
  const facts = { outcome: state, reason: step?.reason ?? '' }
  for (const level of ['project', 'unit'] as const) {
    await tellSide(work, event, 'following_judged', row, { level, facts })
  }
}

const due =
  (key: NoticeKey, ...sides: readonly Level[]) =>
  async (work: Writing, event: KeptEvent): Promise<void> => {
    const row = await followed(work, event)
    if (row === undefined) return
    const facts = { day: text(event, 'dueDay'), period: text(event, 'period') }
    for (const level of sides) await tellSide(work, event, key, row, { level, facts })
  }

/** Which sample of which project: of tracks that no project keeps nothing is told here. */
async function sampled(work: Writing, event: KeptEvent) {
  const row = await work.db
    .selectFrom('programmes.following')
    .where('track_id', '=', text(event, 'trackId'))
    .select(['id', 'programme_id', 'unit_code', 'org_id', 'title', 'applicant', 'track_id'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const id = text(event, 'sampleId')
  const sample = (await samplesOf(work, row.track_id!)).find((one) => one.id === id)
  return sample === undefined ? undefined : { row, sample }
}

const ofSample =
  (key: NoticeKey, level: Level, kind: string) =>
  async (work: Writing, event: KeptEvent): Promise<void> => {
    const found = await sampled(work, event)
    if (found === undefined) return
    const { row, sample } = found
    const { dueDay: day, period, size: count, outcome } = sample
    const facts = { day, period, count, outcome: outcome ?? '' }
    await tellSide(work, event, key, row, { level, kind, facts })
  }

const capAt =
  (key: NoticeKey) =>
  async (work: Writing, event: KeptEvent): Promise<void> => {
    const row = await followed(work, event)
    if (row === undefined) return
    const facts = { day: text(event, 'capDay'), months: Number(event.facts['months']) }
    for (const level of ['project', 'office'] as const) {
      await tellSide(work, event, key, row, { level, kind: 'acceptance', facts })
    }
  }

export const followingTold = {
  'programmes.following.recorded': recorded,
  'programmes.following.moved': moved,
  'programmes.paper.moved': paperMoved,
  'programmes.report.near': due('report_near', 'project'),
  'programmes.report.overdue': due('report_overdue', 'project', 'unit'),
  'programmes.following.capNear': capAt('cap_near'),
  'programmes.following.capPassed': capAt('cap_passed'),
  'indicators.sample.drawn': ofSample('sample_drawn', 'project', 'report'),
  'indicators.sample.answered': ofSample('sample_answered', 'office', 'report'),
  'indicators.sample.settled': async (work: Writing, event: KeptEvent): Promise<void> => {
    await valuesCame(work, event)
    await ofSample('sample_settled', 'project', 'report')(work, event)
  },
  'indicators.evidence.posted': valuesCame,
  'indicators.value.verified': valuesCame,
}
