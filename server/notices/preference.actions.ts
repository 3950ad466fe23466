/** Choosing how to be told. */
import { randomBytes } from 'node:crypto'
import type { ChangedPreferences, ChoiceOf } from '../../domain/notices/preference.ts'
import { mayChoose } from '../../domain/notices/preference.ts'
import { houseRhythm, nextDigestAt, type Rhythm } from '../../domain/notices/rhythm.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { kindOf } from './kinds.ts'

/** The token at the foot of a person's mails, made when it is first needed. */
export async function unsubscribeToken(work: Writing, personId: string): Promise<string> {
  await work.db
    .insertInto('notices.rhythm')
    .values({
      person_id: personId,
      digest_hour: null,
      working_days_only: houseRhythm.workingDaysOnly,
      unsubscribe_token: randomBytes(32).toString('base64url'),
    })
    .onConflict((clause) => clause.column('person_id').doNothing())
    .execute()
  const row = await work.db
    .selectFrom('notices.rhythm')
    .where('person_id', '=', personId)
    .select('unsubscribe_token')
    .executeTakeFirstOrThrow()
  return row.unsubscribe_token
}

/** A new rhythm holds for what already waits for a digest as well. */
async function changeRhythm(work: Writing, personId: string, rhythm: Rhythm): Promise<void> {
  await unsubscribeToken(work, personId)
  await work.db
    .updateTable('notices.rhythm')
    .set({ digest_hour: rhythm.digestHour, working_days_only: rhythm.workingDaysOnly })
    .where('person_id', '=', personId)
    .execute()
  await work.db
    .updateTable('notices.delivery')
    .set({ due_at: new Date(nextDigestAt(work.now.toISOString(), rhythm)) })
    .where('person_id', '=', personId)
    .where('state', '=', 'planned')
    .where('choice', '=', 'digest')
    .execute()
}

async function choose(work: Writing, personId: string, wish: ChoiceOf): Promise<void> {
  insist(mayChoose(kindOf(wish.kind), wish.channel, wish.choice, wish.kind))
  await work.db
    .insertInto('notices.preference')
    .values({
      person_id: personId,
      kind: wish.kind,
      channel: wish.channel,
      choice: wish.choice,
      changed_at: work.now,
    })
    .onConflict((clause) =>
      clause
        .columns(['person_id', 'kind', 'channel'])
        .doUpdateSet({ choice: wish.choice, changed_at: work.now }),
    )
    .execute()
}

export async function changePreferences(work: Writing, wish: ChangedPreferences): Promise<void> {
  const personId = work.actor.personId!
  if (wish.rhythm !== undefined) await changeRhythm(work, personId, wish.rhythm)
  for (const one of wish.choices ?? []) await choose(work, personId, one)
  await record(work, 'notices.preference.change', personId)
}

/** Ends the mail of one kind for whoever the token belongs to; needs no signing in. */
export async function unsubscribe(
  work: Writing,
  wish: { readonly token: string; readonly kind: string },
  language: Language,
): Promise<{ label: string }> {
  const row = await work.db
    .selectFrom('notices.rhythm')
    .where('unsubscribe_token', '=', wish.token)
    .select('person_id')
    .executeTakeFirst()
  if (row === undefined) throw new Problem(invalid('notices.unsubscribe_unknown'))
  await choose(work, row.person_id, { kind: wish.kind, channel: 'mail', choice: 'off' })
  await record(work, 'notices.preference.unsubscribe', row.person_id, { kind: wish.kind })
  return { label: kindOf(wish.kind)!.words[language].label }
}
