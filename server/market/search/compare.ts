/** What the index holds beside what the rows say, offer by offer. */
import { publishedVersions } from '../../catalog/index.ts'
import type { Host } from '../../kernel/host.ts'
import { systemActor } from '../../../domain/kernel/actor.ts'
import type { Search } from './client.ts'
import { reading } from '../../kernel/work.ts'
import { newId } from '../../kernel/id.ts'

export type Difference = {
  /** Published and not in the index. */
  readonly missing: readonly string[]
  /** In the index and not published. */
  readonly strange: readonly string[]
  /** As they were before their last change. */
  readonly old: readonly string[]
}

const rowsAtOnce = 5000

async function rowsOf(host: Host): Promise<Map<string, number>> {
  const all = new Map<string, number>()
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  for (let after: string | null = null; ;) {
    const last: string | null = after
    const rows: { id: string; version: number }[] = await reading(host, start, ({ db }) =>
      publishedVersions(db, last, rowsAtOnce),
    )
    for (const { id, version } of rows) all.set(id, version)
    if (rows.length < rowsAtOnce) return all
    after = rows.at(-1)!.id
  }
}

export async function compareIndex(host: Host, search: Search): Promise<Difference> {
  const [rows, contents] = await Promise.all([rowsOf(host), search.ask({ op: 'contents' })])
  const held = new Map(contents)
  return {
    missing: [...rows.keys()].filter((id) => !held.has(id)),
    strange: [...held.keys()].filter((id) => !rows.has(id)),
    old: [...rows].flatMap(([id, version]) => {
      const own = held.get(id)
      return own === undefined || own === version ? [] : [id]
    }),
  }
}
