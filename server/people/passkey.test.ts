import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { makeAuthenticator, type Authenticator } from '../testing/authenticator.ts'
import { personaPassword, personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { disablePerson } from './person.actions.ts'

let w: World
let p: Personas
let origin: string
const password = { proof: { password: personaPassword } }

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  origin = w.host.config.baseUrl
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Answer = Awaited<ReturnType<Caller['get']>>
const tokenOf = (answer: Answer) =>
  answer.cookies.find(({ name }) => name === 'baigong_session')?.value ?? ''

async function add(who: Caller, device: Authenticator, name = '办公电脑') {
  const asked = (await who.post('/api/people/me/passkeys/challenge', password)).json()
  const response = device.create(asked.options)
  const { challengeId } = asked
  return who.post('/api/people/me/passkeys', { challengeId, name, response })
}

async function answerOf(device: Authenticator) {
  const asked = (await w.stranger.post('/api/people/session/passkey-challenge')).json()
  return { challengeId: asked.challengeId, response: device.get(asked.options) }
}

async function signInWith(device: Authenticator, ip = '10.1.0.1') {
  const payload = await answerOf(device)
  const url = '/api/people/session/passkey'
  return w.stranger.inject({ method: 'POST', url, payload, remoteAddress: ip })
}

const signInByPassword = (who: Persona, more: object = {}) =>
  w.stranger.post('/api/people/session', { email: who.email, password: personaPassword, ...more })

async function historyOf(personId: string): Promise<string[]> {
  const { rows } = await w.host.database.owner.query<{ verb: string }>(
    `select verb from kernel.history where person_id = $1 and verb like 'people.%' order by id`,
    [personId],
  )
  return rows.map(({ verb }) => verb)
}

test('a passkey is added with a name, kept as a public key, told to the person, and signs in', async () => {
  const device = makeAuthenticator({ origin, synced: true })
  const added = await add(p.applicant, device, ' 我的手机 ')
  const passkey = {
    id: added.json().id,
    name: '我的手机',
    synced: true,
    backedUp: true,
    madeAt: w.now().toISOString(),
    lastUsedAt: null,
    suspendedAt: null,
  }
  expect(added.json()).toEqual(passkey)
  expect((await p.applicant.get('/api/people/me/passkeys')).json()).toEqual({ rows: [passkey] })
  expect((await p.colleague.get('/api/people/me/passkeys')).json()).toEqual({ rows: [] })

  const answer = await signInWith(device)
  expect([answer.statusCode, answer.json().person.id]).toEqual([200, p.applicant.personId])
  const mine = w.as(tokenOf(answer))
  const security = (await mine.get('/api/people/me/security')).json()
  expect(security.waysIn).toEqual({ password: true, mobile: false, passkeys: 1, links: 0 })
  const listed = (await mine.get('/api/people/me/passkeys')).json().rows[0]
  expect(listed).toEqual({ ...passkey, lastUsedAt: w.now().toISOString() })

  await w.settle()
  const inbox = (await p.applicant.get('/api/notices')).json()
  expect(inbox.rows.map((row: { subject: string }) => row.subject)).toEqual([
    '你的账号新增了一个通行密钥',
  ])
  expect(await historyOf(p.applicant.personId)).toContain('people.passkey.register')
})

test('what is signed elsewhere, for somebody else, twice, too late or without knowing the holder is refused', async () => {
  const device = makeAuthenticator({ origin })
  expect((await add(p.checker, device)).statusCode).toBe(200)
  const refused = async (answer: Promise<Answer>) => (await answer).json().code
  const send = (payload: object, ip: string) =>
    w.stranger.inject({
      method: 'POST',
      url: '/api/people/session/passkey',
      payload,
      remoteAddress: ip,
    })
  // First it holds; the very same answer does not hold again.
  const once = await answerOf(device)
  expect((await send(once, '10.1.1.1')).statusCode).toBe(200)
  expect(await refused(send(once, '10.1.1.1'))).toBe('people.passkey_wrong')
  // Another device's key, unknown here.
  const stranger = makeAuthenticator({ origin })
  stranger.create({ challenge: 'AA', rp: { id: 'localhost' }, user: { id: 'AA' } })
  expect(await refused(signInWith(stranger, '10.1.1.2'))).toBe('people.passkey_wrong')
  // Challenge expired.
  const late = await answerOf(device)
  w.travel(new Date(w.now().getTime() + 5 * 60_000 + 1))
  expect(await refused(send(late, '10.1.1.3'))).toBe('people.passkey_wrong')
  // A signature that was bent.
  const bent = await answerOf(device)
  const signature = `${bent.response.response.signature.slice(0, -4)}AAAA`
  const response = { ...bent.response, response: { ...bent.response.response, signature } }
  expect(await refused(send({ ...bent, response }, '10.1.1.4'))).toBe('people.passkey_wrong')
  expect((await signInWith(device, '10.1.1.5')).statusCode).toBe(200)
})

test('a page of another origin, or a device that does not check its holder, adds nothing', async () => {
  for (const habits of [{ origin: 'https://baigong.evil.test' }, { origin, verifies: false }]) {
    const answer = await add(p.leader, makeAuthenticator(habits))
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'people.passkey_not_accepted'])
  }
  expect((await p.leader.get('/api/people/me/passkeys')).json()).toEqual({ rows: [] })
})

