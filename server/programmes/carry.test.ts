import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { accepted } from './package.sample.ts'
import { addProgramme, openProgramme, shippedForm, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas
let old: string
let fresh: string

const path = (id: string, rest: string) => `/api/programmes/applications/${id}/${rest}`
const set = (at: string, value: unknown) => ({ kind: 'set', at, value, baseVersion: 0 })

async function start(programmeId: string, title: string): Promise<string> {
  const started = p.applicant.post(`/api/programmes/${programmeId}/applications`, { title })
  return (await accepted(started)).json().id
}

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  for (const id of ['shuangchuang-2018', 'shuangchuang-2019']) {
    const definition = (await shippedProgrammes()).find((one) => one.id === id)!
    await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
      await addProgramme(work, definition, await shippedForm(definition))
      await openProgramme(work, definition.id)
    })
  }
  old = await start('shuangchuang-2018', '去年的平台（演示）')
  await accepted(
    p.applicant.post(path(old, 'edits'), {
      edits: [
        set('D.purpose', '去年写的概述。'),
        { kind: 'addRow', at: 'F.members', rowId: 'm1', key: 'V', baseVersion: 0 },
        set('F.members/m1/name', '赵一（演示）'),
      ],
    }),
  )
  fresh = await start('shuangchuang-2019', '今年的平台（演示）')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const draftOf = async (id: string) => (await p.applicant.get(path(id, 'draft'))).json()

test('a dry run says where every answer goes and saves nothing', async () => {
  const before = await draftOf(fresh)
  const dry = await p.applicant.post(path(fresh, 'carry'), { fromId: old, dryRun: true })
  expect(dry.statusCode).toBe(200)
  const name = dry.json().report.find((line: { to: string }) => line.to === 'cover.projectName')
  expect(name).toEqual({
    fromLabel: '项目名称',
    to: 'cover.projectName',
    toLabel: '项目名称',
    outcome: 'standing',
    code: null,
    message: null,
    text: '去年的平台（演示）',
    standing: '今年的平台（演示）',
  })
  expect(await draftOf(fresh)).toEqual(before)
})

test('what is empty here is filled with its rows, what stands stays, and both can be read at versions', async () => {
  const before = await draftOf(fresh)
  const done = await p.applicant.post(path(fresh, 'carry'), { fromId: old })
  expect([done.statusCode, done.json().version]).toEqual([200, before.version + 1])
  const after = await draftOf(fresh)
  expect(after.fields['cover.projectName'].value).toBe('今年的平台（演示）')
  expect(after.fields['D.purpose'].value).toBe('去年写的概述。')
  const rows = Object.keys(after.rows).filter((at) => at.startsWith('F.members/'))
  expect(rows.map((at) => after.fields[`${at}/name`].value)).toEqual(['赵一（演示）'])
  expect(await draftOf(old)).not.toEqual(after)
  const then = await p.applicant.get(path(fresh, `draft?version=${before.version}`))
  expect(then.json().fields['D.purpose']).toBeUndefined()
})

test('by name, what stands is replaced; what changed since it was seen is left', async () => {
  const { version } = await draftOf(fresh)
  await p.colleague.post(path(fresh, 'edits'), {
    edits: [{ kind: 'set', at: 'D.purpose', value: '同事刚写的。', baseVersion: version }],
  })
  await p.applicant.post(path(fresh, 'carry'), {
    fromId: old,
    only: ['cover.projectName', 'D.purpose'],
    seenVersion: version,
  })
  const after = await draftOf(fresh)
  expect(after.fields['cover.projectName'].value).toBe('去年的平台（演示）')
  expect(after.fields['D.purpose'].value).toBe('同事刚写的。')
})

test('the versions say who changed what and when, the latest first', async () => {
  const { version } = await draftOf(fresh)
  await accepted(
    p.colleague.post(path(fresh, 'edits'), {
      edits: [{ kind: 'set', at: 'D.goals', value: '目标。', baseVersion: version }],
    }),
  )
  const listed = (await accepted(p.applicant.get(path(fresh, 'versions')))).json()
  const by = listed.rows[0].by
  expect([listed.more, listed.rows.length]).toEqual([false, version + 1])
  expect(listed.rows[0]).toEqual({
    version: version + 1,
    by,
    byName: listed.rows[0].byName,
    changedAt: w.now().toISOString(),
    items: ['D.goals'],
    itemCount: 1,
  })
  expect(listed.rows[0].byName).not.toBe(listed.rows.at(-1).byName)
  const earlier = await accepted(p.applicant.get(path(fresh, `versions?before=${version + 1}`)))
  expect(earlier.json().rows[0].version).toBe(version)
  expect((await p.otherApplicant.get(path(fresh, 'versions'))).statusCode).toBe(404)
})

test("neither itself nor another's", async () => {
  const itself = await p.applicant.post(path(fresh, 'carry'), { fromId: fresh })
  expect([itself.statusCode, itself.json().code]).toEqual([400, 'programmes.carry_from_itself'])
  const others = await p.otherApplicant.post('/api/programmes/shuangchuang-2019/applications', {})
  const stolen = await p.otherApplicant.post(path(others.json().id, 'carry'), { fromId: old })
  expect(stolen.statusCode).toBe(404)
})
