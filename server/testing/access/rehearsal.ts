/**
 * A host in which every write goes its whole way, constraints that wait for the commit included, and is then
 * undone: whoever knocks finds what those before him found, and an act that is granted may be seen to be.
 */
import { sql } from 'kysely'
import type { Host } from '../../kernel/host.ts'

class Rehearsed extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('rehearsed')
    this.result = result
  }
}

export function rehearsing(host: Host): Host {
  const { openWriting } = host.database
  return {
    ...host,
    wake: () => undefined,
    database: {
      ...host.database,
      openWriting: async (actor, act) => {
        type Result = Awaited<ReturnType<typeof act>>
        try {
          return await openWriting<Result>(actor, async (db) => {
            const result = await act(db)
            // Its answer says that nothing failed before it, what travels in tow included.
            await sql`set constraints all immediate`.execute(db)
            throw new Rehearsed(result)
          })
        } catch (error) {
          if (error instanceof Rehearsed) return error.result as Result
          throw error
        }
      },
    },
  }
}
