/** 专家组 as their office and its supervisors see them: who sits, what they read, what is wrong with them. */
import { sql } from 'kysely'
import { employerKey, provinceOf } from '../../domain/evaluation/arrangement.ts'
import type { ConflictFinding } from '../../domain/evaluation/conflict.ts'
import type { ExpertInput } from '../../domain/evaluation/expert.ts'
import type {
  PanelMemberRow,
  PanelRow,
  PanelsPage,
} from '../../domain/evaluation/panel.endpoints.ts'
import {
  panelFaults,
  usualPanelRules,
  type PanelMember,
  type PanelRole,
  type PanelRules,
} from '../../domain/evaluation/panel.ts'
import type { RoundRules } from '../../domain/evaluation/round.ts'
import type { Refusal } from '../../domain/kernel/verdict.ts'
import type { Reading } from '../kernel/work.ts'
import { findingsOf, isStanding, standing } from './standing.ts'

export const panelRulesOf = (rules: unknown): PanelRules =>
  (rules as RoundRules).panel ?? usualPanelRules

function itemsOf(work: Reading, roundId: string) {
  const states = sql.join([...standing])
  return work.db
    .selectFrom('evaluation.item as i')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .where('i.round_id', '=', roundId)
    .select(['i.id', 'i.panel_id', 'i.seq', 'i.title', 'i.region', 'i.field_codes', 'i.parties'])
    .select([
      sql<number>`greatest(coalesce(i.reviews_asked, r.reviews_per_item) - (select count(*) from evaluation.assignment a
        where a.item_id = i.id and a.state in (${states})), 0)::int`.as('missing'),
      sql<number>`(select count(*) from evaluation.assignment a
        where a.item_id = i.id and a.state = 'submitted')::int`.as('submitted'),
    ])
    .orderBy('i.seq')
    .execute()
}

type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number]

const itemOf = (row: ItemRow) => ({
  id: row.id,
  seq: row.seq,
  title: row.title,
  applicant: (row.parties as { name: string }[])[0]?.name ?? '',
  region: row.region,
  fields: row.field_codes,
})

const membersOf = (work: Reading, roundId: string) =>
  work.db
    .selectFrom('evaluation.panel_member as m')
    .innerJoin('evaluation.panel as p', 'p.id', 'm.panel_id')
    .innerJoin('evaluation.expert as e', 'e.id', 'm.expert_id')
    .where('p.round_id', '=', roundId)
    .select(['m.panel_id', 'm.role', 'e.id', 'e.name', 'e.employer_name', 'e.senior'])
    .select(['e.person_id', 'e.profile'])
    .orderBy(sql`array_position(array['leader', 'member', 'secretary'], m.role)`)
    .orderBy('e.id')
    .execute()

const assignmentsOf = (work: Reading, roundId: string) =>
  work.db
    .selectFrom('evaluation.assignment')
    .where('round_id', '=', roundId)
    .where('state', '<>', 'replaced')
    .select(['item_id', 'expert_id', 'state'])
    .execute()

/** Found when the panel was put together. */
async function foundRecusals(work: Reading, roundId: string) {
  const rows = await work.db
    .selectFrom('evaluation.panel_recusal as c')
    .innerJoin('evaluation.item as i', 'i.id', 'c.item_id')
    .where('i.round_id', '=', roundId)
    .select(['c.item_id', 'c.expert_id', 'c.findings'])
    .execute()
  return new Map(
    rows.map((row) => [`${row.item_id} ${row.expert_id}`, row.findings as ConflictFinding[]]),
  )
}

async function gather(work: Reading, roundId: string) {
  return {
    items: await itemsOf(work, roundId),
    members: await membersOf(work, roundId),
    assignments: Map.groupBy(await assignmentsOf(work, roundId), (one) => one.expert_id),
    recusals: await foundRecusals(work, roundId),
  }
}

type Gathered = Awaited<ReturnType<typeof gather>>
type MemberRow = Gathered['members'][number]

function memberOf(all: Gathered, row: MemberRow, items: readonly ItemRow[]): PanelMemberRow {
  const within = new Set(items.map(({ id }) => id))
  const own = (all.assignments.get(row.id) ?? []).filter((one) => within.has(one.item_id))
  const stoodBack = new Set(own.filter(({ state }) => !isStanding(state)).map((one) => one.item_id))
  return {
    expertId: row.id,
    name: row.name,
    employer: row.employer_name,
    region: (row.profile as ExpertInput).region,
    senior: row.senior,
    role: row.role as PanelRole,
    account: row.person_id !== null,
    assigned: own.filter(({ state }) => isStanding(state)).length,
    submitted: own.filter(({ state }) => state === 'submitted').length,
    recusals: items.flatMap((item) => {
      const findings = all.recusals.get(`${item.id} ${row.id}`)
      if (findings === undefined && !stoodBack.has(item.id)) return []
      const { id: itemId, seq, title } = item
      return [{ itemId, seq, title, findings: findingsOf(findings ?? []) }]
    }),
  }
}

/** As the rules of panels look at a member. */
const judgedOf = (profile: ExpertInput, row: PanelMemberRow): PanelMember => ({
  expertId: row.expertId,
  role: row.role,
  senior: row.senior,
  region: provinceOf(profile.region),
  employer: employerKey(profile.employer),
  recused: row.role === 'secretary' ? 0 : row.recusals.length,
})

const toldFault = ({ code, facts }: Refusal) => ({ code, facts: { ...facts } })

export async function panelsOf(
  work: Reading,
  roundId: string,
  rules: PanelRules,
): Promise<PanelsPage> {
  const panels = await work.db
    .selectFrom('evaluation.panel')
    .where('round_id', '=', roundId)
    .select(['id', 'seq', 'name', 'version'])
    .orderBy('seq')
    .execute()
  const all = await gather(work, roundId)
  const profiles = new Map(all.members.map((one) => [one.id, one.profile as ExpertInput]))
  const byPanel = Map.groupBy(all.items, (one) => one.panel_id)
  const rows = panels.map((panel): PanelRow => {
    const items = byPanel.get(panel.id) ?? []
    const members = all.members
      .filter((one) => one.panel_id === panel.id)
      .map((one) => memberOf(all, one, items))
    const judged = members.map((one) => judgedOf(profiles.get(one.expertId)!, one))
    return {
      ...panel,
      items: items.map((one) => ({
        ...itemOf(one),
        missing: one.missing,
        submitted: one.submitted,
      })),
      members,
      faults: panelFaults(judged, items.length, rules).map(toldFault),
    }
  })
  return { rows, free: (byPanel.get(null) ?? []).map(itemOf) }
}

/** Panels that break a rule of their round. */
export async function faultyPanels(work: Reading, roundId: string, rules: unknown) {
  const { rows } = await panelsOf(work, roundId, panelRulesOf(rules))
  return rows.filter(({ faults }) => faults.length > 0).length
}
