import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { erasePerson } from './erasure.actions.ts'

let w: World
let p: Personas
const path = '/api/people/me/list-views'
const list = 'programmes.inbox'
const ask = `${path}?list=${list}`

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const keep = (name: string, search: Record<string, string>, isDefault = false) =>
  p.cityOfficer.put(path, { list, name, search, isDefault })

test('a view is kept for its person alone, replaced by its name, and one at most is the default', async () => {
  const search = { state: 'arrived', sort: '-arrivedAt', hide: 'rank directions' }
  const { rows } = (await keep(' 待审 ', search, true)).json()
  expect(rows).toEqual([{ id: rows[0].id, name: '待审', search, isDefault: true }])
  const both = (await keep('有疑点', { flagged: 'yes' }, true)).json().rows
  const doubtful = { id: both[1].id, name: '有疑点', search: { flagged: 'yes' }, isDefault: true }
  expect(both).toEqual([{ ...rows[0], isDefault: false }, doubtful])
  const replaced = (await keep('待审', { state: 'arrived' })).json().rows
  expect(replaced).toEqual([
    { ...rows[0], search: { state: 'arrived' }, isDefault: false },
    doubtful,
  ])
  expect((await p.cityOfficer.get(ask)).json().rows).toEqual(replaced)
  expect((await p.cityOfficer.get(`${path}?list=console.history`)).json().rows).toEqual([])

  // Nobody else sees it, and nobody else can take it away.
  expect((await p.provincialOfficer.get(ask)).json().rows).toEqual([])
  const other = await p.provincialOfficer.delete(`${path}/${doubtful.id}`)
  expect([other.statusCode, other.json().code]).toEqual([404, 'kernel.missing'])
  const left = await p.cityOfficer.delete(`${path}/${doubtful.id}`)
  expect(left.json().rows).toEqual([replaced[0]])
})

test('what a device kept is taken over once: known names stay, what is too many is left', async () => {
  const views = Array.from({ length: 20 }, (_, at) => ({ name: `第${at + 1}个`, search: {} }))
  const merge = () =>
    p.cityOfficer.post(`${path}/merge`, {
      list,
      views: [{ name: '待审', search: { state: 'declined' } }, ...views.slice(1)],
    })
  const { rows } = (await merge()).json()
  expect(rows).toHaveLength(20)
  expect(rows.find(({ name }: { name: string }) => name === '待审').search).toEqual({
    state: 'arrived',
  })
  expect((await merge()).json().rows).toEqual(rows)
  const more = await keep('再来一个', {})
  expect([more.statusCode, more.json().code]).toEqual([409, 'people.list_views_too_many'])
  expect((await keep('待审', { state: 'checked' })).statusCode).toBe(200)
})

test('two devices at once: one default, and never more than the limit', async () => {
  const of = (name: string) =>
    p.provincialOfficer.put(path, { list, name, search: {}, isDefault: true })
  const names = Array.from({ length: 24 }, (_, at) => `视图${at + 1}`)
  const answers = await Promise.all(names.map(of))
  const codes = answers.map(({ statusCode }) => statusCode).toSorted()
  expect(codes).toEqual([...Array(20).fill(200), ...Array(4).fill(409)])
  const { rows } = (await p.provincialOfficer.get(ask)).json()
  expect(rows.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toHaveLength(1)
})

test.each([
  [{ list: 'x', name: 'a', search: {}, isDefault: false }],
  [{ list, name: ' ', search: {}, isDefault: false }],
  [{ list, name: '二十一个字'.repeat(5), search: {}, isDefault: false }],
  [{ list, name: 'a', search: { '__proto__ ': 'x' }, isDefault: false }],
  [{ list, name: 'a', search: { find: 'x'.repeat(201) }, isDefault: false }],
])('%j is refused', async (body) => {
  expect((await p.applicant.put(path, body)).json().code).toBe('kernel.input_invalid')
})

test('whoever leaves takes their views along', async () => {
  await p.colleague.put(path, { list, name: '我的', search: {}, isDefault: false })
  const count = async () => {
    const { rows } = await w.host.database.owner.query(
      'select name from people.list_view where person_id = $1',
      [p.colleague.personId],
    )
    return rows
  }
  expect(await count()).toEqual([{ name: '我的' }])
  await writing(w.host, { actor: systemActor, requestId: 'test-erase' }, (work) =>
    erasePerson(work, p.colleague.personId),
  )
  expect(await count()).toEqual([])
})
