import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { askApart } from './apart.ts'
import type { TimeOrder } from './apartTime.sample.ts'

const child = fileURLToPath(new URL('./apartTime.sample.ts', import.meta.url))
const limits = {
  heapMegabytes: 256,
  timeLimitMs: 600_000,
  system: { cpuSeconds: 2, addressKiB: 2_500_000 },
}
const ask = (order: TimeOrder) => askApart<TimeOrder, TimeOrder>(child, order, limits)

test.skipIf(!existsSync('/bin/sh'))(
  'processor time ends a process, not the time in which others keep it waiting',
  { timeout: 180_000 },
  async () => {
    const patient = { workMs: 0, waitMs: 4000 }
    expect(await ask(patient)).toEqual(patient)
    expect(await ask({ workMs: 600_000, waitMs: 0 })).toBe(null)
  },
)

test('the clock ends what waits without working', async () => {
  const order = { workMs: 0, waitMs: 60_000 }
  expect(await askApart(child, order, { ...limits, timeLimitMs: 1000 })).toBe(null)
})
