/** Directories: find the person as the service account, then let the directory judge the password. */
import { isIP } from 'node:net'
import { Client, Filter, InvalidCredentialsError, type Entry } from 'ldapts'
import type { Claims, LdapSettings, ProviderFault } from '../../domain/people/provider.ts'
import { wayFaultOf, type KeptProvider } from './provider.kept.ts'

function settingsOf(provider: KeptProvider): LdapSettings {
  if (provider.settings.kind !== 'ldap') throw new Error('not a directory')
  return provider.settings.ldap
}

export type DirectoryAnswer =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly fault: ProviderFault; readonly detail: string | null }

const no = (fault: ProviderFault, detail: string | null = null): DirectoryAnswer => ({
  ok: false,
  fault,
  detail,
})

/** Runs on a connection of its own, encrypted as set up, that ends whatever happens. */
async function connected<T>(
  settings: LdapSettings,
  act: (client: Client) => Promise<T>,
): Promise<T> {
  const timeoutMs = settings.timeoutSeconds * 1000
  const host = new URL(settings.url).hostname
  const tls = {
    rejectUnauthorized: true,
    // The certificate must name this host; addresses in numbers have no server name to ask for.
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(settings.caPem === null ? {} : { ca: settings.caPem }),
  }
  const secure = settings.url.toLowerCase().startsWith('ldaps:')
  const client = new Client({
    url: settings.url,
    timeout: timeoutMs,
    connectTimeout: timeoutMs,
    ...(secure ? { tlsOptions: tls } : {}),
  })
  try {
    if (settings.startTls && !secure) await client.startTLS(tls)
    return await act(client)
  } finally {
    await client.unbind().catch(() => undefined)
  }
}

const binaryIds: ReadonlySet<string> = new Set(['objectguid'])

function valuesOf(entry: Entry, attribute: string | null): string[] {
  if (attribute === null) return []
  const name = Object.keys(entry).find((key) => key.toLowerCase() === attribute.toLowerCase())
  const value = name === undefined ? [] : entry[name]
  return (Array.isArray(value) ? value : [value]).flatMap((one) => {
    if (Buffer.isBuffer(one)) return [one.toString('hex')]
    return typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []
  })
}

function claimsOf(entry: Entry, settings: LdapSettings): Claims | undefined {
  const first = (attribute: string | null) => valuesOf(entry, attribute)[0] ?? null
  const subject = first(settings.idAttribute)
  if (subject === null) return undefined
  return {
    subject,
    email: first(settings.mailAttribute)?.toLowerCase() ?? null,
    // A directory's own entry is its word; for which domains it counts is the operator's rule.
    emailVerified: true,
    name: first(settings.nameAttribute),
    unit: first(settings.unitAttribute),
    groups: valuesOf(entry, settings.groupsAttribute).slice(0, 500),
  }
}

async function find(client: Client, settings: LdapSettings, login: string): Promise<Entry[]> {
  const { idAttribute, nameAttribute, mailAttribute, unitAttribute, groupsAttribute } = settings
  const wanted = [idAttribute, nameAttribute, mailAttribute, unitAttribute, groupsAttribute]
  const { searchEntries } = await client.search(settings.baseDn, {
    scope: 'sub',
    filter: settings.userFilter.replaceAll('{{login}}', () => Filter.escape(login)),
    attributes: wanted.filter((one) => one !== null),
    explicitBufferAttributes: binaryIds.has(idAttribute.toLowerCase()) ? [idAttribute] : [],
    sizeLimit: 2,
    timeLimit: settings.timeoutSeconds,
  })
  return searchEntries
}

type Found = { readonly dn: string; readonly claims: Claims }

/** Looks somebody up as the service account. */
async function lookUp(
  settings: LdapSettings,
  secret: string,
  login: string | undefined,
): Promise<Found | DirectoryAnswer | null> {
  return connected(settings, async (client) => {
    try {
      await client.bind(settings.bindDn, secret)
    } catch (error) {
      if (error instanceof InvalidCredentialsError) return no('refused', error.message)
      throw error
    }
    if (login === undefined) {
      await client.search(settings.baseDn, { scope: 'base', sizeLimit: 1, attributes: ['1.1'] })
      return null
    }
    const entries = await find(client, settings, login).catch((error: Error) => {
      if (error.name === 'SizeLimitExceededError') return 'several' as const
      throw error
    })
    if (entries === 'several' || entries.length > 1) return no('severalUsers')
    const [entry] = entries
    if (entry === undefined) return no('unknownUser')
    const claims = claimsOf(entry, settings)
    return claims === undefined ? no('incomplete', settings.idAttribute) : { dn: entry.dn, claims }
  })
}

async function passwordHolds(settings: LdapSettings, dn: string, password: string) {
  return connected(settings, async (client) => {
    try {
      await client.bind(dn, password)
      return true
    } catch (error) {
      if (error instanceof InvalidCredentialsError) return false
      throw error
    }
  })
}

function troubleOf(error: unknown): DirectoryAnswer {
  const { message } = error as Error
  return no(wayFaultOf(error) ?? 'protocol', message.slice(0, 500))
}

/** Whether the directory knows the person and takes the password; never throws. */
export async function askDirectory(
  provider: KeptProvider,
  login: string,
  password: string,
): Promise<DirectoryAnswer> {
  const settings = settingsOf(provider)
  // An empty password would bind as nobody, which directories answer with success.
  if (password === '') return no('wrongPassword')
  try {
    const found = await lookUp(settings, provider.secret, login.trim())
    if (found !== null && 'dn' in found) {
      const holds = await passwordHolds(settings, found.dn, password)
      return holds ? { ok: true, claims: found.claims } : no('wrongPassword')
    }
    // As many steps for who is not there as for who is.
    await passwordHolds(settings, `cn=nobody,${settings.baseDn}`, password)
    return found ?? no('protocol')
  } catch (error) {
    return troubleOf(error)
  }
}

/** Tries everything but a person's password; with a login name, looks that person up. */
export async function tryDirectory(
  provider: KeptProvider,
  login: string | undefined,
): Promise<DirectoryAnswer | { readonly ok: true; readonly claims: null }> {
  try {
    const found = await lookUp(settingsOf(provider), provider.secret, login?.trim())
    if (found === null) return { ok: true, claims: null }
    return 'dn' in found ? { ok: true, claims: found.claims } : found
  } catch (error) {
    return troubleOf(error)
  }
}
