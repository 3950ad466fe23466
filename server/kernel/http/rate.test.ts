import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicActor } from '../../../domain/kernel/actor.ts'
import { world, type World } from '../../testing/world.ts'
import { buildApp } from './app.ts'

let w: World

beforeAll(async () => {
  w = await world()
})

afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('requests are counted, those for the web’s own files are not', async () => {
  const app = await buildApp(w.host, {
    modules: [],
    identify: async () => ({ actor: publicActor, language: 'zh' }),
    extend: async (extended) => {
      for (const path of ['/assets/a.js', '/page', '/api/assets/a'])
        extended.get(path, () => 'here')
    },
  })
  const limitOf = async (url: string) => {
    const { statusCode, headers } = await app.inject(url)
    return [statusCode, headers['x-ratelimit-limit']]
  }
  expect(await limitOf('/page')).toEqual([200, '1000000'])
  expect(await limitOf('/page?of=/assets/')).toEqual([200, '1000000'])
  expect(await limitOf('/api/assets/a')).toEqual([200, '1000000'])
  expect(await limitOf('/assets/a.js')).toEqual([200, undefined])
  await app.close()
})
