/** Lists longer than anybody makes by acting, for tests: copies of a row, and a list read page by page. */
import type { Caller, World } from './world.ts'

type Copied = {
  readonly table: string
  /** Which row `o` is copied. */
  readonly where: string
  /** SQL of the fields in which copy `n` differs; its id is among them. */
  readonly change: string
  readonly count: number
  /** The column by which a copy is known; `id` where silent. */
  readonly key?: string
}

/** They stand until they are disposed of: nobody made them by acting, so that no invariant holds of them. */
export async function copies(
  w: World,
  { table, where, change, count, key = 'id' }: Copied,
): Promise<AsyncDisposable> {
  const { owner } = w.host.database
  const { rows } = await owner.query(
    `insert into ${table}
     select (jsonb_populate_record(null::${table}, to_jsonb(o) || ${change})).*
     from ${table} o, generate_series(1, $1::int) n where ${where} returning ${key}::text as id`,
    [count],
  )
  const ids = rows.map(({ id }) => id as string)
  return {
    async [Symbol.asyncDispose]() {
      await owner.query(`delete from ${table} where ${key}::text = any($1)`, [ids])
    },
  }
}

/** All that a list shows, page after page. */
export async function readWhole(who: Pick<Caller, 'get'>, path: string, key = 'id') {
  const ids: string[] = []
  let [total, after] = [0, null as string | null]
  do {
    const more = after === null ? '' : `&after=${encodeURIComponent(after)}`
    const answer = await who.get(`${path}?limit=40${more}`)
    if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 500))
    const page = answer.json()
    ids.push(...page.rows.map((row: Record<string, string>) => row[key]))
    total = page.total
    after = page.next
  } while (after !== null)
  return { total, ids }
}
