/** OpenID Connect: where a provider is, the way there, and what it says of who comes back. */
import * as client from 'openid-client'
import type { Claims, OidcSettings, ProviderFault } from '../../domain/people/provider.ts'
import type { Host } from '../kernel/host.ts'
import { wayFaultOf, type KeptProvider } from './provider.kept.ts'

const keptMs = 3_600_000
const timeoutSeconds = 10

type Kept = { readonly configuration: client.Configuration; readonly atMs: number }
const kept = new WeakMap<Host, Map<string, Kept>>()

function settingsOf(provider: KeptProvider): OidcSettings {
  if (provider.settings.kind !== 'oidc') throw new Error('not an identity provider')
  return provider.settings.oidc
}

export const redirectUriOf = (host: Host): string => `${host.config.baseUrl}/sign-on/return`

/** Asks a provider where its doors are. */
export function discover(provider: KeptProvider): Promise<client.Configuration> {
  const { issuer, clientId } = settingsOf(provider)
  const address = new URL(issuer)
  // Only a demo or a test reaches this with `http:`, and then on loopback: see `mayReach`.
  const plain = address.protocol === 'http:' ? [client.allowInsecureRequests] : []
  return client.discovery(address, clientId, undefined, client.ClientSecretBasic(provider.secret), {
    execute: plain,
    timeout: timeoutSeconds,
  })
}

/** Discovery and keys of a provider, looked up at most once an hour, and anew after every change. */
export async function configurationOf(
  host: Host,
  provider: KeptProvider,
): Promise<client.Configuration> {
  const configurations = kept.get(host) ?? new Map<string, Kept>()
  kept.set(host, configurations)
  const key = `${provider.id} ${provider.version}`
  const known = configurations.get(key)
  if (known !== undefined && performance.now() - known.atMs < keptMs) return known.configuration
  const configuration = await discover(provider)
  if (configurations.size > 100) configurations.clear()
  configurations.set(key, { configuration, atMs: performance.now() })
  return configuration
}

/** What must come back unchanged: state, nonce, and the proof of who left (RFC 7636). */
export type Secrets = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export async function leaveFor(
  host: Host,
  provider: KeptProvider,
): Promise<{ url: string; secrets: Secrets }> {
  const configuration = await configurationOf(host, provider)
  const secrets = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const scopes = new Set(['openid', ...settingsOf(provider).scopes.split(' ').filter(Boolean)])
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUriOf(host),
    scope: [...scopes].join(' '),
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, secrets }
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

function groupsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one): one is string => typeof one === 'string').slice(0, 500)
}

type Said = Readonly<Record<string, unknown>>

function claimsOf(subject: string, said: Said, settings: OidcSettings): Claims {
  return {
    subject,
    email: textOf(said['email']),
    emailVerified: said['email_verified'] === true,
    name: textOf(said['name']) ?? textOf(said['preferred_username']),
    unit: null,
    groups: settings.groupsClaim === null ? [] : groupsOf(said[settings.groupsClaim]),
  }
}

/** Exchanges the code, checks everything about the answer, and reads who it is. Throws where anything is off. */
export async function claimsFrom(
  host: Host,
  provider: KeptProvider,
  search: string,
  secrets: Secrets,
): Promise<{ claims: Claims; signOutUrl: string | null }> {
  const settings = settingsOf(provider)
  const configuration = await configurationOf(host, provider)
  const tokens = await client.authorizationCodeGrant(
    configuration,
    new URL(`${redirectUriOf(host)}?${search}`),
    {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.verifier,
      idTokenExpected: true,
    },
  )
  const said: Said = { ...tokens.claims() }
  const subject = String(said['sub'])
  const { userinfo_endpoint: more, end_session_endpoint: end } = configuration.serverMetadata()
  const info: Said =
    more === undefined
      ? {}
      : { ...(await client.fetchUserInfo(configuration, tokens.access_token, subject)) }
  const signOutUrl =
    settings.signOutThere && end !== undefined
      ? client.buildEndSessionUrl(configuration, {
          post_logout_redirect_uri: host.config.baseUrl,
        }).href
      : null
  return { claims: claimsOf(subject, { ...said, ...info }, settings), signOutUrl }
}

/** Whether the person, or the provider on their behalf, said no. */
export function isDeclined(error: unknown): boolean {
  return error instanceof client.AuthorizationResponseError && error.error === 'access_denied'
}

export function oidcFaultOf(error: unknown): ProviderFault {
  // Basic authentication that fails is answered with a challenge, other ways with `invalid_client`.
  if (error instanceof client.WWWAuthenticateChallengeError) return 'refused'
  if (error instanceof client.ResponseBodyError && /client/.test(error.error)) return 'refused'
  return wayFaultOf(error) ?? 'protocol'
}
