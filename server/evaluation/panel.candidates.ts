/** Who may sit in a panel: conflicts with each of its items, and whether the expert can serve with that many. */
import { sql } from 'kysely'
import { findConflicts, type ConflictFinding } from '../../domain/evaluation/conflict.ts'
import {
  commitmentVersion,
  mayServe,
  type ExpertInput,
  type ExpertState,
} from '../../domain/evaluation/expert.ts'
import { dayOfMoment, type DayText } from '../../domain/kernel/moment.ts'
import type { Verdict } from '../../domain/kernel/verdict.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { ruleOf, type RoundRow } from './arrangement.material.ts'
import { declaredOf } from './declared.queries.ts'
import { objectOf, subjectOf } from './eligible.queries.ts'
import { ownPanel } from './panel.queries.ts'
import { ownRound } from './round.queries.ts'
import { findingsOf, standing } from './standing.ts'

const shownMax = 100

/** Items with what conflicts are found from. */
export async function itemsWithFacts(work: Reading, roundId: string, panelId: string) {
  const rows = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', roundId)
    .where('panel_id', '=', panelId)
    .select(['id', 'seq', 'title', 'field_codes', 'conflict_facts', 'parties'])
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    title: row.title,
    fields: row.field_codes,
    facts: objectOf(row),
  }))
}
type FactItem = Awaited<ReturnType<typeof itemsWithFacts>>[number]

/** Experts of the office's register, with what they read in the round besides this panel's items. */
export const registered = (work: Reading, round: RoundRow, panelId: string) =>
  work.db
    .selectFrom('evaluation.expert as e')
    .where('e.org_id', '=', round.org_id)
    .select([
      'e.id',
      'e.name',
      'e.employer_name',
      'e.person_id',
      'e.state',
      'e.senior',
      'e.profile',
    ])
    .select(declaredOf.as('declared'))
    .select((eb) =>
      eb
        .selectFrom('evaluation.assignment as a')
        .innerJoin('evaluation.item as i', 'i.id', 'a.item_id')
        .whereRef('a.expert_id', '=', 'e.id')
        .where('a.round_id', '=', round.id)
        .where('a.state', 'in', [...standing])
        .where(sql<boolean>`i.panel_id is distinct from ${panelId}::uuid`)
        .select(eb.fn.countAll<number>().as('n'))
        .as('load'),
    )
export type Registered = Awaited<
  ReturnType<ReturnType<typeof registered>['executeTakeFirstOrThrow']>
>

/** From which items the expert must stand back, and why. */
export function recusalsOf(
  work: Reading,
  round: RoundRow,
  row: Registered,
  items: readonly FactItem[],
): { readonly item: FactItem; readonly findings: readonly ConflictFinding[] }[] {
  const [subject, rule] = [subjectOf(row), ruleOf(work, round)]
  return items.flatMap((item) => {
    const findings = findConflicts(subject, item.facts, rule)
    return findings.length === 0 ? [] : [{ item, findings }]
  })
}

/** Whether the expert can take that many items more; for the secretary none. */
export function servesIn(work: Reading, round: RoundRow, row: Registered, items: number): Verdict {
  const today = dayOfMoment(work.now.toISOString())
  const profile = row.profile as ExpertInput
  return mayServe(
    {
      state: row.state as ExpertState,
      // The commitment is asked for before a title is shown, not before one is asked.
      profile: { ...profile, commitment: { version: commitmentVersion, signedOn: today } },
    },
    { from: today, to: round.score_by as DayText, commitmentVersion },
    Number(row.load ?? 0) + Math.max(0, items - 1),
  )
}

/** Those who know a field of the panel's items, or whose name or employer was typed; the most useful first. */
export async function listPanelExperts(work: Reading, panelId: string, text: string | undefined) {
  const panel = await ownPanel(work, panelId)
  const round = await ownRound(work, panel.round_id)
  const items = await itemsWithFacts(work, panel.round_id, panelId)
  const typed = text?.trim() ?? ''
  const fields = [...new Set(items.flatMap((item) => item.fields))]
  const known = sql<number>`(select count(*) from evaluation.item i
    where i.panel_id = ${panelId} and i.field_codes && e.field_codes)::int`
  let all = registered(work, round, panelId)
    .where('e.state', 'in', ['approved', 'suspended'])
    .select(known.as('known'))
  if (typed !== '') all = all.where(hasText([sql`e.name`, sql`e.employer_name`], typed))
  else if (fields.length > 0) all = all.where(sql<boolean>`e.field_codes && ${fields}::text[]`)
  // All are weighed before the most useful are shown: the database knows nothing of recusals.
  const rows = await all.orderBy('e.id').execute()
  const weighed = rows
    .map((row) => {
      const recusals = recusalsOf(work, round, row, items)
      const serves = servesIn(work, round, row, items.length - recusals.length)
      return { row, recusals, serves, load: Number(row.load ?? 0) }
    })
    .toSorted(
      (a, b) =>
        Number(b.serves.ok) - Number(a.serves.ok) ||
        a.recusals.length - b.recusals.length ||
        b.row.known - a.row.known ||
        a.load - b.load,
    )
  const told = weighed.slice(0, shownMax).map(({ row, recusals, serves, load }) => {
    const profile = row.profile as ExpertInput
    return {
      id: row.id,
      name: row.name,
      employer: row.employer_name,
      region: profile.region,
      senior: row.senior,
      fields: profile.fields,
      known: row.known,
      load,
      account: row.person_id !== null,
      recusals: recusals.map(({ item, findings }) => ({
        itemId: item.id,
        seq: item.seq,
        title: item.title,
        findings: findingsOf(findings),
      })),
      refusal: serves.ok ? null : { code: serves.code, facts: { ...serves.facts } },
    }
  })
  return { total: weighed.length, rows: told }
}
