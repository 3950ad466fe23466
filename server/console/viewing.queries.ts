import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/console/viewing.endpoints.ts'
import type { ViewingCandidate } from '../../domain/console/viewing.ts'
import type { Reading } from '../kernel/work.ts'
import { organisationsLike, orgsById, personNames, personsLike } from '../people/index.ts'
import { setting } from './setting.queries.ts'

const isOperator = sql<boolean>`exists (
  select from people.pub_membership x join people.pub_organisation y on y.id = x.org_id
  where x.person_id = m.person_id and y.kind = 'operator')`

type Membership = {
  readonly person_id: string
  readonly org_id: string
  readonly is_operator: boolean
}

/** A membership that lasts, of somebody who can sign in. */
export async function viewable(
  work: Reading,
  membershipId: string,
): Promise<Membership | undefined> {
  const { rows } = await sql<Membership>`
    select m.person_id, m.org_id, ${isOperator} as is_operator
    from people.pub_membership m join people.pub_person p on p.id = m.person_id
    where m.id = ${membershipId} and p.disabled_at is null`.execute(work.db)
  return rows[0]
}

/** By the name of the person or the organisation, or the address; operators are not offered. */
export async function listCandidates(
  work: Reading,
  query: QueryOf<typeof endpoints.listViewingCandidates>,
): Promise<{ rows: ViewingCandidate[] }> {
  const typed = query.text.trim()
  const { rows } = await sql<ViewingCandidate>`
    select m.id as "membershipId", p.id as "personId", p.name as "personName",
      o.id as "orgId", o.name as "orgName", o.kind as "orgKind", m.roles
    from people.pub_membership m
    join people.pub_person p on p.id = m.person_id
    join people.pub_organisation o on o.id = m.org_id
    where p.disabled_at is null and p.id <> ${work.actor.personId} and not ${isOperator}
      and m.id in (
        select f.id from people.pub_membership f where f.person_id in (${personsLike(typed)})
        union select f.id from people.pub_membership f where f.org_id in (${organisationsLike(typed)}))
    order by p.name, m.id limit ${query.limit ?? 20}`.execute(work.db)
  return { rows }
}

export async function listViewings(
  work: Reading,
  query: QueryOf<typeof endpoints.listViewings>,
): Promise<AnswerOf<typeof endpoints.listViewings>> {
  const limit = query.limit ?? 50
  const { total } = await work.db
    .selectFrom('console.viewing')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = await work.db
    .selectFrom('console.viewing')
    .$if(query.after !== undefined, (q) => q.where('id', '<', query.after ?? ''))
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const persons = page.flatMap((row) => [row.operator_id, row.person_id])
  const names = await personNames(work, persons)
  const orgs = await orgsById(
    work,
    page.map(({ org_id }) => org_id),
  )
  const over = (row: (typeof page)[number]) =>
    row.ended_at ?? (row.until_at <= work.now ? row.until_at : null)
  return {
    rows: page.map((row) => ({
      id: row.id,
      operatorName: names.get(row.operator_id) ?? '',
      personName: names.get(row.person_id) ?? '',
      orgName: orgs.get(row.org_id)?.name ?? '',
      reason: row.reason,
      startedAt: row.started_at.toISOString(),
      untilAt: row.until_at.toISOString(),
      endedAt: over(row)?.toISOString() ?? null,
    })),
    limitMinutes: await setting(work, 'console.viewing_minutes'),
    total: Number(total),
    next: page.length === limit ? (page.at(-1)?.id ?? null) : null,
  }
}
