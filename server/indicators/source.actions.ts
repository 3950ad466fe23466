/** Platforms that post: their keys, and what they sign. */
import { createPublicKey } from 'node:crypto'
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { invalid, missing } from '../../domain/kernel/verdict.ts'
import { evidenceText } from '../../domain/indicators/evidence.ts'
import type * as endpoints from '../../domain/indicators/track.endpoints.ts'
import { mayKeepKeys, type SaidValue, type Source } from '../../domain/indicators/track.ts'
import { announce } from '../kernel/events/announce.ts'
import { keyIdOf, signatureHolds } from '../kernel/history/key.ts'
import { isSm2Public, sm2SignatureHolds, sm2Spelled } from '../kernel/history/sm2Key.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import type { Writing } from '../kernel/work.ts'
import { definitionIn, insistRoom, insistStands, lockTrack } from './track.actions.ts'
import { findTrack, sourcesOf, trackFacts, valueById } from './track.queries.ts'

/** The key in its one spelling; refused where it is none of Ed25519 or SM2. */
function readKey(pem: string): { readonly keyId: string; readonly pem: string } {
  try {
    const key = createPublicKey(pem)
    if (isSm2Public(pem)) return { keyId: keyIdOf(key), pem: sm2Spelled(pem) }
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(String(key.asymmetricKeyType))
    return { keyId: keyIdOf(key), pem: key.export({ type: 'spki', format: 'pem' }).toString() }
  } catch {
    throw new Problem(invalid('indicators.key_unreadable'))
  }
}

async function sourceById(work: Writing, trackId: string, id: string): Promise<Source> {
  return (await sourcesOf(work, trackId)).find((source) => source.id === id)!
}

export async function addSource(
  work: Writing,
  trackId: string,
  body: BodyOf<typeof endpoints.addSource>,
): Promise<Source> {
  const track = await lockTrack(work, trackId)
  insist(mayKeepKeys(work.actor, trackFacts(track)))
  const { keyId, pem } = readKey(body.publicKeyPem)
  const id = newId(work.now)
  await work.db
    .insertInto('indicators.source')
    .values({
      id,
      track_id: trackId,
      name: body.name.trim(),
      key_id: keyId,
      public_key_pem: pem,
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await record(work, 'indicators.source.add', trackId, { keyId })
  await announce(work, 'indicators.source.added', { trackId, keyId })
  return sourceById(work, trackId, id)
}

/** What was posted before stays; nothing more comes in. */
export async function revokeSource(work: Writing, id: string): Promise<Source> {
  const row = found(
    await work.db
      .selectFrom('indicators.source')
      .where('id', '=', id)
      .select(['track_id', 'key_id', 'revoked_at'])
      .executeTakeFirst(),
    'source',
  )
  // Whoever does not see the track does not learn that the key exists.
  const track = await findTrack(work, row.track_id, 'source')
  insist(mayKeepKeys(work.actor, trackFacts(track)))
  if (row.revoked_at === null) {
    await work.db
      .updateTable('indicators.source')
      .set({ revoked_at: work.now })
      .where('id', '=', id)
      .execute()
    await record(work, 'indicators.source.revoke', row.track_id, { keyId: row.key_id })
    await announce(work, 'indicators.source.revoked', { trackId: row.track_id })
  }
  return sourceById(work, row.track_id, id)
}

type Posted = BodyOf<typeof endpoints.postEvidence>

/**
 * An unknown track, an unknown key, a revoked one and a closed track are told alike: who has no key learns nothing
 * of what exists.
 */
async function openSource(work: Writing, trackId: string, keyId: string) {
  const row = await work.db
    .selectFrom('indicators.source as s')
    .innerJoin('indicators.track as t', 't.id', 's.track_id')
    .where('s.track_id', '=', trackId)
    .where('s.key_id', '=', keyId)
    .where('s.revoked_at', 'is', null)
    .where('t.state', '=', 'open')
    .select(['s.id', 's.public_key_pem'])
    .forShare()
    .executeTakeFirst()
  if (row === undefined) throw new Problem(missing('indicators.key_unknown'))
  return row
}

export async function postEvidence(
  work: Writing,
  trackId: string,
  { post, keyId, signature }: Posted,
): Promise<SaidValue> {
  const source = await openSource(work, trackId, keyId)
  const message = evidenceText(trackId, post)
  const holds = isSm2Public(source.public_key_pem) ? sm2SignatureHolds : signatureHolds
  if (!(await holds(source.public_key_pem, message, signature))) {
    throw new Problem(invalid('indicators.signature_wrong'))
  }
  const said = { ...post, standing: 'interfaceReported' as const }
  insistStands(work, await definitionIn(work, trackId, post.indicator), said)
  const digest = sha256Of(message)
  const { rows } = await sql<{ id: string }>`
    insert into indicators.value (id, track_id, indicator, period, amount, standing, said_at, source_id,
      source_system, row_count, rows_sha256, message, message_sha256, signature)
    values (${newId(work.now)}, ${trackId}, ${post.indicator}, ${post.period}, ${post.amount},
      'interfaceReported', ${work.now}, ${source.id}, ${post.sourceSystem}, ${post.rowCount},
      ${post.rowsSha256}, ${message}, ${digest}, ${signature})
    on conflict (source_id, message_sha256) where source_id is not null do nothing
    returning id`.execute(work.db)
  if (rows[0] !== undefined) {
    await insistRoom(work, trackId, said)
    await record(work, 'indicators.evidence.post', trackId, { keyId, digest })
    await announce(work, 'indicators.evidence.posted', { trackId, period: post.period })
    return valueById(work, rows[0].id)
  }
  const known = await work.db
    .selectFrom('indicators.value')
    .where('source_id', '=', source.id)
    .where('message_sha256', '=', digest)
    .select('id')
    .executeTakeFirstOrThrow()
  return valueById(work, known.id)
}
