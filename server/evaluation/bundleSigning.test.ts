/** 离线签名: what comes back counts only as its expert signed it, with the key that was told before. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bundle, BundleAnswers } from '../../domain/evaluation/bundle.ts'
import type { Marks } from '../../domain/evaluation/marks.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  answersOf,
  sealReturn,
  signReturn,
  testSigner,
  unpackBundle,
  type TestSigner,
} from './bundle.sample.ts'
import {
  handIn,
  marksOf,
  must,
  reviewer,
  roundInReview,
  secondOfficer,
  write,
  type Reviewer,
} from './round.sample.ts'

let w: World
let p: Personas
let one: Reviewer
let round: Awaited<ReturnType<typeof roundInReview>>
let bundle: Bundle

const bundles = '/api/evaluation/me/bundles'
const returns = '/api/evaluation/me/bundle-returns'
const signer = testSigner()
const opinion = '离线写下并签名的意见，建议入选。'

const open = async (id: string, who = one, path = bundles) =>
  unpackBundle((await who.get(`${path}/${id}/file`)).rawPayload).bundle

beforeAll(async () => {
  w = await world('2019-07-20T09:00:00+08:00')
  p = await personas(w)
  one = await reviewer(w, p, '潘若水')
  round = await roundInReview(w, p, [one], ['甲平台', '乙平台'])
  const made = await must(one.post(bundles, { roundId: round.id, signing: signer.signing }))
  bundle = await open(made.id)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const own = (at: number) => round.reviews[0]![at]!
const answer = (at: number, marks: Marks, of = bundle) => {
  const { assignmentId, digest } = of.items[at]!
  return { assignmentId, digest, marks }
}
const signed = (at: number, marks: Marks, savedAt: string, by: TestSigner = signer) =>
  signReturn(answersOf(bundle, [answer(at, marks)], savedAt), by)
const look = (answers: BundleAnswers, of = bundle) =>
  one.post(`${returns}/preview`, { content: sealReturn(answers, of.key) })
const take = (answers: BundleAnswers, handsIn = false, of = bundle) =>
  one.post(returns, {
    content: sealReturn(answers, of.key),
    assignments: answers.answers.map(({ assignmentId }) => assignmentId),
    handIn: handsIn,
  })
const codeOf = async (asked: ReturnType<Reviewer['post']>) => (await asked).json().code
const reviewOf = async (at: number) =>
  (await must(one.get(`/api/evaluation/me/reviews/${own(at)}`))).work
const at = (hour: number) => `2019-07-21T${String(hour).padStart(2, '0')}:00:00.000Z`

test('the key is registered when the bundle is taken: in the history, and never its private half in the open', async () => {
  const { rows } = await must(one.get(bundles))
  const keyId = createHash('sha256')
    .update(
      createPublicKey({
        key: { kty: 'EC', crv: 'P-256', ...signer.signing.point },
        format: 'jwk',
      }).export({ type: 'spki', format: 'der' }),
    )
    .digest('hex')
    .slice(0, 16)
  expect(rows[0]).toMatchObject({ id: bundle.id, signingKey: keyId })
  expect(bundle.signing).toEqual(signer.signing)
  const { rows: lines } = await w.host.database.owner.query(
    `select facts from kernel.history where verb = 'evaluation.bundle.make' and thing_id = $1`,
    [bundle.id],
  )
  expect(lines).toEqual([{ facts: { items: 2, signingKey: keyId } }])
  const noPoint = { ...signer.signing, point: { x: 'AAAA', y: 'AAAA' } }
  expect(await codeOf(one.post(bundles, { roundId: round.id, signing: noPoint }))).toBe(
    'evaluation.signing_key_wrong',
  )
})

test('refused: without a signature, by another key, changed after signing, signed for another item', async () => {
  const marks = marksOf(0.8, opinion)
  const good = signed(0, marks, at(1))
  expect((await must(look(good))).items[0].result).toBe('take')
  const { signer: _, ...unsigned } = good
  expect(await codeOf(look(unsigned))).toBe('evaluation.return_not_signed')
  expect(await codeOf(take(unsigned))).toBe('evaluation.return_not_signed')
  // Whoever has the bundle can seal for the house: the key alone tells who wrote.
  expect(await codeOf(look(signed(0, marks, at(1), testSigner())))).toBe(
    'evaluation.return_other_key',
  )
  const strange = testSigner().signing.point
  expect(await codeOf(look({ ...good, signer: strange }))).toBe('evaluation.return_other_key')
  const [first] = good.answers
  const spoilt = async (change: object, whole: object = {}) =>
    codeOf(look({ ...good, ...whole, answers: [{ ...first!, ...change }] }))
  const wrong = 'evaluation.return_signature_wrong'
  expect(await spoilt({ marks: marksOf(0.9, opinion) })).toBe(wrong)
  expect(await spoilt({ marks: { ...marks, opinion: `${opinion}！` } })).toBe(wrong)
  expect(await spoilt({ digest: 'b'.repeat(64) })).toBe(wrong)
  expect(await spoilt({ assignmentId: own(1) })).toBe(wrong)
  expect(await spoilt({ signature: `A${first!.signature!.slice(1)}` })).toBe(wrong)
  expect(await spoilt({}, { savedAt: at(2) })).toBe(wrong)
  const told = await one.post(
    `${returns}/preview`,
    { content: sealReturn(unsigned, bundle.key) },
    { 'accept-language': 'en' },
  )
  expect(told.json().detail).toContain('Sign and export')
})

test('an older file is not taken after a newer one, the same one may be', async () => {
  const older = signed(0, marksOf(0.5, '较早签名的意见，后来改过。'), at(3))
  const newer = signed(0, marksOf(0.8, opinion), at(4))
  await must(take(newer))
  const [row] = (await must(look(older))).items
  expect([row.result, row.refusal.code]).toEqual(['refused', 'evaluation.return_older'])
  expect(await codeOf(take(older))).toBe('evaluation.return_older')
  expect((await reviewOf(0)).marks.opinion).toBe(opinion)
  expect((await must(take(newer))).items[0].result).toBe('same')
  // Of an item that nothing was taken for, an earlier file is not older.
  expect((await must(look(signed(1, marksOf(0.8, opinion), at(3))))).items[0].result).toBe('take')
})

test('what was signed stays with the review, and holds for the marks that were signed alone', async () => {
  const { signature, marks, version } = await reviewOf(0)
  expect(signature).toMatchObject({ origin: 'taken', signedAt: at(4), holds: true })
  const { text, signature: bytes, publicKey } = signature.proof
  const how = { key: createPublicKey(publicKey), dsaEncoding: 'ieee-p1363' } as const
  expect(verify('sha256', Buffer.from(text), how, Buffer.from(bytes, 'base64url'))).toBe(true)
  const digest = createHash('sha256').update(stableJson(marks)).digest('hex')
  expect(JSON.parse(text)).toMatchObject({ assignmentId: own(0), marks: digest, savedAt: at(4) })
  expect((await reviewOf(1)).signature).toBeNull()
  await write(one, own(0), marksOf(0.6, '读回之后又在线改过的意见。'), version)
  expect((await reviewOf(0)).signature).toMatchObject({ signedAt: at(4), holds: false })
  // Put back, it is again what was signed.
  await write(one, own(0), marks, version + 1)
  expect((await reviewOf(0)).signature).toMatchObject({ holds: true })
  const { rows } = await w.host.database.owner.query(
    'select proof from evaluation.review_signature',
  )
  expect(rows).toHaveLength(1)
  expect(Buffer.from(rows[0].proof).toString('latin1')).not.toContain(digest)
})

test('a bundle that was carried is signed by a key of its page: the first that comes back is kept to', async () => {
  const path = `/api/evaluation/rounds/${round.id}/bundles`
  const { id } = await must(p.programmeOfficer.post(path, { expertId: one.expertId }))
  const file = await p.programmeOfficer.get(`/api/evaluation/bundles/${id}/file`)
  const carried = unpackBundle(file.rawPayload).bundle
  expect(carried.signing).toBeNull()
  const page = testSigner()
  const marks = marksOf(0.7, '在海岛上写下的意见，依据充分。')
  const written = answersOf(carried, [answer(1, marks, carried)], at(5))
  expect(await codeOf(look(written, carried))).toBe('evaluation.return_not_signed')
  await must(take(signReturn(written, page), true, carried))
  expect((await reviewOf(1)).signature).toMatchObject({ origin: 'returned', holds: true })
  const again = signReturn(answersOf(carried, [answer(0, marks, carried)], at(6)), testSigner())
  expect(await codeOf(look(again, carried))).toBe('evaluation.return_other_key')
})

test('a bundle of before bundles could sign is taken without, and told so', async () => {
  const [, second] = [0, await must(one.post(bundles, { roundId: round.id, signing: null }))]
  await w.host.database.owner.query('update evaluation.bundle set signs = false where id = $1', [
    second.id,
  ])
  const before = await open(second.id)
  const plain = answersOf(before, [answer(0, marksOf(0.75, opinion), before)], at(7))
  const told = await must(look(plain, before))
  expect([told.signingKey, told.items[0].result]).toEqual([null, 'take'])
})

test('after the freeze the office sees by which key each review was signed, and before nothing', async () => {
  const { version, marks } = await reviewOf(0)
  await handIn(one, own(0), marks, version)
  const { rows } = await must(p.programmeOfficer.get(`${round.path}/items?size=10`))
  const paths = rows.map(({ id }: { id: string }) => `/api/evaluation/items/${id}/reviews`)
  const early = await p.programmeOfficer.get(paths[0])
  expect(early.json().code).toBe('evaluation.results_after_freeze')
  const second = await secondOfficer(w, p)
  await must(p.programmeOfficer.post(`${round.path}/freeze-proposal`))
  const { digest } = await must(second.get(`${round.path}/freeze`))
  await must(second.post(`${round.path}/freeze`, { digest }))
  const seen = []
  for (const path of paths) seen.push(...(await must(p.programmeOfficer.get(path))).rows)
  expect(seen.map(({ signature }) => [signature.origin, signature.holds]).toSorted()).toEqual([
    ['returned', true],
    ['taken', true],
  ])
})
