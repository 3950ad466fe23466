/** Who may read an item: conflicts found from facts, and whether the expert can serve, each with its reason. */
import { sql } from 'kysely'
import {
  findConflicts,
  type ConflictFinding,
  type ConflictObject,
  type ConflictRule,
  type ConflictSubject,
} from '../../domain/evaluation/conflict.ts'
import { commitmentVersion, mayServe, type ExpertInput } from '../../domain/evaluation/expert.ts'
import type { ExpertState } from '../../domain/evaluation/expert.ts'
import type { PairReason } from '../../domain/evaluation/assignmentPlan.ts'
import type { RoundRules } from '../../domain/evaluation/round.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { DayText } from '../../domain/kernel/moment.ts'
import type { Verdict } from '../../domain/kernel/verdict.ts'
import { found } from '../kernel/problem.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { declaredOf } from './declared.queries.ts'
import { standing } from './standing.ts'
import { commitmentOf } from './expert.queries.ts'

const shownMax = 100

export type ItemAt = Awaited<ReturnType<typeof itemAt>>

/** An item of a round of one's organisation. */
export async function itemAt(work: Reading, id: string) {
  const row = await itemRows(work)
    .where('i.id', '=', id)
    .where('r.org_id', '=', work.actor.orgId)
    .executeTakeFirst()
  return found(row, 'item')
}

const itemRows = (work: Reading) =>
  work.db
    .selectFrom('evaluation.item as i')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .selectAll('i')
    .select(['r.rules', 'r.score_by', 'r.state as round_state', 'r.org_id'])

