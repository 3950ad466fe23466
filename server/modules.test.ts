import { expect, test } from 'vitest'
import { moduleOrder as lawfulOrder } from '../tools/laws.ts'
import { moduleOrder, modules } from './modules.ts'
import { world } from './testing/world.ts'

test('every declared endpoint is served, at its own address, under its own name', async () => {
  await using w = await world()
  const endpoints = modules.flatMap((module) => module.endpoints)
  const unserved = endpoints.filter(({ method, path }) => !w.app.hasRoute({ method, url: path }))
  expect(unserved.map(({ name }) => name)).toEqual([])
  const names = endpoints.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('modules stand in the order of the laws', () => {
  expect(moduleOrder).toEqual(lawfulOrder.filter((name) => moduleOrder.includes(name)))
})

test('the API page lists every call in both languages, and OpenAPI names each operation', async () => {
  await using w = await world()
  const names = modules.flatMap((module) => module.endpoints.map(({ name }) => name))
  for (const language of ['zh', 'en']) {
    const page = await w.stranger.get(`/api?lang=${language}`)
    expect(names.filter((name) => !page.body.includes(`id="${name}"`))).toEqual([])
  }
  const { paths } = (await w.stranger.get('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(names.toSorted())
})
