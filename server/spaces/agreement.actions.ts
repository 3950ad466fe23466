/** Writing the text of an agreement, signing it, and deciding of signatures. */
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import {
  isSignable,
  mayKeepAgreement,
  maySignAgreement,
  mayStepSignature,
  monthsLater,
  reasonedSignatureVerbs,
  saysWhyOfSignature,
  signatureLifecycle,
  signedAs,
  type SignatureState,
} from '../../domain/spaces/agreement.ts'
import type { Agreement, FullSignature } from '../../domain/spaces/agreement.endpoints.ts'
import type * as endpoints from '../../domain/spaces/agreement.endpoints.ts'
import { hasSeen, isActive } from '../../domain/spaces/space.ts'
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { digestOf } from '../kernel/sha256.ts'
import type { Writing } from '../kernel/work.ts'
import { insistVerifiedOrg, ownOrgId } from '../people/index.ts'
import {
  agreementFacts,
  type AgreementRow,
  findAgreement,
  findSignature,
  fullAgreement,
  fullSignature,
  keptRow,
  ownSignature,
  signatureFacts,
} from './agreement.queries.ts'
import { lockSpace } from './space.actions.ts'
import { managesIt, spaceFacts } from './space.queries.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

const insistVerified = (work: Writing) => insistVerifiedOrg(work, 'spaces.org_unverified')

/** Two who write the first text at once come one after the other. */
async function lockKept(work: Writing, spaceId: string | null): Promise<AgreementRow | undefined> {
  if (spaceId === null) {
    insist(mayKeepAgreement(work.actor, { keeps: true }))
    await sql`select pg_advisory_xact_lock(hashtextextended(${ownOrgId(work)}, 7302))`.execute(
      work.db,
    )
    return keptRow(work, null)
  }
  const space = await lockSpace(work, spaceId)
  insist(mayKeepAgreement(work.actor, { keeps: managesIt(space) }))
  insist(isActive(spaceFacts(space)))
  return keptRow(work, spaceId)
}

/** A signer holds this lock too: nobody signs a text while the next one is written. */
const lockAgreement = (work: Writing, id: string) =>
  work.db.selectFrom('spaces.agreement').where('id', '=', id).select('id').forUpdate().execute()

export async function keepAgreement(
  work: Writing,
  { spaceId, seen, wish }: Body<'keepAgreement'>,
): Promise<Agreement> {
  const before = await lockKept(work, spaceId)
  if (before !== undefined) await lockAgreement(work, before.id)
  insist(hasSeen(before?.version ?? 0, seen))
  insist(isSignable(wish))
  await insistVerified(work)
  const { accepting, months } = wish
  const version = seen + 1
  const id = before?.id ?? newId(work.now)
  const columns = {
    version,
    least_version: before === undefined || wish.again ? version : before.least_version,
    accepting,
    changed_at: work.now,
  }
  const orgId = spaceId === null ? ownOrgId(work) : null
  await (before === undefined
    ? work.db
        .insertInto('spaces.agreement')
        .values({ id, org_id: orgId, space_id: spaceId, ...columns })
        .execute()
    : work.db.updateTable('spaces.agreement').set(columns).where('id', '=', id).execute())
  const text = { title: wish.title.trim(), body: wish.body.trim(), months }
  const digest = digestOf({ agreement: id, version, ...text })
  await work.db
    .insertInto('spaces.agreement_text')
    .values({
      agreement_id: id,
      version,
      ...text,
      digest,
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await record(work, 'spaces.agreement.keep', id, { version, digest })
  await announce(work, 'spaces.agreement.kept', { agreementId: id, version, again: wish.again })
  return fullAgreement(work, await findAgreement(work, id))
}

type Left = {
  readonly verb: string
  readonly textVersion: number
  readonly number: number
  readonly reason: string | null
}

async function writeStep(work: Writing, id: string, { verb, textVersion, number, reason }: Left) {
  await work.db
    .insertInto('spaces.signature_step')
    .values({
      ...{ signature_id: id, number, verb, text_version: textVersion, reason },
      taken_by: work.actor.personId,
      taken_org_id: work.actor.orgId,
      taken_at: work.now,
    })
    .execute()
}

async function moved(work: Writing, id: string, left: Left & { readonly state: SignatureState }) {
  await writeStep(work, id, left)
  const row = await findSignature(work, id)
  const { verb, number: version, state, textVersion } = left
  const facts = verb === 'sign' ? { version, text: textVersion, digest: row.digest } : { version }
  await record(work, `spaces.signature.${verb}`, id, facts)
  await announce(work, 'spaces.signature.moved', {
    ...{ signatureId: id, agreementId: row.agreement_id, signerOrgId: row.org_id },
    ...{ verb, version, state },
  })
  return fullSignature(work, row)
}

export async function signAgreement(
  work: Writing,
  agreementId: string,
  { version: text, digest }: Body<'signAgreement'>,
): Promise<FullSignature> {
  await findAgreement(work, agreementId)
  await lockAgreement(work, agreementId)
  const agreement = await findAgreement(work, agreementId)
  const before = await ownSignature(work, agreementId)
  const facts = agreementFacts(agreement)
  const was = before === undefined ? null : signatureFacts(before)
  insist(maySignAgreement(work.actor, facts, was, work.now))
  if (agreement.version !== text || agreement.digest !== digest) {
    throw new Problem(
      conflict('spaces.agreement_moved', { seen: text, version: agreement.version }),
    )
  }
  await insistVerified(work)
  const id = before?.id ?? newId(work.now)
  const state = signedAs(facts.accepting, was?.state ?? null)
  const number = (before?.version ?? 0) + 1
  const row = {
    ...{ text_version: text, state, reason: null, version: number },
    signed_by: work.actor.personId,
    signed_at: work.now,
    expires_at: monthsLater(work.now, agreement.months),
    changed_at: work.now,
  }
  await work.db
    .insertInto('spaces.signature')
    .values({ id, agreement_id: agreementId, org_id: ownOrgId(work), ...row })
    .onConflict((clause) => clause.constraint('signature_is_one_a_party').doUpdateSet(row))
    .execute()
  return moved(work, id, { verb: 'sign', textVersion: text, number, reason: null, state })
}

export async function stepSignature(
  work: Writing,
  id: string,
  { verb, seen, reason }: Body<'stepSignature'>,
): Promise<FullSignature> {
  const { agreement_id: agreementId } = await findSignature(work, id)
  await lockAgreement(work, agreementId)
  const row = found(await findSignature(work, id), 'signature')
  const facts = signatureFacts(row)
  insist(mayStepSignature(work.actor, row, facts, verb))
  insist(hasSeen(row.version, seen))
  insist(saysWhyOfSignature(verb, reason))
  const state = stepOf(signatureLifecycle, facts.state, verb)
  const why = reasonedSignatureVerbs.includes(verb) ? (reason?.trim() ?? null) : null
  const number = row.version + 1
  await work.db
    .updateTable('spaces.signature')
    .set({ state, reason: why, version: number, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  return moved(work, id, { verb, textVersion: row.text_version, number, reason: why, state })
}
