/** Co-applicants and competitors: entered for an item or brought as a list, and conflicts found from them at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { itemOf, must, reviewer, roundOf, type Reviewer } from './round.sample.ts'

let w: World
let p: Personas
let one: Reviewer
const rival = { code: makeUscc('enterprise', '110000', 800_011), name: '竞争对手公司（演示）' }
const partner = { code: makeUscc('enterprise', '440300', 800_012), name: '联合申报公司（演示）' }
const bent = rival.code.slice(0, 17) + (rival.code[17] === '0' ? '1' : '0')

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  one = await reviewer(w, p, '甘棠')
  const path = `/api/evaluation/experts/${one.expertId}`
  const { version, profile } = await must(p.programmeOfficer.get(path))
  await must(p.programmeOfficer.put(path, { version, profile: { ...profile, employer: rival } }))
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function roundWith(titles: readonly string[]) {
  const office = p.programmeOfficer
  const { id } = await must(office.post('/api/evaluation/rounds', roundOf({ reviewsPerItem: 1 })))
  const path = `/api/evaluation/rounds/${id}`
  const ids: string[] = []
  for (const title of titles) ids.push((await must(office.post(`${path}/items`, itemOf(title)))).id)
  return { path, ids }
}

const assign = (item: string) =>
  p.programmeOfficer.post(`/api/evaluation/items/${item}/assignments`, {
    expertId: one.expertId,
    reason: '领域相符',
  })

test('a competitor entered in the browser is a conflict at once, also for whoever reads the item already', async () => {
  const office = p.programmeOfficer
  const { path, ids } = await roundWith(['甲平台'])
  const at = `/api/evaluation/items/${ids[0]}/parties`
  await must(assign(ids[0]!))
  const keep = (body: object) => office.put(at, { coApplicants: [], competitors: [], ...body })
  expect((await keep({ competitors: [{ ...rival, code: bent }] })).json().code).toBe(
    'evaluation.party_code_not_one',
  )
  expect((await keep({ competitors: [rival], coApplicants: [rival] })).json()).toMatchObject({
    ...{ code: 'evaluation.party_twice', facts: { name: rival.name } },
  })
  expect(await must(keep({ competitors: [rival] }))).toMatchObject({
    ...{ coApplicants: [], competitors: [rival] },
  })
  const { rows } = await must(office.get(`${path}/items`))
  expect(rows[0].assignments[0].findings).toMatchObject([{ cause: 'namedCompetitor' }])
  const fixed = await office.post(`${path}/steps`, { verb: 'assign' })
  expect(fixed.json().code).toBe('evaluation.conflicts_open')
  await must(keep({ coApplicants: [rival, partner] }))
  const { parties, assignments } = await must(office.get(`/api/evaluation/items/${ids[0]}`))
  expect(parties.map(({ name }: { name: string }) => name)).toEqual([
    '申报甲公司（演示）',
    rival.name,
    partner.name,
  ])
  expect(assignments[0].findings).toMatchObject([{ cause: 'coApplicant' }])
  await must(keep({ coApplicants: [partner] }))
  for (const verb of ['assign', 'invite']) await must(office.post(`${path}/steps`, { verb }))
  // Whoever was asked declares on the organisations as they stand.
  expect((await keep({})).json().code).toBe('evaluation.applicants_declared_on')
  await must(keep({ coApplicants: [partner], competitors: [rival] }))
  expect((await p.supervisor.put(at, { coApplicants: [], competitors: [] })).statusCode).toBe(403)
  expect((await must(p.supervisor.get(at))).competitors).toEqual([rival])
  expect((await one.get(at)).statusCode).toBe(403)
})

test('a list is looked through, each fault told in its cell, then taken as it was seen', async () => {
  const office = p.programmeOfficer
  const { path, ids } = await roundWith(['乙平台', '丙平台'])
  const lines = [
    '各项目竞争对手名单,,,,',
    '件号,项目名称,类别,单位名称,统一社会信用代码',
    `1,乙平台,竞争对手,${rival.name},${rival.code}`,
    `2,,联合申报,${partner.name},${partner.code}`,
    `2,丁平台,竞争对手,${rival.name},${rival.code}`,
    `9,,竞争对手,${rival.name},${rival.code}`,
    `1,,合作伙伴,${rival.name},${bent}`,
  ]
  const content = Buffer.from(lines.join('\n')).toString('base64')
  const bring = (more: object = {}) =>
    office.post(`${path}/parties-list`, { fileName: '名单.csv', content, ...more })
  const preview = await must(bring())
  expect(preview).toMatchObject({ done: false, count: 2, faulty: 3 })
  expect(
    preview.rows.map(({ line, faults }: { line: number; faults: { code: string }[] }) => [
      line,
      ...faults.map(({ code }) => code),
    ]),
  ).toEqual([
    [3],
    [4],
    [5, 'evaluation.party_item_other'],
    [6, 'evaluation.party_item_unknown'],
    [7, 'evaluation.party_role_unknown', 'evaluation.party_code_wrong'],
  ])
  expect((await bring({ expected: 5 })).json().code).toBe('evaluation.party_rows_differ')
  await must(bring({ expected: 2 }))
  const of = async (id: string) => must(office.get(`/api/evaluation/items/${id}/parties`))
  expect(await of(ids[0]!)).toMatchObject({ competitors: [rival], coApplicants: [] })
  expect(await of(ids[1]!)).toMatchObject({ competitors: [], coApplicants: [partner] })
  expect((await assign(ids[0]!)).json().code).toBe('evaluation.conflict_found')
  expect((await must(bring())).rows.slice(0, 2)).toMatchObject([{ known: true }, { known: true }])
  const headless = { fileName: '无表头.csv', content: Buffer.from('甲,乙').toString('base64') }
  expect((await office.post(`${path}/parties-list`, headless)).json().code).toBe(
    'evaluation.party_head_missing',
  )
})
