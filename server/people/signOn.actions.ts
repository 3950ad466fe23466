/** Leaving for a provider, coming back, giving the second factor; signing in by a directory; linking. */
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict, forbidden, unauthenticated, type Refusal } from '../../domain/kernel/verdict.ts'
import type { Me } from '../../domain/people/person.ts'
import { mayUnlink } from '../../domain/people/passkey.ts'
import type { Claims } from '../../domain/people/provider.ts'
import type * as endpoints from '../../domain/people/signOn.endpoints.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { attemptOf, beginAttempt, takeBackAttempt } from './attempts.ts'
import { readWaysIn } from './passkey.queries.ts'
import { openProvider, type KeptProvider } from './provider.kept.ts'
import { asksForSecondFactor, factorsOf } from './secondFactor.ts'
import type { Door } from './session.start.ts'
import { addLink, arrive, comerOf } from './signOn.arrive.ts'
import {
  forgetFlow,
  keepFlow,
  keepProven,
  readProven,
  type Flow,
  type Proven,
} from './signOn.flow.ts'
import type { Secrets } from './signOn.oidc.ts'

/** Where the browser is sent, and what must come back; found out before the work opened. */
export type Departure = {
  readonly providerId: string
  readonly url: string
  readonly secrets: Secrets
}

/** Under which name attempts are counted: an account at a provider. */
export const accountOf = (providerId: string, name: string): string =>
  `${providerId} ${name.trim()}`

export async function depart(
  work: Writing,
  departure: Departure,
  personId: string | null,
  door: Door,
): Promise<{ url: string }> {
  await keepFlow(work, door, departure.providerId, personId, departure.secrets)
  return { url: departure.url }
}

/** Who came back, or why nobody did; found out before the work opened. */
export type Return = {
  readonly flow: Flow
  readonly provider: KeptProvider
  readonly came: Proven | Refusal
}

async function linkMine(work: Writing, back: Return, claims: Claims, door: Door): Promise<void> {
  // Who left to link must still be signed in, as the very same person.
  if (work.actor.personId === null || work.actor.personId !== back.flow.personId) {
    throw new Problem(unauthenticated('people.sign_on_expired'))
  }
  await addLink(work, back.provider.id, claims.subject, work.actor.personId)
  await forgetFlow(work, door)
}

export async function comeBack(
  work: Writing,
  back: Return,
  door: Door,
): Promise<AnswerOf<typeof endpoints.returnFromSignOn>> {
  const { came, provider, flow } = back
  if (!('claims' in came)) throw new Problem(came)
  const { claims, signOutUrl } = came
  if (flow.personId !== null) {
    await linkMine(work, back, claims, door)
    return { outcome: 'linked', me: null, factors: null }
  }
  const comer = await comerOf(work, provider, claims, door)
  const { personId } = comer
  if (await asksForSecondFactor(work, personId)) {
    await keepProven(work, flow.id, came)
    return { outcome: 'secondFactor', me: null, factors: await factorsOf(work, personId) }
  }
  const account = accountOf(provider.id, claims.subject)
  const attempt = attemptOf(work, 'signIn', account, door.request.ip)
  const me = await arrive(attempt, comer, {}, door, signOutUrl)
  await forgetFlow(work, door)
  return { outcome: 'signedIn', me, factors: null }
}

export async function finishSignOn(
  work: Writing,
  second: BodyOf<typeof endpoints.finishSignOn>,
  door: Door,
): Promise<Me> {
  const { providerId, claims, signOutUrl } = await readProven(work, door.request)
  const provider = await openProvider(work, providerId)
  if (provider === undefined) throw new Problem(unauthenticated('people.sign_on_expired'))
  const account = accountOf(providerId, claims.subject)
  const attempt = await beginAttempt(work, 'signIn', account, door.request.ip)
  const comer = await comerOf(work, provider, claims, door)
  const me = await arrive(attempt, comer, second, door, signOutUrl)
  // A wrong second factor is refused after the commit and answers nobody: the flow stays for another try.
  if (me !== undefined) await forgetFlow(work, door)
  return me
}

/** What the directory said, asked before the work opened. */
export type Knock = { readonly provider: KeptProvider; readonly claims: Claims | null }

/** A person learns that it did not work, and never whether the name, the password or the way was at fault. */
function insistClaims({ claims }: Knock): Claims {
  if (claims === null) throw new Problem(unauthenticated('people.directory_failed'))
  return claims
}

export async function signInByDirectory(
  work: Writing,
  knock: Knock,
  body: BodyOf<typeof endpoints.signInByDirectory>,
  door: Door,
): Promise<Me> {
  const { code, recoveryCode, passkey } = body
  const second = {
    ...(code === undefined ? {} : { code }),
    ...(recoveryCode === undefined ? {} : { recoveryCode }),
    ...(passkey === undefined ? {} : { passkey }),
  }
  const comer = await comerOf(work, knock.provider, insistClaims(knock), door)
  const account = accountOf(knock.provider.id, body.login)
  const attempt = attemptOf(work, 'signIn', account, door.request.ip)
  await takeBackAttempt(attempt)
  return arrive(attempt, comer, second, door, null)
}

export async function linkDirectory(
  work: Writing,
  knock: Knock,
  login: string,
  door: Door,
): Promise<Record<string, never>> {
  if (knock.claims === null) throw new Problem(forbidden('people.directory_failed'))
  const account = accountOf(knock.provider.id, login)
  await takeBackAttempt(attemptOf(work, 'signIn', account, door.request.ip))
  await addLink(work, knock.provider.id, knock.claims.subject, work.actor.personId ?? '')
  return {}
}

export async function unlink(work: Writing, id: string): Promise<Record<string, never>> {
  const personId = work.actor.personId ?? ''
  // Locked, so that of two who close the last two ways in one is refused.
  await work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select('id')
    .forUpdate()
    .execute()
  const link = await work.db
    .selectFrom('people.identity_link')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .select(['id', 'provider_id'])
    .executeTakeFirst()
  const { provider_id: providerId } = found(link, 'link')
  const usable = (await openProvider(work, providerId)) !== undefined
  if (usable) insist(mayUnlink(await readWaysIn(work, personId)))
  await work.db.deleteFrom('people.identity_link').where('id', '=', id).execute()
  await record(work, 'people.signOn.unlink', id, { personId, providerId })
  await announce(work, 'people.account.waysChanged', { personId, change: 'unlinked' })
  return {}
}

/** What signing on needs of a provider that is there and of that kind. */
export async function insistProvider(
  work: Reading,
  id: string,
  kind: KeptProvider['settings']['kind'],
): Promise<KeptProvider> {
  const provider = found(await openProvider(work, id), 'provider')
  if (provider.settings.kind !== kind) throw new Problem(conflict('people.sign_on_unavailable'))
  return provider
}
