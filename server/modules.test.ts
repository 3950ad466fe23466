import { expect, test } from 'vitest'
import { consoleEn } from '../domain/console/text.en.ts'
import { consoleZh } from '../domain/console/text.zh.ts'
import { peopleEn } from '../domain/people/text.en.ts'
import { peopleZh } from '../domain/people/text.zh.ts'
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

/** What stands at `a.b.c` in a tree of words. */
function wordsAt(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, part) => (at as never)?.[part], tree)
}

test('every permission that an endpoint asks for, and its module, is called by a name in both languages', () => {
  const asked = modules.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ audience }) => (typeof audience === 'object' ? [audience.permit] : [])),
  )
  expect(asked.length).toBeGreaterThan(30)
  const tongues = [
    { home: consoleZh, own: peopleZh },
    { home: consoleEn, own: peopleEn },
  ]
  const unnamed = [...new Set(asked)].filter((permit) =>
    tongues.some(({ home, own }) => {
      const words = { ...home.permit, people: own.permit }
      const module = wordsAt(home.permitModule, permit.split('.')[0]!)
      return typeof wordsAt(words, permit) !== 'string' || module === undefined
    }),
  )
  expect(unnamed).toEqual([])
})
