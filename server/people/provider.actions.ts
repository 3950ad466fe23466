/** Setting up, changing, trying and removing providers. */
import { sql } from 'kysely'
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type { OrgKind } from '../../domain/people/organisation.ts'
import type * as endpoints from '../../domain/people/provider.endpoints.ts'
import {
  mayKeepProvider,
  providersMax,
  rolesOf,
  type Claims,
  type Provider,
  type ProviderInput,
  type ProviderRule,
  type ProviderSettings,
} from '../../domain/people/provider.ts'
import type { Host } from '../kernel/host.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { organisationsLike } from './found.queries.ts'
import { forgetIdentities } from './identityCache.ts'
import { insistRoles } from './member.actions.ts'
import { noteReached, openProvider, secretContext, type KeptProvider } from './provider.kept.ts'
import { allRoles } from './role.ts'
import { tryDirectory } from './signOn.ldap.ts'
import { discover, oidcFaultOf, redirectUriOf } from './signOn.oidc.ts'

function rows(work: Reading) {
  return work.db
    .selectFrom('people.sign_on_provider as o')
    .where('o.removed_at', 'is', null)
    .select(['o.id', 'o.name_zh', 'o.name_en', 'o.enabled', 'o.rule', 'o.settings'])
    .select(['o.secret_sealed', 'o.version', 'o.changed_at'])
    .select(['o.last_ok_at', 'o.last_fault', 'o.last_fault_at'])
    .select((eb) =>
      eb
        .selectFrom('people.identity_link as l')
        .whereRef('l.provider_id', '=', 'o.id')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('links'),
    )
    .orderBy('o.made_at')
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const shape = (row: Row): Provider => ({
  id: row.id,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  enabled: row.enabled,
  rule: row.rule as ProviderRule,
  settings: row.settings as ProviderSettings,
  hasSecret: row.secret_sealed !== null,
  version: row.version,
  links: Number(row.links ?? 0),
  changedAt: row.changed_at.toISOString(),
  lastOkAt: row.last_ok_at?.toISOString() ?? null,
  lastFault: row.last_fault,
  lastFaultAt: row.last_fault_at?.toISOString() ?? null,
})

const orgsShown = 50

/** Organisations to choose from, those chosen already first. */
async function orgChoices(work: Reading, part: string, chosen: readonly string[]) {
  const verified = work.db
    .selectFrom('people.organisation as o')
    .where('o.state', '=', 'verified')
    .select(['o.id', 'o.name', 'o.kind'])
    .orderBy('o.name')
  const typed = part.trim()
  const kept = chosen.length === 0 ? [] : await verified.where('o.id', 'in', chosen).execute()
  const like = sql<boolean>`o.id in (${organisationsLike(typed)})`
  const others = await (typed === '' ? verified : verified.where(like)).limit(orgsShown).execute()
  return [...kept, ...others.filter(({ id }) => !chosen.includes(id))]
}

export async function listProviders(
  work: Reading,
  part: string,
): Promise<AnswerOf<typeof endpoints.listProviders>> {
  const kept = (await rows(work).limit(providersMax).execute()).map(shape)
  const chosen = kept.flatMap(({ rule }) => (rule.mapping === null ? [] : [rule.mapping.orgId]))
  const roles = await allRoles(work)
  return {
    rows: kept,
    redirectUri: redirectUriOf(work.host),
    roles: roles.map(({ code, nameZh, nameEn, orgKinds }) => ({
      code,
      nameZh,
      nameEn,
      orgKinds: [...orgKinds],
    })),
    orgs: await orgChoices(work, part, chosen),
  }
}

async function readProvider(work: Reading, id: string): Promise<Provider> {
  return shape(found(await rows(work).where('o.id', '=', id).executeTakeFirst(), 'provider'))
}

/** Refused unless it can be kept: the ways out, the filter, the rule, and the roles it would give. */
async function insistSound(work: Writing, input: ProviderInput, hasSecret: boolean): Promise<void> {
  const { mapping } = input.rule
  const org =
    mapping === null
      ? undefined
      : await work.db
          .selectFrom('people.organisation')
          .where('id', '=', mapping.orgId)
          .where('state', '=', 'verified')
          .select('kind')
          .executeTakeFirst()
  const kind = (org?.kind ?? null) as OrgKind | null
  insist(mayKeepProvider(input, kind, hasSecret, work.host.config.demo))
  if (mapping === null || kind === null) return
  const roles = [...mapping.everyone, ...mapping.groups.flatMap((one) => one.roles)]
  await insistRoles(work, [...new Set(roles)], kind)
}

function columnsOf(work: Writing, id: string, input: ProviderInput) {
  const { secret } = input
  return {
    name_zh: input.nameZh.trim(),
    name_en: input.nameEn.trim(),
    enabled: input.enabled,
    rule: JSON.stringify(input.rule),
    settings: JSON.stringify(input.settings),
    changed_at: work.now,
    ...(secret === undefined
      ? {}
      : { secret_sealed: vaultOf(work.host).seal(secret, secretContext(id)) }),
  }
}

/** What was set, as references; the settings themselves may name people and places. */
function factsOf(input: ProviderInput) {
  const { rule, settings, enabled, secret } = input
  return {
    kind: settings.kind,
    enabled: String(enabled),
    mayMakePersons: String(rule.mayMakePersons),
    mayLinkByEmail: String(rule.mayLinkByEmail),
    newSecret: String(secret !== undefined),
    ...(rule.mapping === null
      ? {}
      : { orgId: rule.mapping.orgId, roles: JSON.stringify(rule.mapping.groups.length) }),
  }
}

export async function addProvider(work: Writing, input: ProviderInput): Promise<Provider> {
  await insistSound(work, input, false)
  const kept = await rows(work).execute()
  if (kept.length >= providersMax) {
    throw new Problem(conflict('people.providers_too_many', { limit: providersMax }))
  }
  const id = newId(work.now)
  await work.db
    .insertInto('people.sign_on_provider')
    .values({ id, kind: input.settings.kind, made_at: work.now, ...columnsOf(work, id, input) })
    .execute()
  await record(work, 'people.provider.add', id, factsOf(input))
  return readProvider(work, id)
}

/** Sessions that came from a provider which may bring in nobody any more. */
async function endSessionsFrom(work: Writing, providerId: string): Promise<void> {
  await work.db
    .updateTable('people.session')
    .set({ ended_at: work.now })
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null)
    .execute()
  forgetIdentities(work)
}

