import { expect, test } from 'vitest'
import { consoleEn } from '../domain/console/text.en.ts'
import { consoleZh } from '../domain/console/text.zh.ts'
import { permitEn } from '../domain/console/text.permit.en.ts'
import { permitZh } from '../domain/console/text.permit.zh.ts'
import { moduleOrder as lawfulOrder } from '../tools/laws.ts'
import { serializerOf } from './kernel/http/serializers.ts'
import { validatorCompiler } from './kernel/http/validators.ts'
import { moduleOrder, modules } from './modules.ts'
import { world } from './testing/world.ts'
import { say } from './texts.ts'

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

/** What is said where no code can be made of a schema; null where it can. */
function faultOf(make: () => unknown): string | null {
  try {
    make()
    return null
  } catch (error) {
    return String(error)
  }
}

test('of every schema code can be made, though none is made before it is needed', () => {
  const checked = (schema: object, httpPart: 'body' | 'params') => {
    const wish = { schema, method: 'POST', url: '/', httpPart }
    return faultOf(() => validatorCompiler(wish)(null))
  }
  const unknown = { type: 'nothing' }
  expect([checked(unknown, 'body'), checked(unknown, 'params')]).not.toContain(null)
  expect(faultOf(serializerOf(unknown))).not.toBeNull()
  const faults = modules
    .flatMap(({ endpoints }) => endpoints)
    .flatMap(({ name, params, query, body, raw, answer }) => [
      ...[params, query].map((schema) => [name, schema && checked(schema, 'params')]),
      [name, body && checked(body, 'body')],
      [name, raw || answer === undefined ? null : faultOf(serializerOf(answer))],
    ])
    .filter(([, fault]) => typeof fault === 'string')
  expect(faults).toEqual([])
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
    { modules: consoleZh.permitModule, words: permitZh },
    { modules: consoleEn.permitModule, words: permitEn },
  ]
  const unnamed = [...new Set(asked)].filter((permit) =>
    tongues.some(
      ({ modules: called, words }) =>
        typeof wordsAt(words, permit) !== 'string' ||
        wordsAt(called, permit.split('.')[0]!) === undefined,
    ),
  )
  expect(unnamed).toEqual([])
})

test('who is refused reads the name of what the role lacks, never its code', () => {
  const facts = { permit: 'evaluation.round.manage' }
  for (const code of [
    'kernel.permit_missing',
    'evaluation.role_cannot',
    'programmes.role_cannot',
  ]) {
    expect(say('zh', code, facts)).toContain('“管理专家评审批次”')
    expect(say('en', code, facts)).toContain('“Manage rounds of expert review”')
  }
})
