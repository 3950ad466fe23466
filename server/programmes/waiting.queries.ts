/**
 * What waits for the actor, counted by programme and unit. Each kind is asked only of those whose permissions
 * let them do it, and only for the seats of the organisation they act for.
 */
import { unitClosesAt } from '../../domain/programmes/candidate.ts'
import type { Waiting, WaitingKind } from '../../domain/programmes/waiting.endpoints.ts'
import { manageWorkgroup, serveWorkgroup } from '../../domain/programmes/workgroup.ts'
import type { Reading } from '../kernel/work.ts'
import { closesAtOf } from './application.queries.ts'
import { managedProgrammes } from './managed.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { circularsWaiting, membersWaiting, workgroupsWaiting } from './waiting.workgroup.ts'

const eachMost = 50

/** A count at a place, before it has words. */
type Found = {
  readonly kind: WaitingKind
  readonly programmeId: string
  readonly unit: string | null
  readonly id: string | null
  readonly count: number
  /** Where something of its own says until when. */
  readonly until?: string | null
}

async function applications(work: Reading): Promise<Waiting[]> {
  const rows = await work.db
    .selectFrom('programmes.application as a')
    .innerJoin('programmes.programme as g', 'g.id', 'a.programme_id')
    .where('a.org_id', '=', work.actor.orgId)
    .where('a.state', 'in', ['draft', 'returned'])
    .where('g.state', '=', 'open')
    .select(['a.id', 'a.programme_id', 'a.title', 'a.state', 'a.stops', 'a.return_deadline'])
    .orderBy('a.id', 'desc')
    .limit(eachMost)
    .execute()
  return Promise.all(
    rows.map(async (row): Promise<Waiting> => {
      const programme = await programmeOf(work, row.programme_id)
      const returned = row.state === 'returned'
      return {
        kind: returned ? 'returned' : 'draft',
        count: 1,
        title: row.title === '' ? programme.definition.title : { zh: row.title, en: row.title },
        programmeId: row.programme_id,
        unit: null,
        id: row.id,
        until: returned
          ? (row.return_deadline?.toISOString() ?? null)
          : await closesAtOf((id) => programmeOf(work, id), programme, row),
      }
    }),
  )
}

/** Files on the desks of the actor's own seats, in this state. */
async function candidates(work: Reading): Promise<Found[]> {
  const rows = await work.db
    .selectFrom('programmes.candidate as c')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.unit_code', '=', 'c.unit_code'),
    )
    .where('s.org_id', '=', work.actor.orgId)
    .where('c.state', '=', 'arrived')
    .select((eb) => ['c.programme_id', 'c.unit_code', eb.fn.countAll<number>().as('n')])
    .groupBy(['c.programme_id', 'c.unit_code'])
    .limit(eachMost)
    .execute()
  return rows.map(({ programme_id: programmeId, unit_code: unit, n }) => ({
    kind: 'toCheck',
    programmeId,
    unit,
    id: null,
    count: Number(n),
  }))
}

const listKinds = [
  { state: 'draft', kind: 'toSend', permit: 'programmes.recommendation.rank' },
  { state: 'checking', kind: 'toPass', permit: 'programmes.recommendation.check' },
  { state: 'signing', kind: 'toSign', permit: 'programmes.recommendation.sign' },
] as const

async function lists(work: Reading): Promise<Found[]> {
  const mine = listKinds.filter(({ permit }) => work.actor.permits.has(permit))
  if (mine.length === 0) return []
  const rows = await work.db
    .selectFrom('programmes.recommendation as r')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.unit_code', '=', 'r.unit_code'),
    )
    .where('s.org_id', '=', work.actor.orgId)
    .where(
      'r.state',
      'in',
      mine.map(({ state }) => state),
    )
    .select((eb) => [
      'r.programme_id',
      'r.unit_code',
      'r.state',
      eb
        .selectFrom('programmes.candidate as c')
        .whereRef('c.programme_id', '=', 'r.programme_id')
        .whereRef('c.unit_code', '=', 'r.unit_code')
        .where('c.rank', 'is not', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('n'),
    ])
    .limit(eachMost)
    .execute()
  return rows
    .filter(({ n }) => Number(n) > 0)
    .map((row) => ({
      kind: mine.find(({ state }) => state === row.state)!.kind,
      programmeId: row.programme_id,
      unit: row.unit_code,
      id: null,
      count: Number(row.n),
    }))
}

