/** A publicity is cancelled after an objection held: who was taken off does not come back by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, secondOfficer } from '../evaluation/round.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { acceptedEntries, managed, scoreFile } from './selection.sample.ts'

let w: World
let p: Personas
let second: Caller
let entries: Awaited<ReturnType<typeof acceptedEntries>>

const path = `${managed}/selection`
const titles = ['甲项目平台（演示）', '乙项目平台（演示）']
const reason = '异议属实，该项目与已有平台重复。'
const page = () => must(p.programmeOfficer.get(path))
const names = (of: readonly { readonly title: string }[]) => of.map(({ title }) => title[0])
const step = async (who: Pick<Caller, 'post'>, verb: string) => {
  const { digest, counts } = await page()
  const seen = { digest, count: counts.taken }
  return must(who.post(`${path}/steps`, { verb, seen, reason }))
}
const begin = async () => {
  const { digest, counts } = await page()
  const seen = { digest, count: counts.taken }
  return p.programmeOfficer.post(`${path}/publicity`, { seen })
}

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  second = await secondOfficer(w, p)
  entries = await acceptedEntries(
    w,
    p,
    titles.map((title) => [title, ['4']]),
  )
  const content = scoreFile(['51,1,,4,91,', '51,2,,4,88,']).toString('base64')
  const body = { fileName: '评审得分.csv', content }
  const { list } = await must(p.programmeOfficer.post(`${managed}/score-lists`, body))
  const taken = `/api/programmes/score-lists/${list.id}/commit`
  await must(p.programmeOfficer.post(taken, { expected: 2 }))
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('a list from which a name was taken off is decided anew before it is public again', async () => {
  await step(p.programmeOfficer, 'propose')
  await step(second, 'confirm')
  const first = await must(begin())
  expect(names(first.names).toSorted()).toEqual(['乙', '甲'].toSorted())
  const doubted = first.names.find(({ title }: { title: string }) => title === titles[1])
  await must(
    w.stranger.post(`/api/programmes/publicities/${first.id}/objections`, {
      key: doubted.key,
      objector: { name: '孙正言', mobile: '13800138000' },
      text: '该项目与已有平台重复，材料中的用户数不实。',
      evidence: '运营数据截图，附说明。',
    }),
  )
  const [objection] = (await must(p.programmeOfficer.get(`${path}/objections`))).rows
  const accept = `/api/programmes/objections/${objection.id}/accept`
  await must(p.programmeOfficer.post(accept, { answer: reason }))
  expect(names((await page()).struck)).toEqual(['乙'])
  const cancel = `/api/programmes/publicities/${first.id}/cancel`
  await must(p.programmeOfficer.post(cancel, { reason }))
  expect(await page()).toMatchObject({ state: 'confirmed', standing: [], struck: [] })
  expect((await w.host.database.owner.query('select from programmes.selected')).rowCount).toBe(0)

  expect(await refused(begin())).toEqual([409, 'programmes.selection_struck_since'])
  const { version } = await step(p.programmeOfficer, 'reopen')
  const decision = { entryId: entries[1]!.id, direction: '4', take: false, reason }
  await must(p.programmeOfficer.put(`${path}/decisions`, { version, decisions: [decision] }))
  await step(p.programmeOfficer, 'propose')
  await step(second, 'confirm')
  expect(names((await must(begin())).names)).toEqual(['甲'])
})
