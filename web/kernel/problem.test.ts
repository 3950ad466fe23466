import { expect, test } from 'vitest'
import { localProblem, wantsHelp } from './problem.ts'

test('a number is shown for faults of ours alone: a refusal says itself what to do', () => {
  const shown = [400, 401, 403, 404, 409, 422, 429, 500, 503].filter((status) =>
    wantsHelp({ status }),
  )
  expect(shown).toEqual([500, 503])
  expect(wantsHelp(localProblem('kernel.offline').problem)).toBe(false)
  expect(wantsHelp(localProblem('kernel.unreadable_answer', 502).problem)).toBe(true)
})