test('a challenge given to one person registers nothing for another, and adding needs a proof', async () => {
  const asked = (await p.expert.post('/api/people/me/passkeys/challenge', password)).json()
  const response = makeAuthenticator({ origin }).create(asked.options)
  const stolen = { challengeId: asked.challengeId, name: 'x', response }
  const answer = await p.auditor.post('/api/people/me/passkeys', stolen)
  expect(answer.json().code).toBe('people.passkey_not_accepted')
  const bare = await p.expert.post('/api/people/me/passkeys/challenge', { proof: {} })
  expect([bare.statusCode, bare.json().code]).toEqual([403, 'people.proof_needed'])
  const wrong = { proof: { password: 'wrong horse' } }
  const refused = await p.expert.post('/api/people/me/passkeys/challenge', wrong)
  expect(refused.json().code).toBe('people.password_wrong')
})

test('a counter that runs backwards suspends the passkey and tells the person; the original is shut out too', async () => {
  const device = makeAuthenticator({ origin })
  const { id } = (await add(p.supervisor, device)).json()
  device.device.counter = 40
  expect((await signInWith(device, '10.1.2.1')).statusCode).toBe(200)
  device.device.counter = 7
  const copied = await signInWith(device, '10.1.2.2')
  expect([copied.statusCode, copied.json().code]).toEqual([409, 'people.passkey_suspended'])
  device.device.counter = 100
  expect((await signInWith(device, '10.1.2.3')).json().code).toBe('people.passkey_wrong')
  const [row] = (await p.supervisor.get('/api/people/me/passkeys')).json().rows
  expect([row.id, row.suspendedAt]).toEqual([id, w.now().toISOString()])
  await w.settle()
  const subjects = (await p.supervisor.get('/api/notices')).json().rows as { subject: string }[]
  expect(subjects.map(({ subject }) => subject)).toContain(
    '你的账号停用了一个可能已被复制的通行密钥',
  )
  expect(
    (await p.supervisor.post(`/api/people/me/passkeys/${id}/remove`, password)).json(),
  ).toEqual({})
})

test('a device that never counts signs in again and again', async () => {
  const device = makeAuthenticator({ origin, counts: false, synced: true })
  await add(p.provincialAdmin, device)
  const codes = [await signInWith(device), await signInWith(device)].map((one) => one.statusCode)
  expect(codes).toEqual([200, 200])
})

