/** A list as long as lists may be: published whole, then taken back, twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRowsMax } from '../../domain/kernel/sheetList.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { batches, commitOf, listOf, millingRow } from './catalog.sample.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const rows = Array.from({ length: listRowsMax }, (_, at) =>
  millingRow(`M-${at}`, `加工中心${at}号（演示）`),
)

async function takenAndUndone() {
  const times: number[] = []
  const timed = async <T>(act: Promise<T>): Promise<T> => {
    const begun = performance.now()
    const answer = await act
    times.push(Math.round(performance.now() - begun))
    return answer
  }
  const { batch } = (await timed(p.applicant.post(batches, listOf(rows)))).json()
  const taken = await timed(commitOf(p.applicant, batch.id))
  const reason = '清单取自旧台账，整批撤销后重新导入。'
  const undone = await timed(p.applicant.post(`${batches}/${batch.id}/undo`, { reason }))
  if (process.env['KILL_ROUNDS'] !== undefined) console.log(times)
  return [taken, undone].map((answer) => [answer.statusCode, answer.json().taken])
}

test('a list of 20,000 is published and undone, also where such a list was undone before', async () => {
  const well = [
    [200, listRowsMax],
    [200, 0],
  ]
  expect(await takenAndUndone()).toEqual(well)
  await w.host.database.owner.query('analyze')
  expect(await takenAndUndone()).toEqual(well)
}, 180_000)
