/** The event log: what happened, written in the transaction in which it happened. */
import { sql } from 'kysely'
import { inSlices } from '../inSlices.ts'
import type { Writing } from '../work.ts'

/** Appends an event, `<module>.<noun>.<past verb>`, for every follower; heard only if the work commits. */
export async function announce(
  work: Writing,
  name: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  work.inTow(
    work.db
      .insertInto('kernel.event')
      .values({
        at: work.now,
        name,
        facts: JSON.stringify({ ...facts, actorId: work.actor.personId, orgId: work.actor.orgId }),
      })
      .execute(),
  )
  work.afterCommit(work.host.wake)
}

/** The same of many things at once, in the order of the facts. */
export async function announceAll(
  work: Writing,
  name: string,
  facts: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const by = JSON.stringify({ actorId: work.actor.personId, orgId: work.actor.orgId })
  await inSlices(facts, async (some) => {
    await sql`
      insert into kernel.event (at, name, facts)
      select ${work.now}::timestamptz, ${name}, one || ${by}::jsonb
      from jsonb_array_elements(${JSON.stringify(some)}::jsonb) with ordinality all_of(one, place)
      order by place`.execute(work.db)
  })
  if (facts.length > 0) work.afterCommit(work.host.wake)
}
