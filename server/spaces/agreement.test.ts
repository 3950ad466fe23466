/** Agreements: a text with versions, signed by who may bind, accepted or refused, ended, withdrawn and expired. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestOf } from '../kernel/sha256.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  agreementWish,
  keepAgreementOf,
  keptAgreement,
  signedAgreement,
  signOf,
  stepSignatureOf,
} from './agreement.sample.ts'
import { decide, foundedSpace, inviteInto, stepOwn, unlisted } from './spaces.sample.ts'

let w: World
let p: Personas
const reason = '合作已经结束，按约定终止。'

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const fresh = async () => {
  p = await personas(w)
}
const code = (answer: { json: () => { code: string } }) => answer.json().code
const told = async (who: Persona) => {
  await w.settle()
  return (await who.get('/api/notices')).json().rows.map(({ kind }: { kind: string }) => kind)
}
const read = async (who: Persona, id: string) =>
  (await who.get(`/api/spaces/agreements/${id}`)).json()
const listed = async (who: Persona, side: string) =>
  (await who.get(`/api/spaces/signatures?side=${side}`)).json()

test('written by who may bind, signed as it was read, a receipt on both sides', async () => {
  await fresh()
  const kept = (await p.applicant.get('/api/spaces/agreements/kept')).json()
  expect(kept.agreement).toBeNull()
  expect(kept.example).toMatchObject({ version: 1, months: 24 })
  expect(kept.example.zh.title).toContain('示例')
  expect((await keepAgreementOf(p.colleague)).statusCode).toBe(403)
  expect(code(await keepAgreementOf(p.applicant, { body: '太短' }))).toBe(
    'spaces.agreement_body_short',
  )
  const agreement = await keptAgreement(p.applicant)
  const { title, body, months } = agreementWish
  expect(agreement.text.digest).toBe(
    digestOf({ agreement: agreement.id, version: 1, title, body, months }),
  )
  expect(code(await keepAgreementOf(p.applicant))).toBe('spaces.moved_on')
  // Strangers and whoever acts for nobody read none; its own organisation does not sign it.
  expect((await p.stranger.get(`/api/spaces/agreements/${agreement.id}`)).statusCode).toBe(401)
  expect(code(await signOf(p.applicant, agreement))).toBe('spaces.agreement_own')
  expect(
    code(
      await signOf(p.otherApplicant, {
        ...agreement,
        text: { ...agreement.text, digest: '0'.repeat(64) },
      }),
    ),
  ).toBe('spaces.agreement_moved')
  const id = await signedAgreement(p.otherApplicant, agreement)
  expect(code(await signOf(p.otherApplicant, agreement))).toBe('spaces.signed_already')
  const receipt = (await p.otherApplicant.get(`/api/spaces/signatures/${id}`)).json()
  expect(receipt).toMatchObject({
    ...{ id, keeperName: p.applicant.org.name, orgName: p.otherApplicant.org.name },
    ...{ textVersion: 1, state: 'valid', standing: 'valid', digest: agreement.text.digest },
    ...{ signedBy: p.otherApplicant.name, keeps: false, title, version: 1 },
    expiresAt: '2020-07-08T02:00:00.000Z',
    text: { body, months },
    steps: [
      { number: 1, verb: 'sign', by: p.otherApplicant.name, byOrg: p.otherApplicant.org.name },
    ],
  })
  // Both sides read the same receipt; nobody else knows of it, nor a colleague who may not bind.
  const other = (await p.applicant.get(`/api/spaces/signatures/${id}`)).json()
  expect(other).toMatchObject({ id, digest: receipt.digest, keeps: true })
  for (const who of [p.colleague, p.programmeOfficer, p.operator]) {
    expect((await who.get(`/api/spaces/signatures/${id}`)).statusCode).toBe(404)
    expect((await listed(who, 'received')).rows).toEqual([])
  }
  expect((await listed(p.applicant, 'received')).rows).toMatchObject([{ id, keeps: true }])
  expect((await listed(p.otherApplicant, 'given')).rows).toMatchObject([{ id, keeps: false }])
  expect(await told(p.applicant)).toContain('spaces.signed')
  expect((await read(p.otherApplicant, agreement.id)).own).toMatchObject({ standing: 'valid' })
})

test('accepted or refused where the keeper wants to; who was ended waits for it again', async () => {
  await fresh()
  const agreement = await keptAgreement(p.applicant, { accepting: 'asked' })
  const id = await signedAgreement(p.otherApplicant, agreement)
  expect(await told(p.applicant)).toContain('spaces.signature_waits')
  expect((await listed(p.applicant, 'received')).waiting).toBe(1)
  expect(code(await signOf(p.otherApplicant, agreement))).toBe('spaces.signature_waits')
  expect(code(await stepSignatureOf(p.otherApplicant, id, 'accept', 1))).toBe(
    'spaces.not_agreement_keeper',
  )
  const both = await Promise.all([
    stepSignatureOf(p.applicant, id, 'accept', 1),
    stepSignatureOf(p.applicant, id, 'accept', 1),
  ])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect(await told(p.otherApplicant)).toContain('spaces.signature_accepted')
  expect(code(await stepSignatureOf(p.applicant, id, 'end', 2, '短'))).toBe(
    'spaces.reason_too_short',
  )
  const ended = await stepSignatureOf(p.applicant, id, 'end', 2, reason)
  expect(ended.json()).toMatchObject({ state: 'ended', reason })
  expect(await told(p.otherApplicant)).toContain('spaces.signature_ended')
  // Also where the rule became "at once" meanwhile.
  const next = await keptAgreement(p.applicant, { accepting: 'atOnce' }, { seen: 1 })
  expect((await signOf(p.otherApplicant, next)).json()).toMatchObject({ id, state: 'waiting' })
  const refused = await stepSignatureOf(p.applicant, id, 'refuse', 4, reason)
  expect(refused.json()).toMatchObject({ state: 'refused', standing: 'refused', reason })
  expect(await told(p.otherApplicant)).toContain('spaces.signature_refused')
})

test('a text to be signed again ends what was signed before; one that changes words alone does not', async () => {
  await fresh()
  const first = await keptAgreement(p.applicant)
  const id = await signedAgreement(p.otherApplicant, first)
  const second = await keptAgreement(
    p.applicant,
    { title: '加工协作保密协议（修订）' },
    { seen: 1 },
  )
  expect((await read(p.otherApplicant, first.id)).own).toMatchObject({
    ...{ standing: 'valid', textVersion: 1, currentVersion: 2 },
  })
  expect(code(await signOf(p.otherApplicant, first))).toBe('spaces.agreement_moved')
  expect((await signOf(p.otherApplicant, second)).json()).toMatchObject({ id, textVersion: 2 })
  await keptAgreement(p.applicant, { again: true }, { seen: 2 })
  expect((await read(p.otherApplicant, first.id)).own).toMatchObject({ standing: 'outdated' })
  expect(await told(p.otherApplicant)).toContain('spaces.text_renewed')
  const counts = `select count(*)::int as n from spaces.pub_signature where id = '${id}'`
  expect((await w.host.database.owner.query(counts)).rows).toEqual([{ n: 0 }])
})

test('a signature ends by the clock and by its signer', async () => {
  await fresh()
  const agreement = await keptAgreement(p.applicant, { months: 1 })
  const id = await signedAgreement(p.otherApplicant, agreement)
  const gone = await stepSignatureOf(p.otherApplicant, id, 'withdraw', 1, reason)
  expect(gone.json()).toMatchObject({ state: 'withdrawn', standing: 'withdrawn' })
  expect(await told(p.applicant)).toContain('spaces.signature_withdrawn')
  expect((await signOf(p.otherApplicant, agreement)).json()).toMatchObject({ standing: 'valid' })
  w.travel('2019-08-09T10:00:00+08:00')
  expect((await read(p.otherApplicant, agreement.id)).own).toMatchObject({ standing: 'expired' })
  expect((await signOf(p.otherApplicant, agreement)).json()).toMatchObject({
    ...{ standing: 'valid', version: 4 },
  })
  w.travel('2019-07-08T10:00:00+08:00')
})

test('the text of a space is its members’ to read and sign, and its managers’ to write', async () => {
  await fresh()
  const spaceId = await foundedSpace(p.applicant, { ...unlisted, name: '签约空间' })
  expect((await keepAgreementOf(p.otherApplicant, {}, { spaceId })).statusCode).toBe(404)
  const agreement = await keptAgreement(p.applicant, {}, { spaceId })
  expect((await p.otherApplicant.get(`/api/spaces/agreements/${agreement.id}`)).statusCode).toBe(
    404,
  )
  expect((await signOf(p.otherApplicant, agreement)).statusCode).toBe(404)
  await inviteInto(p.applicant, spaceId, p.otherApplicant.org.uscc!)
  expect((await signOf(p.otherApplicant, agreement)).statusCode).toBe(404)
  await stepOwn(p.otherApplicant, spaceId, 'accept')
  expect(code(await keepAgreementOf(p.otherApplicant, {}, { spaceId, seen: 1 }))).toBe(
    'spaces.not_agreement_keeper',
  )
  const id = await signedAgreement(p.otherApplicant, agreement)
  // Whoever manages the space signs it as well.
  await signedAgreement(p.applicant, agreement)
  expect((await listed(p.applicant, 'received')).rows).toMatchObject([{ id, spaceId }])
  await decide(p.applicant, spaceId, p.otherApplicant.org.id, { verb: 'remove', seen: 2, reason })
  expect((await p.otherApplicant.get(`/api/spaces/agreements/${agreement.id}`)).statusCode).toBe(
    404,
  )
  // What it signed stays its to read.
  expect((await p.otherApplicant.get(`/api/spaces/signatures/${id}`)).statusCode).toBe(200)
})
