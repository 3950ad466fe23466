/** That it is still the person who acts: asked for again before something that opens or closes a way in. */
import { forbidden } from '../../domain/kernel/verdict.ts'
import { freshMinutes, type FreshProof } from '../../domain/people/passkey.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { beginAttempt, failAttempt } from './attempts.ts'
import { checkPasskey, usablePasskeys } from './passkey.check.ts'
import { withPassword } from './password.ts'
import { ownHash, type Door } from './session.start.ts'

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

/** Does something weighty once the password or a passkey held again. */
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
  await insistJustSignedIn(work, work.actor.personId ?? '', door)
  return act()
}
