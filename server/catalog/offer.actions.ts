/** Writing an offer, publishing it and taking it back, and saying that it still holds. */
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { regionOf } from '../../domain/kernel/province.ts'
import { plainCell } from '../../domain/kernel/sheetList.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { checkFields } from '../../domain/catalog/checkFields.ts'
import type { Kind } from '../../domain/catalog/kind.ts'
import type * as endpoints from '../../domain/catalog/offer.endpoints.ts'
import type { FullOffer } from '../../domain/catalog/offer.endpoints.ts'
import {
  hasReaders,
  hasSeenOffer,
  mayBeginOffer,
  mayConfirmOffer,
  mayStepOffer,
  mayWriteOffer,
  offerFaults,
  offerLifecycle,
  reasonedOfferVerbs,
  saysWhyOffer,
  type OfferContent,
  type OfferState,
} from '../../domain/catalog/offer.ts'
import { saidTiers } from '../../domain/catalog/offerTier.ts'
import type { Audience } from '../../domain/spaces/audience.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { insistVerifiedOrg, orgById, ownOrgId } from '../people/index.ts'
import { insistNamed } from './audience.ts'
import { insistOpenKind, kindById } from './kinds.ts'
import { deskOffer, deskOffers, fullOffer, offerFacts, type OfferRow } from './offer.queries.ts'
import { audienceColumns, columnsOf, countOffers } from './offer.rows.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

/** The offer as it stands once whoever acts on it has finished. */
async function lockOffer(work: Writing, id: string): Promise<OfferRow> {
  await deskOffer(work, id)
  await work.db.selectFrom('catalog.offer').where('id', '=', id).select('id').forUpdate().execute()
  return deskOffer(work, id)
}

function trimmed(kind: Kind, { code, tiers = {}, ...content }: OfferContent): OfferContent {
  const number = plainCell(code ?? '')
  return {
    ...content,
    title: content.title.trim(),
    summary: content.summary.trim(),
    ...saidTiers(kind, { tiers }),
    ...(number === '' ? {} : { code: number }),
  }
}

export async function beginOffer(work: Writing, body: Body<'beginOffer'>): Promise<FullOffer> {
  insist(mayBeginOffer(work.actor))
  const kind = await kindById(body.kindId)
  await insistOpenKind(kind.id)
  const orgId = ownOrgId(work)
  const division = (await orgById(work, orgId))?.division ?? null
  const region = division === null ? null : regionOf(division)
  const content = trimmed(kind, { title: body.title, summary: '', region, values: {} })
  const id = newId(work.now)
  await countOffers(work, orgId, 1)
  await work.db
    .insertInto('catalog.offer')
    .values({
      ...columnsOf(kind, content),
      ...audienceColumns(orgId, { market: true }),
      id,
      org_id: orgId,
      kind_id: kind.id,
      service: kind.service,
      made_by: work.actor.personId,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'catalog.offer.begin', id)
  return fullOffer(work, await deskOffer(work, id))
}

/** A draft may lack what it lacks, but what is there must be right; what is public must stay whole. */
function insistSound(kind: Kind, content: OfferContent, state: OfferState): void {
  const open = state !== 'draft'
  const faults = open ? offerFaults(kind, content) : checkFields(kind, content.values, 'draft')
  if (faults.length === 0) return
  const [first] = faults
  const field = first !== undefined && 'field' in first ? first.field : first!.part
  throw new Problem(
    invalid('catalog.offer_faulty', { count: faults.length, field, code: first!.code }),
  )
}

export async function writeOffer(
  work: Writing,
  id: string,
  { seen, content: given, audience }: Body<'writeOffer'>,
): Promise<FullOffer> {
  const row = await lockOffer(work, id)
  insist(mayWriteOffer(work.actor, offerFacts(row)))
  insist(hasSeenOffer(row.version, seen))
  const kind = await kindById(row.kind_id)
  const content = trimmed(kind, given)
  const state = row.state as OfferState
  insistSound(kind, content, state)
  if (state !== 'draft') insist(hasReaders(audience))
  await insistNamed(work, audience, row.audience as Audience)
  const version = row.version + 1
  await work.db
    .updateTable('catalog.offer')
    .set({
      ...columnsOf(kind, content),
      ...audienceColumns(row.org_id, audience),
      version,
      changed_at: work.now,
      // Whoever changes what is public has looked at it.
      ...(row.confirmed_at === null ? {} : { confirmed_at: work.now }),
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'catalog.offer.write', id, { version })
  if (state !== 'draft') {
    await announce(work, 'catalog.offer.moved', { offerId: id, verb: 'write', version })
  }
  return fullOffer(work, await deskOffer(work, id))
}

async function writeStep(work: Writing, row: OfferRow, { verb, reason }: Body<'stepOffer'>) {
  const version = row.version + 1
  await work.db
    .insertInto('catalog.offer_step')
    .values({
      offer_id: row.id,
      version,
      verb,
      reason: reasonedOfferVerbs.includes(verb) ? (reason?.trim() ?? null) : null,
      taken_by: work.actor.personId,
      taken_at: work.now,
    })
    .execute()
  await record(work, `catalog.offer.${verb}`, row.id, { version })
  await announce(work, 'catalog.offer.moved', { offerId: row.id, verb, version })
}

export async function stepOffer(
  work: Writing,
  id: string,
  body: Body<'stepOffer'>,
): Promise<FullOffer> {
  const row = await lockOffer(work, id)
  const { verb, seen, reason } = body
  insist(mayStepOffer(work.actor, offerFacts(row), verb))
  insist(hasSeenOffer(row.version, seen))
  insist(saysWhyOffer(verb, reason))
  const state = stepOf(offerLifecycle, row.state as OfferState, verb)
  if (state === 'published') {
    // What others rely on is published by an organisation that somebody has verified.
    await insistVerifiedOrg(work, 'catalog.org_unverified')
    insist(hasReaders(row.audience as Audience))
    insistSound(await kindById(row.kind_id), row.content as OfferContent, state)
  }
  const changed = {
    ...{ state, version: row.version + 1, changed_at: work.now },
    ...(state === 'published'
      ? { published_at: row.published_at ?? work.now, confirmed_at: work.now }
      : {}),
  }
  await work.db.updateTable('catalog.offer').set(changed).where('id', '=', id).execute()
  if (state === 'discarded') await countOffers(work, row.org_id, -1)
  await writeStep(work, row, body)
  return fullOffer(work, { ...row, ...changed })
}

/** One tap for as many as are shown: none is confirmed if one may not be. */
export async function confirmOffers(
  work: Writing,
  { ids }: Body<'confirmOffers'>,
): Promise<AnswerOf<typeof endpoints.confirmOffers>> {
  const rows = await deskOffers(work).where('f.id', 'in', ids).orderBy('f.id').forUpdate().execute()
  if (rows.length < ids.length) found(undefined, 'offer')
  for (const row of rows) insist(mayConfirmOffer(work.actor, offerFacts(row)))
  await work.db
    .updateTable('catalog.offer')
    .set({ confirmed_at: work.now })
    .where('id', 'in', ids)
    .execute()
  for (const { id } of rows) {
    await record(work, 'catalog.offer.confirm', id)
    await announce(work, 'catalog.offer.confirmed', { offerId: id })
  }
  return { confirmed: rows.length }
}
