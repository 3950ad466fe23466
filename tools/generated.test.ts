/** What is generated and kept equals what would be generated now: `npm run schema` writes all of it. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { mayUse, moduleOrder } from './laws.ts'
import { apiFile, currentApi } from './generate-api.ts'
import { currentSchema, schemaFile } from './generate-schema.ts'
import { moduleOrder as served, modules } from '../server/modules.ts'

test('the types of tables are those of the migrated database', async () => {
  expect(await readFile(schemaFile, 'utf8')).toBe(await currentSchema())
})

test('docs/api.txt is what the endpoints declare', async () => {
  expect(await readFile(apiFile, 'utf8')).toBe(currentApi())
})

test('the server runs the modules in the order of the laws', () => {
  expect(served).toEqual(moduleOrder.filter((name) => served.includes(name)))
  expect(modules.map(({ name }) => name).filter((name) => !(name in mayUse))).toEqual([])
})

test('every endpoint and permission is named after its module, in three words', () => {
  const wrong = modules.flatMap(({ name, endpoints }) =>
    endpoints
      .map((endpoint) => endpoint.name)
      .filter((full) => full.split('.').length !== 3 || !full.startsWith(`${name}.`)),
  )
  expect(wrong).toEqual([])
})
