import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { readWhole } from '../testing/longList.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { ed25519Form } from '../kernel/history/key.ts'
import { keyForms, presentKey } from '../kernel/history/signingKeys.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function historyFor(who: Caller, query: string) {
  return (await who.get(`/api/console/history?${query}`)).json()
}

test('a line reads like a sentence, in the language of whoever reads, and says its seal', async () => {
  await p.operator.put('/api/console/settings/people.session_days', {
    version: 0,
    value: 7,
    reason: '按安全要求缩短',
  })
  await w.settle()
  const before = await historyFor(p.supervisor, 'verb=console.setting.change')
  expect(before.rows).toEqual([
    {
      id: before.rows[0].id,
      at: w.now().toISOString(),
      via: 'session',
      person: { id: p.operator.personId, kind: 'person', name: '罗一鸣' },
      organisation: { id: p.orgs.operator.id, kind: 'organisation', name: p.orgs.operator.name },
      onBehalfOf: null,
      verb: 'console.setting.change',
      thing: { id: 'people.session_days', kind: 'thing', name: '“登录最长保持”' },
      sentence: `${p.orgs.operator.name}罗一鸣修改了设置“登录最长保持”（第 1 次变更）。`,
      facts: before.rows[0].facts,
      seal: before.rows[0].seal,
      requestId: before.rows[0].requestId,
    },
  ])
  await w.seal()
  const sealed = await historyFor(p.auditor, 'verb=console.setting.change')
  expect(sealed.rows[0].seal).toBeGreaterThan(0)
  const proof = await p.auditor.get(`/api/console/history/${sealed.rows[0].id}/proof`)
  expect([proof.json().holds, proof.json().faults]).toEqual([true, []])
  expect(proof.json().proof.seq).toBe(sealed.rows[0].seal)
  expect(JSON.parse(proof.json().proof.entry).id).toBe(sealed.rows[0].id)
  const english = await p.auditor.inject({
    method: 'GET',
    url: '/api/console/history?verb=console.setting.change',
    headers: { 'x-baigong-language': 'en' },
  })
  expect(english.json().rows[0].sentence).toBe(
    `罗一鸣 (${p.orgs.operator.name}) changed the setting “Longest session” (change 1).`,
  )
})

test('a line that was changed after it had been sealed no longer holds', async () => {
  await w.seal()
  const { rows } = await historyFor(p.auditor, `verb=people.person.signUp&limit=1`)
  const { id } = rows[0]
  const owner = w.host.database.owner
  await owner.query(`update kernel.history set verb = 'people.person.enable' where id = $1`, [id])
  const forged = (await p.auditor.get(`/api/console/history/${id}/proof`)).json()
  expect(forged.holds).toBe(false)
  expect(forged.faults).toEqual(['the receipt does not lead to its own root'])
  await owner.query(`update kernel.history set verb = 'people.person.signUp' where id = $1`, [id])
  expect((await p.auditor.get(`/api/console/history/${id}/proof`)).json().holds).toBe(true)
})

