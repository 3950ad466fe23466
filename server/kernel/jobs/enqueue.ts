/** Asks for a job in the transaction that needs it: no commit, no job. */
import type { Writing } from '../work.ts'
import { announce } from '../events/announce.ts'
import { jobAsked } from '../events/dispatch.ts'

/**
 * Asks for `<module>.<job>` with a payload. The request travels through the event log, so the web role
 * needs no right on the queue itself. Jobs of one `queue` are done one after the other.
 */
export function enqueue(
  work: Writing,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  queue?: string,
) {
  return announce(work, jobAsked, { task, payload, ...(queue === undefined ? {} : { queue }) })
}
