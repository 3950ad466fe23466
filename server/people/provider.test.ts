import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProviderInput, ProviderRule } from '../../domain/people/provider.ts'
import {
  closedRule,
  openIdentityProvider,
  signOnInput,
  type IdentityProvider,
} from '../testing/identityProvider.ts'
import { personas, type Personas } from '../testing/personas.ts'
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

type Answer = Awaited<ReturnType<Caller['get']>>
const codeOf = (answer: Answer) => answer.json().code as string

async function addProvider(rule: Partial<ProviderRule> = {}, more: Partial<ProviderInput> = {}) {
  const answer = await p.operator.post('/api/people/providers', signOnInput(idp, rule, more))
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
  return answer.json().id as string
}

function oidcOf({ settings }: ProviderInput) {
  if (settings.kind !== 'oidc') throw new Error('not an identity provider')
  return settings.oidc
}

/** Signs on as a person of the provider; answers what coming back answers. */
async function signOn(providerId: string, name: string) {
  idp.user = { sub: name, name, email: `${name}@group.test`, email_verified: true }
  const left = await w.stranger.post(`/api/people/sign-on/${providerId}/begin`)
  const browser = left.cookies.find((one) => one.name === 'baigong_sign_on')?.value ?? ''
  const search = await idp.visit(left.json().url)
  return w.stranger.inject({
    method: 'POST',
    url: '/api/people/sign-on/return',
    payload: { search },
    headers: { cookie: `baigong_sign_on=${browser}` },
  })
}

test('the operator alone sets up providers, and none that leads where it must not', async () => {
  const input = signOnInput(idp)
  expect((await p.programmeOfficer.post('/api/people/providers', input)).statusCode).toBe(403)
  const oidc = (issuer: string) => ({
    settings: { kind: 'oidc' as const, oidc: { ...oidcOf(signOnInput(idp)), issuer } },
  })
  const refusals = [
    [oidc('http://id.group.test'), 'people.provider_not_encrypted'],
    [oidc('https://169.254.169.254/latest'), 'people.provider_address_inside'],
    [oidc('https://localhost@id.group.test'), 'people.provider_address'],
    [oidc('ftp://id.group.test'), 'people.provider_address'],
    [
      { rule: { ...closedRule, mayMakePersons: true, emailDomains: [] } },
      'people.provider_domains',
    ],
    [
      {
        rule: {
          ...closedRule,
          mapping: { orgId: p.orgs.city.id, everyone: ['authority.admin'], groups: [] },
        },
      },
      'people.provider_administration',
    ],
    [
      {
        rule: {
          ...closedRule,
          mapping: { orgId: p.orgs.city.id, everyone: ['applicant.member'], groups: [] },
        },
      },
      'people.role_not_here',
    ],
  ] as const
  for (const [more, code] of refusals) {
    const answer = await p.operator.post('/api/people/providers', { ...input, ...more })
    expect(codeOf(answer)).toBe(code)
  }
  const { secret: _none, ...bare } = input
  expect(codeOf(await p.operator.post('/api/people/providers', bare))).toBe(
    'people.provider_secret',
  )
})

