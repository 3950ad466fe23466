import { expect, test } from 'vitest'
import {
  arrivalOf,
  mayFilter,
  mayKeepProvider,
  rolesOf,
  type ProviderInput,
  type ProviderRule,
} from './provider.ts'

const rule: ProviderRule = {
  mayMakePersons: false,
  mayLinkByEmail: false,
  emailDomains: ['group.test'],
  mapping: null,
}
const codeOf = (verdict: { ok: boolean; code?: string }) => (verdict.ok ? 'ok' : verdict.code)

function at(issuer: string): ProviderInput {
  const oidc = { issuer, clientId: 'x', scopes: '', groupsClaim: null, signOutThere: false }
  return {
    nameZh: '甲',
    nameEn: 'A',
    enabled: true,
    rule,
    settings: { kind: 'oidc', oidc },
    secret: 's',
  }
}

test.each([
  ['https://id.group.test', false, 'ok'],
  ['https://id.group.test:8443/realms/x', false, 'ok'],
  ['http://id.group.test', true, 'people.provider_not_encrypted'],
  ['http://127.0.0.1:4000', true, 'ok'],
  ['http://localhost:4000', true, 'ok'],
  ['http://127.0.0.1:4000', false, 'people.provider_address_inside'],
  ['https://127.9.9.9', false, 'people.provider_address_inside'],
  ['https://[::1]/', false, 'people.provider_address_inside'],
  ['https://169.254.169.254', true, 'people.provider_address_inside'],
  ['https://[fe80::1]/', true, 'people.provider_address_inside'],
  ['https://localhost@id.group.test', true, 'people.provider_address'],
  ['https://id.group.test/\\@x', true, 'people.provider_address'],
  ['file:///etc/passwd', true, 'people.provider_address'],
  ['ldaps://id.group.test', true, 'people.provider_address'],
] as const)('an issuer at %s, demo %s → %s', (issuer, demo, code) => {
  expect(codeOf(mayKeepProvider(at(issuer), null, true, demo))).toBe(code)
})

test.each([
  ['(uid={{login}})', 'ok'],
  ['(&(objectClass=person)(|(uid={{login}})(mail={{login}})))', 'ok'],
  ['(uid=song)', 'people.provider_filter'],
  ['uid={{login}}', 'people.provider_filter'],
  ['(uid={{login}}', 'people.provider_filter'],
  ['(uid={{login}}))(', 'people.provider_filter'],
] as const)('the filter %s → %s', (filter, code) => {
  expect(codeOf(mayFilter(filter))).toBe(code)
})

const verified = { email: 'a@Group.test', emailVerified: true }
test.each([
  [{}, { email: null, emailVerified: false }, true, false, 'enter'],
  [{}, verified, false, false, 'people.sign_on_not_admitted'],
  [{}, verified, false, true, 'people.sign_on_link_first'],
  [{ mayLinkByEmail: true }, verified, false, true, 'link'],
  [{ mayMakePersons: true }, verified, false, true, 'people.sign_on_link_first'],
  [{ mayMakePersons: true }, verified, false, false, 'make'],
  [
    { mayMakePersons: true },
    { ...verified, emailVerified: false },
    false,
    false,
    'people.sign_on_not_admitted',
  ],
  [
    { mayLinkByEmail: true },
    { ...verified, email: 'a@sub.group.test' },
    false,
    true,
    'people.sign_on_not_admitted',
  ],
] as const)('rule %o with %o, linked %s, account %s → %s', (more, claims, linked, has, outcome) => {
  const verdict = arrivalOf({ ...rule, ...more }, claims, linked, has)
  expect(verdict.ok ? verdict.arrival : verdict.code).toBe(outcome)
})

test('roles come from everybody’s and the groups’, by full name or first part, each once', () => {
  const mapping = {
    orgId: '018f0000-0000-7000-8000-000000000000',
    everyone: ['expert'],
    groups: [
      { group: '申报组', roles: ['applicant.member', 'expert'] },
      { group: 'cn=Checkers,ou=g,dc=x', roles: ['checker'] },
      { group: 'Smith\\, J', roles: ['never'] },
    ],
  }
  expect(rolesOf(mapping, [])).toEqual(['expert'])
  expect(rolesOf(mapping, ['cn=申报组,ou=groups,dc=x', 'CN=checkers,OU=g,DC=x'])).toEqual([
    'applicant.member',
    'checker',
    'expert',
  ])
  expect(rolesOf(mapping, ['申报组二', 'ou=申报组二,cn=申报组'])).toEqual(['expert'])
})
