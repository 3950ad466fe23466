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
