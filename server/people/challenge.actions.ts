/** Sending a code and link to an address, and taking the proof that it was read. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { invalid } from '../../domain/kernel/verdict.ts'
import type { Language } from '../../domain/kernel/text.ts'
import {
  challengeFailuresMax,
  challengeMinutes,
  type Asked,
  type ChallengeChannel,
  type ChallengeKind,
  type Proof,
} from '../../domain/people/challenge.ts'
import { announce } from '../kernel/events/announce.ts'
import { newId } from '../kernel/id.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import { refuseKeeping } from './attempts.ts'

type Question = {
  readonly kind: ChallengeKind
  readonly channel: ChallengeChannel
  /** Where the code goes; the row is written whether or not anybody is there. */
  readonly to: string
  readonly personId: string | null
  /** Nothing can be proved by it: the address has an account already, or none. */
  readonly known?: boolean
  readonly payload?: object
  readonly language: Language
}

export function proofHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const sealContext = (id: string, part: string) => `challenge ${id} ${part}`

/** Writes the challenge and announces it; what is sent, and whether, is the business of who hears. */
export async function askChallenge(work: Writing, question: Question): Promise<Asked> {
  const id = newId(work.now)
  const vault = vaultOf(work.host)
  const seal = (part: string, text: string) => vault.seal(text, sealContext(id, part))
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(work.now.getTime() + challengeMinutes[question.kind] * 60_000)
  const { kind, channel } = question
  await work.db
    .insertInto('people.challenge')
    .values({
      id,
      kind,
      channel,
      person_id: question.personId,
      to_sealed: seal('to', question.to),
      code_sealed: seal('code', String(randomInt(1_000_000)).padStart(6, '0')),
      token_sealed: seal('token', token),
      token_hash: proofHash(token),
      payload_sealed: seal('payload', JSON.stringify(question.payload ?? {})),
      known: question.known ?? false,
      language: question.language,
      made_at: work.now,
      expires_at: expiresAt,
    })
    .execute()
  await announce(work, 'people.code.asked', { challengeId: id, kind, channel })
  return { challengeId: id, expiresAt: expiresAt.toISOString() }
}

type Challenge = {
  readonly id: string
  readonly personId: string | null
  readonly to: string
  readonly payload: unknown
  readonly language: Language
}

const wrong = invalid('people.code_wrong')

function lockChallenge(work: Writing, kind: ChallengeKind, proof: Proof) {
  return work.db
    .selectFrom('people.challenge')
    .where('kind', '=', kind)
    .$if('token' in proof, (query) =>
      query.where('token_hash', '=', proofHash('token' in proof ? proof.token : '')),
    )
    .$if('challengeId' in proof, (query) =>
      query.where('id', '=', 'challengeId' in proof ? proof.challengeId : ''),
    )
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Spends a challenge by its code or link. Unknown, expired, used and wrong are refused with the same words; a
 * wrong code counts, and after five the challenge is spent. Answers undefined where the refusal is kept.
 */
export async function useChallenge(
  work: Writing,
  kind: ChallengeKind,
  proof: Proof,
): Promise<Challenge> {
  const row = await lockChallenge(work, kind, proof)
  const open =
    row !== undefined &&
    row.used_at === null &&
    !row.known &&
    row.expires_at > work.now &&
    row.failures < challengeFailuresMax
  if (!open) throw new Problem(wrong)
  const vault = vaultOf(work.host)
  const opened = (part: string, sealed: Buffer) => vault.open(sealed, sealContext(row.id, part))
  if ('code' in proof) {
    const code = Buffer.from(opened('code', row.code_sealed))
    if (!timingSafeEqual(code, Buffer.from(proof.code))) {
      await work.db
        .updateTable('people.challenge')
        .set({ failures: row.failures + 1 })
        .where('id', '=', row.id)
        .execute()
      return refuseKeeping(work, wrong)
    }
  }
  await work.db
    .updateTable('people.challenge')
    .set({ used_at: work.now })
    .where('id', '=', row.id)
    .execute()
  const payload = row.payload_sealed === null ? '{}' : opened('payload', row.payload_sealed)
  return {
    id: row.id,
    personId: row.person_id,
    to: opened('to', row.to_sealed),
    payload: JSON.parse(payload) as unknown,
    language: row.language as Language,
  }
}

export type CodeMessage = {
  readonly kind: ChallengeKind
  readonly channel: ChallengeChannel
  readonly to: string
  /** Six digits; null where the address has an account already and there is nothing to confirm. */
  readonly code: string | null
  /** Page that takes the token; null for text messages. */
  readonly link: string | null
  readonly language: Language
  readonly expiresAt: Date
  readonly personId: string | null
}

const linkPages: Partial<Record<ChallengeKind, string>> = {
  signUp: '/sign-up/confirm',
  recovery: '/recover/confirm',
  email: '/account/email',
}

/**
 * What `people.code.asked` asks to be sent; null where there is nobody to send it to, or it is too late.
 * For the module that sends; the words are its own.
 */
export async function readCodeMessage(
  work: Reading,
  challengeId: string,
): Promise<CodeMessage | null> {
  const row = await work.db
    .selectFrom('people.challenge')
    .where('id', '=', challengeId)
    .where('expires_at', '>', work.now)
    .where('used_at', 'is', null)
    .selectAll()
    .executeTakeFirst()
  if (row === undefined) return null
  const kind = row.kind as ChallengeKind
  const forNobody = row.person_id === null && (kind === 'recovery' || kind === 'mobileSignIn')
  if (forNobody) return null
  const vault = vaultOf(work.host)
  const opened = (part: string, sealed: Buffer) => vault.open(sealed, sealContext(row.id, part))
  const page = linkPages[kind]
  const link = `${work.host.config.baseUrl}${page}#${opened('token', row.token_sealed)}`
  return {
    kind,
    channel: row.channel as ChallengeChannel,
    to: opened('to', row.to_sealed),
    code: row.known ? null : opened('code', row.code_sealed),
    link: page === undefined || row.known ? null : link,
    language: row.language as Language,
    expiresAt: row.expires_at,
    personId: row.person_id,
  }
}