export async function changeProvider(
  work: Writing,
  id: string,
  { version, provider: input }: BodyOf<typeof endpoints.changeProvider>,
): Promise<Provider> {
  const row = await work.db
    .selectFrom('people.sign_on_provider')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .select(['version', 'kind', 'secret_sealed', 'enabled'])
    .forUpdate()
    .executeTakeFirst()
  const before = found(row, 'provider')
  if (before.version !== version) {
    throw new Problem(conflict('people.provider_changed_meanwhile', { version: before.version }))
  }
  if (before.kind !== input.settings.kind) {
    throw new Problem(invalid('people.provider_kind_stays'))
  }
  await insistSound(work, input, before.secret_sealed !== null)
  await work.db
    .updateTable('people.sign_on_provider')
    .set({ ...columnsOf(work, id, input), version: version + 1 })
    .where('id', '=', id)
    .execute()
  if (before.enabled && !input.enabled) await endSessionsFrom(work, id)
  await record(work, 'people.provider.change', id, factsOf(input))
  return readProvider(work, id)
}

export async function removeProvider(work: Writing, id: string): Promise<Record<string, never>> {
  const removed = await work.db
    .updateTable('people.sign_on_provider')
    .set({ removed_at: work.now, enabled: false, secret_sealed: null })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(removed, 'provider')
  await endSessionsFrom(work, id)
  await record(work, 'people.provider.remove', id)
  return {}
}

type Tried = AnswerOf<typeof endpoints.testProvider>

const foundOf = (provider: KeptProvider, claims: Claims): Tried['found'] => ({
  name: claims.name,
  email: claims.email,
  unit: claims.unit,
  groups: [...claims.groups],
  roles: provider.rule.mapping === null ? [] : rolesOf(provider.rule.mapping, claims.groups),
})

/** Tries the way to a provider, before any work is open. */
async function tryProvider(provider: KeptProvider, login: string | undefined): Promise<Tried> {
  if (provider.settings.kind === 'oidc') {
    try {
      await discover(provider)
    } catch (error) {
      const detail = (error as Error).message.slice(0, 500)
      return { ok: false, fault: oidcFaultOf(error), detail, found: null }
    }
    return { ok: true, fault: null, detail: null, found: null }
  }
  const answer = await tryDirectory(provider, login)
  if (!answer.ok) return { ok: false, fault: answer.fault, detail: answer.detail, found: null }
  const { claims } = answer
  const person = claims === null ? null : foundOf(provider, claims)
  return { ok: true, fault: null, detail: null, found: person }
}

/** The trial leaves its mark: when it was reached, or what went wrong. */
export async function bringTrial(
  host: Host,
  provider: KeptProvider,
  login: string | undefined,
): Promise<Tried> {
  const tried = await tryProvider(provider, login)
  const fault = tried.fault as Parameters<typeof noteReached>[2]
  await noteReached(host, provider, fault === 'unknownUser' ? null : fault)
  return tried
}

export async function providerToTry(work: Reading, id: string): Promise<KeptProvider> {
  return found(await openProvider(work, id, false), 'provider')
}
