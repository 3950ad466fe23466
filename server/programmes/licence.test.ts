import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { coreOfName, normaliseOrganisationName } from '../../domain/programmes/priorWinners.ts'
import { newId } from '../kernel/id.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { addProgramme, openProgramme, seatUnit, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas
const programmeId = 'shuangchuang-2019'
const words = (zh: string, en: string) => ({ zh, en })
const form: FormDefinition = {
  id: 'small',
  version: 1,
  title: words('小表', 'Small form'),
  source: 'design',
  instructions: [],
  directions: [],
  sections: [
    {
      id: 'B',
      title: words('项目', 'Project'),
      role: 'body',
      items: [
        {
          id: 'name',
          kind: 'text',
          lines: 'single',
          maxChars: 100,
          label: words('项目名称', 'Project name'),
          source: 'public',
        },
      ],
    },
  ],
  rules: [],
}

beforeAll(async () => {
  w = await world('2019-07-11T09:00:00+08:00')
  p = await personas(w)
  const programme = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const { city, enterprise } = p.orgs
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, programme, form)
    await openProgramme(work, programmeId)
    const seat = { programmeId, unitCode: '5101', orgId: city.id, authorityName: city.name }
    await seatUnit(work, seat)
    const applicant = enterprise.name.replace('有限公司', '股份有限公司')
    await work.db
      .insertInto('programmes.winner')
      .values({
        id: newId(work.now),
        series: 'shuangchuang',
        year: 2018,
        seq: 7,
        project: '机电共享平台（演示）',
        applicant,
        applicant_key: normaliseOrganisationName(applicant),
        applicant_core: coreOfName(applicant),
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

const at = (id: string) => `/api/programmes/applications/${id}`
const say = (id: string, licence: string, who = p.applicant) =>
  who.put(`${at(id)}/licence`, { licence })
const submit = (id: string) => p.applicant.post(`${at(id)}/submit`, { draftVersion: 1 })

type Reason = { outcome: string; code: string; why: { inputs: { label: string; value: string }[] } }
const ask = async (who: Pick<Persona, 'post'>, org = p.orgs.enterprise) => {
  const { name, uscc, division } = org
  const answer = await who.post(`/api/programmes/calls/${programmeId}/eligibility`, {
    kind: 'manufacturer',
    code: uscc,
    licence: 'company',
    name,
    registeredInMainland: true,
    division,
    size: 'large',
    centralFunding: false,
    directions: ['2'],
    consortium: null,
  })
  const reasons = answer.json().reasons as Reason[]
  return reasons.filter(({ code }) => code.startsWith('programmes.prior_winner'))
}
const told = (reasons: Reason[]) =>
  reasons
    .filter(({ code }) => code !== 'programmes.prior_winner_list_absent')
    .map(({ outcome, code }) => `${outcome} ${code.replace('programmes.', '')}`)

async function onlyFile() {
  const { rows } = (await p.cityOfficer.get('/api/programmes/candidates')).json()
  expect(rows).toHaveLength(1)
  return (await p.cityOfficer.get(`/api/programmes/candidates/${rows[0].id}`)).json()
}

test('the type on the licence is kept, sealed with the file, and shown to the officer with what follows', async () => {
  const start = await p.applicant.post(`/api/programmes/${programmeId}/applications`, {
    title: '共享制造平台（演示）',
    directions: ['2'],
    licence: 'branch',
  })
  const { id } = start.json()
  expect(start.json().licence).toBe('branch')
  const edit = { kind: 'set', at: 'B.name', value: '共享制造平台（演示）', baseVersion: 0 }
  await p.applicant.post(`${at(id)}/edits`, { edits: [edit] })
  const foreign = await say(id, 'company', p.otherApplicant)
  const unknown = await say(id, 'nonsense')
  expect([foreign.statusCode, unknown.statusCode]).toEqual([404, 400])

  const first = (await submit(id)).json().submission
  const branch = await onlyFile()
  const legal = branch.eligibility.reasons.find((one: Reason) => one.code.includes('legal_person'))
  expect([branch.licence, branch.eligibility.answer, legal.outcome, legal.code]).toEqual([
    'branch',
    'no',
    'fails',
    'programmes.legal_person_licence',
  ])
  const sealed = await say(id, 'company')
  expect([sealed.statusCode, sealed.json().code]).toEqual([
    409,
    'programmes.sealed_since_submission',
  ])

  await p.applicant.post(`${at(id)}/withdraw`, {})
  const said = await say(id, 'company', p.colleague)
  expect([said.statusCode, said.json().licence]).toEqual([200, 'company'])
  const second = (await submit(id)).json().submission
  const company = await onlyFile()
  const now = company.eligibility.reasons.find((one: Reason) => one.code.includes('legal_person'))
  expect([company.licence, now.outcome, now.code]).toEqual([
    'company',
    'passes',
    'programmes.legal_person',
  ])
  // Nothing else was changed: the digest covers what was said of the licence.
  expect(second.digestSha256).not.toBe(first.digestSha256)
})

test("the organisation's own former names are looked at, though nobody typed them", async () => {
  const former = '锦江第一机电厂有限公司（演示）'
  await writing(w.host, { actor: systemActor, requestId: 'test-former' }, async (work) => {
    const org = { org_id: p.orgs.otherEnterprise.id, name: former }
    await work.db.insertInto('people.former_name').values(org).execute()
    await work.db
      .insertInto('programmes.winner')
      .values({
        id: newId(work.now),
        series: 'shuangchuang',
        year: 2017,
        seq: 3,
        project: '机电检测平台（演示）',
        applicant: former,
        applicant_key: normaliseOrganisationName(former),
        applicant_core: coreOfName(former),
        batch_id: newId(work.now),
        demo: true,
        imported_at: work.now,
      })
      .execute()
  })
  const { otherEnterprise } = p.orgs
  expect(told(await ask(p.otherApplicant, otherEnterprise))).toEqual([
    'needsPerson prior_winner_likely',
  ])
  expect(told(await ask(w.stranger, otherEnterprise))).toEqual(['passes prior_winner_not'])
})

test("an officer's finding on a like name reaches the applicant's own answer and nobody else's", async () => {
  expect(told(await ask(p.applicant))).toEqual(['needsPerson prior_winner_likely'])
  const file = await onlyFile()
  const [{ winner, certainty }] = file.winners
  expect([winner.seq, certainty]).toEqual([7, 'likely'])
  const find = (same: boolean) =>
    p.cityOfficer.put(`/api/programmes/candidates/${file.id}/winners/${winner.id}`, {
      same,
      reason: '对照营业执照核对了成立日期和法定代表人。',
    })

  await find(false)
  const dismissed = await ask(p.applicant)
  expect(told(dismissed)).toEqual(['passes prior_winner_dismissed'])
  expect(dismissed.flatMap(({ why }) => why.inputs).map(({ value }) => value)).toContain(
    '不是同一单位',
  )
  expect(told(await ask(w.stranger))).toEqual(['needsPerson prior_winner_likely'])
  expect(told(await ask(p.otherApplicant))).toEqual(['needsPerson prior_winner_likely'])

  await find(true)
  const same = await ask(p.applicant)
  expect(told(same)).toEqual(['needsPerson prior_winner_in_principle'])
  expect(same.flatMap(({ why }) => why.inputs).map(({ value }) => value)).toContain('是同一单位')
})
