/** A real OpenID provider on loopback, whose users say who they are without a page. */
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import type { ProviderInput, ProviderRule } from '../../domain/people/provider.ts'

export type ProviderUser = {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly groups?: readonly string[]
}

export type IdentityProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who is at the browser next; null says no to everything. */
  user: ProviderUser | null
  /** Goes where a browser would, and answers the query that comes back to our house. */
  visit(url: string): Promise<string>
  [Symbol.asyncDispose](): Promise<void>
}

const clientId = 'baigong'
const clientSecret = 'a secret of at least thirty-two bytes'

/** Follows redirects within the provider, keeping cookies, until one leads out. */
async function walk(issuer: string, from: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = from
  for (let step = 0; step < 10; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`${answer.status}: ${await answer.text()}`)
    url = new URL(location, url).href
    if (!url.startsWith(issuer)) return new URL(url).search.slice(1)
  }
  throw new Error('the provider never came to an end')
}

export async function openIdentityProvider(baseUrl: string): Promise<IdentityProvider> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const users = new Map<string, ProviderUser>()
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${baseUrl}/sign-on/return`],
        post_logout_redirect_uris: [baseUrl],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['loopback only'] },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ ...users.get(sub), sub }),
    }),
  })
  const idp: IdentityProvider = {
    issuer,
    clientId,
    clientSecret,
    user: null,
    visit: (url) => walk(issuer, url),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next()
    const { user } = idp
    if (user === null) {
      await provider.interactionFinished(context.req, context.res, { error: 'access_denied' })
      return undefined
    }
    users.set(user.sub, user)
    const grant = new provider.Grant({ accountId: user.sub, clientId })
    grant.addOIDCScope('openid email profile groups')
    await provider.interactionFinished(context.req, context.res, {
      login: { accountId: user.sub },
      consent: { grantId: await grant.save() },
    })
    return undefined
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return idp
}

/** Brings in nobody but those who are linked. */
export const closedRule: ProviderRule = {
  mayMakePersons: false,
  mayLinkByEmail: false,
  emailDomains: ['group.test'],
  mapping: null,
}

/** How an operator would set it up here. */
export function signOnInput(
  idp: IdentityProvider,
  rule: Partial<ProviderRule> = {},
  more: Partial<ProviderInput> = {},
): ProviderInput & { readonly secret: string } {
  const oidc = {
    issuer: idp.issuer,
    clientId,
    scopes: 'email profile groups',
    groupsClaim: 'groups',
    signOutThere: true,
  }
  return {
    nameZh: '集团统一身份',
    nameEn: 'Group sign-on',
    enabled: true,
    rule: { ...closedRule, ...rule },
    settings: { kind: 'oidc', oidc },
    secret: clientSecret,
    ...more,
  }
}
