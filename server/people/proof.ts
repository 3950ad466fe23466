/** That it is still the person who acts: asked for again before something that opens or closes a way in. */
import { forbidden, invalid } from '../../domain/kernel/verdict.ts'
import type { Asked, ChallengeChannel } from '../../domain/people/challenge.ts'
import { freshMinutes, mayProveByCode, type FreshProof } from '../../domain/people/passkey.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { beginAttempt, countAttempt, failAttempt } from './attempts.ts'
import { askChallenge, useChallenge } from './challenge.actions.ts'
import { mobileField } from './mobile.actions.ts'
import { checkPasskey, usablePasskeys } from './passkey.check.ts'
import { withPassword } from './password.ts'
import { ownHash, type Door } from './session.start.ts'
import { openFor } from './subject.ts'

/** Who has neither password nor passkey proves it by having signed in just now. */
async function insistJustSignedIn(work: Writing, personId: string, door: Door): Promise<void> {
  const { password_hash } = await work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select('password_hash')
    .executeTakeFirstOrThrow()
  const session = await work.db
    .selectFrom('people.session')
    .where('token_hash', '=', ownHash(door))
    .select('made_at')
    .executeTakeFirst()
  const since = session?.made_at.getTime() ?? 0
  const fresh = work.now.getTime() - since < freshMinutes * 60_000
  if (password_hash === null && (await usablePasskeys(work, personId)) === 0 && fresh) return
  throw new Problem(forbidden('people.proof_needed', { minutes: freshMinutes }))
}

async function withPasskey<T>(
  work: Writing,
  passkey: NonNullable<FreshProof['passkey']>,
  door: Door,
  act: () => Promise<T>,
): Promise<T> {
  const personId = work.actor.personId ?? ''
  const attempt = await beginAttempt(work, 'signIn', personId, door.request.ip)
  const checked = await checkPasskey(work, passkey, personId)
  return checked === undefined ? failAttempt(attempt, forbidden('people.passkey_wrong')) : act()
}

function accountOf(work: Writing, personId: string) {
  return work.db
    .selectFrom('people.person')
    .where('id', '=', personId)
    .select(['email', 'email_verified_at', 'mobile_sealed', 'mobile_verified_at', 'password_hash'])
    .executeTakeFirstOrThrow()
}

type Account = Awaited<ReturnType<typeof accountOf>>

const factsOf = (account: Account) => ({
  password: account.password_hash !== null,
  emailVerified: account.email_verified_at !== null,
  mobileVerified: account.mobile_verified_at !== null,
})

/** Sends a code to where the person reads already, so that what opens or closes a way in needs more than a session. */
export async function askProofCode(
  work: Writing,
  channel: ChallengeChannel,
  door: Door,
): Promise<Asked> {
  const personId = work.actor.personId ?? ''
  const account = await accountOf(work, personId)
  insist(mayProveByCode(factsOf(account), channel))
  const to =
    channel === 'email'
      ? account.email
      : await openFor(work, personId, mobileField, account.mobile_sealed!)
  if (to === null) throw new Problem(forbidden('people.proof_channel_unconfirmed', { channel }))
  await countAttempt(await beginAttempt(work, 'ask', to, door.request.ip))
  const { language } = door.request.identity
  return askChallenge(work, { kind: 'proof', channel, to, personId, language })
}

/** Spends the code; one that was sent to another, or before a password was set, proves nothing. */
async function withCode<T>(
  work: Writing,
  code: NonNullable<FreshProof['code']>,
  act: () => Promise<T>,
): Promise<T> {
  const personId = work.actor.personId ?? ''
  const challenge = await useChallenge(work, 'proof', code)
  if (challenge === undefined) return challenge
  const { password_hash } = await accountOf(work, personId)
  if (challenge.personId !== personId || password_hash !== null) {
    throw new Problem(invalid('people.code_wrong'))
  }
  return act()
}

/** Does something weighty once it was proved again that it is the same person. */
export async function withProof<T>(
  work: Writing,
  proof: FreshProof,
  door: Door,
  act: () => Promise<T>,
): Promise<T> {
  if (proof.passkey !== undefined) return withPasskey(work, proof.passkey, door, act)
  if (proof.password !== undefined) {
    return withPassword(work, proof.password, door.request.ip, act)
  }
  if (proof.code !== undefined) return withCode(work, proof.code, act)
  await insistJustSignedIn(work, work.actor.personId ?? '', door)
  return act()
}
