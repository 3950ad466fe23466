/** For whom an offer is: spaces that one's organisation is in, and organisations that it knows by name. */
import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/catalog/offer.endpoints.ts'
import type { Audience } from '../../domain/spaces/audience.ts'
import { found, Problem } from '../kernel/problem.ts'
import { likePart } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { orgById, ownOrgId, verifiedOrgCalled } from '../people/index.ts'

const spacesShown = 30

/** Active ones in which the actor's organisation is a member. */
function ownSpaces(work: Reading) {
  return work.db
    .selectFrom('spaces.pub_space as s')
    .innerJoin('spaces.pub_member as m', 'm.space_id', 's.id')
    .where('m.org_id', '=', ownOrgId(work))
    .select(['s.id', 's.name'])
}

export async function findSpaces(
  work: Reading,
  { text = '' }: QueryOf<typeof endpoints.findSpaces>,
): Promise<AnswerOf<typeof endpoints.findSpaces>> {
  const rows = await ownSpaces(work)
    .where('s.name', 'ilike', likePart(text.trim()))
    .orderBy('s.name')
    .orderBy('s.id')
    .limit(spacesShown + 1)
    .execute()
  const shown = rows.slice(0, spacesShown).map(({ id, name }) => ({ id: id!, name: name ?? '' }))
  return { rows: shown, more: rows.length > spacesShown }
}

export async function findAudienceOrg(
  work: Reading,
  { called }: QueryOf<typeof endpoints.findAudienceOrg>,
): Promise<AnswerOf<typeof endpoints.findAudienceOrg>> {
  const id = await verifiedOrgCalled(work, called)
  if (id === undefined) throw new Problem(invalid('catalog.org_unknown', { org: called.trim() }))
  const { name } = found(await orgById(work, id), 'organisation')
  return { id, name }
}

const added = (now: readonly string[], before: readonly string[]) =>
  now.filter((id) => !before.includes(id))

/**
 * What is newly named must be one's own space or a verified organisation. What was named before stays as it is: it is
 * not made wrong by what others did since.
 */
export async function insistNamed(
  work: Reading,
  audience: Audience,
  before: Audience,
): Promise<void> {
  if ('market' in audience) return
  const old = 'market' in before ? { spaces: [], organisations: [] } : before
  const spaces = added(audience.spaces, old.spaces)
  const organisations = added(audience.organisations, old.organisations)
  const [own, known] = await Promise.all([
    ownSpaces(work)
      .where('s.id', '=', sql<string>`any(${spaces}::uuid[])`)
      .execute(),
    work.db
      .selectFrom('people.pub_organisation')
      .where('id', '=', sql<string>`any(${organisations}::uuid[])`)
      .where('state', '=', 'verified')
      .select('id')
      .execute(),
  ])
  const missing = spaces.length - own.length
  if (missing > 0) throw new Problem(invalid('catalog.audience_space_unknown', { count: missing }))
  const strange = organisations.length - known.length
  if (strange > 0) throw new Problem(invalid('catalog.audience_org_unknown', { count: strange }))
}
