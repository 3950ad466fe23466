import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProviderInput, ProviderRule } from '../../domain/people/provider.ts'
import {
  openIdentityProvider,
  signOnInput,
  type IdentityProvider,
  type ProviderUser,
} from '../testing/identityProvider.ts'
import { personaPassword, personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'

let w: World
let p: Personas
let idp: IdentityProvider

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  idp = await openIdentityProvider(w.host.config.baseUrl)
})
afterAll(async () => {
  await idp?.[Symbol.asyncDispose]()
  await w[Symbol.asyncDispose]()
})

async function addProvider(rule: Partial<ProviderRule> = {}, more: Partial<ProviderInput> = {}) {
  const answer = await p.operator.post('/api/people/providers', signOnInput(idp, rule, more))
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
  return answer.json().id as string
}

type Answer = Awaited<ReturnType<Caller['get']>>
const cookieOf = (answer: Answer, name: string) =>
  answer.cookies.find((one) => one.name === name)?.value ?? ''
const session = (answer: Answer) => w.as(cookieOf(answer, 'baigong_session'))

/** A browser that leaves for the provider and comes back; `who` is signed in already or nobody. */
async function leave(path: string, body: object, cookie = '') {
  const left = await w.stranger.inject({
    method: 'POST',
    url: path,
    payload: body,
    headers: { cookie },
  })
  return { left, cookie: `${cookie}; baigong_sign_on=${cookieOf(left, 'baigong_sign_on')}` }
}

const comeBack = (search: string, cookie: string) =>
  w.stranger.inject({
    method: 'POST',
    url: '/api/people/sign-on/return',
    payload: { search },
    headers: { cookie },
  })

async function signOn(providerId: string, user: ProviderUser | null) {
  idp.user = user
  const { left, cookie } = await leave(`/api/people/sign-on/${providerId}/begin`, {})
  const search = await idp.visit(left.json().url)
  return { answer: await comeBack(search, cookie), cookie, search }
}

const user = (name: string, more: Partial<ProviderUser> = {}): ProviderUser => ({
  sub: `sub-${name}`,
  email: `${name}@group.test`,
  email_verified: true,
  name: '黎明远',
  ...more,
})

const codeOf = (answer: Answer) => answer.json().code as string

async function setEmail(who: Persona, email: string) {
  await w.host.database.owner.query('update people.person set email = $2 where id = $1', [
    who.personId,
    email,
  ])
}

test('somebody new comes in where the rule allows, follows the groups, and signs out there too', async () => {
  const mapping = {
    orgId: p.orgs.enterprise.id,
    everyone: [],
    groups: [{ group: '申报组', roles: ['applicant.member'] }],
  }
  const id = await addProvider({ mayMakePersons: true, mapping })
  const groups = ['cn=申报组,ou=groups,dc=group,dc=test']
  const first = await signOn(id, user('li', { groups }))
  const came = first.answer.json()
  expect(came).toMatchObject({
    outcome: 'signedIn',
    factors: null,
    me: {
      person: { name: '黎明远', email: 'li@group.test' },
      actingOrg: { id: p.orgs.enterprise.id },
      memberships: [{ roles: ['applicant.member'] }],
    },
  })
  const li = session(first.answer)
  expect((await li.get('/api/people/me/security')).json().waysIn).toEqual({
    password: false,
    mobile: false,
    passkeys: 0,
    links: 1,
  })
  const [link] = (await li.get('/api/people/me/links')).json().rows
  expect(link).toMatchObject({ providerId: id, nameZh: '集团统一身份' })
  const last = await li.post(`/api/people/me/links/${link.id}/remove`, { proof: {} })
  expect(codeOf(last)).toBe('people.last_way_in')
  // Having just signed in is proof enough for who has neither password nor passkey; an hour later it is not.
  w.travel(new Date(w.now().getTime() + 11 * 60_000))
  const late = await li.post(`/api/people/me/links/${link.id}/remove`, { proof: {} })
  expect(codeOf(late)).toBe('people.proof_needed')

  const second = await signOn(id, user('li', { groups: [] }))
  expect(second.answer.json().me).toMatchObject({
    person: { id: came.me.person.id },
    actingOrg: null,
    memberships: [],
  })
  const out = await session(second.answer).delete('/api/people/session')
  const onward = new URL(out.json().onwardUrl)
  expect([onward.origin, onward.searchParams.get('post_logout_redirect_uri')]).toEqual([
    idp.issuer,
    w.host.config.baseUrl,
  ])
  const { rows } = await w.host.database.owner.query<{ verb: string }>(
    `select verb from kernel.history where facts ->> 'providerId' = $1 order by id`,
    [id],
  )
  expect(rows.map(({ verb }) => verb)).toEqual([
    'people.signOn.link',
    'people.session.signIn',
    'people.membership.end',
    'people.session.signIn',
  ])
})

test('a membership that a hand has made or changed is left alone by the groups', async () => {
  const mapping = {
    orgId: p.orgs.enterprise.id,
    everyone: ['applicant.member'],
    groups: [],
  }
  const id = await addProvider({ mayMakePersons: true, mapping })
  const first = (await signOn(id, user('qiu'))).answer.json()
  const [membership] = first.me.memberships
  const roles = ['applicant.member', 'applicant.admin']
  const changed = await p.applicant.patch(`/api/people/members/${membership.id}`, { roles })
  expect(changed.statusCode).toBe(200)
  const second = (await signOn(id, user('qiu'))).answer.json()
  expect(second.me.memberships[0].roles).toEqual(roles)
})

