import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { attemptGuards } from '../../domain/people/attempts.ts'
import { reading, writing } from '../kernel/work.ts'
import { personaPassword, personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { readCodeMessage } from './challenge.actions.ts'
import { disablePerson } from './person.actions.ts'

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

function tokenOf(answer: Answer): string {
  return answer.cookies.find(({ name }) => name === 'baigong_session')?.value ?? ''
}

/** The problem without what differs from request to request. */
function problemOf(answer: Answer) {
  const { requestId: _id, ...problem } = answer.json()
  return problem
}

function signIn(person: Persona, more: object = {}, ip = '10.0.0.1') {
  return w.stranger.inject({
    method: 'POST',
    url: '/api/people/session',
    payload: { email: person.email, password: personaPassword, ...more },
    remoteAddress: ip,
  })
}

function codeOf(challengeId: string) {
  return reading(w.host, { actor: systemActor, requestId: 'test-code' }, (work) =>
    readCodeMessage(work, challengeId),
  )
}

const nobody = {
  person: null,
  actingOrg: null,
  memberships: [],
  onBehalfOf: null,
  deputyships: [],
  permits: [],
  language: 'zh',
  demo: true,
  viewedBy: null,
}

test('a person signs in, is known, acts for the organisation, and signs out', async () => {
  const answer = await w.stranger.post('/api/people/session', {
    email: p.colleague.email.toUpperCase(),
    password: personaPassword,
  })
  const me = {
    ...nobody,
    person: { id: p.colleague.personId, name: '林晚晴', email: p.colleague.email },
    actingOrg: { id: p.colleague.org.id, name: p.colleague.org.name, kind: 'enterprise' },
    memberships: [
      {
        id: p.colleague.membershipId,
        orgId: p.colleague.org.id,
        orgName: p.colleague.org.name,
        orgKind: 'enterprise',
        orgState: 'verified',
        roles: ['applicant.member'],
      },
    ],
    permits: [
      'booking.capacity.write',
      'booking.reservation.hold',
      'cases.study.write',
      'catalog.offer.write',
      'parts.part.write',
      'price.card.write',
      'programmes.application.edit',
    ],
  }
  expect(answer.json()).toEqual(me)
  const lin = w.as(tokenOf(answer))
  expect((await lin.get('/api/people/me')).json()).toEqual(me)
  expect((await lin.delete('/api/people/session')).json()).toEqual({})
  const ended = await lin.get('/api/people/me')
  expect(ended.json()).toEqual(nobody)
})

test('a session that ended is told apart from never having signed in', async () => {
  const gone = w.as(tokenOf(await signIn(p.colleague)))
  await gone.delete('/api/people/session')
  expect(problemOf(await gone.get('/api/people/sessions'))).toEqual({
    type: '/api/problems/people.session_ended',
    title: '需要登录',
    status: 401,
    code: 'people.session_ended',
    detail: '登录已过期，请重新登录。已填写的内容仍在本页，不会丢失。',
  })
  expect((await w.stranger.get('/api/people/sessions')).json().code).toBe('kernel.sign_in_first')
})

test('a wrong password and an unknown e-mail are refused with the same words', async () => {
  const wrong = await signIn(p.checker, { password: 'wrong horse' }, '10.0.1.1')
  const unknown = await w.stranger.inject({
    method: 'POST',
    url: '/api/people/session',
    payload: { email: 'nobody@demo.test', password: 'wrong horse' },
    remoteAddress: '10.0.1.1',
  })
  expect(problemOf(wrong)).toEqual({
    type: '/api/problems/people.sign_in_wrong',
    title: '需要登录',
    status: 401,
    code: 'people.sign_in_wrong',
    detail: '邮箱或密码不正确。请重新输入，或使用“忘记密码”。',
  })
  expect(problemOf(unknown)).toEqual(problemOf(wrong))
})

test('the time of a refusal does not tell whether the account exists', async () => {
  const refusalMs = async (email: string, remoteAddress: string) => {
    const began = performance.now()
    const { statusCode } = await w.stranger.inject({
      method: 'POST',
      url: '/api/people/session',
      payload: { email, password: 'wrong horse' },
      remoteAddress,
    })
    const tookMs = performance.now() - began
    expect(statusCode).toBe(401)
    return tookMs
  }
  await refusalMs('warm@demo.test', '10.60.0.1')
  // Other work only ever makes a refusal slower: the quickest of each kind tells what the kind costs.
  let [ofKnown, ofUnknown] = [Infinity, Infinity]
  // A hash costs some 20 ms: without one for nobody, the two would differ by that, however often one asks.
  const alike = () => Math.abs(ofKnown - ofUnknown) < Math.max(ofKnown, ofUnknown) * 0.6
  // After more failures who asks must wait, and those answers would be quick.
  for (let round = 0; round < 6 || (round < attemptGuards.account.free && !alike()); round++) {
    ofKnown = Math.min(ofKnown, await refusalMs(p.leader.email, `10.61.0.${round}`))
    ofUnknown = Math.min(ofUnknown, await refusalMs('never@demo.test', `10.62.0.${round}`))
  }
  expect({ ofKnown, ofUnknown }).toSatisfy(alike)
})

test('after five failures one waits, from that address only, and whether or not the account exists', async () => {
  const ip = '10.0.2.1'
  const tries = async (email: string) => {
    const codes: string[] = []
    for (let round = 0; round < 7; round++) {
      const answer = await w.app.inject({
        method: 'POST',
        url: '/api/people/session',
        payload: { email, password: 'wrong horse' },
        remoteAddress: ip,
      })
      codes.push(answer.json().code)
    }
    return codes
  }
  const expected = [...Array<string>(6).fill('people.sign_in_wrong'), 'people.too_many_attempts']
  expect(await tries(p.supervisor.email)).toEqual(expected)
  expect(await tries('nobody.else@demo.test')).toEqual(expected)
  const locked = await signIn(p.supervisor, {}, ip)
  expect(problemOf(locked)).toEqual({
    type: '/api/problems/people.too_many_attempts',
    title: '现在不能这样做',
    status: 409,
    code: 'people.too_many_attempts',
    detail: '尝试次数过多，请在 30 秒后再试。',
    facts: { seconds: 30 },
  })
  expect((await signIn(p.supervisor, {}, '10.0.2.2')).statusCode).toBe(200)
  w.travel(new Date(w.now().getTime() + 31_000))
  expect((await signIn(p.supervisor, {}, ip)).statusCode).toBe(200)
})

test('many guesses at once count like one after the other', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      signIn(p.auditor, { password: 'wrong horse' }, '10.0.3.1').then((one) => one.json().code),
    ),
  )
  expect(answers.filter((code) => code === 'people.sign_in_wrong').length).toBe(6)
  expect(answers.filter((code) => code === 'people.too_many_attempts').length).toBe(4)
})

