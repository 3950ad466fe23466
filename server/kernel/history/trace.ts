/** Traces: who saw which confidential thing. Buffered up to a second on a connection of their own. */
import type { Reading } from '../work.ts'
import type { Database } from '../database/database.ts'

type Trace = {
  readonly at: Date
  readonly request_id: string
  readonly person_id: string | null
  readonly org_id: string | null
  readonly endpoint: string
  readonly thing_id: string
  readonly facts: string
}

export type TraceBuffer = {
  add(trace: Trace): void
  /** Resolves when everything added before is in the database; awaited before a confidential file is sent. */
  flush(): Promise<void>
  close(): Promise<void>
}

const flushAfterMs = 1000
const batchMax = 500

export function openTraces(database: Database, noteError: (error: Error) => void): TraceBuffer {
  let waiting: Trace[] = []
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchMax)
      await database.writer.insertInto('kernel.trace').values(batch).execute()
      waiting = waiting.slice(batch.length)
    }
  }
  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    running = running.catch(() => undefined).then(write)
    return running
  }
  return {
    add(one) {
      waiting.push(one)
      if (waiting.length >= batchMax) void flush().catch(noteError)
      else timer ??= setTimeout(() => void flush().catch(noteError), flushAfterMs).unref()
    },
    flush,
    close: flush,
  }
}

/** Notes that the actor saw a thing. The only write that a reading may cause. */
export function trace(work: Reading, endpoint: string, thingId: string, facts: object = {}): void {
  const { actor } = work
  work.host.traces.add({
    at: work.now,
    request_id: work.requestId,
    // Who really looked: behind somebody else's eyes it is the operator.
    person_id: actor.viewedBy ?? actor.personId,
    org_id: actor.orgId,
    endpoint,
    thing_id: thingId,
    facts: JSON.stringify(
      actor.viewedBy === undefined ? facts : { ...facts, viewedAs: actor.personId },
    ),
  })
}
