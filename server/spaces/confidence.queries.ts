/** How far one reader reaches into what a thing keeps to few, and what its owner sees of that. */
import { sql } from 'kysely'
import type { AnswerOf, ParamsOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { missing } from '../../domain/kernel/verdict.ts'
import { type ConfidentialFacts, mayKeepConfidence } from '../../domain/spaces/confidence.ts'
import type * as endpoints from '../../domain/spaces/confidence.endpoints.ts'
import type { Naming, Recall } from '../../domain/spaces/confidence.endpoints.ts'
import {
  type Confidence,
  hiddenOf,
  reachOf,
  type ReaderFacts,
  type Tier,
} from '../../domain/spaces/tier.ts'
import { standingOf, type SignatureState } from '../../domain/spaces/agreement.ts'
import { trace } from '../kernel/history/trace.ts'
import { insist, Problem } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'

/** A thing as its module knows it for its owner; undefined where the actor may not know of it. */
type OwnedThing = (work: Reading, id: string) => Promise<ConfidentialFacts | undefined>
const owned = new Map<string, OwnedThing>()

/** Says who owns things of a kind, `<module>.<noun>`; once, while the module is loaded. */
export function registerConfidential(kind: string, ownedThing: OwnedThing): void {
  owned.set(kind, ownedThing)
}

type Thing = ParamsOf<typeof endpoints.readConfidence>

/** The thing, for whoever decides of its readers; for everybody else it is not there. */
export async function keptThing(work: Reading, { kind, id }: Thing): Promise<ConfidentialFacts> {
  const facts = await owned.get(kind)?.(work, id)
  if (facts === undefined) throw new Problem(missing('kernel.missing', { noun: 'thing' }))
  insist(mayKeepConfidence(work.actor, facts))
  return facts
}

export type ConfidentialThing = {
  readonly kind: string
  readonly id: string
  readonly ownerOrgId: string
  /** Spaces that its audience names; none where it is for the open market or for organisations alone. */
  readonly spaces: readonly string[]
}

const nobody: ReaderFacts = { own: false, member: false, agreed: false, named: false }

/** Of the thing `t`: both are members of the space, and have signed its agreement; or the reader the owner's. */
const hasAgreed = (reader: string, now: Date) => sql<boolean>`exists (
  select from spaces.pub_signature g where g.org_id = ${reader}::uuid and g.expires_at > ${now}::timestamptz
    and (g.keeper_org_id = t.owner or (g.space_id is not null
      and exists (select from spaces.pub_signature h where h.space_id = g.space_id
        and h.org_id = t.owner and h.expires_at > ${now}::timestamptz)
      and 2 = (select count(*) from spaces.pub_member m where m.space_id = g.space_id
        and m.org_id in (${reader}::uuid, t.owner)))))`

/** Spaces that the thing `t` names; where it names none, those of both that nobody joins without being let in. */
const sharesSpace = (reader: string) => sql<boolean>`exists (
  select from spaces.pub_member m join spaces.pub_member n on n.space_id = m.space_id
    join spaces.space s on s.id = m.space_id
  where m.org_id = ${reader}::uuid and n.org_id = t.owner
    and case when cardinality(t.spaces) > 0 then s.id = any(t.spaces) else s.joining <> 'open' end)`

type Standing = ReaderFacts & { readonly recalled: boolean }

const asOwner: Standing = { ...nobody, own: true, recalled: false }
const asStranger: Standing = { ...nobody, recalled: false }

/** How the actor stands to each of the things now, by their ids, asked at once. */
async function readersOf(
  work: Reading,
  things: readonly ConfidentialThing[],
): Promise<ReadonlyMap<string, Standing>> {
  const { orgId, personId } = work.actor
  const standings = new Map(
    things.map(({ id, ownerOrgId }) => [id, orgId === ownerOrgId ? asOwner : asStranger]),
  )
  const others = things.filter(({ ownerOrgId }) => ownerOrgId !== orgId)
  if (orgId === null || others.length === 0) return standings
  const asked = JSON.stringify(
    others.map(({ kind, id, ownerOrgId, spaces }) => ({ kind, id, owner: ownerOrgId, spaces })),
  )
  const { rows } = await sql<Omit<Standing, 'own'> & { id: string }>`select t.id,
    ${sharesSpace(orgId)} as member,
    ${hasAgreed(orgId, work.now)} as agreed,
    exists (select from spaces.naming n where n.thing_kind = t.kind and n.thing_id = t.id
      and n.org_id = ${orgId}::uuid and (n.person_id is null or n.person_id = ${personId}::uuid)) as named,
    exists (select from spaces.recall r where r.thing_kind = t.kind and r.thing_id = t.id
      and r.ended_at is null and (r.org_id is null or r.org_id = ${orgId}::uuid)) as recalled
    from jsonb_to_recordset(${asked}::jsonb) as t (kind text, id uuid, owner uuid, spaces uuid[])`.execute(
    work.db,
  )
  for (const { id, ...standing } of rows) standings.set(id, { ...standing, own: false })
  return standings
}

/** The owner's agreement and how the actor's organisation stands to it. */
async function agreementFor(work: Reading, ownerOrgId: string): Promise<Confidence['agreement']> {
  const row = await work.db
    .selectFrom('spaces.agreement as a')
    .innerJoin('spaces.agreement_text as t', (joined) =>
      joined.onRef('t.agreement_id', '=', 'a.id').onRef('t.version', '=', 'a.version'),
    )
    .leftJoin('spaces.signature as g', (joined) =>
      joined.onRef('g.agreement_id', '=', 'a.id').on('g.org_id', '=', work.actor.orgId),
    )
    .where('a.org_id', '=', ownerOrgId)
    .select(['a.id', 'a.version', 'a.least_version', 't.title'])
    .select(['g.state', 'g.text_version', 'g.expires_at'])
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, title, version, state, text_version: textVersion, expires_at: until } = row
  const standing =
    state === null || textVersion === null || until === null
      ? null
      : standingOf(
          { state: state as SignatureState, textVersion, expiresAt: until.toISOString() },
          { leastVersion: row.least_version },
          work.now,
        )
  return { id, title, version, standing }
}

