/**
 * `work` is the only handle on the database: one actor, one moment, one transaction.
 * Every query takes a Reading, every action a Writing, and only this file opens a transaction.
 */
import { sql, type Transaction } from 'kysely'
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { forbidden } from '../../domain/kernel/verdict.ts'
import type { Schema } from './generated/schema.ts'
import type { Host } from './host.ts'
import { Problem } from './problem.ts'

export type Reading = {
  readonly db: Transaction<Schema>
  readonly actor: Actor
  readonly now: Date
  readonly requestId: string
  readonly host: Host
}

export type Writing = Reading & {
  readonly mayWrite: true
  /** Runs after the commit, in this process; for what must not outlive a rollback, never for duties. */
  readonly afterCommit: (then: () => void) => void
  /**
   * Sends a statement of whose answer nothing depends, without waiting for it: it travels with the next one, at
   * last with the COMMIT. Where it fails, PostgreSQL undoes the whole work, and its error is the work's.
   */
  readonly inTow: (statement: Promise<unknown>) => void
}

type Start = { readonly actor: Actor; readonly requestId: string; readonly now?: Date }

const retries = 3
/** Serialization failure and deadlock: the transaction did nothing and may be run again. */
const repeatable = new Set(['40001', '40P01'])

/** One read-only snapshot. PostgreSQL refuses any write in it. */
export function reading<T>(
  host: Host,
  start: Start,
  act: (work: Reading) => Promise<T>,
): Promise<T> {
  const now = start.now ?? host.clock.now()
  return host.database.openReading(start.actor, (db) =>
    act({ db, actor: start.actor, now, requestId: start.requestId, host }),
  )
}

/** What a statement says after another one of its transaction has failed. */
const alreadyFailed = '25P02'

const actAs = ({ db, host }: Reading, actor: Actor) =>
  sql`select set_config('baigong.actor', ${host.database.contextOf(actor) ?? ''}, true)`.execute(db)

/**
 * Reads or writes in this transaction what is sealed from the actor, whose verdicts are asked before: for what is
 * told of it and gives nothing away, such as counts and digests.
 */
export async function asHouse<T>(work: Reading, act: () => Promise<T>): Promise<T> {
  await actAs(work, systemActor)
  try {
    return await act()
  } finally {
    // Where a statement failed, the transaction ends and its context with it.
    await actAs(work, work.actor).catch(() => undefined)
  }
}

/** Keeps statements that nobody waits for; answers the error that came first among them. */
function makeTow() {
  const sent: Promise<unknown>[] = []
  const errors: unknown[] = []
  return {
    inTow(statement: Promise<unknown>): void {
      sent.push(statement.catch((error: unknown) => errors.push(error)))
    },
    async firstError(): Promise<unknown> {
      await Promise.all(sent)
      return errors.find((error) => (error as { code?: string }).code !== alreadyFailed)
    },
  }
}

/** One attempt. A failed statement in tow explains every error that follows it. */
async function attempt<T>(
  host: Host,
  start: Start,
  act: (work: Writing) => Promise<T>,
  after: (() => void)[],
): Promise<T> {
  const now = start.now ?? host.clock.now()
  const { inTow, firstError } = makeTow()
  try {
    return await host.database.openWriting(start.actor, (db) =>
      act({
        db,
        actor: start.actor,
        now,
        requestId: start.requestId,
        host,
        mayWrite: true,
        afterCommit: (then) => after.push(then),
        inTow,
      }),
    )
  } catch (error) {
    throw (await firstError()) ?? error
  }
}

/** One transaction that commits when `act` returns and leaves nothing behind when it throws. */
export async function writing<T>(
  host: Host,
  start: Start,
  act: (work: Writing) => Promise<T>,
): Promise<T> {
  if (start.actor.viewedBy !== undefined) throw new Problem(forbidden('kernel.viewing_only'))
  for (let turn = 1; ; turn++) {
    const after: (() => void)[] = []
    try {
      const result = await attempt(host, start, act, after)
      for (const then of after) then()
      return result
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      if (turn >= retries || !repeatable.has(code)) throw error
    }
  }
}
