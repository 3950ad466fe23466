/** Counts failed attempts, and codes asked for, by account and address; alike for accounts that do not exist. */
import {
  askGuards,
  attemptGuards,
  attemptsForgottenAfterSeconds,
  waitSeconds,
  type GuardName,
} from '../../domain/people/attempts.ts'
import { conflict, type Refusal } from '../../domain/kernel/verdict.ts'
import { Problem } from '../kernel/problem.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Writing } from '../kernel/work.ts'

const uses = { signIn: attemptGuards, ask: askGuards } as const
export type AttemptUse = keyof typeof uses

type Keys = Readonly<Record<GuardName, string>>

/** Digests, so that the table tells nobody who tried to sign in as whom. */
function keysOf(work: Writing, use: AttemptUse, account: string, ip: string): Keys {
  const vault = vaultOf(work.host)
  const who = account.toLowerCase()
  return {
    accountFromAddress: vault.index(`attempt ${use} both`, `${who} ${ip}`),
    account: vault.index(`attempt ${use} account`, who),
    address: vault.index(`attempt ${use} address`, ip),
  }
}

export type Attempt = {
  readonly work: Writing
  readonly use: AttemptUse
  readonly keys: Keys
}

/**
 * Refused while an earlier failure asks to wait. Attempts on one account from one address queue behind each
 * other until their transaction ends, so that many at once count like one after the other.
 */
export async function beginAttempt(
  work: Writing,
  use: AttemptUse,
  account: string,
  ip: string,
): Promise<Attempt> {
  const keys = keysOf(work, use, account, ip)
  await work.db
    .insertInto('people.attempt')
    .values({ key: keys.accountFromAddress, failures: 0, last_at: work.now })
    .onConflict((clause) => clause.column('key').doUpdateSet({ key: keys.accountFromAddress }))
    .execute()
  const blocked = await work.db
    .selectFrom('people.attempt')
    .where('key', 'in', Object.values(keys))
    .where('blocked_until', '>', work.now)
    .select('blocked_until')
    .orderBy('blocked_until', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (blocked?.blocked_until) {
    const leftMs = blocked.blocked_until.getTime() - work.now.getTime()
    throw new Problem(conflict('people.too_many_attempts', { seconds: Math.ceil(leftMs / 1000) }))
  }
  return { work, use, keys }
}

/** An attempt that was let through and counted before: nothing is asked again. */
export function attemptOf(work: Writing, use: AttemptUse, account: string, ip: string): Attempt {
  return { work, use, keys: keysOf(work, use, account, ip) }
}

/** Counts one failure under all three guards. */
export async function countAttempt({ work, use, keys }: Attempt): Promise<void> {
  const forgotten = new Date(work.now.getTime() - attemptsForgottenAfterSeconds * 1000)
  for (const name of Object.keys(keys) as GuardName[]) {
    const { failures } = await work.db
      .insertInto('people.attempt')
      .values({ key: keys[name], failures: 1, last_at: work.now })
      .onConflict((clause) =>
        clause.column('key').doUpdateSet((eb) => ({
          failures: eb
            .case()
            .when('people.attempt.last_at', '<', forgotten)
            .then(1)
            .else(eb('people.attempt.failures', '+', 1))
            .end(),
          last_at: work.now,
        })),
      )
      .returning('failures')
      .executeTakeFirstOrThrow()
    const waitMs = waitSeconds(uses[use][name], failures) * 1000
    if (waitMs === 0) continue
    await work.db
      .updateTable('people.attempt')
      .set({ blocked_until: new Date(work.now.getTime() + waitMs) })
      .where('key', '=', keys[name])
      .execute()
  }
}

/** After a success the account starts anew from this address; the address itself keeps its count. */
export async function forgetAttempts({ work, keys }: Attempt): Promise<void> {
  await work.db
    .deleteFrom('people.attempt')
    .where('key', 'in', [keys.accountFromAddress, keys.account])
    .execute()
}

/**
 * What was counted before its outcome was known turned out to be no failure: the account starts anew and the
 * address is as it was, so that an office behind one address does not lock itself out by signing in.
 */
export async function takeBackAttempt(attempt: Attempt): Promise<void> {
  const { work, keys } = attempt
  await forgetAttempts(attempt)
  const { free } = uses[attempt.use].address
  await work.db
    .updateTable('people.attempt')
    .set((eb) => ({
      failures: eb('failures', '-', 1),
      blocked_until: eb
        .case()
        .when('failures', '<=', free + 1)
        .then(null)
        .else(eb.ref('blocked_until'))
        .end(),
    }))
    .where('key', '=', keys.address)
    .where('failures', '>', 0)
    .execute()
}

/**
 * Refuses, and keeps what this work has written: a failure that is rolled back would not count. The refusal
 * is thrown after the commit, so the value answered here reaches nobody.
 */
export function refuseKeeping(work: Writing, refusal: Refusal): never {
  work.afterCommit(() => {
    throw new Problem(refusal)
  })
  return undefined as never
}

/** Counts the failure and refuses. */
export async function failAttempt(attempt: Attempt, refusal: Refusal): Promise<never> {
  await countAttempt(attempt)
  return refuseKeeping(attempt.work, refusal)
}
