import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { addProgramme, openProgramme, seatUnit, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas

const words = (zh: string, en: string) => ({ zh, en })

/** Small enough to read here, large enough to have a text, a number, rows and a direction statement. */
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
        {
          id: 'story',
          kind: 'text',
          lines: 'multi',
          maxChars: 1000,
          label: words('简述', 'Summary'),
          source: 'public',
        },
      ],
    },
  ],
  rules: [],
}

const startBody = { title: '面向精密传动的共享制造平台（演示）', directions: ['2', '4'] }

beforeAll(async () => {
  w = await world('2019-07-11T09:00:00+08:00')
  p = await personas(w)
  const [programme] = (await shippedProgrammes()).filter(({ id }) => id === 'shuangchuang-2019')
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, programme!, form)
    await openProgramme(work, 'shuangchuang-2019')
    await seatUnit(work, {
      programmeId: 'shuangchuang-2019',
      unitCode: '5101',
      orgId: p.orgs.city.id,
      authorityName: p.orgs.city.name,
    })
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const save = (id: string, edits: object[], who = p.applicant) =>
  who.post(`/api/programmes/applications/${id}/edits`, { edits })
const submit = (id: string, draftVersion: number) =>
  p.applicant.post(`/api/programmes/applications/${id}/submit`, { draftVersion })
const set = (at: string, value: unknown, baseVersion: number, base?: string) => ({
  kind: 'set',
  at,
  value,
  baseVersion,
  ...(base === undefined ? {} : { base }),
})

test('an applicant starts, a colleague helps, both are sealed, handed in, taken back and handed in again', async () => {
  const started = await p.applicant.post(
    '/api/programmes/shuangchuang-2019/applications',
    startBody,
  )
  expect(started.statusCode).toBe(200)
  const application = started.json()
  expect(application.stops).toEqual([{ programme: 'shuangchuang-2019', unit: '5101' }])
  expect(application.holder).toEqual({
    kind: 'applicant',
    name: p.orgs.enterprise.name,
    programme: null,
    unit: null,
    since: w.now().toISOString(),
    until: application.closesAt,
  })

  const first = await save(application.id, [set('B.name', '共享制造平台（演示）', 0)])
  expect(first.json()).toEqual({
    version: 1,
    accepted: [{ index: 0, outcome: 'taken' }],
    conflicts: [],
    refused: [],
  })
  const early = await submit(application.id, 1)
  expect(early.statusCode).toBe(400)
  expect(early.json().faults.map((fault: { at: string }) => fault.at)).toEqual(['B.story'])

  const second = await save(application.id, [set('B.story', '面向中小企业。', 1)], p.colleague)
  expect(second.json().version).toBe(2)
  const submitted = await submit(application.id, 2)
  expect(submitted.statusCode).toBe(200)
  const { submission, application: after } = submitted.json()
  expect(after.state).toBe('submitted')
  expect(after.holder.unit).toBe('5101')
  expect(
    (await p.cityOfficer.get(`/api/programmes/submissions/${submission.id}`)).json().answers,
  ).toEqual({ 'B.name': '共享制造平台（演示）', 'B.story': '面向中小企业。' })
  expect((await save(application.id, [set('B.story', '改', 2)])).json().code).toBe(
    'programmes.sealed_since_submission',
  )

  const back = await p.applicant.post(`/api/programmes/applications/${application.id}/withdraw`)
  expect(back.json().state).toBe('draft')
  expect((await p.cityOfficer.get(`/api/programmes/submissions/${submission.id}`)).statusCode).toBe(
    404,
  )
  await save(application.id, [set('B.story', '面向中小企业，开放产能。', 2)])
  const again = await submit(application.id, 3)
  expect(again.json().submission.seq).toBe(2)
  expect(again.json().submission.digestSha256).not.toBe(submission.digestSha256)

  await w.seal()
  const receipt = await p.applicant.get(
    `/api/programmes/submissions/${again.json().submission.id}/receipt`,
  )
  expect(receipt.json().proof.seq).toBeGreaterThan(0)

  const then = await p.applicant.get(
    `/api/programmes/applications/${application.id}/draft?version=1`,
  )
  expect(then.json().fields).toEqual({
    'B.name': { value: '共享制造平台（演示）', version: 1, by: p.applicant.personId },
  })
})

test('others see nothing of it: not the application, the draft, the list nor the submission', async () => {
  const mine = (await p.applicant.get('/api/programmes/applications')).json()
  expect(mine.total).toBe(1)
  const [application] = mine.rows
  const full = (await p.applicant.get(`/api/programmes/applications/${application.id}`)).json()
  for (const path of [
    `/api/programmes/applications/${application.id}`,
    `/api/programmes/applications/${application.id}/draft`,
    `/api/programmes/applications/${application.id}/check`,
    `/api/programmes/submissions/${full.submissions[0].id}`,
    `/api/programmes/submissions/${full.submissions[0].id}/receipt`,
  ]) {
    expect((await p.applicant.get(path)).statusCode).toBe(200)
    expect((await p.otherApplicant.get(path)).statusCode).toBe(404)
  }
  expect((await p.otherApplicant.get('/api/programmes/applications')).json()).toEqual({
    rows: [],
    total: 0,
    next: null,
  })
})

test('two starts at once: one project an applicant', async () => {
  const starts = await Promise.all(
    Array.from({ length: 8 }, () =>
      p.otherApplicant.post('/api/programmes/shuangchuang-2019/applications', startBody),
    ),
  )
  const codes = starts.map((answer) => answer.statusCode).toSorted()
  expect(codes).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  const refused = starts.find(({ statusCode }) => statusCode === 409)!.json()
  expect(refused.code).toBe('programmes.applicant_limit_reached')
})

test('two tabs edit one field: the later one gets both sides; different fields merge', async () => {
  const { rows } = (await p.otherApplicant.get('/api/programmes/applications')).json()
  const { id } = rows[0]
  await save(id, [set('B.name', '甲', 0)], p.otherApplicant)
  const late = await save(
    id,
    [set('B.name', '乙', 0), set('B.story', '不冲突', 0)],
    p.otherApplicant,
  )
  expect(late.json()).toEqual({
    version: 2,
    accepted: [{ index: 1, outcome: 'taken' }],
    conflicts: [
      {
        index: 0,
        at: 'B.name',
        kind: 'field',
        theirs: '甲',
        version: 1,
        by: p.otherApplicant.personId,
      },
    ],
    refused: [],
  })
})

test('submitting ends with the deadline, to the millisecond, and the draft stays readable', async () => {
  const { rows } = (await p.otherApplicant.get('/api/programmes/applications')).json()
  const { id, draftVersion } = rows[0]
  const { closesAt } = (await p.otherApplicant.get(`/api/programmes/applications/${id}`)).json()
  w.travel(closesAt)
  const late = await p.otherApplicant.post(`/api/programmes/applications/${id}/submit`, {
    draftVersion,
  })
  expect([late.statusCode, late.json().code]).toEqual([409, 'programmes.submission_closed'])
  w.travel(new Date(Date.parse(closesAt) - 1))
  const justInTime = await p.otherApplicant.post(`/api/programmes/applications/${id}/submit`, {
    draftVersion,
  })
  expect(justInTime.json().application.state).toBe('submitted')
})
