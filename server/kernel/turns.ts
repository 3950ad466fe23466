/** Heavy work of one process by turns: some at once, some in line, and the others are told to come back. */
import { conflict } from '../../domain/kernel/verdict.ts'
import { Problem } from './problem.ts'

export type Turns = {
  readonly atOnce: number
  readonly inLine: number
  /** The reason of those for whom there is no place in line. */
  readonly full: string
}

export function byTurns({ atOnce, inLine, full }: Turns) {
  const line: (() => void)[] = []
  let running = 0
  return async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    if (running < atOnce) {
      running += 1
    } else {
      if (line.length >= inLine) throw new Problem(conflict(full))
      // Whoever ends hands on the place.
      await new Promise<void>((resolve) => line.push(resolve))
    }
    try {
      return await act()
    } finally {
      const next = line.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