test('an authenticator is enrolled, asked for, taken once, replaced by a recovery code, and stopped', async () => {
  const token = tokenOf(await signIn(p.expert))
  const pan = w.as(token)
  const wrong = await pan.post('/api/people/me/totp', { password: 'wrong horse' })
  expect(wrong.json().code).toBe('people.password_wrong')
  const begun = (await pan.post('/api/people/me/totp', { password: personaPassword })).json()
  expect(begun.uri).toContain(`secret=${begun.secret}`)
  expect(begun.qr).toMatch(/^data:image\/png;base64,/)
  const epoch = () => Math.floor(w.now().getTime() / 1000)
  const codeNow = () => generate({ secret: begun.secret, epoch: epoch() })
  expect((await signIn(p.expert)).statusCode).toBe(200)
  const confirmed = await pan.put('/api/people/me/totp', { code: await codeNow() })
  const { recoveryCodes } = confirmed.json()
  expect(new Set(recoveryCodes).size).toBe(10)
  // The session got a new token, and the old one is worth nothing.
  const again = w.as(tokenOf(confirmed))
  expect((await pan.get('/api/people/me')).json()).toEqual(nobody)
  expect((await again.get('/api/people/me/security')).json()).toEqual({
    email: p.expert.email,
    emailVerified: true,
    mobileMasked: null,
    totpSince: w.now().toISOString(),
    recoveryCodesLeft: 10,
    passkeyStepSince: null,
    waysIn: { password: true, mobile: false, passkeys: 0, links: 0 },
  })
  expect((await signIn(p.expert)).json().code).toBe('people.second_factor_needed')
  const used = await signIn(p.expert, { code: await codeNow() })
  expect(used.json().code).toBe('people.second_factor_wrong')
  w.travel(new Date(w.now().getTime() + 30_000))
  const code = await codeNow()
  expect((await signIn(p.expert, { code })).statusCode).toBe(200)
  expect((await signIn(p.expert, { code })).json().code).toBe('people.second_factor_wrong')
  const spare = { recoveryCode: recoveryCodes[3] }
  expect((await signIn(p.expert, spare)).statusCode).toBe(200)
  expect((await signIn(p.expert, spare)).json().code).toBe('people.second_factor_wrong')
  await again.post('/api/people/me/totp/stop', { password: personaPassword })
  expect((await signIn(p.expert)).statusCode).toBe(200)
})