const experts = (work: Reading, item: ItemAt) =>
  work.db
    .selectFrom('evaluation.expert as e')
    .where('e.org_id', '=', item.org_id)
    .selectAll('e')
    .select(declaredOf.as('declared'))
    .select((eb) =>
      eb
        .selectFrom('evaluation.assignment as a')
        .whereRef('a.expert_id', '=', 'e.id')
        .where('a.round_id', '=', item.round_id)
        .where('a.state', 'in', [...standing])
        .select(eb.fn.countAll<number>().as('n'))
        .as('load'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof experts>['executeTakeFirstOrThrow']>>

const yearsBefore = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

/** What of an expert may be in conflict with an item. */
export function subjectOf(
  row: Pick<Row, 'id' | 'person_id' | 'profile' | 'declared'>,
): ConflictSubject {
  const profile = row.profile as ExpertInput
  return {
    expertId: row.id,
    personId: row.person_id,
    employer: profile.employer.code,
    memberships: profile.past.map(({ code, until }) => ({ org: code, until })),
    recommendingUnit: profile.recommendedBy ?? null,
    declared: row.declared,
  }
}

/** What of an item may be in conflict with an expert. */
export function objectOf(row: {
  readonly id: string
  readonly conflict_facts: unknown
  readonly parties: unknown
}): ConflictObject {
  return {
    ...(row.conflict_facts as Omit<ConflictObject, 'itemId' | 'names'>),
    itemId: row.id,
    names: (row.parties as { readonly name: string }[]).map(({ name }) => name),
  }
}

export function conflictRuleOf(work: Reading, rules: RoundRules): ConflictRule {
  const today = dayOfMoment(work.now.toISOString())
  return { ...rules, membershipsSince: yearsBefore(today, rules.membershipYears) }
}

const levelCodes = ['fieldNone', 'fieldFamiliar', 'fieldWorks', 'fieldLeads'] as const

/** What speaks for an expert whom somebody chooses by hand, in the codes of plans and draws. */
function handGrounds(
  known: ExpertInput['fields'],
  conflicts: number,
  load: { readonly load: number; readonly max: number },
): PairReason[] {
  const [best, ...further] = known
  const field: PairReason =
    best === undefined
      ? { code: 'fieldNone', values: {} }
      : { code: levelCodes[best.level] ?? 'fieldNone', values: { field: best.code } }
  return [
    field,
    ...(further.length > 0
      ? [{ code: 'furtherFields', values: { count: further.length } } as const]
      : []),
    ...(conflicts === 0 ? [{ code: 'noConflict', values: {} } as const] : []),
    { code: 'load', values: load },
  ]
}

function judge(work: Reading, item: ItemAt, row: Row) {
  const rules = item.rules as RoundRules
  const profile = row.profile as ExpertInput
  const today = dayOfMoment(work.now.toISOString())
  const findings: readonly ConflictFinding[] = findConflicts(
    subjectOf(row),
    objectOf(item),
    conflictRuleOf(work, rules),
  )
  const load = Number(row.load ?? 0)
  const serves: Verdict = mayServe(
    {
      state: row.state as ExpertState,
      // The commitment is asked for before a title is shown, not before one is asked.
      profile: { ...profile, commitment: { version: commitmentVersion, signedOn: today } },
    },
    { from: today, to: item.score_by as DayText, commitmentVersion },
    load,
  )
  const known = profile.fields
    .filter(({ code }) => item.field_codes.includes(code))
    .toSorted((one, other) => other.level - one.level)
  const level = known[0]?.level ?? 0
  const grounds = handGrounds(known, findings.length, { load: load + 1, max: profile.load.max })
  return { profile, findings, load, serves, level, grounds }
}

/** For the house itself, which fills places for whichever office it is. */
export async function itemForHouse(work: Reading, id: string): Promise<ItemAt> {
  return found(await itemRows(work).where('i.id', '=', id).executeTakeFirst(), 'item')
}

/** These experts of the office's register for one item; whoever is not in it any more is not in the answer. */
export async function judgeExperts(work: Reading, item: ItemAt, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Judged>()
  const rows = await experts(work, item)
    .where('e.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row): [string, Judged] => [row.id, { expert: row, ...judge(work, item, row) }]),
  )
}

export type Judged = ReturnType<typeof judge> & { readonly expert: Row }

/** One expert for one item, as the office's register has them. */
export async function judgeExpert(work: Reading, item: ItemAt, expertId: string) {
  const row = await experts(work, item).where('e.id', '=', expertId).executeTakeFirst()
  const expert = found(row, 'expert')
  return { expert, ...judge(work, item, expert), commitment: commitmentOf(expert) }
}

/** Those who know a field of the item, or whose name or employer was typed; the most able first. */
export async function listEligible(work: Reading, itemId: string, text: string | undefined) {
  const item = await itemAt(work, itemId)
  const typed = text?.trim() ?? ''
  let all = experts(work, item)
    .where('e.state', '<>', 'retired')
    .where('e.state', '<>', 'nominated')
  all =
    typed === ''
      ? all.where(sql<boolean>`e.field_codes && ${item.field_codes}::text[]`)
      : all.where(hasText([sql`e.name`, sql`e.employer_name`], typed))
  // All are judged before the most able are shown: what the register says first says nothing of them.
  const rows = await all.orderBy('e.id').execute()
  const judged = rows.map((row) => ({ row, ...judge(work, item, row) }))
  return {
    total: judged.length,
    rows: judged
      .toSorted(
        (a, b) =>
          a.findings.length - b.findings.length ||
          Number(b.serves.ok) - Number(a.serves.ok) ||
          b.level - a.level ||
          a.load - b.load,
      )
      .slice(0, shownMax)
      .map(({ row, profile, findings, load, serves, level, grounds }) => ({
        id: row.id,
        name: row.name,
        employer: row.employer_name,
        fields: profile.fields,
        level,
        load,
        grounds: grounds.map(({ code, values }) => ({ code, values: { ...values } })),
        findings: findings.map(({ cause, facts }) => ({ cause, facts: { ...facts } })),
        refusal: serves.ok ? null : { code: serves.code, facts: { ...serves.facts } },
      })),
  }
}
