import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { withdrawApplication } from './application.actions.ts'
import { saveDraft } from './draft.actions.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  makeApplicant,
  makeChecked,
  makeDraft,
  makeFile,
  makeProgramme,
  officerPermits,
  type MadeFile,
} from './samples.ts'
import { submitApplication } from './submission.actions.ts'

let w: World
let p: Personas
const programmeId = 'shuangchuang-2019'
const files: MadeFile[] = []
let cityFile: MadeFile

const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)
const officerOf = (persona: Persona) => actorFor(persona.personId, persona.org.id, officerPermits)

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  await setup(async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
    })
    const titles = ['柔性产线共享平台', '轴承检测云平台', '模具协同设计平台', '备件寿命预测平台']
    for (const [at, title] of titles.entries()) {
      const applicant = await makeApplicant(work, { serial: at })
      const directions = at % 2 === 0 ? ['2', '4'] : ['8']
      files.push(
        await makeFile(work, { programmeId, applicant, title: `${title}（演示）`, directions }),
      )
    }
    const chengdu = await makeApplicant(work, { serial: 50, division: '510100' })
    const wish = { programmeId, applicant: chengdu, directions: ['1'] }
    cityFile = await makeFile(work, { ...wish, title: '成都专属平台（演示）' })
    const drafting = await makeApplicant(work, { serial: 51 })
    await makeDraft(work, {
      ...wish,
      applicant: drafting,
      title: '尚在起草的平台（演示）',
    })
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const inbox = (query = '', who: Persona = p.provincialOfficer) =>
  who.get(`/api/programmes/candidates${query}`).then((answer) => answer.json())
const file = async (id: string, who: Persona = p.provincialOfficer) =>
  (await who.get(`/api/programmes/candidates/${id}`)).json()
const act = (verb: string, id: string, body: object = {}, who: Persona = p.provincialOfficer) =>
  who.post(`/api/programmes/candidates/${id}/${verb}`, body)
const titlesOf = (answer: { rows: { title: string }[] }) => answer.rows.map(({ title }) => title)

test('the inbox holds what was handed in to the unit: no draft, nothing of another unit', async () => {
  const all = await inbox()
  expect(all.total).toBe(4)
  expect(titlesOf(all).toSorted()).toEqual(files.map(({ title }) => title).toSorted())
  expect(titlesOf(await inbox('', p.cityOfficer))).toEqual(['成都专属平台（演示）'])
  expect(JSON.stringify(all)).not.toContain('尚在起草')
})

test('it filters, sorts, counts exactly and pages without loss', async () => {
  expect((await inbox('?direction=8')).total).toBe(2)
  expect(titlesOf(await inbox('?text=%E8%BD%B4%E6%89%BF'))).toEqual(['轴承检测云平台（演示）'])
  expect((await inbox('?text=%25')).total).toBe(0)
  expect((await inbox('?state=checked')).total).toBe(0)
  expect((await inbox(`?programmeId=${programmeId}&unit=5101`)).total).toBe(0)
  for (const sort of ['arrivedAt', 'title', 'applicant', 'rank']) {
    for (const descending of [true, false]) {
      const whole = titlesOf(await inbox(`?sort=${sort}&descending=${descending}`))
      const paged: string[] = []
      let after: string | null = ''
      while (after !== null) {
        const query = `?limit=1&sort=${sort}&descending=${descending}`
        const page: { rows: { title: string }[]; total: number; next: string | null } = await inbox(
          after === '' ? query : `${query}&after=${encodeURIComponent(after)}`,
        )
        expect(page.total).toBe(4)
        paged.push(...titlesOf(page))
        after = page.next
      }
      expect(paged).toEqual(whole)
    }
  }
  const strange = await p.provincialOfficer.get('/api/programmes/candidates?after=abc')
  expect([strange.statusCode, strange.json().code]).toEqual([400, 'programmes.cursor_unknown'])
})

