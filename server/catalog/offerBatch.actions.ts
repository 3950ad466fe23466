/** Bringing in a list of offers of one kind: looked through, taken as drafts or published, its drafts published later. */
import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { regionOf } from '../../domain/kernel/province.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type { Kind } from '../../domain/catalog/kind.ts'
import {
  hasReaders,
  offerFaults,
  offerPermits,
  type OfferContent,
  type OfferState,
} from '../../domain/catalog/offer.ts'
import {
  mayBringOffers,
  mayCommitOffers,
  mayPublishBatch,
  type OfferBatchState,
} from '../../domain/catalog/offerBatch.ts'
import type * as endpoints from '../../domain/catalog/offerBatch.endpoints.ts'
import {
  markNumberTwins,
  openOfferList,
  sayingOf,
  settleOffer,
  type KnownOffer,
  type OfferRead,
  type SettledOffer,
  type Settling,
} from '../../domain/catalog/offerList.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import { announceAll } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { inSlices } from '../kernel/inSlices.ts'
import { joinByHash } from '../kernel/joinByHash.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { insistVerifiedOrg, orgById, ownOrgId } from '../people/index.ts'
import { insistNamed } from './audience.ts'
import { insistOpenKind, kindById } from './kinds.ts'
import {
  changeOffers,
  countOffers,
  insertOffers,
  type LeftOffer,
  type OfferOfList,
  writeSteps,
} from './offer.rows.ts'
import {
  hasReader,
  isLeftDraft,
  type KeptHeads,
  readBatch,
  readOfferBatch,
} from './offerBatch.queries.ts'
import { columnTeller } from './said.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

export type ListBrought = {
  readonly kind: Kind
  readonly digest: string
  readonly heads: KeptHeads
  readonly rows: readonly OfferRead[]
}

const rowsAtOnce = 1000

/** The list as its cells say it; others are answered in between. */
export async function bringOffers({
  content,
  kindId,
}: Pick<Body<'previewOffers'>, 'content' | 'kindId'>): Promise<ListBrought> {
  const kind = await kindById(kindId)
  await insistOpenKind(kindId)
  const { cells, digest } = await bringSheet(content)
  const list = openOfferList(kind, cells)
  if (!list.ok) throw new Problem(invalid(list.code, list.facts))
  const rows: OfferRead[] = []
  for (let from = 0; from < list.count; from += rowsAtOnce) {
    rows.push(...list.read(from, from + rowsAtOnce))
    await turn()
  }
  const heads = { columns: [...list.heads], others: list.others }
  return { kind, digest, heads, rows: markNumberTwins(rows) }
}

/** Offers of the organisation that bear one of these numbers, or that bear none and are called like a row. */
async function knownOf(work: Writing, kind: Kind, rows: readonly OfferRead[]) {
  const codes = rows.flatMap(({ said }) => said.code ?? [])
  const titles = rows.flatMap(({ said }) =>
    said.code === undefined && said.title !== undefined ? [said.title] : [],
  )
  const known = await work.db
    .selectFrom('catalog.offer')
    .where('org_id', '=', ownOrgId(work))
    .where('state', '<>', 'discarded')
    .where(
      sql<boolean>`(code = any(${codes}::text[])
        or code is null and kind_id = ${kind.id} and title = any(${titles}::text[]))`,
    )
    .select(['id', 'version', 'kind_id', 'state', 'content', 'code'])
    .execute()
  const offers = known.map((row) => ({
    code: row.code,
    offer: {
      ...{ id: row.id, version: row.version, kindId: row.kind_id },
      ...{ state: row.state as OfferState, content: row.content as OfferContent },
    } satisfies KnownOffer,
  }))
  return {
    byCode: new Map(offers.map(({ code, offer }) => [code, offer])),
    bySaying: new Map(
      offers.flatMap(({ code, offer }) =>
        code === null ? [[sayingOf(offer.content), offer] as const] : [],
      ),
    ),
  }
}

