import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../people/samples.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { saveDraft } from './draft.actions.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  applicantPermits,
  as,
  makeApplicant,
  makeDraft,
  makeFile,
  makeProgramme,
  type Applicant,
  type MadeFile,
} from './samples.ts'
import { submitApplication } from './submission.actions.ts'

let w: World
let p: Personas
type Authority = Readonly<Record<'officer' | 'checker' | 'leader', Caller>> & {
  readonly id: string
}
let foshan: Authority
let chengdu: Authority
let guangdong: Authority
let sichuan: Authority
let applicant: Applicant
let file: MadeFile

const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)
const at = (programmeId: string, unit: string) =>
  `/api/programmes/${programmeId}/units/${unit}/recommendation`
const city = at('guangdong-2018', '4406')
const province = at('shuangchuang-2018', '44')
const reason = '材料有误，撤回后重新核对排序。'

/** An authority with its three persons, signed in. */
async function authority(name: string): Promise<Authority> {
  return setup(async (work) => {
    const id = await makeOrganisation(work, { name: `${name}（演示）`, kind: 'authority' })
    const person = async (role: string): Promise<Caller> => {
      const email = `${role}.${id.slice(-8)}@demo.test`
      const personId = await makePerson(work, { name: role, email, passwordHash: '' })
      await makeMembership(work, personId, id, [`authority.${role}`])
      return w.as(await makeSession(work, personId, id))
    }
    const [officer, checker, leader] = [
      await person('officer'),
      await person('checker'),
      await person('leader'),
    ]
    return { id, officer, checker, leader }
  })
}

