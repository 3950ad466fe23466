/** The append-only history: who did what to which thing, when and on whose behalf. */
import type { Facts } from '../../../domain/kernel/verdict.ts'
import type { Writing } from '../work.ts'

/**
 * Appends one line. `verb` is `<module>.<noun>.<verb>`. `facts` hold references, codes and digests,
 * never personal values: what is written here cannot be erased.
 */
export async function record(
  work: Writing,
  verb: string,
  thingId: string,
  facts: Facts = {},
): Promise<void> {
  const { actor } = work
  work.inTow(
    work.db
      .insertInto('kernel.history')
      .values({
        at: work.now,
        request_id: work.requestId,
        via: actor.via,
        person_id: actor.personId,
        org_id: actor.orgId,
        on_behalf_of: actor.onBehalfOf ?? null,
        verb,
        thing_id: thingId,
        facts: JSON.stringify(facts),
      })
      .execute(),
  )
}