test('asked for after the password: a passkey, or a recovery code; the last one stays until that is ended', async () => {
  const who = p.cityOfficer
  const early = await who.put('/api/people/me/passkey-step', { on: true, ...password })
  expect(early.json().code).toBe('people.passkey_first')
  const device = makeAuthenticator({ origin })
  const { id } = (await add(who, device)).json()
  const begun = await who.put('/api/people/me/passkey-step', { on: true, ...password })
  const { recoveryCodes } = begun.json()
  expect(new Set(recoveryCodes).size).toBe(10)
  const mine = w.as(tokenOf(begun))

  const asked = (await signInByPassword(who)).json()
  expect([asked.code, asked.facts]).toEqual([
    'people.second_factor_needed',
    { totp: 0, passkeys: 1 },
  ])
  const passkey = await answerOf(device)
  expect((await signInByPassword(who, { passkey })).statusCode).toBe(200)
  const others = makeAuthenticator({ origin })
  await add(p.colleague, others)
  const foreign = await signInByPassword(who, { passkey: await answerOf(others) })
  expect(foreign.json().code).toBe('people.second_factor_wrong')
  const spare = { recoveryCode: recoveryCodes[0] }
  expect((await signInByPassword(who, spare)).statusCode).toBe(200)
  expect((await signInByPassword(who, spare)).json().code).toBe('people.second_factor_wrong')
  // By itself it is both factors.
  expect((await signInWith(device, '10.1.3.1')).statusCode).toBe(200)

  const stays = await mine.post(`/api/people/me/passkeys/${id}/remove`, password)
  expect(stays.json().code).toBe('people.passkey_is_second_factor')
  const proof = { passkey: await answerOf(device) }
  const ended = await mine.put('/api/people/me/passkey-step', { on: false, proof })
  const again = w.as(tokenOf(ended))
  expect((await again.get('/api/people/me/security')).json()).toMatchObject({
    passkeyStepSince: null,
    recoveryCodesLeft: 0,
  })
  expect((await signInByPassword(who)).statusCode).toBe(200)
  expect((await again.post(`/api/people/me/passkeys/${id}/remove`, password)).json()).toEqual({})
  expect((await signInWith(device, '10.1.3.2')).json().code).toBe('people.passkey_wrong')
})

test('the last way in stays; two who remove the last two leave one', async () => {
  const who = p.supportingInstitute
  const devices = [makeAuthenticator({ origin }), makeAuthenticator({ origin })]
  const ids: string[] = []
  for (const device of devices) ids.push((await add(who, device)).json().id)
  await w.host.database.owner.query('update people.person set password_hash = null where id = $1', [
    who.personId,
  ])
  // With a passkey at hand, having just signed in is no proof.
  const bare = await who.post(`/api/people/me/passkeys/${ids[0]}/remove`, { proof: {} })
  expect(bare.json().code).toBe('people.proof_needed')
  const proofs = [await answerOf(devices[0]!), await answerOf(devices[1]!)]
  const answers = await Promise.all(
    ids.map((id, at) =>
      who.post(`/api/people/me/passkeys/${id}/remove`, { proof: { passkey: proofs[at] } }),
    ),
  )
  const outcomes = answers.map((one) => one.json().code ?? 'removed').toSorted()
  expect(outcomes).toEqual(['people.last_way_in', 'removed'])
})

test('names change for oneself only; a closed account comes in by no passkey; guesses are slowed down', async () => {
  const device = makeAuthenticator({ origin })
  const { id } = (await add(p.otherApplicant, device)).json()
  const renamed = await p.otherApplicant.patch(`/api/people/me/passkeys/${id}`, { name: '备用' })
  expect(renamed.json().name).toBe('备用')
  expect((await p.applicant.patch(`/api/people/me/passkeys/${id}`, { name: 'x' })).statusCode).toBe(
    404,
  )
  expect(
    (await p.applicant.post(`/api/people/me/passkeys/${id}/remove`, password)).statusCode,
  ).toBe(404)
  await writing(w.host, { actor: systemActor, requestId: 'test-close' }, (work) =>
    disablePerson(work, p.otherApplicant.personId, 'test'),
  )
  expect((await signInWith(device, '10.1.4.1')).json().code).toBe('people.person_disabled')
  const stranger = makeAuthenticator({ origin })
  stranger.create({ challenge: 'AA', rp: { id: 'localhost' }, user: { id: 'AA' } })
  const codes: string[] = []
  for (let round = 0; round < 7; round++) {
    codes.push((await signInWith(stranger, '10.1.4.2')).json().code)
  }
  expect(codes.slice(5)).toEqual(['people.passkey_wrong', 'people.too_many_attempts'])
})

test('closing the account takes its passkeys along', async () => {
  const device = makeAuthenticator({ origin })
  await add(p.provincialOfficer, device)
  const count = async () => {
    const { rows } = await w.host.database.owner.query(
      'select count(*)::int as n from people.passkey where person_id = $1',
      [p.provincialOfficer.personId],
    )
    return rows[0].n
  }
  expect(await count()).toBe(1)
  const erased = await p.provincialOfficer.post('/api/people/me/erasure', {
    password: personaPassword,
  })
  expect(erased.json()).toEqual({})
  expect(await count()).toBe(0)
  expect((await signInWith(device, '10.1.5.1')).json().code).toBe('people.passkey_wrong')
})