test('an export is all that matches, at one moment, in the order of the list', async () => {
  const path = '/api/programmes/candidates/snapshot'
  for (const query of ['?sort=title&descending=true', '?direction=8', '?state=checked', '']) {
    const { rows } = await inbox(query)
    const answer = (await p.provincialOfficer.get(`${path}${query}`)).json()
    expect(answer).toEqual({ rows, takenAt: w.now().toISOString() })
  }
  const other = (await p.cityOfficer.get(path)).json()
  expect(titlesOf(other)).toEqual(['成都专属平台（演示）'])
  expect((await p.applicant.get(path)).statusCode).toBe(403)
})

test('one file: checklist from the programme, eligibility with reasons, holder, deadline', async () => {
  const [first] = files
  const read = await file(first!.candidateId)
  expect(read.items.map((item: { code: string }) => item.code)).toEqual([
    'form.complete',
    'kind',
    'condition.mainland',
    'condition.legalPerson',
    'condition.capability',
    'limit.projects',
    'limit.directions',
    'limit.construction',
    'exclusion.priorWinner',
    'material.application',
    'classified',
  ])
  expect(read.items[3]).toEqual({
    code: 'condition.legalPerson',
    kind: 'condition',
    text: { zh: '具备独立法人资格', en: 'An independent legal person' },
    source: 'notice',
    clause: '二、申报主体',
    strength: 'hard',
    at: [],
  })
  expect(read.holder).toEqual({
    kind: 'unit',
    name: '四川省',
    programme: programmeId,
    unit: '51',
    since: w.now().toISOString(),
    until: '2019-07-28T16:00:00.000Z',
  })
  expect(read.closesAt).toBe('2019-07-28T16:00:00.000Z')
  expect(read.eligibility.answer).toBe('unanswered')
  for (const reason of read.eligibility.reasons) expect(reason.text).not.toBe(reason.code)
  expect(read.winners).toEqual([])
  expect(read.opinionSentences[0]).toContain('柔性产线共享平台')
})

test('another unit, its applicant and the office get 404 or 403, and the same words as for nothing', async () => {
  const { candidateId } = files[0]!
  expect((await p.cityOfficer.get(`/api/programmes/candidates/${candidateId}`)).statusCode).toBe(
    404,
  )
  const hidden = (await p.cityOfficer.get(`/api/programmes/candidates/${candidateId}`)).json()
  const nothing = (
    await p.cityOfficer.get('/api/programmes/candidates/01900000-0000-7000-8000-000000000000')
  ).json()
  expect({ ...hidden, requestId: '' }).toEqual({ ...nothing, requestId: '' })
  expect((await p.applicant.get(`/api/programmes/candidates/${candidateId}`)).statusCode).toBe(403)
  expect((await file(cityFile.candidateId, p.cityOfficer)).unit).toBe('5101')
})

test('the check: results with notes, refusals that name what is open, then passed', async () => {
  const { candidateId } = files[0]!
  const path = `/api/programmes/candidates/${candidateId}/checks`
  const early = (await act('pass', candidateId)).json()
  expect([early.status, early.code, early.facts.open]).toEqual([
    409,
    'programmes.check_incomplete',
    11,
  ])
  expect(early.why.change).toBe('programmes.change_finish_check')
  expect(early.why.rule.source).toBe('house')
  const strange = await p.provincialOfficer.put(path, {
    results: [{ item: 'limit.nothing', result: 'pass' }],
  })
  expect(strange.json().code).toBe('programmes.check_item_unknown')
  const items = (await file(candidateId)).items.map((item: { code: string }) => item.code)
  const results = items.map((item: string) => ({ item, result: 'pass' }))
  await p.provincialOfficer.put(path, { results })
  await p.provincialOfficer.put(path, {
    results: [{ item: 'material.application', result: 'needsMending', note: '缺少盖章页' }],
  })
  const failed = (await act('pass', candidateId)).json()
  expect([failed.code, failed.facts.count]).toEqual(['programmes.check_failed', 1])
  await p.provincialOfficer.put(path, {
    results: [
      { item: 'material.application', result: 'pass' },
      { item: 'limit.construction', result: 'fail', note: '短' },
    ],
  })
  expect((await act('pass', candidateId)).json().code).toBe('programmes.check_soft_unexplained')
  const soft = {
    item: 'limit.construction',
    result: 'fail',
    note: '建设期为三十个月，已说明理由。',
  }
  await p.provincialOfficer.put(path, { results: [soft] })
  const passed = await act('pass', candidateId)
  expect(passed.json().state).toBe('checked')
  const kept = passed.json().results.find((one: { item: string }) => one.item === soft.item)
  expect(kept).toEqual({
    ...soft,
    submissionId: files[0]!.submissionId,
    checkedBy: p.provincialOfficer.name,
    checkedAt: w.now().toISOString(),
  })
  expect((await act('pass', candidateId)).json().code).toBe('programmes.candidate_cannot_pass')
})

