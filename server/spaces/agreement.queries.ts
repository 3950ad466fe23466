/** Agreements as an organisation sees them: every organisation's text, those of its spaces, and signatures on both sides. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import {
  type Accepting,
  type AgreementFacts,
  signAgreements,
  type SignatureFacts,
  type SignatureState,
  standingOf,
} from '../../domain/spaces/agreement.ts'
import type * as endpoints from '../../domain/spaces/agreement.endpoints.ts'
import type {
  Agreement,
  AgreementText,
  FullSignature,
  Signature,
} from '../../domain/spaces/agreement.endpoints.ts'
import { isUuid } from '../console/index.ts'
import { projectRoot } from '../kernel/config.ts'
import { proofOfEntry } from '../kernel/history/proof.ts'
import { found } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'

type Example = AnswerOf<typeof endpoints.readKeptAgreement>['example']
let example: Promise<Example> | undefined

/** What whoever has no text of their own begins with. */
async function readExample(): Promise<Example> {
  const file = await readFile(join(projectRoot, 'data/agreements/mutual.json'), 'utf8')
  const { version, zh, en, months } = JSON.parse(file) as Example
  return { version, zh, en, months }
}

/** Whether the organisation keeps it: its own, or of an active space that it manages. */
const keepsIt = (orgId: string | null) => sql<boolean>`(a.org_id = ${orgId}::uuid or exists (
  select from spaces.pub_member m where m.space_id = a.space_id and m.org_id = ${orgId}::uuid
    and m.role = 'manager'))`

/** Texts of organisations for every other; those of a space for its members. Strangers see none. */
function visibleAgreements(work: Reading) {
  const { orgId } = work.actor
  return work.db
    .selectFrom('spaces.agreement as a')
    .innerJoin('spaces.agreement_text as t', (joined) =>
      joined.onRef('t.agreement_id', '=', 'a.id').onRef('t.version', '=', 'a.version'),
    )
    .leftJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .leftJoin('spaces.space as s', 's.id', 'a.space_id')
    .where(
      sql<boolean>`${orgId}::uuid is not null and (a.org_id is not null or exists (
        select from spaces.pub_member m where m.space_id = a.space_id and m.org_id = ${orgId}::uuid))`,
    )
    .select(['a.id', 'a.org_id', 'a.space_id', 'a.version', 'a.least_version', 'a.accepting'])
    .select(['t.title', 't.body', 't.months', 't.digest', 't.made_at'])
    .select((eb) => eb.fn.coalesce('o.name', 's.name').as('keeper_name'))
    .select(keepsIt(orgId).as('keeps'))
}
export type AgreementRow = Awaited<
  ReturnType<ReturnType<typeof visibleAgreements>['executeTakeFirstOrThrow']>
>

export async function findAgreement(work: Reading, id: string): Promise<AgreementRow> {
  return found(await visibleAgreements(work).where('a.id', '=', id).executeTakeFirst(), 'agreement')
}

/** Of the organisation acted for, or of a space. */
export function keptRow(work: Reading, spaceId: string | null) {
  const rows = visibleAgreements(work)
  return spaceId === null
    ? rows.where('a.org_id', '=', work.actor.orgId).executeTakeFirst()
    : rows.where('a.space_id', '=', spaceId).executeTakeFirst()
}

export const agreementFacts = (row: AgreementRow): AgreementFacts => ({
  orgId: row.org_id,
  version: row.version,
  leastVersion: row.least_version,
  accepting: row.accepting as Accepting,
  keeps: row.keeps,
})

const textOf = (
  row: Omit<AgreementText, 'madeAt'> & { readonly made_at: Date },
): AgreementText => ({
  version: row.version,
  title: row.title,
  body: row.body,
  months: row.months,
  digest: row.digest,
  madeAt: row.made_at.toISOString(),
})

/** Given by one's organisation, and received where it keeps the text and the person may bind it. */
function visibleSignatures(work: Reading) {
  const { orgId } = work.actor
  const keeper = permits(work.actor, signAgreements) ? orgId : null
  return work.db
    .selectFrom('spaces.signature as g')
    .innerJoin('spaces.agreement as a', 'a.id', 'g.agreement_id')
    .innerJoin('spaces.agreement_text as t', (joined) =>
      joined
        .onRef('t.agreement_id', '=', 'g.agreement_id')
        .onRef('t.version', '=', 'g.text_version'),
    )
    .innerJoin('people.pub_organisation as w', 'w.id', 'g.org_id')
    .leftJoin('people.pub_person as p', 'p.id', 'g.signed_by')
    .leftJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .leftJoin('spaces.space as s', 's.id', 'a.space_id')
    .where((eb) => eb.or([eb('g.org_id', '=', orgId), keepsIt(keeper)]))
    .selectAll('g')
    .select(['a.space_id', 'a.org_id as keeper_org_id', 'a.version as current_version'])
    .select(['a.least_version', 't.title', 't.body', 't.months', 't.digest', 't.made_at'])
    .select(['w.name as org_name', 'p.name as person_name'])
    .select((eb) => eb.fn.coalesce('o.name', 's.name').as('keeper_name'))
    .select(keepsIt(keeper).as('keeps'))
}
export type SignatureRow = Awaited<
  ReturnType<ReturnType<typeof visibleSignatures>['executeTakeFirstOrThrow']>
