/** A list as long as lists may be, in a house whose database took the emptied tables for small. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvOf } from '../../domain/kernel/csv.ts'
import { listRowsMax } from '../../domain/kernel/sheetList.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const path = '/api/evaluation/expert-batches'
const head = ['姓名', '邮箱', '所在地区', '所在单位', '收款人', '开户银行', '银行账号']
const lines = Array.from({ length: listRowsMax }, (_, at) => [
  ...[`专家${at}`, `e${at}@demo.test`, '四川', `岷江第${at % 500}研究院`],
  ...[`专家${at}`, '青衣江银行', String(6_222_000_000_000_000 + at)],
])

async function takenAndUndone() {
  const content = Buffer.from(csvOf(head, lines)).toString('base64')
  const office = p.programmeOfficer
  const wish = { fileName: '专家名单.csv', content, updates: false }
  const { batch } = (await office.post(path, wish)).json()
  const taken = await office.post(`${path}/${batch.id}/commit`, {})
  const reason = '名单来源有误，整批撤销后重新导入。'
  const undone = await office.post(`${path}/${batch.id}/undo`, { reason })
  return [taken, undone].map((answer) => [answer.statusCode, answer.json().taken])
}

test('a list of 20,000 is taken and undone, also where such a list was undone before', async () => {
  const well = [
    [200, listRowsMax],
    [200, 0],
  ]
  expect(await takenAndUndone()).toEqual(well)
  await w.host.database.owner.query('analyze')
  expect(await takenAndUndone()).toEqual(well)
}, 180_000)