test('many pass at once only as the preview said', async () => {
  const ids = [files[1]!.candidateId, files[2]!.candidateId]
  await p.provincialOfficer.put(`/api/programmes/candidates/${ids[1]}/checks`, {
    results: [{ item: 'classified', result: 'fail', note: '' }],
  })
  const path = '/api/programmes/candidates/pass-many'
  const preview = (await p.provincialOfficer.post(path, { ids })).json()
  expect([preview.done, preview.count]).toEqual([false, 1])
  const [one, other] = ids.toSorted()
  expect(preview.rows.map((row: { id: string }) => row.id)).toEqual([one, other])
  const refused = preview.rows.find((row: { passes: boolean }) => !row.passes)
  expect(refused).toEqual({
    id: ids[1],
    title: files[2]!.title,
    passes: false,
    items: [],
    code: 'programmes.check_failed',
    text: '有 1 项未通过（不含涉密内容，并已作出非涉密声明）。请退回修改，或作不予推荐处理。',
  })
  expect((await file(ids[0]!)).state).toBe('arrived')
  const wrong = await p.provincialOfficer.post(path, { ids, expected: 2 })
  expect([wrong.statusCode, wrong.json().code]).toEqual([409, 'programmes.bulk_differs'])
  expect((await p.provincialOfficer.post(path, { ids, expected: 1 })).json().done).toBe(true)
  const states = await Promise.all(ids.map(async (id) => (await file(id)).state))
  expect(states).toEqual(['checked', 'arrived'])
})

test('returned with reasons, mended, back with what changed and the earlier check beside it', async () => {
  const { candidateId, applicationId } = files[2]!
  const reasons = [
    { at: 'B.summary', text: '请补充平台服务的企业数。' },
    { at: null, text: '请核对全文。' },
  ]
  const body = { reasons, deadlineDay: '2019-07-04' }
  const refusals = [
    [{ ...body, deadlineDay: '2019-07-01' }, 'programmes.return_too_short'],
    [{ ...body, deadlineDay: '2019-07-06' }, 'programmes.return_day_not_working'],
    [{ ...body, deadlineDay: '2019-07-29' }, 'programmes.return_beyond_deadline'],
    [{ ...body, reasons: [{ at: 'B.nothing', text: '?' }] }, 'programmes.return_address_unknown'],
  ] as const
  for (const [wish, code] of refusals) {
    const refused = await act('return', candidateId, wish)
    expect(refused.json().code).toBe(code)
    expect(refused.json().detail).not.toBe(code)
  }
  const returned = (await act('return', candidateId, body)).json()
  expect(returned.state).toBe('returned')
  expect(returned.holder.kind).toBe('applicant')
  expect(returned.returns).toEqual([
    {
      submissionId: files[2]!.submissionId,
      reasons,
      deadline: '2019-07-04T16:00:00.000Z',
      returnedBy: p.provincialOfficer.name,
      returnedAt: w.now().toISOString(),
    },
  ])
  await mend(applicationId, '已服务中小企业 312 家。')
  const again = await file(candidateId)
  expect([again.state, again.submissionSeq, again.results]).toEqual(['arrived', 2, []])
  expect(again.formerResults.map((one: { item: string }) => one.item)).toEqual(['classified'])
  const changes = await p.provincialOfficer.get(`/api/programmes/candidates/${candidateId}/changes`)
  expect(changes.json()).toEqual({
    from: 1,
    to: 2,
    changes: [
      {
        at: 'B.summary',
        label: '项目简述',
        kind: 'changed',
        before: '面向中小企业开放产能。',
        after: '已服务中小企业 312 家。',
      },
    ],
    more: 0,
  })
})

