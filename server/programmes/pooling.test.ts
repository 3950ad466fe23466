/** 汇聚水平: counted in the task book and in each report, shown before and after, and to everybody only where so ruled. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Pooled } from '../../domain/indicators/pooledKinds.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { must } from '../evaluation/round.sample.ts'
import { newId } from '../kernel/id.ts'
import { digestOf } from '../kernel/sha256.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { makeSession } from '../people/samples.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { refused } from './entry.sample.ts'
import { taskGoal } from './following.actions.ts'
import { paperPath, reportOf, signAs, signedInAgain } from './following.sample.ts'
import { programmeId } from './package.sample.ts'
import { acceptedEntries, paperText } from './selection.sample.ts'

let w: World
let p: Personas
let id: string
let entryId: string
let project: Caller

const path = () => `/api/programmes/followings/${id}`
const read = () => must(p.programmeOfficer.get(path()))
const machines: Pooled = { kind: 'production', owned: 200, onPlatform: 50, usedByOthers: 5 }
const people: Pooled = { kind: 'talent', owned: 40, onPlatform: 10, usedByOthers: 0 }

async function settleAll(paperId: string): Promise<void> {
  for (const [who, words] of [
    [project],
    [p.provincialOfficer, '情况属实，同意。'],
    [p.programmeOfficer, '情况属实，同意。'],
  ] as const) {
    await must(signAs(who, paperId, words))
  }
}

/** Whoever administers the account of the project's organisation, newly signed in. */
async function ownerOf(): Promise<Caller> {
  return writing(w.host, { actor: systemActor, requestId: 'test' }, async (work) => {
    const { org_id: orgId, person_id: personId } = await work.db
      .selectFrom('programmes.following as f')
      .innerJoin('people.membership as m', 'm.org_id', 'f.org_id')
      .where('f.id', '=', id)
      .select(['m.org_id', 'm.person_id'])
      .executeTakeFirstOrThrow()
    return w.as(await makeSession(work, personId, orgId))
  })
}

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  const [entry] = await acceptedEntries(w, p, [['甲项目平台（演示）', ['4']]])
  entryId = entry!.id
  w.travel('2019-07-19T09:00:00+08:00')
  const following = `/api/programmes/entries/${entryId}/following`
  ;({ id } = await must(p.programmeOfficer.post(following, { selectedOn: '2019-07-18' })))
  project = await ownerOf()
}, 120_000)
afterAll(async () => {
  // What no selection has brought about does not stay.
  await writing(w.host, { actor: systemActor, requestId: 'test' }, async ({ db }) => {
    await db.deleteFrom('programmes.selected').execute()
    await db.deleteFrom('programmes.selection').execute()
  })
  await w[Symbol.asyncDispose]()
})

async function report(code: string, period: string, pooling: readonly Pooled[]) {
  const { rows } = await must(project.get(path()))
  const values = Object.fromEntries(
    rows.map(({ indicator }: any) => [indicator.code, String(10 + indicator.decimals)]),
  )
  const content = { ...reportOf(code === 'quarterly' ? values : {}), pooling }
  return (await must(project.put(`${path()}/papers`, { code, period, content }))).id as string
}

test('the task book counts only what can be, each kind once', async () => {
  const { papers } = await must(project.get(path()))
  const paper = await must(project.get(paperPath(papers[0].id)))
  const goals = [await taskGoal('orgs', '10', '300')].map((goal) => ({ ...goal, applied: null }))
  const write = async (pooling: readonly Pooled[]) => {
    const { version: seen } = await must(project.get(paperPath(paper.id)))
    const content = { ...paper.content, goals, tasks: '建成面向中小企业的共享制造平台。', pooling }
    await must(project.put(`${path()}/papers`, { paperId: paper.id, seen, content }))
    return signAs(project, paper.id)
  }
  const beyond = await write([{ ...machines, onPlatform: 201 }])
  expect(beyond.json()).toMatchObject({
    status: 409,
    code: 'indicators.pooled_beyond_owned',
    detail: '“生产制造资源”已上平台 201，多于拥有的 200，请核对。',
  })
  expect(await refused(write([machines, machines]))).toEqual([400, 'indicators.pooled_twice'])
  expect((await read()).pooledKinds).toBe(null)
  await must(write([machines, people]))
  for (const who of [p.leader, p.programmeOfficer]) await must(signAs(who, paper.id, '同意。'))
  expect(await read()).toMatchObject({
    pooledBefore: '25.0',
    pooledAfter: null,
    pooledKinds: { before: [machines, people], after: null, isPublic: false },
  })
})

