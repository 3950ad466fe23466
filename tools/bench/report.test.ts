import { expect, test } from 'vitest'
import { documentOf } from './all.ts'
import { percentile, resultOf, timed } from './report.ts'

test('percentiles are by nearest rank', () => {
  const values = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6]
  expect([0.5, 0.95, 1, 0].map((share) => percentile(values, share))).toEqual([5, 10, 10, 1])
})

test('a result says both percentiles and the rate', () => {
  expect(resultOf('baigong', 'read', { each: [1, 2, 3, 4], allMs: 2000 })).toEqual({
    who: 'baigong',
    what: 'read',
    p50_ms: 2,
    p95_ms: 4,
    per_second: 2,
  })
})

test('every act is done once, and no more at once than asked for', async () => {
  const done: number[] = []
  let now = 0
  let most = 0
  const { each } = await timed(20, 3, async (index) => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve, 1))
    now--
    done.push(index)
  })
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect({ most, times: each.length }).toEqual({ most: 3, times: 20 })
})

test('the document holds each report as it was printed, with a column for every figure', () => {
  const text = documentOf([
    {
      name: 'x',
      machine: { cpu: 'C', cores: 2, memory_gb: 24 },
      versions: { node: 'v24' },
      seed: 1,
      sizes: { rows: 5 },
      results: [
        { who: 'baigong', what: 'a', p50_ms: 1, p95_ms: 2 },
        { who: 'peer', what: 'a', p50_ms: 3, p95_ms: 4, ratio: 0.5 },
      ],
    },
  ])
  expect(text.split('\n').slice(4)).toEqual([
    '## x',
    '',
    '2 × C, 24 GB; node v24',
    '',
    'seed 1, rows 5',
    '',
    '| who | what | p50_ms | p95_ms | ratio |',
    '| --- | --- | --- | --- | --- |',
    '| baigong | a | 1 | 2 |  |',
    '| peer | a | 3 | 4 | 0.5 |',
    '',
  ])
})
