import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { reading } from '../kernel/work.ts'
import { personaPassword, personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { readCodeMessage } from './challenge.actions.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Answer = Awaited<ReturnType<Caller['get']>>
const tokenOf = (answer: Answer) =>
  answer.cookies.find(({ name }) => name === 'baigong_session')?.value ?? ''

function letterOf(challengeId: string) {
  return reading(w.host, { actor: systemActor, requestId: 'test-letter' }, (work) =>
    readCodeMessage(work, challengeId),
  )
}

const fresh = { name: '苏念白', password: 'a long enough phrase', language: 'zh' }
const ask = (email: string, more: object = {}, caller: Caller = w.stranger) =>
  caller.post('/api/people/sign-up', { ...fresh, email, ...more })

test('somebody signs up with the code of the letter and is signed in', async () => {
  const asked = (await ask('su@demo.test')).json()
  expect(Object.keys(asked).toSorted()).toEqual(['challengeId', 'expiresAt'])
  const letter = await letterOf(asked.challengeId)
  expect(letter).toEqual({
    kind: 'signUp',
    channel: 'email',
    to: 'su@demo.test',
    code: expect.stringMatching(/^\d{6}$/),
    link: expect.stringMatching(/\/sign-up\/confirm#[\w-]{43}$/),
    language: 'zh',
    expiresAt: new Date(asked.expiresAt),
    personId: null,
  })
  const proof = { challengeId: asked.challengeId, code: letter?.code }
  const confirmed = await w.stranger.post('/api/people/sign-up/confirm', proof)
  expect(confirmed.json()).toMatchObject({
    person: { name: '苏念白', email: 'su@demo.test' },
    actingOrg: null,
    permits: [],
  })
  const me = (await w.as(tokenOf(confirmed)).get('/api/people/me')).json()
  expect(me.person).toEqual(confirmed.json().person)
  const twice = await w.stranger.post('/api/people/sign-up/confirm', proof)
  expect(twice.json().code).toBe('people.code_wrong')
})

test('the link of the letter does the same, once and in time', async () => {
  const asked = (await ask('link@demo.test')).json()
  const token = (await letterOf(asked.challengeId))?.link?.split('#')[1]
  const late = (await ask('late@demo.test')).json()
  const lateToken = (await letterOf(late.challengeId))?.link?.split('#')[1]
  const confirm = (sent: unknown) => w.stranger.post('/api/people/sign-up/confirm', { token: sent })
  expect((await confirm(token)).json().person.email).toBe('link@demo.test')
  w.travel(new Date(w.now().getTime() + 31 * 60_000))
  expect((await confirm(lateToken)).json().code).toBe('people.code_wrong')
})

test('signing up with an address that has an account answers alike, writes a different letter, and gives nothing', async () => {
  const known = (await ask(p.applicant.email)).json()
  const unknown = (await ask('unheard@demo.test')).json()
  expect(Object.keys(known)).toEqual(Object.keys(unknown))
  expect(await letterOf(known.challengeId)).toMatchObject({
    code: null,
    link: null,
    personId: p.applicant.personId,
  })
  const { rows } = await w.host.database.owner.query(
    "select name, facts->>'channel' as channel from kernel.event where facts->>'challengeId' = any ($1)",
    [[known.challengeId, unknown.challengeId]],
  )
  expect(rows).toEqual(Array(2).fill({ name: 'people.code.asked', channel: 'email' }))
  for (const code of ['000000', '123456']) {
    const sent = { challengeId: known.challengeId, code }
    const answer = await w.stranger.post('/api/people/sign-up/confirm', sent)
    expect(answer.json().code).toBe('people.code_wrong')
  }
})

test('five wrong codes spend a challenge, and the right one comes too late', async () => {
  const asked = (await ask('guesser@demo.test')).json()
  const right = (await letterOf(asked.challengeId))?.code ?? ''
  const wrong = right === '111111' ? '222222' : '111111'
  const send = (code: string) =>
    w.stranger.post('/api/people/sign-up/confirm', { challengeId: asked.challengeId, code })
  for (let round = 0; round < 5; round++) {
    expect((await send(wrong)).json().code).toBe('people.code_wrong')
  }
  expect((await send(right)).json().code).toBe('people.code_wrong')
})

test('a weak password is refused with what would be better', async () => {
  const answer = await ask('weak@demo.test', { password: 'onlyletter' })
  const { requestId: _id, ...problem } = answer.json()
  expect(problem).toEqual({
    type: '/api/problems/people.password_too_weak',
    title: '填写有误',
    status: 400,
    code: 'people.password_too_weak',
    detail: '密码强度不够：不足 12 位时，应至少包含字母、数字、符号中的两类。请修改。',
  })
})

test('nobody is flooded with letters', async () => {
  const codes: (string | undefined)[] = []
  for (let round = 0; round < 5; round++) codes.push((await ask('flood@demo.test')).json().code)
  expect(codes).toEqual([undefined, undefined, undefined, undefined, 'people.too_many_attempts'])
})

test('a forgotten password is set anew by the letter, once, and every session ends', async () => {
  const again = await personas(w)
  const person = again.colleague
  const asked = (await w.stranger.post('/api/people/recovery', { email: person.email })).json()
  const stranger = (await w.stranger.post('/api/people/recovery', { email: 'no@demo.test' })).json()
  expect(Object.keys(stranger)).toEqual(Object.keys(asked))
  expect(await letterOf(stranger.challengeId)).toBeNull()
  const token = (await letterOf(asked.challengeId))?.link?.split('#')[1]
  expect((await person.get('/api/people/me')).json().person.id).toBe(person.personId)
  const body = { proof: { token }, password: 'quite another phrase' }
  expect((await w.stranger.post('/api/people/recovery/confirm', body)).json()).toEqual({})
  expect((await person.get('/api/people/me')).json().person).toBeNull()
  const twice = await w.stranger.post('/api/people/recovery/confirm', body)
  expect(twice.json().code).toBe('people.code_wrong')
  const signIn = (password: string) =>
    w.stranger.post('/api/people/session', { email: person.email, password })
  expect((await signIn(personaPassword)).json().code).toBe('people.sign_in_wrong')
  expect((await signIn('quite another phrase')).json().person.id).toBe(person.personId)
})

test('changing the password needs the old one, ends the other sessions and renews this one', async () => {
  const again = await personas(w)
  const { email } = again.checker
  const signedIn = await w.stranger.post('/api/people/session', {
    email,
    password: personaPassword,
  })
  const caller = w.as(tokenOf(signedIn))
  const change = (password: string) =>
    caller.put('/api/people/me/password', { password, newPassword: 'quite another phrase' })
  expect((await change('wrong horse')).json().code).toBe('people.password_wrong')
  const changed = await change(personaPassword)
  expect(changed.json()).toEqual({})
  expect((await again.checker.get('/api/people/me')).json().person).toBeNull()
  expect((await caller.get('/api/people/me')).json().person).toBeNull()
  const renewed = w.as(tokenOf(changed))
  expect((await renewed.get('/api/people/me')).json().person.email).toBe(email)
})

test('an e-mail changes when the new one is proved, and not to one that is taken', async () => {
  const again = await personas(w)
  const caller = again.leader
  const askChange = async (email: string) =>
    (await caller.post('/api/people/me/email', { email, password: personaPassword })).json()
  const taken = await askChange(again.checker.email)
  expect((await letterOf(taken.challengeId))?.code).toBeNull()
  const asked = await askChange('yan.new@demo.test')
  const proof = {
    challengeId: asked.challengeId,
    code: (await letterOf(asked.challengeId))?.code,
  }
  expect((await again.checker.put('/api/people/me/email', proof)).json().code).toBe(
    'people.code_wrong',
  )
  expect((await caller.put('/api/people/me/email', proof)).json()).toEqual({})
  expect((await caller.get('/api/people/me')).json().person.email).toBe('yan.new@demo.test')
})

test('an account is closed: signed out, unknown, values shredded, the address free again', async () => {
  const again = await personas(w)
  const caller = again.colleague
  const refused = await again.applicant.post('/api/people/me/erasure', {
    password: personaPassword,
  })
  expect(refused.json().code).toBe('people.last_administrator')
  const closed = await caller.post('/api/people/me/erasure', { password: personaPassword })
  expect(closed.json()).toEqual({})
  expect((await caller.get('/api/people/me')).json().person).toBeNull()
  const members = (await again.applicant.get('/api/people/members')).json().rows
  expect(members.map((one: { name: string }) => one.name)).toEqual(['周亦舟'])
  const { rows } = await w.host.database.owner.query(
    'select email, name, password_hash from people.person where id = $1',
    [caller.personId],
  )
  expect(rows).toEqual([
    { email: `erased-${caller.personId}@invalid.invalid`, name: '—', password_hash: null },
  ])
  const asked = (await ask(caller.email)).json()
  expect((await letterOf(asked.challengeId))?.code).toMatch(/^\d{6}$/)
})