async function exceptions(work: Reading): Promise<Found[]> {
  const rows = await work.db
    .selectFrom('programmes.exception as x')
    .innerJoin('programmes.candidate as c', 'c.id', 'x.candidate_id')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.unit_code', '=', 'c.unit_code'),
    )
    .where('s.org_id', '=', work.actor.orgId)
    .where('x.state', '=', 'asked')
    // Somebody else confirms what one has asked for.
    .where('x.asked_by', '<>', work.actor.personId)
    .select((eb) => ['c.programme_id', 'c.unit_code', eb.fn.countAll<number>().as('n')])
    .groupBy(['c.programme_id', 'c.unit_code'])
    .limit(eachMost)
    .execute()
  return rows.map((row) => ({
    kind: 'toConfirm',
    programmeId: row.programme_id,
    unit: row.unit_code,
    id: null,
    count: Number(row.n),
  }))
}

async function packages(work: Reading): Promise<Found[]> {
  const rows = await work.db
    .selectFrom('programmes.package as k')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'k.programme_id').onRef('s.unit_code', '=', 'k.unit_code'),
    )
    .where('s.org_id', '=', work.actor.orgId)
    .where('k.state', 'in', ['signed', 'failed', 'built'])
    .select(['k.id', 'k.programme_id', 'k.unit_code', 'k.state'])
    .limit(eachMost)
    .execute()
  return rows.map((row) => ({
    kind: row.state === 'built' ? 'toDispatch' : 'toBuild',
    programmeId: row.programme_id,
    unit: row.unit_code,
    id: row.id,
    count: 1,
  }))
}

async function objections(work: Reading): Promise<Found[]> {
  const rows = await work.db
    .selectFrom('programmes.objection as x')
    .innerJoin('programmes.publicity as p', 'p.id', 'x.publicity_id')
    .innerJoin('programmes.recommendation as r', 'r.id', 'p.recommendation_id')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.unit_code', '=', 'r.unit_code'),
    )
    .where('s.org_id', '=', work.actor.orgId)
    .where('x.state', '=', 'received')
    .select((eb) => ['r.programme_id', 'r.unit_code', eb.fn.countAll<number>().as('n')])
    .groupBy(['r.programme_id', 'r.unit_code'])
    .limit(eachMost)
    .execute()
  return rows.map((row) => ({
    kind: 'toAnswerObjection',
    programmeId: row.programme_id,
    unit: row.unit_code,
    id: null,
    count: Number(row.n),
  }))
}

/** Of the issuer's own publicity. */
async function issuersObjections(work: Reading): Promise<Found[]> {
  const rows = await work.db
    .selectFrom('programmes.objection as x')
    .innerJoin('programmes.publicity as p', 'p.id', 'x.publicity_id')
    .innerJoin('programmes.selection as z', 'z.id', 'p.selection_id')
    .where('z.programme_id', 'in', managedProgrammes(work).select('g.id'))
    .where('x.state', '=', 'received')
    .select((eb) => ['z.programme_id', eb.fn.countAll<number>().as('n')])
    .groupBy('z.programme_id')
    .limit(eachMost)
    .execute()
  return rows.map((row) => ({
    kind: 'toAnswerSelectionObjection',
    programmeId: row.programme_id,
    unit: null,
    id: null,
    count: Number(row.n),
  }))
}

/** Lists that another person proposed, and lists whose publicity is over. */
async function selections(work: Reading): Promise<Found[]> {
  const rows = await work.db
    .selectFrom('programmes.selection as z')
    .where('z.programme_id', 'in', managedProgrammes(work).select('g.id'))
    .where((eb) =>
      eb.or([
        eb.and([eb('z.state', '=', 'proposed'), eb('z.proposed_by', '<>', work.actor.personId)]),
        eb.and([
          eb('z.state', '=', 'public'),
          eb.exists(
            eb
              .selectFrom('programmes.publicity as p')
              .whereRef('p.selection_id', '=', 'z.id')
              .where('p.state', '=', 'ended')
              .select('p.id'),
          ),
        ]),
      ]),
    )
    .select(['z.programme_id', 'z.state'])
    .limit(eachMost)
    .execute()
  return rows.map((row) => ({
    kind: row.state === 'proposed' ? 'toConfirmSelection' : 'toPublishSelection',
    programmeId: row.programme_id,
    unit: null,
    id: null,
    count: 1,
  }))
}

