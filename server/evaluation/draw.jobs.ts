/** Drawing the lots: computed apart, kept with all assignments or not at all; a draw that is decided stays so. */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { DrawFailure, DrawRules } from '../../domain/evaluation/draw.ts'
import type { LotPair, LotSheet } from '../../domain/evaluation/lot.ts'
import { sheetDigestOf } from '../../engines/lot/draw.ts'
import { record } from '../kernel/history/record.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { EventFacts } from '../kernel/module.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import { reading, writing, type Writing } from '../kernel/work.ts'
import { makeAssignments, pairsDigest } from './assignment.rows.ts'
import { secretContext, sheetOf } from './draw.actions.ts'
import { randomnessOf } from './draw.queries.ts'
import { solveApart } from './solver.ts'

const attemptsMax = 2
const timeLimitMs = 120_000

const asHouse = (host: Host) => ({ actor: systemActor, requestId: newId(host.clock.now()) })

function begin(host: Host, id: string) {
  return writing(host, asHouse(host), (work) =>
    work.db
      .updateTable('evaluation.draw')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), changed_at: work.now }))
      .where('id', '=', id)
      .where('state', '=', 'drawing')
      .returningAll()
      .executeTakeFirst(),
  )
}

async function fail(work: Writing, id: string, failure: DrawFailure): Promise<void> {
  await work.db
    .updateTable('evaluation.draw')
    .set({ state: 'failed', failure, changed_at: work.now })
    .where('id', '=', id)
    .where('state', '=', 'drawing')
    .execute()
  await record(work, 'evaluation.draw.fail', id, { failure })
}

/** Under the round's lock: what was fixed is compared with what is there, then all assignments are made. */
async function settle(
  work: Writing,
  id: string,
  secret: string,
  pairs: readonly LotPair[],
): Promise<void> {
  const row = await work.db
    .selectFrom('evaluation.draw')
    .where('id', '=', id)
    .where('state', '=', 'drawing')
    .selectAll()
    .executeTakeFirst()
  if (row === undefined) return
  const round = await work.db
    .selectFrom('evaluation.round')
    .where('id', '=', row.round_id)
    .selectAll()
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { sheet } = await sheetOf(work, round, row.rules as DrawRules)
  if (round.state !== 'preparing' || sheetDigestOf(sheet) !== row.sheet_digest) {
    return fail(work, id, 'sheetChanged')
  }
  const wished = pairs.map(({ item, expert, field }) => ({
    itemId: item,
    expertId: expert,
    reasons: [{ code: 'drawn' as const, values: { field } }],
  }))
  const { numUpdatedRows } = await work.db
    .updateTable('evaluation.draw')
    .set({
      state: 'drawn',
      secret,
      pairs: JSON.stringify(pairs),
      drawn_at: work.now,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .where('state', '=', 'drawing')
    .executeTakeFirst()
  // Another worker has been faster.
  if (Number(numUpdatedRows) === 0) return
  await makeAssignments(work, row.round_id, wished, row.drawn_by)
  const digest = pairsDigest(wished)
  await record(work, 'evaluation.draw.draw', id, { pairs: wished.length, digest })
}

export async function drawLotsJob(host: Host, payload: EventFacts): Promise<void> {
  const row = await begin(host, String(payload['drawId']))
  if (row === undefined) return
  const give = (failure: DrawFailure) =>
    writing(host, asHouse(host), (work) => fail(work, row.id, failure))
  // A process that took the draw with it more than once would do so again.
  if (row.attempts > attemptsMax) return give('stopped')
  const secret = vaultOf(host).open(row.secret_sealed, secretContext(row.id))
  const randomness = await reading(host, asHouse(host), (work) => randomnessOf(work, row.id))
  const told = await solveApart<'draw'>(
    { kind: 'draw', sheet: row.sheet as LotSheet, secret, randomness },
    timeLimitMs,
  )
  if (told === null) return give('stopped')
  const { pairs } = told
  if (pairs === null) return give('noDraw')
  await writing(host, asHouse(host), (work) => settle(work, row.id, secret, pairs))
}