async function settled(
  work: Writing,
  { kind, rows }: ListBrought,
  language: Language,
): Promise<SettledOffer[]> {
  const { byCode, bySaying } = await knownOf(work, kind, rows)
  const division = (await orgById(work, ownOrgId(work)))?.division ?? null
  const settling: Settling = {
    kind,
    region: division === null ? null : regionOf(division),
    mayChangePublic: permits(work.actor, offerPermits.publish),
    tell: columnTeller(kind, language),
  }
  const alike = (content: OfferContent) => bySaying.get(sayingOf(content)) ?? null
  const all: SettledOffer[] = []
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    for (const row of rows.slice(from, from + rowsAtOnce)) {
      const { code } = row.said
      const known = code === undefined ? null : (byCode.get(code) ?? null)
      all.push(settleOffer(row, known, alike, settling))
    }
    await turn()
  }
  return all
}

async function keepLines(work: Writing, id: string, rows: readonly SettledOffer[]): Promise<void> {
  await inSlices(rows, async (some) => {
    const lines = some.map(({ line, kind, cells, was, lacks, faults, content, known }) => ({
      batch_id: id,
      line,
      kind,
      faulty: faults.length > 0,
      complete: faults.length === 0 && lacks.length === 0,
      shown: { cells, was, lacks, faults },
      content,
      offer_id: kind === 'new' ? newId(work.now) : known?.id,
      seen_version: known?.version ?? null,
      taken: false,
    }))
    await sql`insert into catalog.offer_batch_line
      select * from jsonb_populate_recordset(null::catalog.offer_batch_line,
        ${JSON.stringify(lines)}::jsonb)`.execute(work.db)
  })
}

const lookedThroughDays = 30

/** Lists that were looked through and never taken do not stay for ever. */
const dropOld = (work: Writing) =>
  work.db
    .deleteFrom('catalog.offer_batch')
    .where('org_id', '=', ownOrgId(work))
    .where('state', '=', 'previewed')
    .where('made_at', '<', new Date(work.now.getTime() - lookedThroughDays * 86_400_000))
    .execute()

export async function previewOffers(
  work: Writing,
  { fileName }: Pick<Body<'previewOffers'>, 'fileName'>,
  brought: ListBrought,
  language: Language,
) {
  insist(mayBringOffers(work.actor))
  await dropOld(work)
  const rows = await settled(work, brought, language)
  const sound = rows.filter(({ faults }) => faults.length === 0)
  const countOf = (kind: SettledOffer['kind']) => sound.filter((row) => row.kind === kind).length
  const id = newId(work.now)
  await work.db
    .insertInto('catalog.offer_batch')
    .values({
      id,
      org_id: ownOrgId(work),
      kind_id: brought.kind.id,
      file_name: fileName,
      digest: brought.digest,
      state: 'previewed',
      heads: JSON.stringify(brought.heads),
      rows: rows.length,
      faulty: rows.length - sound.length,
      fresh: countOf('new'),
      changes: countOf('change'),
      incomplete: sound.filter(({ lacks }) => lacks.length > 0).length,
      made_by: work.actor.personId ?? '',
      made_at: work.now,
    })
    .execute()
  await keepLines(work, id, rows)
  await record(work, 'catalog.offerBatch.preview', id, { rows: rows.length })
  return readOfferBatch(work, id, {})
}

export async function lockBatch(work: Writing, id: string) {
  const row = await work.db
    .selectFrom('catalog.offer_batch')
    .where('id', '=', id)
    .where('org_id', '=', work.actor.orgId)
    .select(['id', 'state', 'kind_id', 'digest'])
    .forUpdate()
    .executeTakeFirst()
  const { state, ...rest } = found(row, 'offerBatch')
  return { ...rest, state: state as OfferBatchState }
}

type Chosen = OfferOfList & { readonly isNew: boolean }

async function chosenOf(
  work: Writing,
  id: string,
  kind: Kind,
  { except = [], publish }: Body<'commitOffers'>,
): Promise<Chosen[]> {
  const rows = await work.db
    .selectFrom('catalog.offer_batch_line')
    .where('batch_id', '=', id)
    .where('faulty', '=', false)
    .where('kind', '<>', 'same')
    .where(sql<boolean>`line <> all(${except}::integer[])`)
    .select(['kind', 'offer_id', 'seen_version', 'content'])
    .orderBy('line')
    .execute()
  return rows.map((row) => {
    const content = row.content as OfferContent
    return {
      isNew: row.kind === 'new',
      id: found(row.offer_id, 'offer'),
      version: row.seen_version ?? 0,
      content,
      publish: publish && offerFaults(kind, content).length === 0,
    }
  })
}

