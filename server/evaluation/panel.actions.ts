/** Putting panels together: items, members, and the assignments that follow from both. */
import { assignmentLifecycle, type AssignmentState } from '../../domain/evaluation/assignment.ts'
import type { ConflictFinding } from '../../domain/evaluation/conflict.ts'
import { mayShapePanel, type PanelRole } from '../../domain/evaluation/panel.ts'
import type { RoundMethod, RoundState } from '../../domain/evaluation/round.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { makeAssignments } from './assignment.rows.ts'
import {
  itemsWithFacts,
  recusalsOf,
  registered,
  servesIn,
  type Registered,
} from './panel.candidates.ts'
import { listPanels, ownPanel } from './panel.queries.ts'
import { freeItems, stateOfNew } from './round.actions.ts'
import { lockRound } from './round.lock.ts'
import { ownRound } from './round.queries.ts'

type Round = Awaited<ReturnType<typeof lockRound>>
type Wished = { readonly expertId: string; readonly role: PanelRole }

async function shaping(work: Writing, roundId: string): Promise<Round> {
  await ownRound(work, roundId)
  const round = await lockRound(work, roundId, 'update')
  const facts = { method: round.method as RoundMethod, state: round.state as RoundState }
  insist(mayShapePanel(work.actor, facts))
  return round
}

/** Exactly these items are the panel's; what another panel reads is not taken from it. */
async function putItems(
  work: Writing,
  round: Round,
  panelId: string,
  items: readonly string[],
): Promise<void> {
  const own = await work.db
    .selectFrom('evaluation.item')
    .where('panel_id', '=', panelId)
    .select('id')
    .execute()
  const [before, now] = [new Set(own.map(({ id }) => id)), new Set(items)]
  const same = before.size === now.size && [...now].every((id) => before.has(id))
  if (same) return
  if (round.state !== 'preparing') throw new Problem(conflict('evaluation.panel_items_fixed'))
  const gone = [...before].filter((id) => !now.has(id))
  const come = [...now].filter((id) => !before.has(id))
  if (gone.length > 0) {
    await freeItems(work, gone)
    await work.db
      .updateTable('evaluation.item')
      .set({ panel_id: null })
      .where('id', 'in', gone)
      .execute()
  }
  if (come.length === 0) return
  const taken = await work.db
    .updateTable('evaluation.item')
    .set({ panel_id: panelId })
    .where('id', 'in', come)
    .where('round_id', '=', round.id)
    .where('panel_id', 'is', null)
    .returning('id')
    .execute()
  const count = come.length - taken.length
  if (count > 0) throw new Problem(conflict('evaluation.panel_item_taken', { count }))
}

function insistMembers(members: readonly Wished[]): void {
  if (new Set(members.map(({ expertId }) => expertId)).size !== members.length) {
    throw new Problem(invalid('evaluation.panel_member_twice'))
  }
  for (const role of ['leader', 'secretary']) {
    if (members.filter((one) => one.role === role).length > 1) {
      throw new Problem(invalid('evaluation.panel_role_twice'))
    }
  }
}

/** Of this expert nothing stands any more in the panel: proposed pairs vanish, others are told as replaced. */
async function takeOut(
  work: Writing,
  round: Round,
  panelId: string,
  expert: { readonly id: string; readonly name: string },
): Promise<void> {
  const rows = await work.db
    .selectFrom('evaluation.assignment as a')
    .innerJoin('evaluation.item as i', 'i.id', 'a.item_id')
    .where('i.panel_id', '=', panelId)
    .where('a.expert_id', '=', expert.id)
    .where('a.state', '<>', 'replaced')
    .select(['a.id', 'a.state'])
    .execute()
  if (
    rows.some(({ state }) => assignmentLifecycle[state as AssignmentState].replace === undefined)
  ) {
    throw new Problem(conflict('evaluation.panel_member_reviewed', { name: expert.name }))
  }
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  if (round.state === 'preparing') {
    await work.db.deleteFrom('evaluation.assignment').where('id', 'in', ids).execute()
    return
  }
  await work.db
    .updateTable('evaluation.assignment')
    .set({ state: 'replaced', changed_at: work.now })
    .where('id', 'in', ids)
    .execute()
  const facts = { roundId: round.id, expertId: expert.id }
  await announce(work, 'evaluation.assignment.replaced', facts)
}

