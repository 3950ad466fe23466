/** 离线签名: whether what came back was signed with the key of its bundle, and what is kept of that with a review. */
import { createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { BundleAnswers } from '../../domain/evaluation/bundle.ts'
import {
  statementText,
  type PublicPoint,
  type ReviewSignature,
  type SigningKey,
  type Statement,
} from '../../domain/evaluation/bundleSignature.ts'
import type { Marks } from '../../domain/evaluation/marks.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { keyIdOf } from '../kernel/history/key.ts'
import { Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading, Writing } from '../kernel/work.ts'

/** What a bundle says of its key. */
export type Signing = {
  readonly id: string
  readonly sign_point: PublicPoint | null
  readonly sign_closed: unknown
  readonly signs: boolean
}

function publicKeyOf(point: PublicPoint): KeyObject | null {
  try {
    return createPublicKey({
      key: { kty: 'EC', crv: 'P-256', ...point } as JsonWebKey,
      format: 'jwk',
    })
  } catch {
    return null
  }
}

export const keyIdOfPoint = (point: PublicPoint | null): string | null => {
  const key = point === null ? null : publicKeyOf(point)
  return key === null ? null : keyIdOf(key)
}

/** A key that cannot be one is refused where it is told, and not when the work of days comes back. */
export function insistKey(signing: SigningKey | null): void {
  if (signing !== null && publicKeyOf(signing.point) === null) {
    throw new Problem(invalid('evaluation.signing_key_wrong'))
  }
}

type Answer = BundleAnswers['answers'][number]

const marksDigest = (marks: Marks): string => sha256Of(stableJson(marks))

const textOf = ({ bundleId, savedAt }: BundleAnswers, answer: Answer): string =>
  statementText({
    ...{ bundleId, savedAt, assignmentId: answer.assignmentId },
    ...{ judged: answer.digest, marks: marksDigest(answer.marks) },
  })

function holds(key: KeyObject, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes)
}

/** Who signs one review signs all: a file in which one does not hold is taken in no part. */
export function insistSigned(signing: Signing, answers: BundleAnswers): void {
  const { signer } = answers
  if (signer === undefined || answers.answers.some(({ signature }) => signature === undefined)) {
    if (signing.signs) throw new Problem(conflict('evaluation.return_not_signed'))
    return
  }
  const key = publicKeyOf(signer)
  const known = signing.sign_point
  if (key === null || (known !== null && keyIdOfPoint(known) !== keyIdOf(key))) {
    throw new Problem(conflict('evaluation.return_other_key'))
  }
  if (answers.answers.some((one) => !holds(key, textOf(answers, one), one.signature!))) {
    throw new Problem(conflict('evaluation.return_signature_wrong'))
  }
}

/** The key of a bundle that was carried to an expert is known from its first return on, and no other is taken after. */
export async function knowKey(
  work: Writing,
  { id, sign_point: known }: Signing,
  { signer }: BundleAnswers,
): Promise<void> {
  if (known !== null || signer === undefined) return
  await work.db
    .updateTable('evaluation.bundle')
    .set({ sign_point: JSON.stringify(signer) })
    .where('id', '=', id)
    .execute()
}

const context = (assignmentId: string): string => `evaluation.signature ${assignmentId}`

type Proof = { readonly text: string; readonly signature: string }

/** With the review that was taken; the same file read back twice adds nothing. */
export async function keepSignature(
  work: Writing,
  answers: BundleAnswers,
  answer: Answer,
): Promise<void> {
  if (answer.signature === undefined) return
  const { assignmentId, signature } = answer
  const proof: Proof = { text: textOf(answers, answer), signature }
  await work.db
    .insertInto('evaluation.review_signature')
    .values({
      ...{ assignment_id: assignmentId, bundle_id: answers.bundleId, taken_at: work.now },
      signed_at: new Date(answers.savedAt),
      proof: vaultOf(work.host).seal(JSON.stringify(proof), context(assignmentId)),
    })
    .onConflict((clause) => clause.doNothing())
    .execute()
}

const signatureRows = (work: Reading, assignments: readonly string[]) =>
  work.db
    .selectFrom('evaluation.review_signature as s')
    .innerJoin('evaluation.bundle as b', 'b.id', 's.bundle_id')
    .where('s.assignment_id', 'in', [...assignments])
    .orderBy('s.taken_at')
    .orderBy('s.signed_at')
    .select(['s.assignment_id', 's.signed_at', 's.taken_at', 's.proof', 'b.sign_point'])
    .select('b.sign_closed')
    .execute()

type Row = Awaited<ReturnType<typeof signatureRows>>[number]

function signatureOf(work: Reading, row: Row, marks: Marks): ReviewSignature {
  const proof = JSON.parse(vaultOf(work.host).open(row.proof, context(row.assignment_id))) as Proof
  const key = publicKeyOf(row.sign_point as PublicPoint)!
  const told = JSON.parse(proof.text) as Statement
  const publicKey = key.export({ type: 'spki', format: 'pem' }).toString()
  return {
    keyId: keyIdOf(key),
    origin: row.sign_closed === null ? 'returned' : 'taken',
    signedAt: row.signed_at.toISOString(),
    takenAt: row.taken_at.toISOString(),
    // Asked again each time: what is shown as signed is so now, and was not only so once.
    holds: told.marks === marksDigest(marks) && holds(key, proof.text, proof.signature),
    proof: { ...proof, publicKey },
  }
}

/** Of each review that was signed: the signature of its marks as they stand, or the last one, which holds no more. */
export async function signaturesOf(
  work: Reading,
  reviews: readonly { readonly assignmentId: string; readonly marks: Marks }[],
): Promise<ReadonlyMap<string, ReviewSignature>> {
  if (reviews.length === 0) return new Map()
  const ids = reviews.map(({ assignmentId }) => assignmentId)
  const rows = Map.groupBy(await signatureRows(work, ids), (row) => row.assignment_id)
  return new Map(
    reviews.flatMap(({ assignmentId, marks }) => {
      const all = (rows.get(assignmentId) ?? []).map((row) => signatureOf(work, row, marks))
      const told = all.findLast((one) => one.holds) ?? all.at(-1)
      return told === undefined ? [] : [[assignmentId, told] as const]
    }),
  )
}
