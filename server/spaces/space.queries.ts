/** Spaces as an organisation sees them: those it has a part in, and those listed for all. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import type { MemberRole, MembershipFacts, MemberState } from '../../domain/spaces/member.ts'
import type { Space, SpaceCard } from '../../domain/spaces/space.endpoints.ts'
import type * as endpoints from '../../domain/spaces/space.endpoints.ts'
import {
  manageSpaces,
  type JoiningRule,
  type SpaceFacts,
  type SpaceKind,
  type SpaceState,
} from '../../domain/spaces/space.ts'
import { isUuid } from '../console/index.ts'
import { found } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'

/** What the actor's organisation has or had a part in, and what stands in the directory; nothing else exists. */
export function visibleSpaces(work: Reading) {
  const { orgId } = work.actor
  return work.db
    .selectFrom('spaces.space as s')
    .innerJoin('people.pub_organisation as o', 'o.id', 's.owner_org_id')
    .leftJoin('spaces.member as m', (join) =>
      join.onRef('m.space_id', '=', 's.id').on('m.org_id', '=', orgId),
    )
    .where((eb) =>
      eb.or([
        eb('m.org_id', 'is not', null),
        eb.and([eb('s.listed', '=', true), eb('s.state', '=', 'active')]),
      ]),
    )
    .selectAll('s')
    .select([
      'o.name as owner_name',
      'm.state as own_state',
      'm.role as own_role',
      'm.reason as own_reason',
      'm.version as own_version',
      'm.changed_at as own_changed_at',
    ])
}

export type SpaceRow = Awaited<
  ReturnType<ReturnType<typeof visibleSpaces>['executeTakeFirstOrThrow']>
>

export async function findSpace(work: Reading, id: string): Promise<SpaceRow> {
  return found(await visibleSpaces(work).where('s.id', '=', id).executeTakeFirst(), 'space')
}

export const managesIt = (row: SpaceRow): boolean =>
  row.own_state === 'member' && row.own_role === 'manager'

export const spaceFacts = (row: SpaceRow): SpaceFacts => ({
  ownerOrgId: row.owner_org_id,
  state: row.state as SpaceState,
  joining: row.joining as JoiningRule,
  manages: managesIt(row),
})

export const ownMembership = (work: Reading, row: SpaceRow): MembershipFacts => ({
  orgId: work.actor.orgId ?? '',
  state: row.own_state as MemberState | null,
  role: (row.own_role ?? 'member') as MemberRole,
})

/** Whoever left or was removed reads of an unlisted space its name and why, and not how it fares. */
function hasPart(row: SpaceRow): boolean {
  const state = row.own_state as MemberState | null
  return row.listed || state === 'member' || state === 'invited' || state === 'asked'
}

const decides = (work: Reading, row: SpaceRow): boolean =>
  managesIt(row) && row.state === 'active' && permits(work.actor, manageSpaces)

function ownOf(row: SpaceRow): SpaceCard['own'] {
  if (row.own_state === null || row.own_changed_at === null) return null
  return {
    state: row.own_state as MemberState,
    role: row.own_role as MemberRole,
    reason: row.own_reason,
    changedAt: row.own_changed_at.toISOString(),
  }
}

export function cardOf(work: Reading, row: SpaceRow): SpaceCard {
  return {
    id: row.id,
    kind: row.kind as SpaceKind,
    name: row.name,
    ownerOrgId: row.owner_org_id,
    ownerName: row.owner_name ?? '',
    joining: row.joining as JoiningRule,
    listed: row.listed,
    state: row.state as SpaceState,
    members: hasPart(row) ? row.members : null,
    own: ownOf(row),
    manages: managesIt(row),
    requests: decides(work, row) ? row.asked : 0,
  }
}

export function fullSpace(work: Reading, row: SpaceRow): Space {
  const part = hasPart(row)
  return {
    ...cardOf(work, row),
    version: row.version,
    about: part ? row.about : null,
    closedReason: part ? row.closed_reason : null,
    madeAt: row.made_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}

type Spaces = ReturnType<typeof visibleSpaces>
type Filter = { readonly kind?: SpaceKind; readonly text?: string }

function filtered(rows: Spaces, { kind, text = '' }: Filter): Spaces {
  const typed = text.trim()
  const ofKind = kind === undefined ? rows : rows.where('s.kind', '=', kind)
  return typed === '' ? ofKind : ofKind.where(hasText([sql<string>`s.name`], typed))
}

/** The latest first. */
const byId = { key: sql<string>`s.id::text` }

/** Answers of the actor's organisation that others wait for. */
async function waitingFor(work: Reading) {
  const none = { invitations: 0, requests: 0 }
  if (!permits(work.actor, manageSpaces)) return none
  const { invitations, requests } = await work.db
    .selectFrom('spaces.member as m')
    .innerJoin('spaces.space as s', 's.id', 'm.space_id')
    .where('m.org_id', '=', work.actor.orgId)
    .where('s.state', '=', 'active')
    .select([
      sql<string>`count(*) filter (where m.state = 'invited')`.as('invitations'),
      sql<string>`coalesce(sum(s.asked) filter (where m.role = 'manager'), 0)`.as('requests'),
    ])
    .executeTakeFirstOrThrow()
  return { invitations: Number(invitations), requests: Number(requests) }
}

export async function listSpaces(work: Reading, query: QueryOf<typeof endpoints.listSpaces>) {
  const own = filtered(visibleSpaces(work).where('m.org_id', 'is not', null), query)
  const list = query.own === undefined ? own : own.where('m.state', '=', query.own)
  const { shown, ...page } = await readPage(work, list, byId, query)
  return {
    ...page,
    rows: shown.map((row) => cardOf(work, row)),
    waiting: await waitingFor(work),
  }
}

export async function listListedSpaces(
  work: Reading,
  query: QueryOf<typeof endpoints.listListedSpaces>,
) {
  const { joining } = query
  const listed = visibleSpaces(work).where('s.listed', '=', true).where('s.state', '=', 'active')
  const all = filtered(listed, query)
  const list = joining === undefined ? all : all.where('s.joining', '=', joining)
  const { shown, ...page } = await readPage(work, list, byId, query)
  return { ...page, rows: shown.map((row) => cardOf(work, row)) }
}

/** What the history calls spaces: for whoever may open them. */
export async function spaceNames(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const rows = await visibleSpaces(work).where('s.id', 'in', uuids).execute()
  return new Map(rows.map(({ id, name }) => [id, thingWords(language, 'quoted', { name })]))
}
