import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { reading } from '../kernel/work.ts'
import { personaPassword, personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { readCodeMessage } from './challenge.actions.ts'

let w: World
let p: Personas

const messageOf = (challengeId: string) =>
  reading(w.host, { actor: systemActor, requestId: 'test-letter' }, (work) =>
    readCodeMessage(work, challengeId),
  )
const withoutPassword = (who: Persona) =>
  w.host.database.owner.query('update people.person set password_hash = null where id = $1', [
    who.personId,
  ])
const me = '/api/people/me'
const askCode = (who: Persona, channel: 'email' | 'sms') =>
  who.post(`${me}/proof-code`, { channel })
async function codeFor(who: Persona, channel: 'email' | 'sms') {
  const { challengeId } = (await askCode(who, channel)).json()
  return { challengeId, code: (await messageOf(challengeId))!.code! }
}
const verdict = (answer: Awaited<ReturnType<Persona['get']>>) =>
  [answer.statusCode, answer.json().code ?? null] as const

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  // The leader comes in by mobile, the checker by somebody else's directory: neither has a password.
  const mobile = { mobile: '13800138000', password: personaPassword }
  const { challengeId } = (await p.leader.post(`${me}/mobile`, mobile)).json()
  const code = (await messageOf(challengeId))!.code
  await p.leader.put(`${me}/mobile`, { challengeId, code })
  await withoutPassword(p.leader)
  await withoutPassword(p.checker)
  // Having just signed in would be proof enough.
  w.travel(new Date(w.now().getTime() + 15 * 60_000))
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('an open session alone changes nothing of how the account is entered', async () => {
  const tries = await Promise.all([
    p.leader.post(`${me}/email`, { email: 'su.new@demo.test' }),
    p.leader.post(`${me}/mobile`, { mobile: '13900139000' }),
    p.leader.post(`${me}/totp`, {}),
    p.leader.post(`${me}/recovery-codes`, {}),
    p.leader.post(`${me}/erasure`, {}),
  ])
  expect(tries.map(verdict)).toEqual(tries.map(() => [403, 'people.proof_needed']))
})

test('a code to the present e-mail changes the e-mail, once', async () => {
  const code = await codeFor(p.leader, 'email')
  const message = await messageOf(code.challengeId)
  expect({ ...message, code: null, expiresAt: null }).toEqual({
    kind: 'proof',
    channel: 'email',
    to: p.leader.email,
    code: null,
    link: null,
    language: 'zh',
    expiresAt: null,
    personId: p.leader.personId,
  })
  const wrong = { ...code, code: code.code === '000000' ? '000001' : '000000' }
  const email = 'su.new@demo.test'
  expect(verdict(await p.leader.post(`${me}/email`, { email, code: wrong }))).toEqual([
    400,
    'people.code_wrong',
  ])
  // Somebody else's session with the right code.
  expect(verdict(await p.checker.post(`${me}/email`, { email, code }))).toEqual([
    400,
    'people.code_wrong',
  ])
  const asked = await p.leader.post(`${me}/email`, { email, code })
  expect(asked.statusCode).toBe(200)
  const { challengeId } = asked.json()
  const confirm = { challengeId, code: (await messageOf(challengeId))!.code }
  expect((await p.leader.put(`${me}/email`, confirm)).json()).toEqual({})
  expect((await p.leader.get(`${me}/security`)).json()).toMatchObject({
    email,
    emailVerified: true,
  })
  expect(verdict(await p.leader.post(`${me}/email`, { email: 'x@demo.test', code }))).toEqual([
    400,
    'people.code_wrong',
  ])
})

test('a code to the present mobile begins an authenticator and sets another mobile', async () => {
  const code = await codeFor(p.leader, 'sms')
  expect((await messageOf(code.challengeId))!.to).toBe('13800138000')
  const begun = await p.leader.post(`${me}/totp`, { code })
  expect(begun.json().uri).toContain('otpauth://totp/')
  const next = { mobile: '13900139000', code: await codeFor(p.leader, 'sms') }
  const asked = await p.leader.post(`${me}/mobile`, next)
  expect((await messageOf(asked.json().challengeId))!.to).toBe('13900139000')
})

test('where nothing is confirmed no code is sent, and who has a password is asked for that', async () => {
  expect(verdict(await askCode(p.checker, 'sms'))).toEqual([
    409,
    'people.proof_channel_unconfirmed',
  ])
  expect(verdict(await askCode(p.applicant, 'email'))).toEqual([409, 'people.proof_by_password'])
  // A code that was asked for before a password was set proves nothing afterwards.
  const code = await codeFor(p.checker, 'email')
  await w.host.database.owner.query(
    `update people.person set password_hash = 'set since' where id = $1`,
    [p.checker.personId],
  )
  expect(verdict(await p.checker.post(`${me}/totp`, { code }))).toEqual([400, 'people.code_wrong'])
})

test('five wrong codes spend it', async () => {
  const code = await codeFor(p.leader, 'email')
  const wrong = { ...code, code: code.code === '000000' ? '000001' : '000000' }
  for (let count = 0; count < 5; count++) await p.leader.post(`${me}/totp`, { code: wrong })
  expect(verdict(await p.leader.post(`${me}/totp`, { code }))).toEqual([400, 'people.code_wrong'])
})