test('who is not admitted learns nothing; who has an account here links first, or is linked by rule', async () => {
  const id = await addProvider()
  await setEmail(p.leader, 'leader@group.test')
  await setEmail(p.checker, 'checker@elsewhere.test')
  const outcome = async (who: ProviderUser) => codeOf((await signOn(id, who)).answer)
  expect(await outcome(user('nobody'))).toBe('people.sign_on_not_admitted')
  expect(await outcome(user('x', { email: 'checker@elsewhere.test' }))).toBe(
    'people.sign_on_not_admitted',
  )
  expect(await outcome(user('leader', { email_verified: false }))).toBe(
    'people.sign_on_not_admitted',
  )
  expect(await outcome(user('leader'))).toBe('people.sign_on_link_first')

  const open = await addProvider({ mayLinkByEmail: true })
  const { answer } = await signOn(open, user('leader'))
  expect(answer.json().me.person.id).toBe(p.leader.personId)
  await w.settle()
  const inbox = (await p.leader.get('/api/notices')).json().rows as { subject: string }[]
  expect(inbox.map(({ subject }) => subject)).toContain('你的账号关联了一个外部账号')
})

test('coming back works once, in the browser that left, with what the provider gave', async () => {
  const id = await addProvider({ mayMakePersons: true })
  const { answer, search, cookie } = await signOn(id, user('once'))
  expect(answer.statusCode).toBe(200)
  expect(codeOf(await comeBack(search, cookie))).toBe('people.sign_on_expired')

  idp.user = user('other')
  const one = await leave(`/api/people/sign-on/${id}/begin`, {})
  const other = await leave(`/api/people/sign-on/${id}/begin`, {})
  const gave = await idp.visit(one.left.json().url)
  expect(codeOf(await comeBack(gave, other.cookie))).toBe('people.sign_on_expired')
  expect(codeOf(await comeBack(gave, ''))).toBe('people.sign_on_expired')
  const bent = new URLSearchParams(gave)
  bent.set('code', 'x'.repeat(43))
  expect(codeOf(await comeBack(bent.toString(), one.cookie))).toBe('people.sign_on_failed')
  // Somebody said no at the provider.
  expect(codeOf((await signOn(id, null)).answer)).toBe('people.sign_on_declined')
  // Too late.
  idp.user = user('late')
  const late = await leave(`/api/people/sign-on/${id}/begin`, {})
  const back = await idp.visit(late.left.json().url)
  w.travel(new Date(w.now().getTime() + 10 * 60_000 + 1))
  expect(codeOf(await comeBack(back, late.cookie))).toBe('people.sign_on_expired')
})

test('an account with an authenticator is asked for its code after the provider’s word', async () => {
  const who = p.expert
  await setEmail(who, 'expert@group.test')
  const { secret } = (await who.post('/api/people/me/totp', { password: personaPassword })).json()
  const codeNow = () => generate({ secret, epoch: Math.floor(w.now().getTime() / 1000) })
  await who.put('/api/people/me/totp', { code: await codeNow() })
  const id = await addProvider({ mayLinkByEmail: true })
  const { answer, cookie } = await signOn(id, user('expert'))
  expect(answer.json()).toEqual({
    outcome: 'secondFactor',
    me: null,
    factors: { totp: 1, passkeys: 0 },
  })
  expect(cookieOf(answer, 'baigong_session')).toBe('')
  const finish = (payload: object) =>
    w.stranger.inject({
      method: 'POST',
      url: '/api/people/sign-on/second-factor',
      payload,
      headers: { cookie },
    })
  expect(codeOf(await finish({}))).toBe('people.second_factor_needed')
  expect(codeOf(await finish({ code: '000000' }))).toBe('people.second_factor_wrong')
  w.travel(new Date(w.now().getTime() + 30_000))
  const done = await finish({ code: await codeNow() })
  expect(done.json().person.id).toBe(who.personId)
  expect(codeOf(await finish({ code: await codeNow() }))).toBe('people.sign_on_expired')
})

test('one links while signed in, by a proof and as oneself, and unlinks', async () => {
  const id = await addProvider()
  const begin = `/api/people/me/links/${id}/begin`
  expect(codeOf(await p.colleague.post(begin, { proof: {} }))).toBe('people.proof_needed')
  idp.user = user('colleague', { email: 'private@elsewhere.test' })
  const proof = { proof: { password: personaPassword } }
  const { left, cookie } = await leave(begin, proof, p.colleague.cookie)
  const search = await idp.visit(left.json().url)
  // Somebody else has signed in meanwhile in that browser.
  const stolen = cookie.replace(p.colleague.cookie, p.auditor.cookie)
  expect(codeOf(await comeBack(search, stolen))).toBe('people.sign_on_expired')
  const again = await leave(begin, proof, p.colleague.cookie)
  const back = await comeBack(await idp.visit(again.left.json().url), again.cookie)
  expect(back.json()).toEqual({ outcome: 'linked', me: null, factors: null })
  // The same account elsewhere opens one account here.
  const third = await leave(begin, proof, p.auditor.cookie)
  const taken = await comeBack(await idp.visit(third.left.json().url), third.cookie)
  expect(codeOf(taken)).toBe('people.identity_is_linked')

  const entered = await signOn(id, idp.user)
  expect(entered.answer.json().me.person.id).toBe(p.colleague.personId)
  const [link] = (await p.colleague.get('/api/people/me/links')).json().rows
  expect((await p.auditor.post(`/api/people/me/links/${link.id}/remove`, proof)).statusCode).toBe(
    404,
  )
  expect((await p.colleague.post(`/api/people/me/links/${link.id}/remove`, proof)).json()).toEqual(
    {},
  )
  expect(codeOf((await signOn(id, idp.user)).answer)).toBe('people.sign_on_not_admitted')
})