test('its secret is kept sealed and shown to nobody; an older version is not written over', async () => {
  const input = signOnInput(idp)
  const { secret: _none, ...bare } = input
  const id = await addProvider()
  const listed = await p.operator.get('/api/people/providers')
  const { roles, orgs, ...shown } = listed.json()
  expect(roles).toContainEqual({
    code: 'applicant.member',
    nameZh: '申报人员',
    nameEn: 'Application author',
    orgKinds: ['enterprise', 'institute', 'association'],
  })
  expect(orgs.map((one: { name: string }) => one.name)).toContain(p.orgs.city.name)
  const searched = await p.operator.get(
    `/api/people/providers?org=${encodeURIComponent('四川省工业')}`,
  )
  expect(searched.json().orgs).toEqual([
    { id: p.orgs.province.id, name: p.orgs.province.name, kind: 'authority' },
  ])
  expect(shown).toEqual({
    redirectUri: `${w.host.config.baseUrl}/sign-on/return`,
    rows: [
      {
        id,
        nameZh: '集团统一身份',
        nameEn: 'Group sign-on',
        enabled: true,
        rule: closedRule,
        settings: input.settings,
        hasSecret: true,
        version: 1,
        links: 0,
        changedAt: w.now().toISOString(),
        lastOkAt: null,
        lastFault: null,
        lastFaultAt: null,
      },
    ],
  })
  const { rows } = await w.host.database.owner.query(
    `select secret_sealed, rule::text || settings::text as plain from people.sign_on_provider`,
  )
  expect(rows[0].secret_sealed.toString('latin1') + rows[0].plain).not.toContain(idp.clientSecret)
  expect((await w.stranger.get('/api/people/sign-on')).json()).toEqual({
    rows: [{ id, kind: 'oidc', nameZh: '集团统一身份', nameEn: 'Group sign-on' }],
  })
  expect((await p.operator.post(`/api/people/providers/${id}/test`, {})).json()).toEqual({
    ok: true,
    fault: null,
    detail: null,
    found: null,
  })

  // The secret stays where none is given; an older version is not written over.
  const change = { version: 1, provider: { ...bare, nameEn: 'Group' } }
  expect((await p.operator.put(`/api/people/providers/${id}`, change)).json()).toMatchObject({
    nameEn: 'Group',
    hasSecret: true,
    version: 2,
  })
  expect(codeOf(await p.operator.put(`/api/people/providers/${id}`, change))).toBe(
    'people.provider_changed_meanwhile',
  )
  await p.operator.delete(`/api/people/providers/${id}`)
  expect((await w.stranger.get('/api/people/sign-on')).json()).toEqual({ rows: [] })
})

test('a provider switched off ends what came from it; one that is gone or refuses us is told to the operator', async () => {
  const id = await addProvider({ mayMakePersons: true })
  const answer = await signOn(id, 'off')
  const token = answer.cookies.find((one) => one.name === 'baigong_session')?.value ?? ''
  const off = w.as(token)
  expect((await off.get('/api/people/sessions')).statusCode).toBe(200)
  const { secret: _kept, ...input } = signOnInput(idp, {}, { enabled: false })
  await p.operator.put(`/api/people/providers/${id}`, { version: 1, provider: input })
  expect(codeOf(await off.get('/api/people/sessions'))).toBe('people.session_ended')
  expect((await w.stranger.post(`/api/people/sign-on/${id}/begin`, {})).statusCode).toBe(404)

  const wrong = await addProvider({}, { secret: 'another secret of thirty-two bytes..' })
  expect(codeOf(await signOn(wrong, 'x'))).toBe('people.sign_on_failed')
  const closing = await openIdentityProvider(w.host.config.baseUrl)
  const closedIssuer = closing.issuer
  await closing[Symbol.asyncDispose]()
  const nowhere = {
    kind: 'oidc' as const,
    oidc: { ...oidcOf(signOnInput(idp)), issuer: closedIssuer },
  }
  const gone = await addProvider({}, { settings: nowhere })
  expect(codeOf(await w.stranger.post(`/api/people/sign-on/${gone}/begin`, {}))).toBe(
    'people.sign_on_unavailable',
  )
  const rows = (await p.operator.get('/api/people/providers')).json().rows as {
    id: string
    lastFault: string | null
  }[]
  const faultOf = (one: string) => rows.find((row) => row.id === one)?.lastFault
  expect([faultOf(wrong), faultOf(gone)]).toEqual(['refused', 'unreachable'])
  const tried = (await p.operator.post(`/api/people/providers/${gone}/test`, {})).json()
  expect([tried.ok, tried.fault]).toEqual([false, 'unreachable'])
})