test('a mobile is confirmed by its code and then signs in, for numbers that exist and those that do not alike', async () => {
  const token = tokenOf(await signIn(p.leader, {}, '10.0.4.1'))
  const leader = w.as(token)
  const typed = { mobile: '＋86 138-0013-8000', password: personaPassword }
  const asked = (await leader.post('/api/people/me/mobile', typed)).json()
  const message = await codeOf(asked.challengeId)
  expect({ to: message?.to, channel: message?.channel, link: message?.link }).toEqual({
    to: '13800138000',
    channel: 'sms',
    link: null,
  })
  const body = { challengeId: asked.challengeId, code: message?.code }
  expect((await leader.put('/api/people/me/mobile', body)).json()).toEqual({})
  expect((await leader.get('/api/people/me/security')).json().mobileMasked).toBe('138****8000')
  const { rows } = await w.host.database.owner.query(
    'select mobile_sealed, mobile_index from people.person where id = $1',
    [p.leader.personId],
  )
  expect(`${rows[0].mobile_sealed.toString('latin1')} ${rows[0].mobile_index}`).not.toContain(
    '13800138000',
  )
  const ask = async (mobile: string) =>
    (await w.stranger.post('/api/people/session/mobile-code', { mobile })).json()
  const known = await ask('13800138000')
  const unknown = await ask('13900139000')
  expect(Object.keys(unknown)).toEqual(Object.keys(known))
  expect(await codeOf(unknown.challengeId)).toBeNull()
  const mobileCode = (await codeOf(known.challengeId))?.code
  const send = (challengeId: string, sent: unknown) =>
    w.stranger.post('/api/people/session/mobile', { challengeId, mobileCode: sent })
  const other = mobileCode === '000000' ? '000001' : '000000'
  expect((await send(known.challengeId, other)).json().code).toBe('people.code_wrong')
  expect((await send(unknown.challengeId, other)).json().code).toBe('people.code_wrong')
  expect((await send(known.challengeId, mobileCode)).json().person.id).toBe(p.leader.personId)
  expect((await send(known.challengeId, mobileCode)).json().code).toBe('people.code_wrong')
})

