/** What of reviewing waits for the actor: of rounds that the organisation runs, and of one's own reviews. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { EvaluationWaitKind } from '../../domain/evaluation/waiting.endpoints.ts'
import type { RoundState } from '../../domain/evaluation/round.ts'
import type { Reading } from '../kernel/work.ts'
import { feesOfExpert, feesOfOffice } from './feeWaits.queries.ts'
import { openHearings } from './hearing.ts'
import { openSittings } from './sitting.queries.ts'
import { standing } from './standing.ts'
import { eachAsked, waitsPart, type WaitsPart } from './waits.part.ts'

/** The first moment after the last day, in Beijing. */
const endOf = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString()

type Counted = {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly score_by: string
  readonly freeze_by: string | null
  readonly items: number
  readonly short: number
  readonly asked: number
  readonly open: number
}

function roundsOf(work: Reading) {
  const states = sql.join([...standing])
  return sql<Counted>`
    select r.id, r.title, r.state, to_char(r.score_by, 'YYYY-MM-DD') as score_by, r.freeze_by,
      i.items, i.short, a.asked, a.open
    from evaluation.round r
    cross join lateral (
      select count(*)::int as items, (count(*) filter (where (
        select count(*) from evaluation.assignment s
        where s.item_id = i.id and s.state in (${states})) < coalesce(i.reviews_asked, r.reviews_per_item)))::int as short
      from evaluation.item i where i.round_id = r.id) i
    cross join lateral (
      select (count(*) filter (where s.state = 'invited'))::int as asked,
        (count(*) filter (where s.state in ('invited', 'accepted', 'scoring')))::int as open
      from evaluation.assignment s where s.round_id = r.id) a
    where r.org_id = ${work.actor.orgId} and r.state not in ('released', 'cancelled')
    order by r.made_at desc limit ${eachAsked}`.execute(work.db)
}

/** The one thing that a round waits for first; a gap comes before everything. */
function waitOf(work: Reading, row: Counted): readonly [EvaluationWaitKind, number] | null {
  const state = row.state as RoundState
  if (state === 'frozen') return ['toRelease', row.items]
  if (row.items === 0) return null
  if (row.short > 0) return ['itemsShort', row.short]
  if (state === 'assigned') return ['toInvite', row.items]
  if (state === 'inviting') {
    return row.asked > 0 ? ['answersOpen', row.asked] : ['toStart', row.items]
  }
  if (state !== 'scoring') return null
  if (row.open > 0) return ['reviewsOpen', row.open]
  if (row.freeze_by === null) return ['toFreeze', row.items]
  return row.freeze_by === work.actor.personId ? null : ['toConfirmFreeze', row.items]
}

async function ofOffice(work: Reading): Promise<WaitsPart> {
  const { rows } = await roundsOf(work)
  return waitsPart(rows, (row) => {
    const wait = waitOf(work, row)
    if (wait === null) return []
    const [kind, count] = wait
    return [{ kind, roundId: row.id, round: row.title, count, until: endOf(row.score_by) }]
  })
}

/** Asked and not answered; accepted and not handed in, once reviewing has begun. */
async function ofExpert(work: Reading): Promise<WaitsPart> {
  const rows = await work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
    .where('e.person_id', '=', work.actor.personId)
    .where((eb) =>
      eb.or([
        eb.and([eb('a.state', '=', 'invited'), eb('r.state', 'in', ['inviting', 'scoring'])]),
        eb.and([eb('a.state', 'in', ['accepted', 'scoring']), eb('r.state', '=', 'scoring')]),
      ]),
    )
    .groupBy(['r.id', 'r.title', 'r.score_by'])
    .select(['r.id', 'r.title', 'r.score_by'])
    .select([
      sql<number>`(count(*) filter (where a.state = 'invited'))::int`.as('asked'),
      sql<number>`(count(*) filter (where a.state <> 'invited'))::int`.as('open'),
    ])
    .orderBy('r.score_by')
    .limit(eachAsked)
    .execute()
  return waitsPart(rows, ({ id, title, score_by: day, asked, open }) => {
    const shared = { roundId: id, round: title, until: endOf(day) }
    return [
      ...(asked > 0 ? [{ kind: 'toAnswer' as const, count: asked, ...shared }] : []),
      ...(open > 0 ? [{ kind: 'toReview' as const, count: open, ...shared }] : []),
    ]
  })
}

/** Called sessions of one's panels that are not over: also for whoever joined after the notices had gone out. */
async function ofPanels(work: Reading): Promise<WaitsPart> {
  const rows = await openSittings(work, eachAsked)
  return waitsPart(rows, (row) => [
    {
      kind: 'toSit',
      roundId: row.round_id,
      round: `${row.round} · ${row.panel}`,
      count: row.sessions,
      until: row.first.toISOString(),
    },
  ])
}

/** Times told and not answered, each by the name of its project: of the round an applicant knows nothing. */
async function ofApplicant(work: Reading): Promise<WaitsPart> {
  const rows = await openHearings(work, eachAsked)
  return waitsPart(rows, (row) => [
    {
      kind: 'toConfirmHearing',
      roundId: row.round_id,
      round: row.title,
      count: 1,
      until: row.starts_at.toISOString(),
    },
  ])
}

/** Draws that nobody has witnessed, for those who supervise and did not fix the list themselves. */
async function ofSupervisor(work: Reading): Promise<WaitsPart> {
  const rows = await work.db
    .selectFrom('evaluation.draw as d')
    .innerJoin('evaluation.round as r', 'r.id', 'd.round_id')
    .where('r.org_id', '=', work.actor.orgId)
    .where('d.state', '=', 'committed')
    .where('d.committed_by', 'is distinct from', work.actor.personId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('evaluation.draw_witness as w')
            .whereRef('w.draw_id', '=', 'd.id')
            .select('w.draw_id'),
        ),
      ),
    )
    .select(['r.id', 'r.title', 'r.score_by'])
    .select(sql<number>`jsonb_array_length(d.sheet -> 'items')`.as('items'))
    .orderBy('d.committed_at')
    .limit(eachAsked)
    .execute()
  return waitsPart(rows, ({ id, title, score_by: day, items }) => [
    {
      kind: 'toWitness',
      roundId: id,
      round: title,
      count: Math.max(1, items),
      until: endOf(day),
    },
  ])
}

export async function listWaits(work: Reading): Promise<WaitsPart> {
  const manages = permits(work.actor, 'evaluation.round.manage')
  const office = manages ? [await ofOffice(work), ...(await feesOfOffice(work))] : []
  const supervises = permits(work.actor, 'evaluation.supervision.read')
  const parts = [
    ...office,
    ...(supervises ? [await ofSupervisor(work)] : []),
    await ofExpert(work),
    await ofPanels(work),
    await feesOfExpert(work),
    await ofApplicant(work),
  ]
  return { rows: parts.flatMap(({ rows }) => rows), more: parts.some(({ more }) => more) }
}