>

export async function findSignature(work: Reading, id: string): Promise<SignatureRow> {
  return found(await visibleSignatures(work).where('g.id', '=', id).executeTakeFirst(), 'signature')
}

export const signatureFacts = (row: SignatureRow): SignatureFacts => ({
  orgId: row.org_id,
  state: row.state as SignatureState,
  textVersion: row.text_version,
  expiresAt: row.expires_at.toISOString(),
})

/** Of the organisation acted for; none where it never signed. */
export const ownSignature = (work: Reading, agreementId: string) =>
  visibleSignatures(work)
    .where('g.agreement_id', '=', agreementId)
    .where('g.org_id', '=', work.actor.orgId)
    .executeTakeFirst()

function signatureOf(work: Reading, row: SignatureRow): Signature {
  const facts = signatureFacts(row)
  return {
    ...{ id: row.id, agreementId: row.agreement_id, keeperName: row.keeper_name ?? '' },
    ...{ spaceId: row.space_id, orgId: row.org_id, orgName: row.org_name ?? '' },
    ...{ title: row.title, textVersion: row.text_version, currentVersion: row.current_version },
    ...{ digest: row.digest, state: facts.state, reason: row.reason, version: row.version },
    standing: standingOf(facts, { leastVersion: row.least_version }, work.now),
    signedBy: row.person_name ?? '',
    signedAt: row.signed_at.toISOString(),
    expiresAt: facts.expiresAt,
    changedAt: row.changed_at.toISOString(),
    keeps: row.keeps,
  }
}

export async function fullAgreement(work: Reading, row: AgreementRow): Promise<Agreement> {
  const own = await ownSignature(work, row.id)
  return {
    ...{ id: row.id, orgId: row.org_id, spaceId: row.space_id, keeperName: row.keeper_name ?? '' },
    ...{ version: row.version, leastVersion: row.least_version, keeps: row.keeps },
    accepting: row.accepting as Accepting,
    text: textOf(row),
    own: own === undefined ? null : signatureOf(work, own),
  }
}

async function stepsOf(work: Reading, signatureId: string): Promise<FullSignature['steps']> {
  const rows = await work.db
    .selectFrom('spaces.signature_step as t')
    .leftJoin('people.pub_organisation as b', 'b.id', 't.taken_org_id')
    .leftJoin('people.pub_person as p', 'p.id', 't.taken_by')
    .where('t.signature_id', '=', signatureId)
    .orderBy('t.number')
    .select(['t.number', 't.verb', 't.text_version', 't.reason', 't.taken_at'])
    .select(['b.name as by_org', 'p.name as by_name'])
    .execute()
  return rows.map((row) => ({
    ...{ number: row.number, verb: row.verb, textVersion: row.text_version, reason: row.reason },
    ...{ by: row.by_name ?? '', byOrg: row.by_org ?? '', at: row.taken_at.toISOString() },
  }))
}

export async function fullSignature(work: Reading, row: SignatureRow): Promise<FullSignature> {
  const { text_version: version, title, body, months, digest, made_at } = row
  return {
    ...signatureOf(work, row),
    text: textOf({ version, title, body, months, digest, made_at }),
    steps: await stepsOf(work, row.id),
    proof: await proofOfEntry(work, 'spaces.signature.sign', row.id),
  }
}

export async function readKeptAgreement(
  work: Reading,
  { space }: QueryOf<typeof endpoints.readKeptAgreement>,
): Promise<AnswerOf<typeof endpoints.readKeptAgreement>> {
  const row = await keptRow(work, space ?? null)
  return {
    agreement: row === undefined ? null : await fullAgreement(work, row),
    example: await (example ??= readExample()),
  }
}

export async function listSignatures(
  work: Reading,
  { side, state, ...page }: QueryOf<typeof endpoints.listSignatures>,
): Promise<AnswerOf<typeof endpoints.listSignatures>> {
  const { orgId } = work.actor
  const all = visibleSignatures(work)
  const received = all.where(sql<boolean>`g.org_id is distinct from ${orgId}::uuid`)
  const ofSide = side === 'given' ? all.where('g.org_id', '=', orgId) : received
  const list = state === undefined ? ofSide : ofSide.where('g.state', '=', state)
  const { shown, total, next } = await readPage(work, list, { key: sql`g.id::text` }, page)
  const { n } = await work.db
    .selectFrom(received.where('g.state', '=', 'waiting').as('waits'))
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return { rows: shown.map((row) => signatureOf(work, row)), total, next, waiting: Number(n) }
}

/** What the history calls agreements and signatures, for those who see them. */
export async function agreementNames(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const rows = await visibleAgreements(work).where('a.id', 'in', uuids).execute()
  return new Map(rows.map(({ id, title }) => [id, thingWords(language, 'quoted', { name: title })]))
}

export async function signatureNames(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const rows = await visibleSignatures(work).where('g.id', 'in', uuids).execute()
  return new Map(rows.map(({ id, title }) => [id, thingWords(language, 'quoted', { name: title })]))
}