type Panel = { readonly id: string; readonly name: string }
type ItemFacts = Awaited<ReturnType<typeof itemsWithFacts>>

type Pair = { readonly item: ItemFacts[number]; readonly judge: Registered }
const keyOf = ({ item, judge }: Pair): string => `${item.id} ${judge.id}`

async function keepRecusals(
  work: Writing,
  ids: readonly string[],
  recused: readonly (Pair & { readonly findings: readonly ConflictFinding[] })[],
): Promise<void> {
  await work.db
    .deleteFrom('evaluation.panel_recusal')
    .where('item_id', 'in', [...ids])
    .execute()
  if (recused.length === 0) return
  await work.db
    .insertInto('evaluation.panel_recusal')
    .values(
      recused.map(({ item, judge, findings }) => ({
        item_id: item.id,
        expert_id: judge.id,
        findings: JSON.stringify(findings),
        found_at: work.now,
      })),
    )
    .execute()
}

async function assignPairs(
  work: Writing,
  round: Round,
  panel: Panel,
  pairs: readonly Pair[],
): Promise<void> {
  if (pairs.length === 0) return
  const state = stateOfNew(round.state)
  const reasons = [{ code: 'panel' as const, values: { panel: panel.name } }]
  const wished = pairs.map(({ item, judge }) => ({ itemId: item.id, expertId: judge.id, reasons }))
  await makeAssignments(work, round.id, wished, work.actor.personId, state)
  if (state === 'invited') await announce(work, 'evaluation.round.invited', { roundId: round.id })
}

/** Every judge reads every item of the panel, but those in conflict, which are kept as recusals. */
async function form(
  work: Writing,
  round: Round,
  panel: Panel,
  judges: readonly Registered[],
  items: ItemFacts,
): Promise<number> {
  const ids = items.map(({ id }) => id)
  if (ids.length === 0) return 0
  const kept = await work.db
    .selectFrom('evaluation.assignment')
    .where('item_id', 'in', ids)
    .where('state', '<>', 'replaced')
    .select(['id', 'item_id', 'expert_id'])
    .execute()
  const there = new Set(kept.map((one) => `${one.item_id} ${one.expert_id}`))
  const recused = judges
    .flatMap((judge) => recusalsOf(work, round, judge, items).map((one) => ({ ...one, judge })))
    // Who was asked declares it in person; the facts found since are the office's to weigh.
    .filter((pair) => round.state === 'preparing' || !there.has(keyOf(pair)))
  const back = new Set(recused.map(keyOf))
  await keepRecusals(work, ids, recused)
  const stale = kept.filter((one) => back.has(`${one.item_id} ${one.expert_id}`))
  if (stale.length > 0) {
    const staleIds = stale.map(({ id }) => id)
    await work.db.deleteFrom('evaluation.assignment').where('id', 'in', staleIds).execute()
  }
  const wished = items
    .flatMap((item) => judges.map((judge) => ({ item, judge })))
    .filter((pair) => !there.has(keyOf(pair)) && !back.has(keyOf(pair)))
  await assignPairs(work, round, panel, wished)
  return wished.length
}

/** Newcomers must be able to serve with all the panel's items; those who sit already stay. */
function insistServes(
  work: Writing,
  round: Round,
  { row, role }: { readonly row: Registered; readonly role: PanelRole },
  items: ItemFacts,
): void {
  const count = role === 'secretary' ? 0 : items.length - recusalsOf(work, round, row, items).length
  if (!servesIn(work, round, row, count).ok) {
    throw new Problem(conflict('evaluation.panel_member_unable', { name: row.name }))
  }
  if (stateOfNew(round.state) === 'invited' && row.person_id === null) {
    throw new Problem(conflict('evaluation.expert_without_account'))
  }
}

