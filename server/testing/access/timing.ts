/**
 * Whether two calls take about the same time, told so that a noisy machine does not decide. The calls come in
 * pairs, each order as often as the other, so that what slows the machine slows both. Two numbers must agree
 * that they differ: how often one of a pair is the slower (half the time, if they are alike), and by how much
 * the medians are apart. A round in which they do not both say so ends the question.
 */
export type Timing = {
  /** Share of pairs in which the first was the slower. */
  readonly firstSlower: number
  readonly firstMs: number
  readonly secondMs: number
}

const pairs = 120
const rounds = 4
/** 120 fair coins leave this band once in ten thousand rounds. */
const slowerMin = 0.32
const slowerMax = 0.68
const apartShare = 0.15
const apartMs = 0.3

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

async function measure(first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const times: { first: number; second: number }[] = []
  for (let at = 0; at < pairs; at++) {
    if (at % 2 === 0) {
      const one = await timeOf(first)
      times.push({ first: one, second: await timeOf(second) })
    } else {
      const two = await timeOf(second)
      times.push({ first: await timeOf(first), second: two })
    }
  }
  return {
    firstSlower: times.filter((pair) => pair.first > pair.second).length / pairs,
    firstMs: median(times.map((pair) => pair.first)),
    secondMs: median(times.map((pair) => pair.second)),
  }
}

function tellsApart({ firstSlower, firstMs, secondMs }: Timing): boolean {
  const apart = Math.abs(firstMs - secondMs)
  const slower = Math.min(firstMs, secondMs)
  return (
    (firstSlower < slowerMin || firstSlower > slowerMax) &&
    apart > apartMs &&
    apart > slower * apartShare
  )
}

/** Null where a round found them alike; else what every round found. */
export async function timeDifference(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<readonly Timing[] | null> {
  const found: Timing[] = []
  for (let round = 0; round < rounds; round++) {
    const timing = await measure(first, second)
    if (!tellsApart(timing)) return null
    found.push(timing)
  }
  return found
}
