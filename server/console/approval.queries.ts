import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type * as approval from '../../domain/console/approval.endpoints.ts'
import type { Approval, ApprovalState } from '../../domain/console/approval.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { approvalKind, approvalKindCodes, type Described } from './approval.kinds.ts'

/** What the operator is asked now; what others may still decide is not there yet. */
function visible(work: Reading) {
  return work.db.selectFrom('console.approval').where('opens_at', '<=', work.now)
}

function rows(work: Reading) {
  return visible(work)
    .select(['id', 'kind', 'thing_id', 'facts', 'asked_by', 'state', 'made_at', 'opens_at'])
    .select(['decided_at', 'decided_by', 'reason'])
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

async function described(work: Reading, page: readonly Row[]): Promise<Map<string, Described>> {
  const all = new Map<string, Described>()
  for (const code of new Set(page.map(({ kind }) => kind))) {
    const things = page
      .filter(({ kind }) => kind === code)
      .map((row) => ({ thingId: row.thing_id, facts: row.facts as Record<string, unknown> }))
    const of = (await approvalKind(code)?.describe(work, things)) ?? new Map<string, Described>()
    for (const [thingId, one] of of) all.set(`${code} ${thingId}`, one)
  }
  return all
}

async function shapes(work: Reading, page: readonly Row[]): Promise<Approval[]> {
  const known = await described(work, page)
  const ids = page.flatMap((row) => [row.asked_by, row.decided_by]).filter((id) => id !== null)
  const names = await personNames(work, ids)
  return page.map((row) => {
    const thing = known.get(`${row.kind} ${row.thing_id}`)
    return {
      id: row.id,
      kind: row.kind,
      thingId: row.thing_id,
      title: thing?.title ?? '',
      facts: Object.entries(thing?.facts ?? {}).map(([name, value]) => ({ name, value })),
      approvalNeedsReason: thing?.approvalNeedsReason ?? false,
      state: row.state as ApprovalState,
      askedByName: names.get(row.asked_by ?? '') ?? null,
      madeAt: row.made_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedByName: names.get(row.decided_by ?? '') ?? null,
      reason: row.reason,
    }
  })
}

export async function readApproval(work: Reading, id: string): Promise<Approval> {
  const row = found(await rows(work).where('id', '=', id).executeTakeFirst(), 'approval')
  return (await shapes(work, [row]))[0]!
}

/** Open ones oldest first, since they have waited longest; decided ones newest first. Ids follow time. */
export async function listApprovals(
  work: Reading,
  query: QueryOf<typeof approval.listApprovals>,
): Promise<AnswerOf<typeof approval.listApprovals>> {
  const limit = query.limit ?? 50
  const open = query.state !== 'decided'
  const { total } = await visible(work)
    .where('state', open ? '=' : '!=', 'open')
    .$if(query.kind !== undefined, (q) => q.where('kind', '=', query.kind ?? ''))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = await rows(work)
    .where('state', open ? '=' : '!=', 'open')
    .$if(query.kind !== undefined, (q) => q.where('kind', '=', query.kind ?? ''))
    .$if(query.after !== undefined, (q) => q.where('id', open ? '>' : '<', query.after ?? ''))
    .orderBy('id', open ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return {
    rows: await shapes(work, page),
    total: Number(total),
    next: page.length === limit ? (page.at(-1)?.id ?? null) : null,
    kinds: approvalKindCodes(),
  }
}
