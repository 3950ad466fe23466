import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root, runStep, sumOf, type Step } from './steps.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(root, 'node_modules/.cache-steps-'))
  await writeFile(join(folder, 'well.mjs'), `console.log('well')`)
  await writeFile(join(folder, 'badly.mjs'), `console.error('badly'); process.exitCode = 4`)
  await writeFile(join(folder, 'long.mjs'), `setTimeout(() => undefined, 60_000)`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const step = (file: string, more: Partial<Step> = {}): Step => ({
  name: file,
  script: join(folder, file).slice(root.length + 1),
  maxMinutes: 1,
  ...more,
})
const counted = { passed: 5, failed: 0, skipped: 1 }

test('a step is one thing that passed or failed', async () => {
  expect(await runStep(step('well.mjs'))).toMatchObject({ ok: true, passed: 1, failed: 0 })
  expect(await runStep(step('badly.mjs'))).toMatchObject({
    ok: false,
    passed: 0,
    failed: 1,
    output: 'badly\n',
  })
})

test('a step that counts is trusted only as far as it ended well', async () => {
  const counts = async () => counted
  expect(await runStep(step('well.mjs', { counts }))).toMatchObject({ ok: true, ...counted })
  expect(await runStep(step('badly.mjs', { counts }))).toMatchObject({
    ok: false,
    failed: 1,
    passed: 5,
  })
})

test('a step that should have counted and left no report has failed', async () => {
  const counts = () => Promise.reject(new Error('no report'))
  expect(await runStep(step('well.mjs', { counts }))).toMatchObject({
    ok: false,
    failed: 1,
    passed: 0,
  })
})

test('a step that takes too long is ended and has failed', async () => {
  const outcome = await runStep(step('long.mjs', { maxMinutes: 0.005 }))
  expect(outcome).toMatchObject({ ok: false, failed: 1 })
  expect(outcome.output).toContain('was ended')
})

test('counts are summed', () => {
  expect(sumOf([counted, { passed: 1, failed: 2, skipped: 0 }])).toEqual({
    passed: 6,
    failed: 2,
    skipped: 1,
  })
})
