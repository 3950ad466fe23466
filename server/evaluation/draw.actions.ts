/** Drawing by lot: the list is fixed, witnesses speak, the lots are drawn; each step is recorded before the next. */
import { randomBytes } from 'node:crypto'
import {
  lotSheetOf,
  mayAbandonDraw,
  mayCommitDraw,
  mayDraw,
  mayWitness,
  type DrawRules,
  type DrawState,
} from '../../domain/evaluation/draw.ts'
import { commitmentTo, sheetDigestOf } from '../../engines/lot/draw.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { insist } from '../kernel/problem.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { roundItems, ruleOf, servingExperts, type RoundRow } from './arrangement.material.ts'
import { ownDraw, readDraw, statesOfDraws, witnessesOf } from './draw.queries.ts'
import { lockRound } from './round.lock.ts'
import { ownRound, roundFacts } from './round.queries.ts'

export const drawJob = 'evaluation.runDraw'

export const secretContext = (drawId: string): string => `evaluation.draw ${drawId}`

/** What is drawn from, as things stand now. */
export async function sheetOf(work: Reading, round: RoundRow, rules: DrawRules) {
  const { experts, leftOut } = await servingExperts(work, round)
  const sheet = lotSheetOf(
    {
      items: await roundItems(work, round.id),
      experts,
      conflictRule: ruleOf(work, round),
      reviewsPerItem: round.reviews_per_item,
    },
    rules,
  )
  return { sheet, leftOut }
}

export async function commitDraw(work: Writing, roundId: string, rules: DrawRules) {
  await ownRound(work, roundId)
  const round = await lockRound(work, roundId, 'update')
  const { facts } = await roundFacts(work, roundId)
  insist(mayCommitDraw(work.actor, facts, await statesOfDraws(work, roundId)))
  const { sheet, leftOut } = await sheetOf(work, round, rules)
  const id = newId(work.now)
  const secret = randomBytes(32).toString('base64url')
  const [digest, commitment] = [sheetDigestOf(sheet), commitmentTo(secret)]
  await work.db
    .insertInto('evaluation.draw')
    .values({
      id,
      round_id: roundId,
      state: 'committed',
      rules: JSON.stringify(rules),
      sheet: JSON.stringify(sheet),
      left_out: JSON.stringify(leftOut),
      sheet_digest: digest,
      commitment,
      secret_sealed: vaultOf(work.host).seal(secret, secretContext(id)),
      committed_by: work.actor.personId,
      committed_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'evaluation.draw.commit', id, { round: roundId, digest, commitment })
  await announce(work, 'evaluation.draw.committed', { roundId, drawId: id })
  return readDraw(work, id)
}

/** The draw and its round, locked in this order, with all that verdicts look at. */
async function lockDraw(work: Writing, id: string) {
  const { round_id: roundId } = await ownDraw(work, id)
  const round = await lockRound(work, roundId, 'update')
  const row = await work.db
    .selectFrom('evaluation.draw')
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { facts } = await roundFacts(work, roundId)
  const witnesses = await witnessesOf(work, id)
  return {
    ...{ round, row, facts },
    draw: {
      state: row.state as DrawState,
      committedBy: row.committed_by,
      witnesses: witnesses.map(({ person_id: person }) => person),
    },
  }
}

export async function witnessDraw(work: Writing, id: string, text: string) {
  const { draw } = await lockDraw(work, id)
  insist(mayWitness(work.actor, draw))
  await work.db
    .insertInto('evaluation.draw_witness')
    .values({
      draw_id: id,
      person_id: work.actor.personId ?? '',
      place: draw.witnesses.length + 1,
      text: text.trim(),
      at: work.now,
    })
    .execute()
  await record(work, 'evaluation.draw.witness', id)
  return readDraw(work, id)
}

export async function runDraw(work: Writing, id: string) {
  const { draw, facts } = await lockDraw(work, id)
  insist(mayDraw(work.actor, facts, draw))
  await work.db
    .updateTable('evaluation.draw')
    .set({ state: 'drawing', drawn_by: work.actor.personId, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.draw.run', id)
  await enqueue(work, drawJob, { drawId: id })
  return readDraw(work, id)
}

export async function abandonDraw(work: Writing, id: string, reason: string) {
  const { draw, facts } = await lockDraw(work, id)
  insist(mayAbandonDraw(work.actor, facts, draw, reason))
  await work.db
    .updateTable('evaluation.draw')
    .set({ state: 'abandoned', reason: reason.trim(), changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.draw.abandon', id)
  return readDraw(work, id)
}
