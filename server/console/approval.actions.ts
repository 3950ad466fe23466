/** Things come into the operator's inbox, are decided there, or are settled where they live. */
import { sql } from 'kysely'
import {
  decidedState,
  mayDecide,
  type Approval,
  type Outcome,
} from '../../domain/console/approval.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { approvalKind } from './approval.kinds.ts'
import { readApproval } from './approval.queries.ts'

export type NewApproval = {
  /** A registered kind. */
  readonly kind: string
  readonly thingId: string
  /** References and codes that the kind needs to describe or decide it. */
  readonly facts?: Readonly<Record<string, unknown>>
  readonly askedBy?: string | null
  /** From when the operator is asked; at once where silent. */
  readonly opensAt?: Date
}

/** Puts a thing into the inbox. One that waits there already stays, with what is known of it now. */
export async function openApproval(work: Writing, asked: NewApproval): Promise<void> {
  if (approvalKind(asked.kind) === undefined) {
    throw new Error(`no approval is registered as ${asked.kind}`)
  }
  const facts = JSON.stringify(asked.facts ?? {})
  await work.db
    .insertInto('console.approval')
    .values({
      id: newId(work.now),
      kind: asked.kind,
      thing_id: asked.thingId,
      facts,
      asked_by: asked.askedBy ?? null,
      made_at: work.now,
      opens_at: asked.opensAt ?? work.now,
    })
    .onConflict((clause) =>
      clause
        .columns(['kind', 'thing_id'])
        .where(sql<boolean>`state = 'open'`)
        .doUpdateSet({ facts }),
    )
    .execute()
}

/** Closes what was decided elsewhere; nothing happens where it is closed already. */
export async function settleApproval(
  work: Writing,
  kind: string,
  thingId: string,
  decidedBy: string | null = null,
): Promise<void> {
  await work.db
    .updateTable('console.approval')
    .set({ state: 'settled', decided_at: work.now, decided_by: decidedBy })
    .where('kind', '=', kind)
    .where('thing_id', '=', thingId)
    .where('state', '=', 'open')
    .execute()
}

/** Decides in the inbox: the owning module does what was decided, by its own rules, in the same transaction. */
export async function decideApproval(
  work: Writing,
  id: string,
  body: { readonly outcome: Outcome; readonly reason: string },
): Promise<Approval> {
  const locked = await work.db
    .selectFrom('console.approval')
    .where('id', '=', id)
    .where('opens_at', '<=', work.now)
    .select(['kind', 'thing_id', 'facts'])
    .forUpdate()
    .executeTakeFirst()
  const row = found(locked, 'approval')
  insist(mayDecide(await readApproval(work, id), body.outcome, body.reason))
  const kind = approvalKind(row.kind)
  if (kind === undefined) throw new Problem(conflict('console.approval_kind_unknown'))
  const reason = body.reason.trim()
  await work.db
    .updateTable('console.approval')
    .set({
      state: decidedState(body.outcome),
      decided_at: work.now,
      decided_by: work.actor.personId,
      reason: reason === '' ? null : reason,
    })
    .where('id', '=', id)
    .execute()
  const thing = { thingId: row.thing_id, facts: row.facts as Readonly<Record<string, unknown>> }
  await kind.decide(work, thing, body.outcome, reason)
  await record(work, `console.approval.${body.outcome}`, row.thing_id, { kind: row.kind })
  await announce(work, 'console.approval.decided', {
    kind: row.kind,
    thingId: row.thing_id,
    outcome: body.outcome,
  })
  return readApproval(work, id)
}