test('filters by person, organisation, thing, verb and period; pages by cursor without loss', async () => {
  const byThing = await historyFor(p.auditor, `thingId=${p.orgs.city.id}`)
  expect(byThing.rows.map((row: { sentence: string }) => row.sentence)).toEqual([
    `系统登记了单位${p.orgs.city.name}。`,
  ])
  const byPerson = await historyFor(p.auditor, `personId=${p.operator.personId}`)
  expect(byPerson.rows.map((row: { verb: string }) => row.verb)).toEqual([
    'console.setting.change',
    'people.person.signUp',
  ])
  const byOrg = await historyFor(p.auditor, `orgId=${p.orgs.operator.id}&verb=people.`)
  expect(byOrg.rows.map((row: { verb: string }) => row.verb)).toEqual([
    'people.organisation.register',
  ])
  expect((await historyFor(p.auditor, 'verb=peop')).total).toBe(0)
  expect((await historyFor(p.auditor, 'from=2019-07-02')).total).toBe(0)
  const day = await historyFor(p.auditor, 'from=2019-07-01&until=2019-07-01&limit=200')
  expect([day.total, day.rows.length, day.atLeast]).toEqual([day.rows.length, day.total, false])
  const walked: number[] = []
  let after = ''
  for (;;) {
    const page = await historyFor(p.auditor, `limit=7${after}`)
    walked.push(...page.rows.map((row: { id: number }) => row.id))
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  expect(walked).toEqual(day.rows.map((row: { id: number }) => row.id))
})

test('reading the trail leaves a trace of who asked for what', async () => {
  await historyFor(p.supervisor, 'verb=people.role.')
  await w.host.traces.flush()
  const { rows } = await w.host.database.owner.query(
    `select person_id, endpoint, thing_id, facts from kernel.trace
     where person_id = $1 order by id desc limit 1`,
    [p.supervisor.personId],
  )
  expect(rows).toEqual([
    {
      person_id: p.supervisor.personId,
      endpoint: 'console.history.list',
      thing_id: 'kernel.history',
      facts: { limit: 50, verb: 'people.role.', lines: 0 },
    },
  ])
})

test('an export is traced as one, with its lines', async () => {
  const exported = (await p.supervisor.get('/api/console/history/snapshot?verb=people.')).json()
  expect(exported.rows.length).toBeGreaterThan(0)
  await w.host.traces.flush()
  const { rows } = await w.host.database.owner.query(
    `select endpoint, facts from kernel.trace where person_id = $1 and endpoint like '%.export'`,
    [p.supervisor.personId],
  )
  expect(rows).toEqual([
    {
      endpoint: 'console.history.export',
      facts: { verb: 'people.', lines: exported.rows.length },
    },
  ])
})

test('the supervisor and the auditor read; others are refused', async () => {
  for (const who of [p.applicant, p.cityOfficer, p.programmeOfficer, p.leader]) {
    expect((await who.get('/api/console/history')).statusCode).toBe(403)
  }
  for (const who of [p.operator, p.auditor, p.supervisor]) {
    expect((await who.get('/api/console/history')).statusCode).toBe(200)
  }
})

const tokenOf = (answer: { cookies: { name: string; value: string }[] }) =>
  answer.cookies.find(({ name }) => name === 'baigong_session')?.value ?? ''

test('an operator looks with somebody’s eyes: reading only, for a while, recorded and told', async () => {
  const found = await p.operator.get('/api/console/viewing-candidates?text=周亦舟')
  expect(found.json().rows).toEqual([
    {
      membershipId: p.applicant.membershipId,
      personId: p.applicant.personId,
      personName: '周亦舟',
      orgId: p.orgs.enterprise.id,
      orgName: p.orgs.enterprise.name,
      orgKind: 'enterprise',
      roles: ['applicant.admin'],
    },
  ])
  const body = { membershipId: p.applicant.membershipId, reason: '协助排查申报页面显示问题' }
  const answer = await p.operator.post('/api/console/viewings', body)
  expect(answer.json()).toMatchObject({
    person: { id: p.applicant.personId },
    actingOrg: { id: p.orgs.enterprise.id },
    viewedBy: p.operator.personId,
  })
  const eyes = w.as(tokenOf(answer))
  const write = await eyes.put('/api/people/session/organisation', { orgId: p.orgs.enterprise.id })
  expect([write.statusCode, write.json().code]).toEqual([403, 'kernel.viewing_only'])
  expect((await eyes.get('/api/console/viewings')).statusCode).toBe(403)
  const inbox = (await p.applicant.get('/api/notices')).json()
  expect(inbox.rows[0].body).toContain('罗一鸣')
  expect(inbox.rows[0].body).toContain('协助排查申报页面显示问题')
  // Twenty-nine minutes later still, thirty-one minutes later no more.
  const start = w.now().getTime()
  w.travel(new Date(start + 29 * 60_000))
  expect((await eyes.get('/api/people/me')).json().viewedBy).toBe(p.operator.personId)
  w.travel(new Date(start + 31 * 60_000))
  expect((await eyes.get('/api/people/me')).json()).toMatchObject({
    person: { id: p.operator.personId },
    viewedBy: null,
  })
  const { rows } = (await p.auditor.get('/api/console/viewings')).json()
  expect(rows).toEqual([
    {
      id: rows[0].id,
      operatorName: '罗一鸣',
      personName: '周亦舟',
      orgName: p.orgs.enterprise.name,
      reason: '协助排查申报页面显示问题',
      startedAt: new Date(start).toISOString(),
      untilAt: new Date(start + 30 * 60_000).toISOString(),
      endedAt: new Date(start + 30 * 60_000).toISOString(),
    },
  ])
  const told = await historyFor(p.supervisor, 'verb=console.viewing.')
  expect(told.rows[0].sentence).toBe(
    `${p.orgs.operator.name}罗一鸣申请以周亦舟的视角查看，限 30 分钟。`,
  )
  p = { ...p, operator: { ...p.operator, ...eyes } }
})

test('stopping ends it at once, and the record says when', async () => {
  const body = { membershipId: p.colleague.membershipId, reason: '核对同事看到的内容' }
  const eyes = w.as(tokenOf(await p.operator.post('/api/console/viewings', body)))
  w.travel(new Date(w.now().getTime() + 5 * 60_000))
  const stopped = await eyes.delete('/api/people/session/viewing')
  expect(stopped.json().person.id).toBe(p.operator.personId)
  await w.settle()
  const { rows } = (await p.auditor.get('/api/console/viewings')).json()
  expect([rows[0].personName, rows[0].endedAt]).toEqual(['林晚晴', w.now().toISOString()])
  p = { ...p, operator: { ...p.operator, ...w.as(tokenOf(stopped)) } }
})

test('never with another operator’s eyes, one’s own, or without the permission', async () => {
  const view = (who: Caller, membershipId: string) =>
    who.post('/api/console/viewings', { membershipId, reason: '看看而已，没有原因' })
  expect((await view(p.operator, p.auditor.membershipId)).json().code).toBe(
    'console.viewing_operator',
  )
  expect((await view(p.operator, p.operator.membershipId)).json().code).toBe(
    'console.viewing_oneself',
  )
  const searched = await p.operator.get('/api/console/viewing-candidates?text=江澄')
  expect(searched.json().rows).toEqual([])
  const unknown = '018f0000-0000-7000-8000-000000000000'
  expect((await view(p.operator, unknown)).statusCode).toBe(404)
  for (const who of [p.auditor, p.supervisor, p.applicant]) {
    expect((await view(who, p.colleague.membershipId)).statusCode).toBe(403)
  }
})

test('the state of the house: database, jobs, seals and disk; a failed job gets another try', async () => {
  await w.settle()
  await w.seal()
  const status = (await p.auditor.get('/api/console/status')).json()
  expect(status).toEqual({
    now: w.now().toISOString(),
    // What modules above say of themselves they test themselves.
    parts: status.parts,
    database: status.database,
    jobs: { waiting: 0, running: 0, failed: 0, oldestDueAt: null, undispatched: 0 },
    seals: {
      ...{ ...status.seals, unsealed: 0, keyFaults: [] },
      keyId: (await presentKey(w.host, ed25519Form)).keyId,
    },
    storage: status.storage,
  })
  expect(status.database.lastMigration).toMatch(/^programmes\//)
  expect(status.storage.totalBytes).toBeGreaterThan(status.storage.freeBytes)
  const { rows } = await w.host.database.owner.query(
    `with made as (select (graphile_worker.add_job('notices.no_such_job')).id)
     select id from made`,
  )
  await w.host.database.owner.query(
    `select graphile_worker.permanently_fail_jobs(array[$1::bigint], 'no such task')`,
    [rows[0].id],
  )
  const failed = (await p.operator.get('/api/console/jobs?state=failed')).json()
  expect([
    failed.total,
    failed.rows[0].task,
    failed.rows[0].state,
    failed.rows[0].lastError,
  ]).toEqual([1, 'notices.no_such_job', 'failed', 'no such task'])
  await w.host.database.owner.query(
    `select graphile_worker.add_job('notices.no_such_job', run_at := now() + interval '1 day')
     from generate_series(1, 120)`,
  )
  const whole = await readWhole(p.operator, '/api/console/jobs')
  expect([whole.total, new Set(whole.ids).size]).toEqual([121, 121])
  expect(String(whole.ids[0])).toBe(String(rows[0].id))
  await w.host.database.owner.query(
    `select graphile_worker.complete_jobs(array_agg(id)) from console.jobs() where attempts < max_attempts`,
  )
  const retry = (who: Caller) => who.post(`/api/console/jobs/${rows[0].id}/retry`)
  expect((await retry(p.auditor)).statusCode).toBe(403)
  expect((await retry(p.operator)).statusCode).toBe(200)
  expect((await retry(p.operator)).json().code).toBe('console.job_not_failed')
  expect((await p.operator.get('/api/console/jobs')).json().rows[0].state).toBe('waiting')
})

test('whoever runs the house is told what is wrong with a key, and the remedy, in their language', async () => {
  await w.seal()
  const keys = join(w.host.config.dataDir, 'keys')
  const faultsFor = async (language: string) => {
    const headers = { 'accept-language': language }
    const wish = { method: 'GET', url: '/api/console/status', headers } as const
    return (await p.operator.inject(wish)).json().seals.keyFaults
  }
  for (const form of keyForms) {
    const { keyId } = await presentKey(w.host, form)
    const name = (await readdir(keys)).find((one) => one.startsWith(form.stem))!
    await rename(join(keys, name), join(keys, `away.${name}`))
    for (const language of ['zh', 'en'] as const) {
      const code = `kernel.${form.algorithm}_key_lost`
      const day = dayOfMoment(w.now().toISOString())
      const message = w.host.say(language, code, { keyId, day, file: `keys/${name}` })
      expect(message).toContain(`baigong signing-key begin ${form.algorithm}`)
      expect(await faultsFor(language)).toEqual([{ code, message, held: true }])
    }
    await rename(join(keys, `away.${name}`), join(keys, name))
  }
  expect(await faultsFor('zh')).toEqual([])
})
