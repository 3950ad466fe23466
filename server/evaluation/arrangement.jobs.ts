/** Computing a plan in a process of its own: at least once; a plan that is done is left as it is. */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { AssignedPair, AssignmentAnswer } from '../../domain/evaluation/assignmentPlan.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { EventFacts } from '../kernel/module.ts'
import { reading, writing, type Writing } from '../kernel/work.ts'
import { materialOf } from './arrangement.material.ts'
import { openWish } from './arrangement.wish.ts'
import { solveApart } from './solver.ts'

const attemptsMax = 2
const secondsMax = 90
const timeLimitMs = 180_000
const rowsAtOnce = 2000

const asHouse = (host: Host) => ({ actor: systemActor, requestId: newId(host.clock.now()) })

function begin(host: Host, id: string) {
  return writing(host, asHouse(host), (work) =>
    work.db
      .updateTable('evaluation.arrangement')
      .set((eb) => ({
        state: 'running',
        attempts: eb('attempts', '+', 1),
        changed_at: work.now,
      }))
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['id', 'round_id', 'wish', 'attempts'])
      .executeTakeFirst(),
  )
}

async function keepPairs(work: Writing, id: string, pairs: readonly AssignedPair[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += rowsAtOnce) {
    await work.db
      .insertInto('evaluation.arrangement_pair')
      .values(
        pairs.slice(from, from + rowsAtOnce).map((pair) => ({
          arrangement_id: id,
          item_id: pair.item,
          expert_id: pair.expert,
          level: pair.level,
          utility: pair.utility,
          reasons: JSON.stringify(pair.reasons),
          instead_id: pair.instead?.expert ?? null,
          loss: pair.instead?.loss ?? null,
        })),
      )
      .execute()
  }
}

/** Keeps what was answered, unless another worker has been faster. */
function keep(host: Host, id: string, answer: AssignmentAnswer, leftOut: unknown): Promise<void> {
  const { pairs, ...told } = answer
  return writing(host, asHouse(host), async (work) => {
    const { numUpdatedRows } = await work.db
      .updateTable('evaluation.arrangement')
      .set({
        state: 'done',
        answer: JSON.stringify(told),
        left_out: JSON.stringify(leftOut),
        changed_at: work.now,
      })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst()
    if (Number(numUpdatedRows) > 0) await keepPairs(work, id, pairs)
  })
}

async function fail(host: Host, id: string): Promise<void> {
  await writing(host, asHouse(host), (work) =>
    work.db
      .updateTable('evaluation.arrangement')
      .set({ state: 'failed', changed_at: work.now })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute(),
  )
}

export async function solveArrangement(host: Host, payload: EventFacts): Promise<void> {
  const row = await begin(host, String(payload['arrangementId']))
  if (row === undefined) return
  // A process that took the plan with it more than once would do so again.
  if (row.attempts > attemptsMax) return fail(host, row.id)
  const { material, leftOut } = await reading(host, asHouse(host), async (work) => {
    const round = await work.db
      .selectFrom('evaluation.round')
      .where('id', '=', row.round_id)
      .selectAll()
      .executeTakeFirstOrThrow()
    return materialOf(work, round, openWish(host, row))
  })
  const told = await solveApart<'plan'>({ kind: 'plan', material, secondsMax }, timeLimitMs)
  if (told === null) {
    host.log.error({ arrangementId: row.id }, 'arrangement')
    return fail(host, row.id)
  }
  await keep(host, row.id, told.answer, leftOut)
}
