/** Every benchmark runs, small: what it prints is one object of the agreed shape, and its checks find no fault. */
import { expect, test } from 'vitest'
import { benchDeadline } from './deadline.ts'

test('deadline-hour: all that was acknowledged stands', { timeout: 120_000 }, async () => {
  const report = await benchDeadline({
    seed: 1,
    sessions: 16,
    saves: 20,
    seconds: 2,
    submits: 8,
    submit_seconds: 2,
    uploads: 2,
    upload_bytes: 100_000,
    databases: 1,
  })
  expect(report).toMatchObject({
    name: 'deadline-hour',
    results: [
      {
        what: 'save',
        mean_bytes: expect.toSatisfy((bytes: number) => bytes > 2000 && bytes < 9000),
      },
      { what: 'submit', count: 8 },
      { what: 'upload', count: 2, errors: 0, lost: 0, broken: 0, seal_faults: 0 },
    ],
  })
})
