/** Running a round: items come in, experts are assigned, asked, and the round goes on. */
import { allowed, conflict } from '../../domain/kernel/verdict.ts'
import { step } from '../../domain/kernel/lifecycle.ts'
import {
  assignmentLifecycle,
  mayReplace,
  type AssignmentState,
} from '../../domain/evaluation/assignment.ts'
import {
  mayAssign,
  mayInvite,
  mayReassign,
  mayRelease,
  mayStart,
  roundLifecycle,
  type ItemInput,
  type RoundMethod,
  type RoundInput,
  type RoundState,
} from '../../domain/evaluation/round.ts'
import { mayAssignByHand, mayChangeByHand, mayJoinDrawn } from '../../domain/evaluation/draw.ts'
import { tellReasons } from '../../domain/evaluation/pairReason.ts'
import { checkRubric } from '../../domain/evaluation/rubricCheck.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { holdVersion } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { statesOfDraws } from './draw.queries.ts'
import { lockRound } from './round.lock.ts'
import { itemAt, judgeExpert } from './eligible.queries.ts'
import { insistNoFaults } from './faults.ts'
import { itemRow, itemThing } from './item.queries.ts'
import { reserveWaits } from './reserve.actions.ts'
import { standing } from './standing.ts'
import { ownRound, readRound, roundFacts } from './round.queries.ts'

