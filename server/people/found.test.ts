import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { reading } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { organisationsLike, personsLike } from './found.queries.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('persons and organisations are looked for in an index: what does not match costs nothing', async () => {
  const setup = { actor: systemActor, requestId: 'test-plan' }
  const plans = await reading(w.host, setup, async (work) => {
    // Left to itself the planner reads few rows one by one.
    for (const way of ['seqscan', 'indexscan', 'indexonlyscan']) {
      await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(work.db)
    }
    const read: string[] = []
    for (const query of [organisationsLike('齿轮箱'), personsLike('张工')]) {
      const { rows } = await sql`explain (format json) ${query}`.execute(work.db)
      read.push(JSON.stringify(rows))
    }
    return read
  })
  expect(plans.map((plan) => plan.match(/\w+_by_text/g))).toEqual([
    ['organisation_by_text'],
    ['person_by_text'],
  ])
})

test('whose eyes to look with is found by name, by organisation and by address', async () => {
  const { name, email, personId, org } = p.applicant
  const found = async (text: string) => {
    const path = `/api/console/viewing-candidates?text=${encodeURIComponent(text)}`
    const { rows } = (await p.operator.get(path)).json()
    return rows.some((row: { personId: string }) => row.personId === personId)
  }
  for (const text of [name, org.name.slice(1, 4), email.toUpperCase(), name.slice(0, 1)]) {
    expect([text, await found(text)]).toEqual([text, true])
  }
  for (const text of ['%%', '__', '查无此人'])
    expect([text, await found(text)]).toEqual([text, false])
})
