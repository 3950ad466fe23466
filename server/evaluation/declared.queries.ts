/** Conflicts that experts have declared, as findings use them and as those concerned read them. */
import { sql } from 'kysely'
import type { ConflictSubject } from '../../domain/evaluation/conflict.ts'
import type { DeclaredConflict } from '../../domain/evaluation/declared.endpoints.ts'
import { maySeeRounds } from '../../domain/evaluation/round.ts'
import { found, insist } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'

/** Those that hold, of each expert `e` of a query: what `subjectOf` finds conflicts from. */
export const declaredOf = sql<ConflictSubject['declared']>`(
  select coalesce(jsonb_agg(jsonb_build_object('org', d.org_code, 'name', d.org_name, 'reason', d.reason,
    'on', to_char(d.declared_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) order by d.declared_at, d.id), '[]')
  from evaluation.declared_conflict d where d.expert_id = e.id and d.withdrawn_at is null)`

const declared = (work: Reading) =>
  work.db
    .selectFrom('evaluation.declared_conflict as d')
    .innerJoin('evaluation.expert as e', 'e.id', 'd.expert_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'e.org_id')
    .selectAll('d')
    .select(['o.name as office'])

type Declared = ReturnType<typeof declared>
type Row = Awaited<ReturnType<Declared['execute']>>[number]

const rowOf = (row: Row): DeclaredConflict => ({
  id: row.id,
  office: row.office ?? '',
  code: row.org_code,
  name: row.org_name,
  reason: row.reason,
  at: row.declared_at.toISOString(),
  withdrawn:
    row.withdrawn_at === null
      ? null
      : { at: row.withdrawn_at.toISOString(), reason: row.withdraw_reason ?? '' },
})

const own = (work: Reading) => declared(work).where('e.person_id', '=', work.actor.personId)

/** The latest first. */
async function pageOfConflicts(work: Reading, list: Declared, wish: PageWish) {
  const { shown, ...page } = await readPage(work, list, { key: sql<string>`d.id::text` }, wish)
  return { ...page, rows: shown.map(rowOf) }
}

export const listOwnConflicts = (work: Reading, wish: PageWish) =>
  pageOfConflicts(work, own(work), wish)

export async function ownConflict(work: Reading, id: string): Promise<Row> {
  return found(await own(work).where('d.id', '=', id).executeTakeFirst(), 'declaredConflict')
}

export async function listExpertConflicts(work: Reading, expertId: string, wish: PageWish) {
  insist(maySeeRounds(work.actor))
  const expert = await work.db
    .selectFrom('evaluation.expert')
    .where('id', '=', expertId)
    .where('org_id', '=', work.actor.orgId)
    .select('id')
    .executeTakeFirst()
  found(expert, 'expert')
  return pageOfConflicts(work, declared(work).where('d.expert_id', '=', expertId), wish)
}