async function putMembers(
  work: Writing,
  round: Round,
  panel: Panel,
  members: readonly Wished[],
): Promise<void> {
  insistMembers(members)
  const before = await work.db
    .selectFrom('evaluation.panel_member as m')
    .innerJoin('evaluation.expert as e', 'e.id', 'm.expert_id')
    .where('m.panel_id', '=', panel.id)
    .select(['e.id', 'e.name', 'm.role'])
    .execute()
  const wished = new Map(members.map((one) => [one.expertId, one.role]))
  for (const one of before) {
    const role = wished.get(one.id)
    if (role === undefined || role === 'secretary') await takeOut(work, round, panel.id, one)
  }
  const items = await itemsWithFacts(work, round.id, panel.id)
  const rows =
    members.length === 0
      ? []
      : await registered(work, round, panel.id)
          .where('e.id', 'in', [...wished.keys()])
          .execute()
  if (rows.length !== wished.size) found(undefined, 'expert')
  const judgedBefore = new Set(before.filter((one) => one.role !== 'secretary').map(({ id }) => id))
  for (const row of rows) {
    const role = wished.get(row.id)!
    const newcomer = !judgedBefore.has(row.id) || round.state === 'preparing'
    if (newcomer) insistServes(work, round, { row, role }, items)
  }
  await work.db.deleteFrom('evaluation.panel_member').where('panel_id', '=', panel.id).execute()
  if (members.length > 0) {
    await work.db
      .insertInto('evaluation.panel_member')
      .values(
        members.map(({ expertId, role }) => ({
          panel_id: panel.id,
          expert_id: expertId,
          role,
          joined_at: work.now,
        })),
      )
      .execute()
  }
  const judges = rows.filter(({ id }) => wished.get(id) !== 'secretary')
  const made = await form(work, round, panel, judges, items)
  const facts = { members: members.length, items: items.length, assignments: made }
  await record(work, 'evaluation.panel.put', panel.id, facts)
}

export async function makePanel(
  work: Writing,
  roundId: string,
  wish: { readonly name: string; readonly items: readonly string[] },
) {
  const round = await shaping(work, roundId)
  const { last } = await work.db
    .selectFrom('evaluation.panel')
    .where('round_id', '=', roundId)
    .select((eb) => eb.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  const id = newId(work.now)
  await work.db
    .insertInto('evaluation.panel')
    .values({
      id,
      round_id: roundId,
      seq: Number(last ?? 0) + 1,
      name: wish.name.trim(),
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await putItems(work, round, id, wish.items)
  await record(work, 'evaluation.panel.make', id, { round: roundId, items: wish.items.length })
  return listPanels(work, roundId)
}

export async function putPanel(
  work: Writing,
  id: string,
  wish: {
    readonly version: number
    readonly name: string
    readonly items: readonly string[]
    readonly members: readonly Wished[]
  },
) {
  const { round_id: roundId } = await ownPanel(work, id)
  const round = await shaping(work, roundId)
  const panel = await ownPanel(work, id)
  if (panel.version !== wish.version) throw new Problem(conflict('evaluation.changed_meanwhile'))
  await work.db
    .updateTable('evaluation.panel')
    .set({ name: wish.name.trim(), version: panel.version + 1, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await putItems(work, round, id, wish.items)
  await putMembers(work, round, { id, name: wish.name.trim() }, wish.members)
  return listPanels(work, roundId)
}

export async function removePanel(work: Writing, id: string) {
  const { round_id: roundId } = await ownPanel(work, id)
  await shaping(work, roundId)
  const used = await work.db
    .selectFrom('evaluation.item')
    .where('panel_id', '=', id)
    .select('id')
    .unionAll(
      work.db
        .selectFrom('evaluation.panel_member')
        .where('panel_id', '=', id)
        .select('expert_id as id'),
    )
    .unionAll(work.db.selectFrom('evaluation.session').where('panel_id', '=', id).select('id'))
    .limit(1)
    .execute()
  if (used.length > 0) throw new Problem(conflict('evaluation.panel_in_use'))
  await work.db.deleteFrom('evaluation.panel').where('id', '=', id).execute()
  await record(work, 'evaluation.panel.remove', id, { round: roundId })
  return listPanels(work, roundId)
}
