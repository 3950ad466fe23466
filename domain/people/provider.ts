/** Where people may sign on from: identity providers (OpenID Connect) and directories (LDAP, Active Directory). */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allowed, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { adminRoleOf, type OrgKind } from './organisation.ts'

export const providersMax = 20

const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
const Roles = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })

/** Which organisation its people belong to, and with which roles. */
export const RoleMapping = Type.Object({
  orgId: Id,
  /** Held by everybody who comes this way. */
  everyone: Roles,
  groups: Type.Array(Type.Object({ group: Line(300), roles: Roles }), { maxItems: 50 }),
})
export type RoleMapping = Static<typeof RoleMapping>

/** Whom a provider may bring in. */
export const ProviderRule = Type.Object({
  mayMakePersons: Type.Boolean(),
  /** An account here with the same e-mail is linked without asking. */
  mayLinkByEmail: Type.Boolean(),
  /** E-mail domains for which the two above hold; none means nobody. */
  emailDomains: Type.Array(Type.String({ pattern: '^[a-z0-9.-]+\\.[a-z0-9-]+$', maxLength: 253 }), {
    maxItems: 50,
  }),
  mapping: nullable(RoleMapping),
})
export type ProviderRule = Static<typeof ProviderRule>

export const OidcSettings = Type.Object({
  issuer: Type.String({ format: 'uri', maxLength: 500 }),
  clientId: Line(300),
  /** Beside `openid`. */
  scopes: Type.String({ maxLength: 300, pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E ]*$' }),
  groupsClaim: nullable(Line(100)),
  /** Signing out here goes on to the provider's own page for it. */
  signOutThere: Type.Boolean(),
})
export type OidcSettings = Static<typeof OidcSettings>

const Attribute = Type.String({ pattern: '^[A-Za-z][\\w;-]*$', maxLength: 60 })

export const LdapSettings = Type.Object({
  url: Type.String({ format: 'uri', maxLength: 300 }),
  startTls: Type.Boolean(),
  /** Certificates in PEM that vouch for the server, where the system's own do not. */
  caPem: nullable(Type.String({ maxLength: 20_000, pattern: '-----BEGIN CERTIFICATE-----' })),
  bindDn: Line(500),
  baseDn: Line(500),
  /** `{{login}}` stands for what the person typed, escaped. */
  userFilter: Line(500),
  idAttribute: Attribute,
  nameAttribute: Attribute,
  mailAttribute: Attribute,
  unitAttribute: nullable(Attribute),
  groupsAttribute: nullable(Attribute),
  timeoutSeconds: Type.Integer({ minimum: 1, maximum: 30 }),
})
export type LdapSettings = Static<typeof LdapSettings>

const named = { nameZh: Line(60), nameEn: Line(60), enabled: Type.Boolean(), rule: ProviderRule }

export const ProviderSettings = Type.Union([
  Type.Object({ kind: Type.Literal('oidc'), oidc: OidcSettings }),
  Type.Object({ kind: Type.Literal('ldap'), ldap: LdapSettings }),
])
export type ProviderSettings = Static<typeof ProviderSettings>
export type ProviderKind = ProviderSettings['kind']

export const ProviderInput = Type.Object({
  ...named,
  settings: ProviderSettings,
  /** Client secret or password of the service account; left out, the kept one stays. */
  secret: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
})
export type ProviderInput = Static<typeof ProviderInput>

export const Provider = Type.Object({
  id: Id,
  ...named,
  settings: ProviderSettings,
  hasSecret: Type.Boolean(),
  version: Type.Integer(),
  links: Type.Integer({ minimum: 0 }),
  changedAt: Moment,
  lastOkAt: nullable(Moment),
  lastFault: nullable(Type.String()),
  lastFaultAt: nullable(Moment),
})
export type Provider = Static<typeof Provider>

/** What goes wrong between us and a provider. For the operator: a person learns only that it did not work. */
export const providerFaults = [
  'unreachable',
  'certificate',
  'timeout',
  'refused',
  'protocol',
  'unknownUser',
  'severalUsers',
  'wrongPassword',
  'incomplete',
] as const
export type ProviderFault = (typeof providerFaults)[number]

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Only encrypted ways lead out. Loopback is for demo and tests alone: elsewhere it would let who sets up a
 * provider knock at doors inside this machine, as would the addresses that clouds keep for their own.
 */
export function mayReach(hostname: string, secure: boolean, demo: boolean): Verdict {
  if (loopback.has(hostname) || /^127\./.test(hostname)) {
    return demo ? allowed : invalid('people.provider_address_inside')
  }
  if (/^(?:169\.254\.|0\.|\[fe80:|\[::\])/.test(hostname)) {
    return invalid('people.provider_address_inside')
  }
  return secure ? allowed : invalid('people.provider_not_encrypted')
}

const secureSchemes = { oidc: 'https', ldap: 'ldaps' } as const
const plainSchemes = { oidc: 'http', ldap: 'ldap' } as const

/** Scheme and host of a plain address; names before `@` could pass for the host, so there are none. */
function mayReachSettings(settings: ProviderSettings, demo: boolean): Verdict {
  const { kind } = settings
  const address = settings.kind === 'oidc' ? settings.oidc.issuer : settings.ldap.url
  const parts = /^([a-z]+):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?(?:\/[^\s\\@]*)?$/i.exec(
    address,
  )
  const [scheme = '', hostname = ''] = (parts?.slice(1) ?? []).map((one) => one.toLowerCase())
  if (scheme !== secureSchemes[kind] && scheme !== plainSchemes[kind]) {
    return invalid('people.provider_address')
  }
  const upgraded = settings.kind === 'ldap' && settings.ldap.startTls
  return mayReach(hostname, scheme === secureSchemes[kind] || upgraded, demo)
}

/** Whether the filter asks for the login name and its brackets close. */
export function mayFilter(filter: string): Verdict {
  let depth = 0
  for (const sign of filter) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (depth < 0) break
  }
  const whole = depth === 0 && filter.startsWith('(') && filter.endsWith(')')
  const login = '{{login}}'
  return whole && filter.includes(login) ? allowed : invalid('people.provider_filter', { login })
}

/** Administration is given by hand, never by a group elsewhere. */
function mayMap(mapping: RoleMapping | null, kind: OrgKind | null): Verdict {
  if (mapping === null) return allowed
  if (kind === null) return invalid('people.provider_organisation')
  const roles = [...mapping.everyone, ...mapping.groups.flatMap((one) => one.roles)]
  return roles.includes(adminRoleOf(kind)) ? forbidden('people.provider_administration') : allowed
}

/** Whether a provider can be kept as typed; `orgKind` is that of the organisation its people belong to. */
export function mayKeepProvider(
  input: ProviderInput,
  orgKind: OrgKind | null,
  hasSecret: boolean,
  demo: boolean,
): Verdict {
  const reached = mayReachSettings(input.settings, demo)
  if (!reached.ok) return reached
  if (input.settings.kind === 'ldap') {
    const filter = mayFilter(input.settings.ldap.userFilter)
    if (!filter.ok) return filter
  }
  const { mayMakePersons, mayLinkByEmail, emailDomains, mapping } = input.rule
  if ((mayMakePersons || mayLinkByEmail) && emailDomains.length === 0) {
    return invalid('people.provider_domains')
  }
  if (!hasSecret && input.secret === undefined) return invalid('people.provider_secret')
  return mayMap(mapping, orgKind)
}

/** What a provider says of who came: taken as true about its own people only. */
export type Claims = {
  readonly subject: string
  readonly email: string | null
  readonly emailVerified: boolean
  readonly name: string | null
  readonly unit: string | null
  readonly groups: readonly string[]
}

function domainListed(rule: ProviderRule, email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return rule.emailDomains.includes(domain)
}

export type Arrival = 'enter' | 'link' | 'make'

/**
 * What becomes of somebody who comes from a provider: known ones enter; others are linked or made only where
 * the operator allows it for the domain of their verified e-mail. Beyond those domains nobody learns whether
 * an e-mail has an account here.
 */
export function arrivalOf(
  rule: ProviderRule,
  claims: Pick<Claims, 'email' | 'emailVerified'>,
  linked: boolean,
  emailHasAccount: boolean,
): { readonly ok: true; readonly arrival: Arrival } | Exclude<Verdict, { ok: true }> {
  if (linked) return { ok: true, arrival: 'enter' }
  const { email, emailVerified } = claims
  const listed = email !== null && emailVerified && domainListed(rule, email)
  if (!listed) return refused('people.sign_on_not_admitted')
  if (emailHasAccount) {
    return rule.mayLinkByEmail
      ? { ok: true, arrival: 'link' }
      : refused('people.sign_on_link_first')
  }
  return rule.mayMakePersons
    ? { ok: true, arrival: 'make' }
    : refused('people.sign_on_not_admitted')
}

function refused(code: 'people.sign_on_not_admitted' | 'people.sign_on_link_first') {
  return forbidden(code) as Exclude<Verdict, { ok: true }>
}

/** `cn=审核组,ou=groups,dc=x` is meant by itself and by 审核组; case does not matter. */
function isGroup(given: string, wanted: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase()
  if (plain(given) === plain(wanted)) return true
  const first = /^[a-z]+=((?:\\.|[^,\\])+)/i.exec(given)?.[1] ?? ''
  return plain(first.replaceAll('\\', '')) === plain(wanted)
}

/** The roles of somebody with these groups, each once. */
export function rolesOf(mapping: RoleMapping, groups: readonly string[]): string[] {
  const byGroup = mapping.groups.filter(({ group }) => groups.some((one) => isGroup(one, group)))
  return [...new Set([...mapping.everyone, ...byGroup.flatMap(({ roles }) => roles)])].toSorted()
}