export type Reached = {
  /** What the reader may read of the thing. */
  readonly reach: Tier
  readonly confidence: Confidence
}

/**
 * How far the actor reads, and what would open the rest. `all` are the tiers of what there is. What was recalled is
 * as if it were not there.
 */
export async function reached(
  work: Reading,
  thing: ConfidentialThing,
  all: readonly Tier[],
): Promise<Reached> {
  const narrow = all.some((tier) => tier !== 'public')
  if (!narrow)
    return { reach: 'public', confidence: { reach: 'public', hidden: [], agreement: null } }
  const { recalled, ...reader } = (await readersOf(work, [thing])).get(thing.id)!
  const reach = recalled ? 'public' : reachOf(reader)
  const hidden = recalled ? [] : hiddenOf(all, reach)
  const agreement =
    reader.own || hidden.length === 0 ? null : await agreementFor(work, thing.ownerOrgId)
  return { reach, confidence: { reach, hidden, agreement } }
}

/** How far the actor reads each of the things, by their ids: for lists, which are asked once. */
export async function reachesOf(
  work: Reading,
  things: readonly ConfidentialThing[],
): Promise<ReadonlyMap<string, Tier>> {
  const standings = await readersOf(work, things)
  return new Map(
    [...standings].map(([id, { recalled, ...reader }]) => [
      id,
      recalled ? 'public' : reachOf(reader),
    ]),
  )
}

/** Notes that the actor was shown these of a thing that keeps them to few; the owner reads it. */
export function traceSeen(
  work: Reading,
  endpoint: string,
  { kind, id, ownerOrgId }: ConfidentialThing,
  items: readonly string[],
): void {
  if (items.length === 0 || work.actor.orgId === ownerOrgId) return
  trace(work, endpoint, id, { thingKind: kind, confidenceOf: ownerOrgId, items })
}

const namingOf = (row: {
  readonly id: string
  readonly org_id: string
  readonly org_name: string | null
  readonly person_name: string | null
  readonly made_at: Date
}): Naming => ({
  id: row.id,
  orgId: row.org_id,
  orgName: row.org_name ?? '',
  personName: row.person_name,
  at: row.made_at.toISOString(),
})

export const namingsOf = async (work: Reading, { kind, id }: Thing): Promise<Naming[]> => {
  const rows = await work.db
    .selectFrom('spaces.naming as n')
    .innerJoin('people.pub_organisation as o', 'o.id', 'n.org_id')
    .leftJoin('people.pub_person as p', 'p.id', 'n.person_id')
    .where('n.thing_kind', '=', kind)
    .where('n.thing_id', '=', id)
    .orderBy('n.made_at')
    .orderBy('n.id')
    .select(['n.id', 'n.org_id', 'n.made_at', 'o.name as org_name', 'p.name as person_name'])
    .execute()
  return rows.map(namingOf)
}

const recallsShown = 200

export const recallsOf = async (work: Reading, { kind, id }: Thing): Promise<Recall[]> => {
  const rows = await work.db
    .selectFrom('spaces.recall as r')
    .leftJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
    .where('r.thing_kind', '=', kind)
    .where('r.thing_id', '=', id)
    .orderBy('r.made_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(recallsShown)
    .select(['r.id', 'r.org_id', 'r.reason', 'r.made_at', 'r.ended_at', 'o.name as org_name'])
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, orgId: row.org_id, orgName: row.org_name, reason: row.reason },
    at: row.made_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }))
}

export async function readConfidence(
  work: Reading,
  thing: Thing,
): Promise<AnswerOf<typeof endpoints.readConfidence>> {
  await keptThing(work, thing)
  return { namings: await namingsOf(work, thing), recalls: await recallsOf(work, thing) }
}

/** One row a person of an organisation, whoever looked last first. */
export async function listSeen(
  work: Reading,
  thing: Thing,
  query: QueryOf<typeof endpoints.listSeen>,
): Promise<AnswerOf<typeof endpoints.listSeen>> {
  await keptThing(work, thing)
  const all = work.db
    .selectFrom('spaces.seen as v')
    .where('v.thing_id', '=', thing.id)
    .where('v.thing_kind', '=', thing.kind)
    .groupBy(['v.org_id', 'v.person_id'])
    .select(['v.org_id', 'v.person_id'])
    .select((eb) => [eb.fn.countAll<string>().as('times'), eb.fn.max('v.id').as('last_id')])
    .select([sql<Date>`min(v.at)`.as('first'), sql<Date>`max(v.at)`.as('last')])
    .select(sql<string[]>`(array_agg(v.items order by v.id desc))[1]`.as('items'))
  const list = work.db
    .selectFrom(all.as('s'))
    .leftJoin('people.pub_organisation as o', 'o.id', 's.org_id')
    .leftJoin('people.pub_person as p', 'p.id', 's.person_id')
    .selectAll('s')
    .select(['o.name as org_name', 'p.name as person_name'])
  const key = sql<string>`lpad(s.last_id::text, 20, '0')`
  const { shown, ...page } = await readPage(work, list, { key }, query)
  return {
    ...page,
    rows: shown.map((row) => ({
      orgId: row.org_id,
      orgName: row.org_name ?? '',
      personName: row.person_name ?? '',
      items: row.items,
      first: row.first.toISOString(),
      last: row.last.toISOString(),
      times: Number(row.times),
    })),
  }
}