beforeAll(async () => {
  w = await world('2018-07-16T09:00:00+08:00')
  p = await personas(w)
  foshan = await authority('佛山市工业主管部门')
  chengdu = await authority('成都市工业主管部门')
  guangdong = await authority('广东省工业主管部门')
  sichuan = await authority('四川省工业主管部门')
  const shipped = await shippedProgrammes()
  const seats = {
    'shuangchuang-2018': { '44': guangdong.id, '51': sichuan.id, '5101': chengdu.id },
    'guangdong-2018': { '4406': foshan.id },
    'sichuan-2018': {},
  }
  await setup(async (work) => {
    for (const [id, units] of Object.entries(seats)) {
      const definition = shipped.find((one) => one.id === id)!
      await makeProgramme(work, definition, { orgId: p.orgs.office.id, seats: units })
    }
    applicant = await makeApplicant(work, { serial: 1, division: '440600' })
    const wish = { applicant, directions: ['8'], title: '陶瓷装备协同平台（演示）' }
    file = await makeFile(work, { programmeId: 'shuangchuang-2018', ...wish })
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const inbox = async (who: Caller) => (await who.get('/api/programmes/candidates')).json()
async function checkAndRank(who: Caller, base: string): Promise<string> {
  const [one] = (await inbox(who)).rows
  await who.post('/api/programmes/candidates/pass-many', { ids: [one.id], expected: 1 })
  const ranked = await who.post(`${base}/ranks`, {
    change: { kind: 'insert', candidateId: one.id },
  })
  expect(ranked.statusCode).toBe(200)
  return one.id
}
async function sign(by: Authority, base: string, documentNumber: string) {
  const { version } = (await by.officer.get(base)).json()
  await by.officer.post(`${base}/send-to-check`, { version })
  await by.checker.post(`${base}/pass`, { version })
  return by.leader.post(`${base}/sign`, { version, documentNumber, documentDate: '2018-07-16' })
}
const holder = async () => {
  const own = actorFor(applicant.personId, applicant.orgId, applicantPermits)
  const token = await setup((work) => makeSession(work, own.personId!, own.orgId))
  const read = await w.as(token).get(`/api/programmes/applications/${file.applicationId}`)
  return [read.json().state, read.json().holder.name]
}

test('a file of Foshan goes to its city first; the province sees nothing of it', async () => {
  expect((await inbox(foshan.officer)).total).toBe(1)
  expect(await inbox(guangdong.officer)).toEqual({ rows: [], total: 0, next: null })
  expect(await holder()).toEqual(['submitted', '佛山市'])
})

test('the city signs: the province receives the same submission, unchecked and unranked', async () => {
  await checkAndRank(foshan.officer, city)
  expect((await sign(foshan, city, '佛工信函〔2018〕12号')).json().state).toBe('signed')
  const { rows } = await inbox(guangdong.officer)
  expect(rows.length).toBe(1)
  expect(rows[0]).toMatchObject({
    state: 'arrived',
    stop: 1,
    unit: '44',
    rank: null,
    checked: 0,
    submissionId: file.submissionId,
  })
  expect(await holder()).toEqual(['submitted', '广东省'])
  expect((await foshan.officer.get(`/api/programmes/candidates/${rows[0].id}`)).statusCode).toBe(
    404,
  )
})

test('while the province has not acted the city may withdraw its signature; then the file is gone there', async () => {
  const open = await foshan.leader.post(`${city}/withdraw-signature`, { reason })
  expect(open.json().state).toBe('draft')
  expect((await inbox(guangdong.officer)).total).toBe(0)
  expect(await holder()).toEqual(['submitted', '佛山市'])
  expect((await sign(foshan, city, '佛工信函〔2018〕13号')).json().state).toBe('signed')
  expect((await inbox(guangdong.officer)).total).toBe(1)
})

test('the province returns it: mended, it comes back to the province and the city’s signature stands', async () => {
  const [{ id }] = (await inbox(guangdong.officer)).rows
  const returned = await guangdong.officer.post(`/api/programmes/candidates/${id}/return`, {
    reasons: [{ at: 'B.summary', text: '请补充服务企业数。' }],
    workingDays: 2,
  })
  expect(returned.json().returns[0].deadline).toBe('2018-07-18T16:00:00.000Z')
  const acted = await foshan.leader.post(`${city}/withdraw-signature`, { reason })
  expect(acted.json().code).toBe('programmes.next_unit_has_acted')
  const own = actorFor(applicant.personId, applicant.orgId, applicantPermits)
  await setup(async (work) => {
    const { draft_version: baseVersion } = await work.db
      .selectFrom('programmes.application')
      .where('id', '=', file.applicationId)
      .select('draft_version')
      .executeTakeFirstOrThrow()
    const edit = { kind: 'set', at: 'B.summary', value: '服务 80 家。', baseVersion } as const
    const { version } = await saveDraft(as(work, own), file.applicationId, [edit])
    await submitApplication(as(work, own), file.applicationId, version)
  })
  const [again] = (await inbox(guangdong.officer)).rows
  expect([again.id, again.state, again.submissionSeq]).toEqual([id, 'arrived', 2])
  const [below] = (await inbox(foshan.officer)).rows
  expect([below.state, below.submissionSeq]).toEqual(['recommended', 1])
})

test('the applicant cannot pull a file from under the city’s signature', async () => {
  const token = await setup((work) => makeSession(work, applicant.personId, applicant.orgId))
  const path = `/api/programmes/applications/${file.applicationId}/withdraw`
  const refused = await w.as(token).post(path)
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'programmes.unit_has_acted'])
})

test('the province signs as the last stop: the application is recommended', async () => {
  await checkAndRank(guangdong.officer, province)
  expect((await sign(guangdong, province, '粤工信函〔2018〕45号')).json().state).toBe('signed')
  expect((await holder())[0]).toBe('recommended')
})

test('Chengdu sends directly: its province gets a copy to read and no place in its own inbox', async () => {
  await setup(async (work) => {
    const own = await makeApplicant(work, { serial: 2, division: '510100' })
    const wish = { applicant: own, directions: ['8'], title: '航空部件共享平台（演示）' }
    await makeFile(work, { programmeId: 'shuangchuang-2018', ...wish })
  })
  const base = at('shuangchuang-2018', '5101')
  const candidateId = await checkAndRank(chengdu.officer, base)
  await sign(chengdu, base, '成经信函〔2018〕7号')
  expect((await inbox(sichuan.officer)).total).toBe(0)
  const copies = (await sichuan.officer.get('/api/programmes/copies')).json()
  expect(copies).toEqual({
    rows: [
      {
        id: copies.rows[0].id,
        programmeId: 'shuangchuang-2018',
        unit: '51',
        from: '成都市',
        title: '航空部件共享平台（演示）',
        applicant: '云岭第2精密机械有限公司（演示）',
        directions: ['8'],
        documentNumber: '成经信函〔2018〕7号',
        sentAt: w.now().toISOString(),
      },
    ],
    total: 1,
    next: null,
  })
  const path = `/api/programmes/candidates/${candidateId}`
  expect((await sichuan.officer.get(path)).statusCode).toBe(404)
  expect((await guangdong.officer.get('/api/programmes/copies')).json().total).toBe(0)
  await chengdu.leader.post(`${base}/withdraw-signature`, { reason })
  expect((await sichuan.officer.get('/api/programmes/copies')).json().total).toBe(0)
})

test('what happened was announced with whom it concerns', async () => {
  const { rows } = await w.host.database.owner.query(
    `select name, facts ->> 'toOrgId' as "to" from kernel.event
     where name in ('programmes.candidate.arrived', 'programmes.copy.sent') order by id`,
  )
  expect(rows).toEqual([
    { name: 'programmes.candidate.arrived', to: foshan.id },
    { name: 'programmes.candidate.arrived', to: guangdong.id },
    { name: 'programmes.candidate.arrived', to: guangdong.id },
    { name: 'programmes.candidate.arrived', to: guangdong.id },
    { name: 'programmes.candidate.arrived', to: chengdu.id },
    { name: 'programmes.copy.sent', to: sichuan.id },
  ])
})

test('the closing time is that of the city’s own level, and a draft is refused after it', async () => {
  const late = await setup(async (work) => {
    const own = await makeApplicant(work, { serial: 3, division: '440600' })
    const wish = { applicant: own, directions: ['8'], title: '铝型材协同平台（演示）' }
    const draft = await makeDraft(work, { programmeId: 'shuangchuang-2018', ...wish })
    return { ...draft, caller: w.as(await makeSession(work, own.personId, own.orgId)) }
  })
  const path = `/api/programmes/applications/${late.id}`
  const read = (await late.caller.get(path)).json()
  expect(read.closesAt).toBe('2018-07-20T16:00:00.000Z')
  expect(read.stopNames.map(({ zh }: { zh: string }) => zh)).toEqual(['佛山市', '广东省'])
  w.travel('2018-07-21T00:00:01+08:00')
  const refused = await late.caller.post(`${path}/submit`, { draftVersion: late.version })
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'programmes.submission_closed'])
})