export async function makeRound(
  work: Writing,
  wish: RoundInput & { readonly rubric: Rubric },
  language: Language,
) {
  insistNoFaults(work, language, checkRubric(wish.rubric))
  const id = newId(work.now)
  await work.db
    .insertInto('evaluation.round')
    .values({
      id,
      org_id: work.actor.orgId ?? '',
      title: wish.title.trim(),
      rubric: JSON.stringify(wish.rubric),
      method: wish.method,
      stage: wish.stage ?? 'paper',
      reviews_per_item: wish.reviewsPerItem,
      rules: JSON.stringify(wish.rules),
      score_by: wish.scoreBy,
      state: 'preparing',
      made_by: work.actor.personId,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'evaluation.round.make', id)
  return readRound(work, id)
}

const isAt = (state: string, ...states: readonly RoundState[]) =>
  states.includes(state as RoundState)
    ? allowed
    : conflict('evaluation.round_not_at_this', { state })

const formedOf = ({ method, state }: { readonly method: string; readonly state: string }) => ({
  method: method as RoundMethod,
  state: state as RoundState,
})

/** Told before anything else that might be said of a pair that is there; the round is locked. */
async function insistNew(work: Writing, itemId: string, expertId: string): Promise<void> {
  const there = await work.db
    .selectFrom('evaluation.assignment')
    .where('item_id', '=', itemId)
    .where('expert_id', '=', expertId)
    .where('state', '<>', 'replaced')
    .select('id')
    .executeTakeFirst()
  if (there !== undefined) throw new Problem(conflict('evaluation.assigned_already'))
}

/** What an item has and lacks, for whoever would add an expert by hand. */
async function placesOf(
  work: Writing,
  round: Awaited<ReturnType<typeof lockRound>>,
  itemId: string,
) {
  const { n } = await work.db
    .selectFrom('evaluation.assignment')
    .where('item_id', '=', itemId)
    .where('state', 'in', [...standing])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const asked = round.reviews_per_item
  const free = round.method === 'lot' && Number(n) < asked
  return {
    asked,
    standing: Number(n),
    reserveWaits: free && (await reserveWaits(work, round.id, itemId, asked)),
  }
}

/** As another module sends it in; `reason` where it is reviewed once more. */
export type SentItem = ItemInput & {
  readonly subject: string
  readonly reason?: string
  /** Names of competitors by their codes, where they are known. */
  readonly competitorNames?: ReadonlyMap<string, string>
}

/** For modules above as well: a subject that came in already stays as it is. Answers how many are new. */
export async function addItems(
  work: Writing,
  roundId: string,
  items: readonly SentItem[],
): Promise<number> {
  return (await putItems(work, roundId, items)).length
}

async function putItems(
  work: Writing,
  roundId: string,
  items: readonly SentItem[],
): Promise<readonly string[]> {
  const round = await lockRound(work, roundId, 'update')
  insist(isAt(round.state, 'preparing'))
  if (round.method === 'lot') insist(mayJoinDrawn(await statesOfDraws(work, roundId)))
  const { last } = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', roundId)
    .select((eb) => eb.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  let seq = Number(last ?? 0)
  const added: string[] = []
  for (const {
    subject,
    reason,
    competitorNames,
    title,
    brief,
    fields,
    region,
    files,
    ...facts
  } of items) {
    const id = newId(work.now)
    const { applicant, coApplicants, recommendingUnit, team, competitors } = facts
    const made = await work.db
      .insertInto('evaluation.item')
      .values({
        id,
        round_id: roundId,
        seq: seq + 1,
        subject,
        reason: reason?.trim() ?? null,
        title: title.trim(),
        brief: brief.trim(),
        field_codes: fields,
        region,
        parties: JSON.stringify([applicant, ...coApplicants]),
        competitors: JSON.stringify(
          competitors.map((code) => ({ code, name: competitorNames?.get(code) ?? code })),
        ),
        conflict_facts: JSON.stringify({
          applicant: applicant.code,
          coApplicants: coApplicants.map(({ code }) => code),
          recommendingUnit,
          team,
          competitors,
        }),
        added_at: work.now,
      })
      .onConflict((clause) => clause.constraint('item_is_sent_once').doNothing())
      .executeTakeFirst()
    if (Number(made.numInsertedOrUpdatedRows) === 0) continue
    seq++
    added.push(id)
    for (const [at, versionId] of files.entries()) {
      const slot = `document.${at + 1}`
      const hold = { versionId, thingKind: itemThing, thingId: id, slot, confidential: true }
      await holdVersion(work, hold)
    }
    await record(work, 'evaluation.item.add', id, { round: roundId })
  }
  return added
}

export async function addItem(work: Writing, roundId: string, item: ItemInput) {
  await ownRound(work, roundId)
  const [id] = await putItems(work, roundId, [{ ...item, subject: `hand:${newId(work.now)}` }])
  return itemRow(work, id!)
}

/** While the round is prepared: nobody reads these items, nobody stands back from them, and they have no time. */
export async function freeItems(work: Writing, ids: readonly string[]): Promise<void> {
  for (const table of ['assignment', 'panel_recusal', 'slot'] as const) {
    await work.db
      .deleteFrom(`evaluation.${table}`)
      .where('item_id', 'in', [...ids])
      .execute()
  }
}

export async function removeItem(work: Writing, id: string) {
  const item = await itemAt(work, id)
  const round = await lockRound(work, item.round_id, 'update')
  insist(isAt(round.state, 'preparing'))
  await freeItems(work, [id])
  await work.db.deleteFrom('evaluation.item').where('id', '=', id).execute()
  await record(work, 'evaluation.item.remove', id, { round: item.round_id })
  return readRound(work, item.round_id)
}

/** While asking and reviewing goes on, a new expert is asked at once. */
export const stateOfNew = (round: string): AssignmentState =>
  round === 'inviting' || round === 'scoring' ? 'invited' : 'proposed'

export async function assignExpert(
  work: Writing,
  itemId: string,
  wish: { readonly expertId: string; readonly reason: string },
) {
  const item = await itemAt(work, itemId)
  const round = await lockRound(work, item.round_id, 'update')
  insist(isAt(round.state, 'preparing', 'inviting', 'scoring'))
  insist(mayChangeByHand(formedOf(round)))
  await insistNew(work, itemId, wish.expertId)
  insist(mayAssignByHand(formedOf(round), await placesOf(work, round, itemId), wish.reason))
  const { findings, serves, expert, grounds } = await judgeExpert(work, item, wish.expertId)
  if (findings.length > 0) throw new Problem(conflict('evaluation.conflict_found'))
  insist(serves)
  const state = stateOfNew(round.state)
  if (state === 'invited' && expert.person_id === null) {
    throw new Problem(conflict('evaluation.expert_without_account'))
  }
  const id = newId(work.now)
  const reason = wish.reason.trim()
  await work.db
    .insertInto('evaluation.assignment')
    .values({
      id,
      round_id: item.round_id,
      item_id: itemId,
      expert_id: wish.expertId,
      state,
      reason: reason === '' ? tellReasons(grounds) : reason,
      grounds: JSON.stringify(reason === '' ? grounds : []),
      findings: JSON.stringify(findings),
      made_by: work.actor.personId,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  // Experts are known to the trail by their own assignments: what it says of one must not say of which item.
  await record(work, 'evaluation.assignment.make', id, { expert: wish.expertId })
  if (state === 'invited')
    await announce(work, 'evaluation.round.invited', { roundId: item.round_id })
  return itemRow(work, itemId)
}

export async function replaceExpert(work: Writing, id: string, reason: string) {
  const seen = await work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.round as r', 'r.id', 'a.round_id')
    .where('a.id', '=', id)
    .where('r.org_id', '=', work.actor.orgId)
    .select(['a.round_id', 'a.item_id', 'a.expert_id'])
    .executeTakeFirst()
  const { round_id: roundId, item_id: itemId, expert_id: expertId } = found(seen, 'assignment')
  const round = await lockRound(work, roundId, 'update')
  insist(isAt(round.state, 'preparing', 'inviting', 'scoring'))
  insist(mayChangeByHand(formedOf(round)))
  const { state } = await work.db
    .selectFrom('evaluation.assignment')
    .where('id', '=', id)
    .select('state')
    .forUpdate()
    .executeTakeFirstOrThrow()
  const now = state as AssignmentState
  insist(mayReplace(now, reason))
  await work.db
    .updateTable('evaluation.assignment')
    .set({
      state: step(assignmentLifecycle, now, 'replace'),
      ...(reason.trim() === '' ? {} : { note: reason.trim() }),
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'evaluation.assignment.replace', id)
  await announce(work, 'evaluation.assignment.replaced', { roundId, expertId })
  return itemRow(work, itemId)
}

const mays = {
  assign: mayAssign,
  reassign: mayReassign,
  invite: mayInvite,
  start: mayStart,
  release: mayRelease,
} as const
export type StepVerb = keyof typeof mays

async function inviteAll(work: Writing, roundId: string): Promise<void> {
  const { without } = await work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.expert as e', 'e.id', 'a.expert_id')
    .where('a.round_id', '=', roundId)
    .where('a.state', '=', 'proposed')
    .where('e.person_id', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('without'))
    .executeTakeFirstOrThrow()
  if (Number(without) > 0) {
    throw new Problem(conflict('evaluation.experts_without_account', { count: Number(without) }))
  }
  await work.db
    .updateTable('evaluation.assignment')
    .set({ state: 'invited', changed_at: work.now })
    .where('round_id', '=', roundId)
    .where('state', '=', 'proposed')
    .execute()
  await announce(work, 'evaluation.round.invited', { roundId })
}

export async function stepRound(work: Writing, id: string, verb: StepVerb) {
  await ownRound(work, id)
  await lockRound(work, id, 'update')
  const { facts } = await roundFacts(work, id)
  insist(mays[verb](work.actor, facts))
  if (verb === 'invite') await inviteAll(work, id)
  await work.db
    .updateTable('evaluation.round')
    .set({ state: step(roundLifecycle, facts.state, verb), changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, `evaluation.round.${verb}`, id)
  if (verb === 'start' || verb === 'release') {
    await announce(work, `evaluation.round.${verb === 'start' ? 'started' : 'released'}`, {
      roundId: id,
    })
  }
  return readRound(work, id)
}
