import { expect, test } from 'vitest'
import { dangersRule } from './dangers.ts'
import { refused } from './samples.ts'

const environment = 'only server/kernel/config.ts reads the environment: take it from `host.config`'
const clock = 'the clock is read at the edge only: take `work.now`, or a `now` that is given'
const transaction = 'only server/kernel/work.ts opens a transaction: take a Reading or a Writing'
const chance = 'chance needs a seed: Math.random has none'

test.each([
  ['server/people/a.ts', `const a = process.env['X']`, environment],
  ['server/people/a.ts', `const a = process['env'].X`, environment],
  ['server/people/a.ts', `const { env } = process`, environment],
  ['server/people/a.ts', `import { env } from 'node:process'`, environment],
  ['domain/people/a.ts', `const now = new Date()`, clock],
  ['server/people/a.ts', `const now = Date.now()`, clock],
  ['web/people/a.ts', `const now = [1].map(Date.now)`, clock],
  ['web/people/a.ts', `const now = Date()`, clock],
  ['domain/people/a.ts', `const now = Temporal.Now.instant()`, clock],
  ['server/people/a.ts', `await db.transaction().execute(act)`, transaction],
  ['server/people/a.ts', `await db.startTransaction().execute()`, transaction],
  ['server/people/a.ts', `await host.database.openWriting(act)`, transaction],
  ['server/people/a.ts', `await client.query('begin')`, transaction],
  ['server/kernel/http/a.ts', 'await client.query(`BEGIN; set local x = 1`)', transaction],
  ['domain/people/a.ts', `const a = Math.random()`, chance],
  ['server/people/a.test.ts', `const a = Math['random']()`, chance],
])('%s: %s', (path, code, message) => {
  expect(refused(dangersRule, { [path]: `${code}\n` })).toEqual([`${path}:1 ${message}`])
})

test.each([
  ['server/kernel/config.ts', `const a = process.env['X']`],
  ['server/testing/world.ts', `const a = process.env['X']`],
  ['tools/test.ts', `const a = process.env['X']; const t = Date.now()`],
  ['server/people/a.test.ts', `const a = process.env['X']; const now = new Date()`],
  ['server/compose.ts', `const clock = { now: () => new Date() }`],
  ['web/kernel/clock.ts', `const now = Date.now()`],
  ['domain/people/a.ts', `const day = new Date(now.getTime() + 1)`],
  ['server/kernel/work.ts', `await host.database.openReading(act)`],
  ['server/kernel/history/seal.ts', `await client.query('begin')`],
  ['server/people/a.ts', `await client.query('select begin from people.period')`],
  ['web/kernel/drafts.ts', `store.transaction('drafts', 'readwrite')`],
  ['server/people/a.ts', `const argv = process.argv`],
])('%s may: %s', (path, code) => {
  expect(refused(dangersRule, { [path]: `${code}\n` })).toEqual([])
})
