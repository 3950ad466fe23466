/** How one's account is protected, with nothing in clear that a shoulder could read. */
import { maskMobile } from '../../domain/kernel/identity.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type * as account from '../../domain/people/account.endpoints.ts'
import type { Reading } from '../kernel/work.ts'
import { mobileField } from './mobile.actions.ts'
import { readWaysIn } from './passkey.queries.ts'
import { openFor } from './subject.ts'

export async function readSecurity(work: Reading): Promise<AnswerOf<typeof account.readSecurity>> {
  const personId = work.actor.personId ?? ''
  const person = await work.db
    .selectFrom('people.person as p')
    .where('p.id', '=', personId)
    .select([
      'p.email',
      'p.email_verified_at',
      'p.mobile_sealed',
      'p.totp_confirmed_at',
      'p.passkey_step_at',
    ])
    .select((eb) =>
      eb
        .selectFrom('people.recovery_code as c')
        .whereRef('c.person_id', '=', 'p.id')
        .where('c.used_at', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('codes'),
    )
    .executeTakeFirstOrThrow()
  const mobile = await openFor(work, personId, mobileField, person.mobile_sealed)
  return {
    email: person.email,
    emailVerified: person.email_verified_at !== null,
    mobileMasked: mobile === null ? null : maskMobile(mobile),
    totpSince: person.totp_confirmed_at?.toISOString() ?? null,
    recoveryCodesLeft: Number(person.codes ?? 0),
    passkeyStepSince: person.passkey_step_at?.toISOString() ?? null,
    waysIn: await readWaysIn(work, personId),
  }
}
