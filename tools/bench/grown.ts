/** Pages of two houses, one with few rows and one with many: how much longer the second takes for the same pages. */
import type { FastifyInstance } from 'fastify'
import { percentile, resultOf, timed, type Result } from './report.ts'

export type AskedPage = {
  readonly what: string
  readonly path: string
  /** Of the session; null for a visitor. */
  readonly token: string | null
}
export type AskedHouse = {
  readonly app: FastifyInstance
  /** The same pages in the same order in both houses. */
  readonly pages: readonly AskedPage[]
}

async function ask(app: FastifyInstance, { path, token }: AskedPage): Promise<void> {
  const headers = token === null ? {} : { cookie: `baigong_session=${token}` }
  const answer = await app.inject({ method: 'GET', url: path, headers })
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
}

const three = (value: number): number => Number(value.toPrecision(3))
const two = (value: number): number => Number(value.toFixed(2))
/** Rounds that warm both up and are not counted. */
const warmRounds = 10

function resultBetween(what: string, small: readonly number[], large: readonly number[]): Result {
  return {
    ...resultOf('baigong', what, { each: large, allMs: large.reduce((sum, ms) => sum + ms, 0) }),
    p50_ms_few: three(percentile(small, 0.5)),
    p95_ms_few: three(percentile(small, 0.95)),
    ratio_p50: two(percentile(large, 0.5) / percentile(small, 0.5)),
    ratio: two(percentile(large, 0.95) / percentile(small, 0.95)),
  }
}

/** Asked in turn, so that whatever else the machine does falls on both alike. */
export async function compareGrown(
  few: AskedHouse,
  many: AskedHouse,
  requests: number,
): Promise<Result[]> {
  const results: Result[] = []
  for (const [at, page] of many.pages.entries()) {
    const each: Record<'few' | 'many', number[]> = { few: [], many: [] }
    for (let round = -warmRounds; round < requests; round++) {
      for (const [key, app, its] of [
        ['few', few.app, few.pages[at]!],
        ['many', many.app, page],
      ] as const) {
        const { allMs } = await timed(1, 1, () => ask(app, its))
        if (round >= 0) each[key].push(allMs)
      }
    }
    results.push(resultBetween(page.what, each.few, each.many))
  }
  return results
}
