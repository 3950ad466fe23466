/** Invitations as their organisation, the one invited, and the one who sends the letter see them. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/people/invitation.endpoints.ts'
import type { Invitation } from '../../domain/people/invitation.endpoints.ts'
import { found, Problem } from '../kernel/problem.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading } from '../kernel/work.ts'
import { proofHash } from './challenge.actions.ts'
import { ownOrgId } from './organisation.queries.ts'
import { allRoles } from './role.ts'

export const tokenContext = (id: string): string => `invitation ${id}`

function ownInvitations(work: Reading) {
  return work.db
    .selectFrom('people.invitation as i')
    .leftJoin('people.person as p', 'p.id', 'i.invited_by')
    .where('i.org_id', '=', ownOrgId(work))
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .select(['i.id', 'i.email', 'i.roles', 'i.org_unit_id', 'i.title'])
    .select(['i.made_at', 'i.expires_at', 'p.name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof ownInvitations>['execute']>>[number]

function shape(work: Reading, row: Row): Invitation {
  return {
    id: row.id,
    email: row.email,
    roles: row.roles,
    orgUnitId: row.org_unit_id,
    title: row.title,
    invitedByName: row.name,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    expired: row.expires_at <= work.now,
  }
}

export async function listInvitations(work: Reading): Promise<{ rows: Invitation[] }> {
  const rows = await ownInvitations(work).orderBy('i.made_at', 'desc').limit(500).execute()
  return { rows: rows.map((row) => shape(work, row)) }
}

export async function readOwnInvitation(work: Reading, id: string): Promise<Invitation> {
  const row = await ownInvitations(work).where('i.id', '=', id).executeTakeFirst()
  return shape(work, found(row, 'invitation'))
}

/** The open invitation of a token; unknown, spent, revoked and expired are refused alike. */
export async function openInvitation(work: Reading, token: string) {
  const row = await work.db
    .selectFrom('people.invitation as i')
    .innerJoin('people.organisation as o', 'o.id', 'i.org_id')
    .leftJoin('people.person as by', 'by.id', 'i.invited_by')
    .where('i.token_hash', '=', proofHash(token))
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', work.now)
    .select(['i.id', 'i.org_id', 'i.email', 'i.roles', 'i.org_unit_id', 'i.title'])
    .select(['i.expires_at', 'o.name as org_name', 'by.name as invited_by_name'])
    .select(
      sql<boolean>`exists (select from people.person a where lower(a.email) = lower(i.email))`.as(
        'has_account',
      ),
    )
    .executeTakeFirst()
  if (row === undefined) throw new Problem(conflict('people.invitation_not_open'))
  return row
}

export async function readInvitation(
  work: Reading,
  token: string,
): Promise<AnswerOf<typeof endpoints.readInvitation>> {
  const row = await openInvitation(work, token)
  const names = (await allRoles(work)).filter(({ code }) => row.roles.includes(code))
  return {
    orgName: row.org_name,
    email: row.email,
    roles: names.map(({ nameZh, nameEn }) => ({ nameZh, nameEn })),
    invitedByName: row.invited_by_name,
    expiresAt: row.expires_at.toISOString(),
    hasAccount: row.has_account,
  }
}

export type InvitationMessage = {
  readonly to: string
  readonly link: string
  readonly orgName: string
  readonly invitedByName: string | null
  readonly expiresAt: Date
  readonly language: Language
}

/** What `people.invitation.sent` asks to be sent; null where it is open no more. */
export async function readInvitationMessage(
  work: Reading,
  invitationId: string,
): Promise<InvitationMessage | null> {
  const row = await work.db
    .selectFrom('people.invitation as i')
    .innerJoin('people.organisation as o', 'o.id', 'i.org_id')
    .leftJoin('people.person as by', 'by.id', 'i.invited_by')
    .leftJoin('people.person as p', (join) =>
      join.on((eb) => eb(eb.fn('lower', ['p.email']), '=', eb.fn('lower', ['i.email']))),
    )
    .where('i.id', '=', invitationId)
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', work.now)
    .select(['i.id', 'i.email', 'i.token_sealed', 'i.expires_at', 'o.name as org_name'])
    .select(['by.name as invited_by_name', 'p.language', 'by.language as inviter_language'])
    .executeTakeFirst()
  if (row === undefined) return null
  const token = vaultOf(work.host).open(row.token_sealed, tokenContext(row.id))
  return {
    to: row.email,
    link: `${work.host.config.baseUrl}/join#${token}`,
    orgName: row.org_name,
    invitedByName: row.invited_by_name,
    expiresAt: row.expires_at,
    language: (row.language ?? row.inviter_language ?? 'zh') as Language,
  }
}