test('each report counts the kinds of the task book, and the last one handed in counts', async () => {
  w.travel('2020-02-03T09:00:00+08:00')
  p = await signedInAgain(w, p)
  project = await ownerOf()
  const short = await report('quarterly', '2019Q3', [machines])
  expect((await signAs(project, short)).json()).toMatchObject({
    code: 'programmes.pooling_missing',
    facts: { count: 1, kind: 'talent' },
  })
  const rewrite = async (pooling: readonly Pooled[]) => {
    const { version: seen, content } = await must(project.get(paperPath(short)))
    const body = { paperId: short, seen, content: { ...content, pooling } }
    await must(project.put(`${path()}/papers`, body))
    return signAs(project, short)
  }
  const funds: Pooled = { kind: 'funds', owned: 1, onPlatform: 0, usedByOthers: 0 }
  expect(await refused(rewrite([machines, people, funds]))).toEqual([
    400,
    'programmes.pooling_not_asked',
  ])
  const later = { ...machines, onPlatform: 150, usedByOthers: 60 }
  await must(rewrite([later, people]))
  // 75.0 of machines and 25.0 of people.
  expect(await read()).toMatchObject({
    pooledBefore: '25.0',
    pooledAfter: '50.0',
    pooledKinds: { after: { code: 'quarterly', period: '2019Q3', counts: [later, people] } },
  })
  // What is sent back is not said any more.
  const { version: seen } = await must(p.provincialOfficer.get(paperPath(short)))
  const back = { seen, reason: '请核对上平台的设备数量，与现场不符。' }
  await must(p.provincialOfficer.post(`${paperPath(short)}/return`, back))
  expect(await read()).toMatchObject({ pooledAfter: null, pooledKinds: { after: null } })
  await settleAll(short)
  // An earlier period that comes later does not speak for the end.
  const latest = await report('quarterly', '2019Q4', [{ ...later, onPlatform: 180 }, people])
  await settleAll(latest)
  expect(await read()).toMatchObject({
    pooledAfter: '57.5',
    pooledKinds: { after: { period: '2019Q4' } },
  })
})

test('the overview is ordered by level, unknown last either way', async () => {
  const orders = []
  for (const query of [
    'sort=pooledGain',
    'sort=pooledAfter&descending=true',
    'sort=pooledBefore',
  ]) {
    const { rows } = await must(p.programmeOfficer.get(`/api/programmes/followings?${query}`))
    orders.push(rows.map(({ pooledBefore, pooledAfter }: any) => [pooledBefore, pooledAfter]))
  }
  expect(orders).toEqual(Array(3).fill([['25.0', '57.5']]))
})

test('print says both counts and levels', async () => {
  const { papers } = await read()
  const of = (kind: string) => papers.find((one: { kind: string }) => one.kind === kind).id
  const wish = { subject: 'paper', format: 'docx' }
  const office = p.programmeOfficer
  const book = await paperText(w, office, { ...wish, id: of('taskBook'), kind: 'taskBook' })
  expect(book).toContain('基期汇聚水平 25.0%')
  const said = await paperText(w, office, { ...wish, id: of('report'), kind: 'report' })
  expect(said).toContain('汇聚水平由基期 25.0% 变为本期 57.5%（+32.5 个百分点）')
})

/** A published row of the project, as selection would leave it. */
async function published(): Promise<string> {
  return writing(w.host, { actor: systemActor, requestId: 'test' }, async ({ db, now }) => {
    const [selectionId, selectedId] = [newId(now), newId(now)]
    const { supervisor, programmeOfficer } = p
    const made = {
      draft: Buffer.from('x'),
      proposal: Buffer.from('x'),
      made_at: now,
      changed_at: now,
    }
    const digests = { csv_sha256: '0'.repeat(64), json_sha256: '0'.repeat(64), open_rows: 1 }
    await db
      .insertInto('programmes.selection')
      .values({
        id: selectionId,
        programme_id: programmeId,
        state: 'published',
        ...made,
        ...digests,
        proposed_by: programmeOfficer.personId,
        confirmed_by: supervisor.personId,
        document_number: '演示函〔2019〕1号',
        document_date: '2019-07-26',
        published_at: now,
      })
      .execute()
    await db
      .insertInto('programmes.selected')
      .values({
        id: selectedId,
        selection_id: selectionId,
        entry_id: entryId,
        direction: '4',
        state: 'published',
        title: '甲项目平台（演示）',
        applicant: '演示',
        unit_code: '51',
        region: '51',
        year: 2019,
        seq: 1,
        changed_at: now,
      })
      .execute()
    return selectedId
  })
}

test('everybody reads the levels, never the counts, and only where the programme says so', async () => {
  const selectedId = await published()
  const open = () => must(w.stranger.get(`/api/programmes/selected/${selectedId}`))
  expect((await open()).pooling).toBe(null)
  await writing(w.host, { actor: systemActor, requestId: 'test' }, async ({ db }) => {
    const row = await db
      .selectFrom('programmes.programme')
      .where('id', '=', programmeId)
      .select('definition')
      .executeTakeFirstOrThrow()
    const definition = row.definition as ProgrammeDefinition
    const poolingShown = { value: true, source: 'example' as const }
    const ruled = { ...definition, publicity: { ...definition.publicity, poolingShown } }
    await db
      .updateTable('programmes.programme')
      .set({ definition: JSON.stringify(ruled), definition_digest: digestOf(ruled) })
      .where('id', '=', programmeId)
      .execute()
  })
  const shown = await open()
  expect(shown.pooling).toEqual({
    before: { pooledPercent: '25.0', sharedPercent: '5.0' },
    after: { pooledPercent: '57.5', sharedPercent: '16.7' },
    lastDay: '2019-12-31',
  })
  // As a number of its own: ids and digests hold any digits by chance.
  expect(JSON.stringify(shown)).not.toMatch(/(?<![\w.-])200(?![\w.-])/)
})
