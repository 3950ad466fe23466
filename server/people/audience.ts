/** What other modules ask of people: who may be told, who can do it, what they are called. */
import { sql } from 'kysely'
import type { Language } from '../../domain/kernel/text.ts'
import type { OrgKind, OrgState } from '../../domain/people/organisation.ts'
import type { Profile } from '../../domain/people/profile.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { mobileField } from './mobile.actions.ts'
import { ownOrgId } from './organisation.queries.ts'
import { openFor } from './subject.ts'

export type OrgFacts = {
  readonly id: string
  readonly kind: OrgKind
  readonly name: string
  readonly uscc: string | null
  readonly division: string | null
  readonly state: OrgState
  readonly formerNames: readonly string[]
  /** The code fails its check, and an officer who saw the licence accepted it. */
  readonly codeAccepted: boolean
}

/** Organisations by id, in no order; unknown ids are left out. Ask for at most a few hundred. */
export async function orgsById(
  work: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrgFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('people.organisation as o')
    .where('o.id', 'in', [...new Set(ids)])
    .select(['o.id', 'o.kind', 'o.name', 'o.uscc', 'o.division', 'o.state'])
    .select(
      sql<string[]>`array(select f.name from people.former_name f
        where f.org_id = o.id order by f.until desc nulls last, f.name)`.as('formerNames'),
    )
    .select(sql<boolean>`o.uscc_accepted_reason is not null`.as('codeAccepted'))
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, kind: row.kind as OrgKind, state: row.state as OrgState },
    ]),
  )
}

export async function orgById(work: Reading, id: string): Promise<OrgFacts | undefined> {
  return (await orgsById(work, [id])).get(id)
}

/** The profile as it stands and its version, for forms that reuse it. Who may see it is the asker's to know. */
export async function profileOf(
  work: Reading,
  orgId: string,
): Promise<{ readonly version: number; readonly profile: Profile } | undefined> {
  const row = await work.db
    .selectFrom('people.organisation')
    .where('id', '=', orgId)
    .select(['profile_version', 'profile'])
    .executeTakeFirst()
  return row && { version: row.profile_version, profile: row.profile as Profile }
}

/** Names by person id; unknown ids are left out. */
export async function personNames(
  work: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('people.person')
    .where('id', 'in', [...new Set(ids)])
    .select(['id', 'name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type MemberFacts = {
  readonly membershipId: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly roles: readonly string[]
}

function members(work: Reading, orgId: string) {
  return work.db
    .selectFrom('people.membership as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .where('m.org_id', '=', orgId)
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .select(['m.id', 'm.person_id', 'p.name', 'p.email', 'p.language', 'm.roles'])
    .orderBy('m.since')
    .limit(500)
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number]

const memberFacts = (row: MemberRow): MemberFacts => ({
  membershipId: row.id,
  personId: row.person_id,
  name: row.name,
  email: row.email,
  language: row.language as Language,
  roles: row.roles,
})

export async function membersOf(work: Reading, orgId: string): Promise<MemberFacts[]> {
  return (await members(work, orgId).execute()).map(memberFacts)
}

/** Members whose roles give the permission; deputies of theirs who are in office now come with them. */
export async function membersWith(
  work: Reading,
  orgId: string,
  permit: string,
): Promise<MemberFacts[]> {
  const giving = sql<
    string[]
  >`array(select r.code from people.role r where ${permit} = any (r.permits))`
  const rows = await members(work, orgId)
    .where((eb) =>
      eb.or([
        sql<boolean>`m.roles && ${giving}`,
        sql<boolean>`exists (
          select from people.deputy d
          join people.membership pm on pm.id = d.principal_membership_id and pm.ended_at is null
          where d.deputy_membership_id = m.id and d.ended_at is null
            and d.from_at <= ${work.now} and d.until_at > ${work.now}
            and d.roles && ${giving} and pm.roles && d.roles)`,
      ]),
    )
    .execute()
  return rows.map(memberFacts)
}

/** The person with this address among the members of an organisation. */
export async function memberByEmail(
  work: Reading,
  orgId: string,
  email: string,
): Promise<string | undefined> {
  const row = await work.db
    .selectFrom('people.membership as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .where('m.org_id', '=', orgId)
    .where('m.ended_at', 'is', null)
    .where((eb) => eb.fn('lower', ['p.email']), '=', email.toLowerCase())
    .select('p.id')
    .executeTakeFirst()
  return row?.id
}

export type Contact = {
  readonly personId: string
  readonly name: string
  readonly email: string
  /** In clear, for sending; never for showing. */
  readonly mobile: string | null
  readonly language: Language
}

/** How to reach a person; undefined for the disabled and the erased. */
export async function contactOf(work: Reading, personId: string): Promise<Contact | undefined> {
  const row = await work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .where('disabled_at', 'is', null)
    .select(['name', 'email', 'language', 'mobile_sealed'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    personId,
    name: row.name,
    email: row.email,
    mobile: await openFor(work, personId, mobileField, row.mobile_sealed),
    language: row.language as Language,
  }
}

/** Organisations of a kind, for pickers and trees; by name. */
export async function orgsOfKind(work: Reading, kind: OrgKind): Promise<OrgFacts[]> {
  const rows = await work.db
    .selectFrom('people.organisation')
    .where('kind', '=', kind)
    .where('state', '=', 'verified')
    .select('id')
    .orderBy('name')
    .limit(2000)
    .execute()
  const facts = await orgsById(
    work,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id }) => facts.get(id) ?? [])
}

/** Finds an organisation by its code, whoever has verified it. */
export async function orgByUscc(work: Reading, uscc: string): Promise<OrgFacts | undefined> {
  const row = await work.db
    .selectFrom('people.organisation')
    .where('uscc', '=', uscc)
    .where('state', '!=', 'refused')
    .select('id')
    .executeTakeFirst()
  return row && orgById(work, row.id)
}

/**
 * A verified organisation by its full name or its code: whoever asks knows whom, and browses no register. Undefined
 * where none is called so, or several are.
 */
export async function verifiedOrgCalled(
  work: Reading,
  called: string,
): Promise<string | undefined> {
  const key = called.trim()
  const rows = await work.db
    .selectFrom('people.organisation')
    .where((eb) => eb.or([eb('name', '=', key), eb('uscc', '=', key.toUpperCase())]))
    .where('state', '=', 'verified')
    .select('id')
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]!.id : undefined
}

/** What binds an organisation is done by one that somebody has verified; else `code` says what waits for it. */
export async function insistVerifiedOrg(work: Reading, code: string): Promise<void> {
  const org = await orgById(work, ownOrgId(work))
  if (org?.state !== 'verified') throw new Problem(conflict(code))
}
