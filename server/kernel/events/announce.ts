/** The event log: what happened, written in the transaction in which it happened. */
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
