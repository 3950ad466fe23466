/** Organisations as their members and those who verify them may see them. */
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { permits } from '../../domain/kernel/actor.ts'
import { readUscc } from '../../domain/kernel/uscc.ts'
import { forbidden } from '../../domain/kernel/verdict.ts'
import type * as organisation from '../../domain/people/organisation.endpoints.ts'
import {
  divisionStem,
  type Organisation,
  type OrganisationRow,
  type OrgKind,
  type OrgState,
} from '../../domain/people/organisation.ts'
import type { Schema } from '../kernel/generated/schema.ts'
import { found, Problem } from '../kernel/problem.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'

/** The organisation one acts for; refused where none is chosen. */
export function ownOrgId(work: Reading): string {
  if (work.actor.orgId === null) throw new Problem(forbidden('kernel.no_organisation'))
  return work.actor.orgId
}

type OrgBuilder = ExpressionBuilder<Schema & { o: Schema['people.organisation'] }, 'o'>
type Visible = (eb: OrgBuilder) => Expression<SqlBool>

/**
 * What one may verify: the operator everything, an authority what applies within its division. Nothing for
 * everybody else.
 */
export async function verifiable(work: Reading): Promise<Visible> {
  const nothing: Visible = () => sql<SqlBool>`false`
  const { orgId } = work.actor
  if (orgId === null || !permits(work.actor, 'people.organisation.verify')) return nothing
  const own = await work.db
    .selectFrom('people.organisation')
    .where('id', '=', orgId)
    .select(['kind', 'division'])
    .executeTakeFirstOrThrow()
  if (own.kind === 'operator') return () => sql<SqlBool>`true`
  const stem = own.division === null ? null : divisionStem(own.division)
  if (own.kind !== 'authority' || stem === null) return nothing
  return (eb) =>
    eb.and([
      eb('o.kind', 'in', ['enterprise', 'institute', 'association']),
      eb('o.division', 'like', `${stem}%`),
    ])
}

/** What one may read: where one is a member, what one acts for, and what one may verify. */
export async function readable(work: Reading): Promise<Visible> {
  const mine = await verifiable(work)
  const { personId, orgId } = work.actor
  return (eb) =>
    eb.or([
      eb('o.id', '=', orgId),
      eb.exists(
        eb
          .selectFrom('people.membership as own')
          .whereRef('own.org_id', '=', 'o.id')
          .where('own.person_id', '=', personId)
          .where('own.ended_at', 'is', null)
          .select('own.id'),
      ),
      mine(eb),
    ])
}

function rows(work: Reading) {
  return work.db
    .selectFrom('people.organisation as o')
    .leftJoin('people.person as p', 'p.id', 'o.registered_by')
    .select(['o.id', 'o.kind', 'o.name', 'o.uscc', 'o.division', 'o.state', 'o.uscc_fault'])
    .select(['o.made_at', 'p.name as registered_by_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function rowShape(row: Row): OrganisationRow {
  return {
    id: row.id,
    kind: row.kind as OrgKind,
    name: row.name,
    uscc: row.uscc,
    division: row.division,
    state: row.state as OrgState,
    usccFault: row.uscc_fault,
    registeredByName: row.registered_by_name,
    madeAt: row.made_at.toISOString(),
  }
}

/** One organisation among those `visible`, otherwise missing. */
export async function organisationShape(
  work: Reading,
  id: string,
  visible: Visible,
): Promise<Organisation> {
  const row = await rows(work)
    .where('o.id', '=', id)
    .where((eb) => visible(eb as unknown as OrgBuilder))
    .select(['o.verified_at', 'o.refused_reason', 'o.uscc_accepted_reason', 'o.demo'])
    .executeTakeFirst()
  const org = found(row, 'organisation')
  const formerNames = await work.db
    .selectFrom('people.former_name')
    .where('org_id', '=', id)
    .select(['name', 'until'])
    .orderBy('until', (order) => order.desc().nullsLast())
    .orderBy('name')
    .limit(100)
    .execute()
  return {
    ...rowShape(org),
    verifiedAt: org.verified_at?.toISOString() ?? null,
    refusedReason: org.refused_reason,
    usccAcceptedReason: org.uscc_accepted_reason,
    formerNames,
    demo: org.demo,
  }
}

export async function readOrganisation(work: Reading, id: string): Promise<Organisation> {
  return organisationShape(work, id, await readable(work))
}

/** Oldest first, since they have waited longest; the cursor is the last id. */
export async function listOrganisations(
  work: Reading,
  query: QueryOf<typeof organisation.listOrganisations>,
): Promise<AnswerOf<typeof organisation.listOrganisations>> {
  const visible = await verifiable(work)
  const limit = query.limit ?? 50
  const text = query.text?.trim()
  const filtered = work.db
    .selectFrom('people.organisation as o')
    .where((eb) => visible(eb as unknown as OrgBuilder))
    .$if(query.state !== undefined, (q) => q.where('o.state', '=', query.state ?? ''))
    .$if(text !== undefined && text !== '', (q) =>
      q.where(hasText([sql`o.name`, sql`coalesce(o.uscc, '')`], text ?? '')),
    )
  const { total } = await filtered
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = await filtered
    .leftJoin('people.person as p', 'p.id', 'o.registered_by')
    .$if(query.after !== undefined, (q) => q.where('o.id', '>', query.after ?? ''))
    .select(['o.id', 'o.kind', 'o.name', 'o.uscc', 'o.division', 'o.state', 'o.uscc_fault'])
    .select(['o.made_at', 'p.name as registered_by_name'])
    .orderBy('o.id')
    .limit(limit)
    .execute()
  const next = page.length === limit ? (page.at(-1)?.id ?? null) : null
  return { rows: page.map(rowShape), total: Number(total), next }
}

export async function checkCode(
  work: Reading,
  text: string,
): Promise<AnswerOf<typeof organisation.checkCode>> {
  const reading = readUscc(text)
  const taken = await work.db
    .selectFrom('people.organisation')
    .where('uscc', '=', reading.code)
    .where('state', '!=', 'refused')
    .select(['id', 'name', 'state'])
    .executeTakeFirst()
  return {
    code: reading.code,
    valid: reading.valid,
    reason: reading.reason,
    officerMayAccept: reading.officerMayAccept,
    takenBy: taken === undefined ? null : { ...taken, state: taken.state as OrgState },
  }
}
