/**
 * Experts assigned to a nation's items, ours beside HiGHS given all pairs at once. The peer is told the cover of
 * the worst item that ours found, and only seeks the greatest sum; both answers must be worth the same.
 */
import { solveAssignment } from '../../engines/assignment/solve.ts'
import { floorsFor } from '../../engines/assignment/cover.ts'
import { highs } from '../../engines/assignment/highs.ts'
import { sampleProblem } from '../../engines/assignment/sample.ts'
import { search } from '../../engines/assignment/search.ts'
import { allPairs, tableOf } from '../../engines/assignment/table.ts'
import { machine, resultOf, type Report, type Result } from './report.ts'

type Sizes = {
  readonly seed: number
  readonly items: number
  readonly experts: number
  readonly reviews: number
  /** Reviews over what the experts together can read, in hundredths. */
  readonly utilisation: number
  /** Problems, each of the next seed. */
  readonly rounds: number
  /** Whether the peer solves them too. */
  readonly peer: number
}

const secondsMax = 600
const now = (): number => performance.now() / 1000

type Solved = { readonly ms: number; readonly total: number; readonly proved: boolean }

async function ours(problem: ReturnType<typeof sampleProblem>) {
  const begun = now()
  const answer = await solveAssignment(problem, { now, secondsMax })
  const reasons = answer.pairs.filter((pair) => pair.reasons.length > 0).length
  if (reasons !== answer.pairs.length) throw new Error('a pair without a reason')
  return {
    answer,
    solved: {
      ms: (now() - begun) * 1000,
      total: answer.total,
      proved: answer.status === 'optimal',
    } satisfies Solved,
  }
}

async function peer(
  problem: ReturnType<typeof sampleProblem>,
  worst: { readonly levels: number; readonly reviews: number },
): Promise<Solved> {
  const begun = now()
  const table = tableOf(problem)
  const floors = floorsFor(table, worst)
  const wish = { floors, seed: problem.seed, secondsMax, target: Number.MAX_SAFE_INTEGER }
  const found = search(await highs(), table, allPairs(table), wish)
  return {
    ms: (now() - begun) * 1000,
    total: found.plan?.total ?? 0,
    proved: found.complete,
  }
}

function told(
  who: string,
  all: readonly Solved[],
  more: Readonly<Record<string, string | number>>,
): Result {
  const each = all.map(({ ms }) => ms)
  const times = { each, allMs: each.reduce((sum, one) => sum + one, 0) }
  const { per_second: _, ...result } = resultOf(who, 'assign', times)
  const optimal = all.filter(({ proved }) => proved).length
  return {
    ...result,
    optimal,
    of: all.length,
    total: all.reduce((sum, { total }) => sum + total, 0),
    ...more,
  }
}

export async function benchAssignment(sizes: Sizes): Promise<Report> {
  const { seed, items, experts, reviews, utilisation, rounds } = sizes
  const [own, others]: [Solved[], Solved[]] = [[], []]
  const covers: string[] = []
  let [pairs, gap] = [0, 0]
  // Loading the solver's code is a matter of the process, not of a problem.
  await highs()
  for (let round = 0; round < rounds; round++) {
    const problem = sampleProblem({
      ...{ seed: seed + round, items, experts },
      ...{ reviewsPerItem: reviews, utilisation: utilisation / 100 },
    })
    const { answer, solved } = await ours(problem)
    own.push(solved)
    pairs += answer.pairs.length
    gap = Math.max(gap, answer.gap)
    if (answer.worst === null) throw new Error(`no plan: ${answer.status}`)
    covers.push(`${answer.worst.levels}/${answer.worst.reviews}`)
    if (sizes.peer === 0) continue
    const beside = await peer(problem, answer.worst)
    if (beside.proved && solved.proved && beside.total !== solved.total) {
      throw new Error(`seed ${problem.seed}: ${solved.total} here, ${beside.total} over all pairs`)
    }
    others.push(beside)
  }
  const more = { pairs, gap, worst: covers.join(' ') }
  const results = [told('baigong', own, more)]
  if (others.length > 0) results.push(told('highs all pairs', others, {}))
  const versions = { node: process.version, highs: (await highs()).version.string }
  return { name: 'assignment', machine: machine(), versions, seed, sizes: { ...sizes }, results }
}
