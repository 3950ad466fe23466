/** Passwords: hashing, checking in equal time, and asking for one again before something weighty. */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { forbidden } from '../../domain/kernel/verdict.ts'
import { mayChoosePassword } from '../../domain/people/password.ts'
import { insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { beginAttempt, failAttempt } from './attempts.ts'

/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), argon)
}

/** The hash of no one's password: checking takes the same time whether or not there is somebody. */
const nobodysHash = hashPassword(randomBytes(16).toString('hex'))

export async function passwordHolds(
  kept: string | null | undefined,
  password: string,
): Promise<boolean> {
  const holds = await verify(kept ?? (await nobodysHash), password.normalize('NFKC'))
  return holds && kept !== null && kept !== undefined
}

/** Refuses a password that is too easy to guess for this person. */
export function insistGoodPassword(password: string, email: string, name: string): void {
  insist(mayChoosePassword(password, [email.slice(0, email.lastIndexOf('@')), name]))
}

/** Does something weighty only for who knows the password again; a wrong one counts as a failed attempt. */
export async function withPassword<T>(
  work: Writing,
  password: string,
  ip: string,
  act: () => Promise<T>,
): Promise<T> {
  const person = await work.db
    .selectFrom('people.person')
    .where('id', '=', work.actor.personId)
    .select(['email', 'password_hash'])
    .executeTakeFirstOrThrow()
  const attempt = await beginAttempt(work, 'signIn', person.email, ip)
  if (await passwordHolds(person.password_hash, password)) return act()
  return failAttempt(attempt, forbidden('people.password_wrong'))
}
