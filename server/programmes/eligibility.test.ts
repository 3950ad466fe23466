import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { newId } from '../kernel/id.ts'
import { writing } from '../kernel/work.ts'
import { world, type World } from '../testing/world.ts'
import { addProgramme, openProgramme, shippedForm, shippedProgrammes } from './programme.actions.ts'

let w: World
const winnerCode = makeUscc('enterprise', '510100', 7)

beforeAll(async () => {
  w = await world()
  const programmes = await shippedProgrammes()
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    for (const id of ['shuangchuang-2019', 'guangdong-2018', 'shuangchuang-2018']) {
      const programme = programmes.find((one) => one.id === id)!
      await addProgramme(work, programme, await shippedForm(programme))
      await openProgramme(work, id)
    }
    await work.db
      .insertInto('programmes.winner')
      .values({
        id: newId(work.now),
        series: 'shuangchuang',
        year: 2018,
        seq: 31,
        project: '整机远程运维平台（演示）',
        applicant: '望山机械股份有限公司（演示）',
        applicant_key: '望山机械',
        uscc: winnerCode,
        batch_id: newId(work.now),
        demo: true,
        imported_at: work.now,
      })
      .execute()
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const ask = (body: object, programme = 'shuangchuang-2019') =>
  w.stranger.post(`/api/programmes/calls/${programme}/eligibility`, {
    kind: 'manufacturer',
    code: makeUscc('enterprise', '510100', 8),
    licence: 'company',
    name: '启衡机电设备有限公司（演示）',
    registeredInMainland: true,
    division: '510100',
    size: 'large',
    centralFunding: false,
    directions: ['2', '4'],
    consortium: null,
    affiliation: null,
    ...body,
  })

test('a company of Chengdu is told yes or what a person must judge, and that its file goes to its own city', async () => {
  const answer = (await ask({})).json()
  expect(answer.reasons.filter((one: { outcome: string }) => one.outcome === 'fails')).toEqual([])
  expect(answer.ways.map((way: { key: string }) => way.key)[0]).toBe('shuangchuang-2019/5101')
  expect(answer.ways[0].stops).toEqual([
    { programme: 'shuangchuang-2019', unit: '5101', name: '成都市' },
  ])
})

test('a branch carries a 91 code and is still refused, with the rule and what would change it', async () => {
  const answer = (await ask({ licence: 'branch' })).json()
  expect(answer.answer).toBe('no')
  const [reason] = answer.reasons.filter((one: { outcome: string }) => one.outcome === 'fails')
  expect(reason.text).not.toBe(reason.code)
  expect(reason.why.rule.source).toBe('notice')
  expect(reason.change).toEqual(expect.any(String))
})

test('an earlier winner, matched by code, needs a person: the rule holds in principle', async () => {
  const answer = (await ask({ code: winnerCode })).json()
  expect(answer.answer).toBe('needsPerson')
})

test('four directions are one too many', async () => {
  const answer = (await ask({ directions: ['1', '2', '3', '4'] })).json()
  expect(answer.answer).toBe('no')
})

test('every sentence exists in both languages', async () => {
  const body = {
    licence: 'branch',
    code: winnerCode,
    directions: ['1', '2', '3', '4'],
    size: 'small',
  }
  for (const language of ['zh', 'en']) {
    const answer = await w.stranger.post(
      '/api/programmes/calls/shuangchuang-2019/eligibility?',
      { ...JSON.parse(JSON.stringify(await bodyOf(body))) },
      { 'x-baigong-language': language },
    )
    for (const reason of answer.json().reasons) {
      expect(reason.text).not.toBe(reason.code)
      expect(reason.text).not.toContain('{{')
    }
  }
})

async function bodyOf(extra: object) {
  return {
    kind: 'manufacturer',
    licence: 'company',
    name: '启衡机电设备有限公司（演示）',
    registeredInMainland: true,
    division: '510100',
    centralFunding: false,
    consortium: null,
    affiliation: null,
    ...extra,
  }
}

test('in Guangdong 2018 a file of Foshan goes through city and province', async () => {
  const answer = (await ask({ division: '440600' }, 'shuangchuang-2018')).json()
  expect(answer.ways[0].stops).toEqual([
    { programme: 'guangdong-2018', unit: '4406', name: '佛山市' },
    { programme: 'shuangchuang-2018', unit: '44', name: '广东省' },
  ])
})