/** The applicant of a file mends its summary and hands it in again. */
async function mend(applicationId: string, text: string) {
  await setup(async (work) => {
    const row = await work.db
      .selectFrom('programmes.application')
      .where('id', '=', applicationId)
      .select(['org_id', 'made_by', 'draft_version'])
      .executeTakeFirstOrThrow()
    const permits = ['programmes.application.edit', 'programmes.application.submit']
    const own = { ...work, actor: actorFor(row.made_by, row.org_id, permits) }
    const baseVersion = row.draft_version
    await saveDraft(own, applicationId, [
      { kind: 'set', at: 'B.summary', value: text, baseVersion },
    ])
    await submitApplication(own, applicationId, baseVersion + 1)
  })
}

test('declined with a reason, and taken up again with another', async () => {
  const { candidateId } = files[3]!
  expect((await act('decline', candidateId, { reason: '不行' })).json().code).toBe(
    'programmes.reason_too_short',
  )
  const reason = '项目尚未上线，不具备示范条件，建议下一年度申报。'
  const declined = (await act('decline', candidateId, { reason })).json()
  expect([declined.state, declined.declineReason]).toEqual(['declined', reason])
  expect(
    (await act('return', candidateId, { reasons: [{ at: null, text: '?' }] })).json().code,
  ).toBe('programmes.candidate_cannot_return')
  const recall = '经复核，平台已于六月上线运行，恢复办理。'
  const recalled = (await act('recall', candidateId, { reason: recall })).json()
  expect([recalled.state, recalled.declineReason, recalled.recallReason]).toEqual([
    'arrived',
    null,
    recall,
  ])
})

test('an opinion has at most 600 characters, counted as people count', async () => {
  const { candidateId } = files[3]!
  const path = `/api/programmes/candidates/${candidateId}/opinion`
  const long = await p.provincialOfficer.put(path, { opinion: '好'.repeat(601) })
  expect(long.json().facts).toEqual({ max: 600, length: 601 })
  const written = await p.provincialOfficer.put(path, { opinion: '𠮷'.repeat(600) })
  expect(written.json().opinion).toBe('𠮷'.repeat(600))
})

test('a file that its applicant took back is gone from the inbox', async () => {
  const applicant = await setup((work) => makeApplicant(work, { serial: 60 }))
  const wish = { programmeId, applicant, directions: ['3'], title: '将撤回的平台（演示）' }
  const made = await setup((work) => makeFile(work, wish))
  expect((await file(made.candidateId)).title).toBe(wish.title)
  const permits = ['programmes.application.edit', 'programmes.application.submit']
  const own = actorFor(applicant.personId, applicant.orgId, permits)
  await setup((work) => withdrawApplication({ ...work, actor: own }, made.applicationId))
  expect((await file(made.candidateId)).code).toBe('kernel.missing')
  expect(titlesOf(await inbox())).not.toContain(wish.title)
})

test('a checked file cannot be taken back by its applicant: the unit has acted', async () => {
  const applicant = await setup((work) => makeApplicant(work, { serial: 61 }))
  const wish = { programmeId, applicant, directions: ['3'], title: '已审查的平台（演示）' }
  const made = await setup((work) => makeFile(work, wish))
  await setup((work) => makeChecked(work, officerOf(p.provincialOfficer), made.candidateId))
  const own = actorFor(applicant.personId, applicant.orgId, ['programmes.application.submit'])
  await expect(
    setup((work) => withdrawApplication({ ...work, actor: own }, made.applicationId)),
  ).rejects.toMatchObject({ refusal: { code: 'programmes.unit_has_acted' } })
  expect((await act('reopen', made.candidateId)).json().state).toBe('arrived')
})
