/** Beside the native peer: both come warm, and what is not compared is told. Here neither is the real one. */
import { expect, test } from 'vitest'
import type { Analyser } from '../../server/parts/index.ts'
import type { NativeLook } from './nativeOcct.ts'
import { meanRow, measured, type Bench, type Measured } from './parts.ts'

const look: NativeLook = {
  ...{ ms: 10, cpu_ms: 10, solids: 1, faces: 6, volume: 1, area: 6, peak_kb: 1 },
}

/** What each was asked, in turn; ours says of a file why it has no answer, the peer is late with some. */
function bench(reasons: Readonly<Record<string, string>>, late: readonly string[] = []) {
  const asked: string[] = []
  async function analyse(file: string) {
    asked.push(`ours ${file}`)
    return { reason: reasons[file] ?? null, missing: [], faces: { plane: 6 } } as unknown
  }
  const analyser = { analyse, close: async () => undefined } as unknown as Analyser
  async function nativeLook(file: string) {
    asked.push(`peer ${file}`)
    return late.includes(file) ? undefined : look
  }
  const native = { pid: () => undefined, look: nativeLook }
  return { asked, of: { open: () => analyser, native, warm: 'warm' } satisfies Bench }
}

test('with several rounds both have met a small file, and the file itself, before it counts', async () => {
  const { asked, of } = bench({})
  const [one] = await measured(of, ['a'], 2)
  expect(asked).toEqual([
    ...['ours warm', 'peer warm', 'ours a', 'peer a'],
    ...['ours a', 'peer a', 'ours a', 'peer a'],
  ])
  expect([one!.each.length, one!.native.length]).toEqual([2, 2])
})

test('with one round both have met a small file', async () => {
  const { asked, of } = bench({})
  await measured(of, ['a', 'b'], 1)
  expect(asked).toEqual(['ours warm', 'peer warm', 'ours a', 'peer a', 'ours b', 'peer b'])
})

test('whose process was ended is warmed again before the next file', async () => {
  const { asked, of } = bench({ a: 'parts.out_of_time', b: 'parts.elsewhere' }, ['b'])
  await measured(of, ['a', 'b', 'c'], 1)
  expect(asked.slice(2)).toEqual([
    ...['ours a', 'ours warm', 'peer a', 'ours b', 'peer b', 'peer warm', 'ours c', 'peer c'],
  ])
})

const file = (more: Partial<Measured>): Measured => ({
  ...{ file: 'a', each: [20], cpu: [40], faces: 6, peakMb: 1, reason: null },
  ...{ isSomeElsewhere: false, native: [look], ...more },
})

test('the mean says how many files it leaves out, and why', () => {
  const all = [
    ...[file({}), file({ each: [80], cpu: [10] })],
    ...[file({ reason: 'parts.elsewhere' }), file({ reason: 'parts.elsewhere', native: [] })],
    ...[file({ isSomeElsewhere: true }), file({ native: [] }), file({ cpu: [] })],
    ...[file({ faces: 5 }), file({ faces: 1501, native: [{ ...look, faces: 1501 }] })],
  ]
  expect(meanRow(all)).toMatchObject({
    ...{ files: 2, ratio: 4, cpu_ratio: 2, left_out: 7 },
    left_out_why: [
      ...['no_answer_of_the_peer 1', 'other_faces_than_the_peer 1', 'parts.elsewhere 2'],
      ...['parts.some_elsewhere 1', 'processor_time_unknown 1', 'reach_not_looked_at 1'],
    ].join(', '),
  })
  expect(meanRow([file({})])).toMatchObject({ files: 1, left_out: 0, left_out_why: '' })
})