test('sessions are listed, one is ended, then all others', async () => {
  const mine = w.as(tokenOf(await signIn(p.checker, {}, '10.0.5.1')))
  await signIn(p.checker, {}, '10.0.5.2')
  const third = w.as(tokenOf(await signIn(p.checker, {}, '10.0.5.3')))
  type Row = { id: string; current: boolean; ip: string }
  const rows = (await mine.get('/api/people/sessions')).json().rows as Row[]
  const current = rows.filter((row) => row.current)
  expect(current.map(({ ip }) => ip)).toEqual(['10.0.5.1'])
  const thirdId = rows.find(({ ip }) => ip === '10.0.5.3')?.id
  expect((await third.get('/api/people/me')).json().person.id).toBe(p.checker.personId)
  expect((await p.stranger.delete(`/api/people/sessions/${thirdId}`)).statusCode).toBe(401)
  expect((await p.applicant.delete(`/api/people/sessions/${thirdId}`)).statusCode).toBe(404)
  expect((await mine.delete(`/api/people/sessions/${thirdId}`)).json()).toEqual({})
  expect((await third.get('/api/people/me')).json().person).toBeNull()
  expect((await mine.delete('/api/people/sessions')).json().ended).toBeGreaterThan(0)
  expect((await mine.get('/api/people/sessions')).json().rows.length).toBe(1)
})

test('an idle session ends, one in use goes on until its day', async () => {
  const again = await personas(w)
  const idle = w.as(tokenOf(await signIn(again.colleague)))
  const used = w.as(tokenOf(await signIn(again.applicant)))
  for (let hours = 0; hours < 13; hours++) {
    w.travel(new Date(w.now().getTime() + 3_600_000))
    await used.get('/api/people/me')
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  expect((await idle.get('/api/people/me')).json().person).toBeNull()
  expect((await used.get('/api/people/me')).json().person.id).toBe(again.applicant.personId)
})

test('a disabled person is out at once, and only who knows the password is told so', async () => {
  const again = await personas(w)
  const caller = again.colleague
  expect((await caller.get('/api/people/me')).json().person.id).toBe(caller.personId)
  await writing(w.host, { actor: systemActor, requestId: 'test-disable' }, (work) =>
    disablePerson(work, caller.personId, '测试'),
  )
  expect((await caller.get('/api/people/me')).json().person).toBeNull()
  expect((await signIn(caller)).json().code).toBe('people.person_disabled')
  const guess = await signIn(caller, { password: 'wrong horse' })
  expect(guess.json().code).toBe('people.sign_in_wrong')
})

test('a session that another process has ended stops within two seconds', async () => {
  const gone = w.as(tokenOf(await signIn(p.applicant, {}, '10.0.9.1')))
  expect((await gone.get('/api/people/me')).json().person.id).toBe(p.applicant.personId)
  // Nothing in this process hears of it.
  await w.host.database.owner.query(
    `update people.session set ended_at = made_at where person_id = $1 and ip = '10.0.9.1'`,
    [p.applicant.personId],
  )
  const began = performance.now()
  for (;;) {
    const askedAfterMs = performance.now() - began
    if ((await gone.get('/api/people/me')).json().person === null) break
    expect(askedAfterMs).toBeLessThan(2000)
    await new Promise((later) => setTimeout(later, 50))
  }
})

test('a write that no page of ours sent is refused, in the language that its browser wishes most', async () => {
  const said = async (headers: Record<string, string>) => {
    const answer = await w.app.inject({
      method: 'POST',
      url: '/api/people/me/proof-code',
      payload: { channel: 'email' },
      headers: { cookie: p.applicant.cookie, ...headers },
    })
    return [answer.statusCode, answer.json().code, answer.json().detail]
  }
  const refused = (detail: string) => [403, 'kernel.csrf_missing', detail]
  const zh = refused('请求缺少来源校验。请刷新页面后重试。')
  const en = refused('The request lacks its origin check. Reload the page and try again.')
  expect(await said({})).toEqual(zh)
  expect(await said({ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' })).toEqual(zh)
  expect(await said({ 'accept-language': 'en-US,en;q=0.9,zh;q=0.8' })).toEqual(en)
  expect(await said({ 'accept-language': 'fr-FR, fr;q=0.9, en;q=0.8, zh;q=0.5' })).toEqual(en)
  // One's own language where the browser wishes none of the house's.
  expect(await said({ 'accept-language': 'fr-FR, en;q=0' })).toEqual(zh)
})