async function questions(work: Reading): Promise<Found[]> {
  const rows = await work.db
    .selectFrom('programmes.question as q')
    .where('q.programme_id', 'in', managedProgrammes(work).select('g.id'))
    .where('q.answered_at', 'is', null)
    .select((eb) => ['q.programme_id', eb.fn.countAll<number>().as('n')])
    .groupBy('q.programme_id')
    .limit(eachMost)
    .execute()
  return rows.map((row) => ({
    kind: 'toAnswerQuestion',
    programmeId: row.programme_id,
    unit: null,
    id: null,
    count: Number(row.n),
  }))
}

/** Consignments that were sent to the office and are not yet noted as received. */
async function consignments(work: Reading): Promise<Found[]> {
  const rows = await work.db
    .selectFrom('programmes.dispatch as d')
    .where('d.programme_id', 'in', managedProgrammes(work).select('g.id'))
    .where('d.received_at', 'is', null)
    .select((eb) => ['d.programme_id', eb.fn.countAll<number>().as('n')])
    .groupBy('d.programme_id')
    .limit(eachMost)
    .execute()
  return rows.map((row) => ({
    kind: 'toReceive',
    programmeId: row.programme_id,
    unit: null,
    id: null,
    count: Number(row.n),
  }))
}

async function programmesToOpen(work: Reading): Promise<Found[]> {
  const rows = await managedProgrammes(work)
    .where('g.state', '=', 'draft')
    .where('g.org_id', '=', work.actor.orgId)
    .where('g.made_from', 'is not', null)
    .select('g.id')
    .limit(eachMost)
    .execute()
  return rows.map(({ id }) => ({
    kind: 'toOpen',
    programmeId: id,
    unit: null,
    id: null,
    count: 1,
  }))
}

const asked: readonly {
  readonly permit: string
  readonly find: (w: Reading) => Promise<Found[]>
}[] = [
  { permit: 'programmes.review.check', find: candidates },
  { permit: 'programmes.recommendation.read', find: lists },
  { permit: 'programmes.exception.confirm', find: exceptions },
  { permit: 'programmes.package.build', find: packages },
  { permit: 'programmes.objection.handle', find: objections },
  { permit: 'programmes.selection.decide', find: issuersObjections },
  { permit: 'programmes.selection.decide', find: selections },
  { permit: 'programmes.question.answer', find: questions },
  { permit: 'programmes.programme.manage', find: consignments },
  { permit: 'programmes.programme.manage', find: programmesToOpen },
  { permit: serveWorkgroup, find: membersWaiting },
  { permit: manageWorkgroup, find: workgroupsWaiting },
  { permit: 'programmes.candidate.read', find: circularsWaiting },
]

async function worded(work: Reading, found: Found): Promise<Waiting> {
  const { definition } = await programmeOf(work, found.programmeId)
  const until = found.unit === null ? null : unitClosesAt(definition, found.unit)
  return {
    ...found,
    title: definition.title,
    until: found.until ?? (until === null ? null : new Date(until).toISOString()),
  }
}

/** What is due first stands first; what has no end stands last. */
function byDue(one: Waiting, other: Waiting): number {
  const at = (until: string | null) => (until === null ? Infinity : Date.parse(until))
  return at(one.until) - at(other.until) || 0
}

export async function listWaiting(work: Reading): Promise<{ rows: Waiting[] }> {
  if (work.actor.orgId === null) return { rows: [] }
  const { permits } = work.actor
  const own = permits.has('programmes.application.edit') ? await applications(work) : []
  const found = await Promise.all(
    asked.filter(({ permit }) => permits.has(permit)).map(({ find }) => find(work)),
  )
  const rest = await Promise.all(found.flat().map((one) => worded(work, one)))
  return { rows: [...own, ...rest].toSorted(byDue) }
}