/** What an undo brings back. */
const keepBefore = (work: Writing, id: string) =>
  sql`
    update catalog.offer_batch_line l
    set before = to_jsonb(f) - 'id' - 'org_id' - 'kind_id' - 'service' - 'made_by' - 'made_at'
    from catalog.offer f
    where l.batch_id = ${id} and l.kind = 'change' and f.id = l.offer_id and f.version = l.seen_version`.execute(
    work.db,
  )

/** At which version the batch leaves the offers that it took. */
export const keepLeft = (work: Writing, id: string, ids: readonly string[]) =>
  inSlices(ids, async (some) => {
    await sql`
      update catalog.offer_batch_line l set taken = true, left_version = f.version
      from catalog.offer f
      where l.batch_id = ${id} and f.id = l.offer_id and f.id = any(${some}::uuid[])`.execute(
      work.db,
    )
  })

/** Drafts are nobody else's: others hear of what is public only. */
async function tellOthers(work: Writing, left: readonly LeftOffer[]): Promise<void> {
  const open = left.filter(({ state }) => state !== 'draft')
  await announceAll(
    work,
    'catalog.offer.moved',
    open.map(({ id, version, published }) => ({
      ...{ offerId: id, version },
      verb: published ? 'publish' : 'write',
    })),
  )
}

/**
 * An offer whose number was given meanwhile, or that was changed since the preview, stays as that left it: such a
 * row is not taken.
 */
export async function commitOffers(work: Writing, id: string, body: Body<'commitOffers'>) {
  const { state, kind_id: kindId, digest } = await lockBatch(work, id)
  const { publish, audience } = body
  insist(mayCommitOffers(work.actor, state, publish))
  if (publish) {
    await insistVerifiedOrg(work, 'catalog.org_unverified')
    insist(hasReaders(audience))
  }
  await insistNamed(work, audience, { spaces: [], organisations: [] })
  await joinByHash(work)
  const kind = await kindById(kindId)
  await insistOpenKind(kindId)
  const rows = await chosenOf(work, id, kind, body)
  await keepBefore(work, id)
  const made = await insertOffers(
    work,
    { kind, audience },
    rows.filter(({ isNew }) => isNew),
  )
  await countOffers(work, ownOrgId(work), made.length)
  const mayChangePublic = permits(work.actor, offerPermits.publish)
  const changed = await changeOffers(
    work,
    { kind, audience, mayChangePublic },
    rows.filter(({ isNew }) => !isNew),
  )
  const left = [...made, ...changed]
  const published = left.filter((one) => one.published).map((one) => one.id)
  const taken = left.map((one) => one.id)
  await keepLeft(work, id, taken)
  await writeSteps(work, published, 'publish', null)
  await work.db
    .updateTable('catalog.offer_batch')
    .set({ state: 'committed', committed_at: work.now, taken: taken.length })
    .where('id', '=', id)
    .execute()
  await tellOthers(work, left)
  const facts = { taken: taken.length, published: published.length, digest }
  await record(work, 'catalog.offerBatch.commit', id, facts)
  return readBatch(work, id)
}

/** Drafts that the batch left complete and nobody changed since; one that nobody would see stays a draft. */
export async function publishOfferBatch(work: Writing, id: string) {
  const { state } = await lockBatch(work, id)
  const { drafts } = await readBatch(work, id)
  insist(mayPublishBatch(work.actor, state, drafts?.complete ?? 0))
  await insistVerifiedOrg(work, 'catalog.org_unverified')
  await joinByHash(work)
  const { now } = work
  const { rows } = await sql<LeftOffer>`
    update catalog.offer f
    set state = 'published', version = f.version + 1, changed_at = ${now}, published_at = ${now},
      confirmed_at = ${now}
    from catalog.offer_batch_line l
    where ${isLeftDraft(id)} and l.complete and ${hasReader}
    returning f.id, f.version, f.state, true as published`.execute(work.db)
  const ids = rows.map((row) => row.id)
  await keepLeft(work, id, ids)
  await writeSteps(work, ids, 'publish', null)
  await tellOthers(work, rows)
  await record(work, 'catalog.offerBatch.publish', id, { published: ids.length })
  return readBatch(work, id)
}
