/** A provider as it is typed: every field a text or a mark, read into what is sent. */
import type {
  LdapSettings,
  OidcSettings,
  Provider,
  ProviderInput,
  ProviderKind,
} from '../../domain/people/provider.ts'

/** One row of the table: a group and a role it gives. */
export type GroupRow = { readonly group: string; readonly role: string }

export type Draft = Omit<ProviderInput, 'settings' | 'rule' | 'secret'> & {
  readonly kind: ProviderKind
  readonly oidc: OidcSettings
  readonly ldap: LdapSettings
  readonly secret: string
  readonly mayMakePersons: boolean
  readonly mayLinkByEmail: boolean
  readonly domains: string
  readonly orgId: string | null
  readonly everyone: string | null
  readonly groups: readonly GroupRow[]
}

const newOidc: OidcSettings = {
  issuer: 'https://',
  clientId: '',
  scopes: 'email profile',
  groupsClaim: null,
  signOutThere: false,
}

const newLdap: LdapSettings = {
  url: 'ldaps://',
  startTls: false,
  caPem: null,
  bindDn: '',
  baseDn: '',
  userFilter: '(&(objectClass=person)(uid={{login}}))',
  idAttribute: 'entryUUID',
  nameAttribute: 'cn',
  mailAttribute: 'mail',
  unitAttribute: null,
  groupsAttribute: 'memberOf',
  timeoutSeconds: 5,
}

/** What Active Directory calls things. */
export const activeDirectory: Partial<LdapSettings> = {
  userFilter: '(&(objectClass=user)(sAMAccountName={{login}}))',
  idAttribute: 'objectGUID',
  nameAttribute: 'displayName',
  mailAttribute: 'mail',
  unitAttribute: 'department',
  groupsAttribute: 'memberOf',
}

export function newDraft(kind: ProviderKind): Draft {
  return {
    kind,
    nameZh: '',
    nameEn: '',
    enabled: true,
    oidc: newOidc,
    ldap: newLdap,
    secret: '',
    mayMakePersons: false,
    mayLinkByEmail: false,
    domains: '',
    orgId: null,
    everyone: null,
    groups: [],
  }
}

export function draftOf(provider: Provider): Draft {
  const { settings, rule, nameZh, nameEn, enabled } = provider
  const { mapping, mayMakePersons, mayLinkByEmail } = rule
  return {
    ...newDraft(settings.kind),
    ...(settings.kind === 'oidc' ? { oidc: settings.oidc } : { ldap: settings.ldap }),
    nameZh,
    nameEn,
    enabled,
    mayMakePersons,
    mayLinkByEmail,
    domains: rule.emailDomains.join(' '),
    orgId: mapping?.orgId ?? null,
    everyone: mapping?.everyone[0] ?? null,
    groups: (mapping?.groups ?? []).flatMap(({ group, roles }) =>
      roles.map((role) => ({ group, role })),
    ),
  }
}

function groupsOf(rows: readonly GroupRow[]) {
  const named = new Map<string, string[]>()
  for (const { group, role } of rows) {
    const name = group.trim()
    if (name === '' || role === '') continue
    named.set(name, [...new Set([...(named.get(name) ?? []), role])])
  }
  return [...named].map(([group, roles]) => ({ group, roles }))
}

/** Texts with nothing but blanks are left out where they may be. */
const orNull = (text: string | null): string | null => (text?.trim() ? text.trim() : null)

export function inputOf(draft: Draft): ProviderInput {
  const { oidc, ldap, kind, secret, nameZh, nameEn, enabled } = draft
  const settings =
    kind === 'oidc'
      ? { kind, oidc: { ...oidc, groupsClaim: orNull(oidc.groupsClaim) } }
      : {
          kind,
          ldap: {
            ...ldap,
            caPem: orNull(ldap.caPem),
            unitAttribute: orNull(ldap.unitAttribute),
            groupsAttribute: orNull(ldap.groupsAttribute),
          },
        }
  return {
    nameZh,
    nameEn,
    enabled,
    settings,
    ...(secret === '' ? {} : { secret }),
    rule: {
      mayMakePersons: draft.mayMakePersons,
      mayLinkByEmail: draft.mayLinkByEmail,
      emailDomains: draft.domains
        .split(/[\s,，、;；]+/u)
        .map((one) => one.trim().toLowerCase().replace(/^@/, ''))
        .filter((one) => one !== ''),
      mapping:
        draft.orgId === null
          ? null
          : {
              orgId: draft.orgId,
              everyone: draft.everyone === null ? [] : [draft.everyone],
              groups: groupsOf(draft.groups),
            },
    },
  }
}
