import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { normaliseOrganisationName } from '../../domain/kernel/organisationName.ts'
import { coreOfName } from '../../domain/programmes/priorWinners.ts'
import { newId } from '../kernel/id.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { addProgramme, openProgramme, seatUnit, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas
const programmeId = 'shuangchuang-2019'
/** The same, save that who was selected before is excluded for good. */
const hardId = 'hard-2019'
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
    const exclusions = programme.exclusions.map((one) => ({ ...one, strength: 'hard' as const }))
    await addProgramme(work, { ...programme, id: hardId, exclusions }, form)
    await openProgramme(work, hardId)
    const { province } = p.orgs
    const above = { unitCode: '51', orgId: province.id, authorityName: province.name }
    await seatUnit(work, { ...above, programmeId: hardId })
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
  const desk = `/api/programmes/candidates?programmeId=${programmeId}`
  const { rows } = (await p.cityOfficer.get(desk)).json()
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

  // No means no: the notice asks for a legal person, and a branch is none.
  const refused = await submit(id)
  const { code, why, detail } = refused.json()
  expect([refused.statusCode, code, why.rule.source, why.rule.clause]).toEqual([
    409,
    'programmes.legal_person_licence',
    'notice',
    '二、申报主体',
  ])
  expect(detail).toBe(
    '分支机构、合伙企业、个人独资企业等不具备独立法人资格。请由所属法人单位申报。',
  )
  expect((await p.cityOfficer.get('/api/programmes/candidates')).json().rows).toEqual([])

  // What a person has to judge goes to that person.
  await say(id, 'other')
  const first = (await submit(id)).json().submission
  const other = await onlyFile()
  const legal = other.eligibility.reasons.find((one: Reason) => one.code.includes('legal_person'))
  expect([other.licence, legal.outcome, legal.code]).toEqual([
    'other',
    'needsPerson',
    'programmes.legal_person_judged',
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

test('a list that comes after the file stops it at the check, and mending the list lets it go on', async () => {
  const { otherEnterprise } = p.orgs
  const start = await p.otherApplicant.post(`/api/programmes/${hardId}/applications`, {
    title: '后到名单（演示）',
    directions: ['2'],
    licence: 'company',
  })
  const { id } = start.json()
  const edit = { kind: 'set', at: 'B.name', value: '后到名单（演示）', baseVersion: 0 }
  await p.otherApplicant.post(`${at(id)}/edits`, { edits: [edit] })
  const handIn = () => p.otherApplicant.post(`${at(id)}/submit`, { draftVersion: 1 })
  expect((await handIn()).statusCode).toBe(200)
  const desk = `/api/programmes/candidates?programmeId=${hardId}`
  const { rows } = (await p.provincialOfficer.get(desk)).json()
  const tryPass = async () => {
    const body = { ids: [rows[0].id] }
    const { count, rows: said } = (
      await p.provincialOfficer.post('/api/programmes/candidates/pass-many', body)
    ).json()
    return [count, said[0].code]
  }
  expect(await tryPass()).toEqual([1, null])
  const winnerId = newId(w.now())
  await writing(w.host, { actor: systemActor, requestId: 'test-late' }, (work) =>
    work.db
      .insertInto('programmes.winner')
      .values({
        id: winnerId,
        series: 'shuangchuang',
        year: 2018,
        seq: 99,
        project: '旧项目（演示）',
        applicant: otherEnterprise.name,
        applicant_key: normaliseOrganisationName(otherEnterprise.name),
        applicant_core: coreOfName(otherEnterprise.name),
        uscc: otherEnterprise.uscc,
        batch_id: newId(work.now),
        demo: true,
        imported_at: work.now,
      })
      .execute(),
  )
  const file = (await p.provincialOfficer.get(`/api/programmes/candidates/${rows[0].id}`)).json()
  expect(file.eligibility.answer).toBe('no')
  expect(await tryPass()).toEqual([0, 'programmes.prior_winner'])
  await p.otherApplicant.post(`${at(id)}/withdraw`, {})
  const again = await handIn()
  expect([again.statusCode, again.json().code]).toEqual([409, 'programmes.prior_winner'])
  await w.host.database.owner.query('delete from programmes.winner where id = $1', [winnerId])
  expect((await handIn()).statusCode).toBe(200)
  expect(await tryPass()).toEqual([1, null])
})
