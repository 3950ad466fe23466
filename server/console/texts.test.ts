/** What the operator says to people: agreements, announcements, settings and the name of the place. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copies, readWhole } from '../testing/longList.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const words = (more: object = {}) => ({
  titleZh: '用户协议',
  titleEn: 'Terms of use',
  bodyZh: '第一条 适用范围。\n第二条 账号安全。',
  bodyEn: 'One: scope.\nTwo: safety of accounts.',
  effectiveOn: '2019-07-01',
  mustAccept: true,
  ...more,
})

async function draft(code: string, content: object) {
  const begun = (await p.operator.post('/api/console/agreements', { code })).json()
  const saved = await p.operator.put(`/api/console/agreements/${begun.id}`, {
    edition: begun.edition,
    content,
  })
  return saved.json() as { id: string; edition: number; version: number }
}

async function publish(id: string) {
  const look = (await p.operator.get(`/api/console/agreements/${id}/difference`)).json()
  const body = { digest: look.digest }
  return p.operator.post(`/api/console/agreements/${id}/publication`, body)
}

const pendingOf = async (who: Caller) =>
  (await who.get('/api/console/agreements/pending')).json().rows as {
    id: string
    digest: string
    code: string
    version: number
    acceptedVersion: number | null
  }[]

test('a text is drafted, looked at, published, and asked of everybody until they accept', async () => {
  const { id, version } = await draft('terms', words())
  expect(await pendingOf(p.applicant)).toEqual([])
  expect((await p.stranger.get('/api/console/agreements/current/terms')).statusCode).toBe(404)
  const published = (await publish(id)).json()
  expect([published.state, published.inForce, version]).toEqual(['published', true, 1])
  const read = (await p.stranger.get('/api/console/agreements/current/terms')).json()
  expect(read).toEqual({
    text: { id, code: 'terms', version: 1, ...words(), digest: read.text.digest },
    inForce: true,
    versions: [{ version: 1, effectiveOn: '2019-07-01' }],
  })
  const [pending] = await pendingOf(p.applicant)
  expect(pending).toEqual({ ...read.text, acceptedVersion: null })
  const accept = (digest: string) =>
    p.applicant.post(`/api/console/agreements/${id}/acceptance`, { digest })
  expect((await accept('0'.repeat(64))).json().code).toBe('console.agreement_changed_since_look')
  const accepted = { id, version: 1, acceptedAt: w.now().toISOString() }
  expect((await accept(read.text.digest)).json()).toEqual(accepted)
  w.travel('2019-07-01T10:00:00+08:00')
  expect((await accept(read.text.digest)).json()).toEqual(accepted)
  expect(await pendingOf(p.applicant)).toEqual([])
  expect(await pendingOf(p.colleague)).toHaveLength(1)
  expect((await p.applicant.get('/api/console/agreements/mine')).json().rows).toEqual([
    {
      code: 'terms',
      version: 1,
      titleZh: '用户协议',
      titleEn: 'Terms of use',
      acceptedAt: accepted.acceptedAt,
    },
  ])
  const { rows } = (await p.operator.get('/api/console/agreements')).json()
  expect(rows.map((row: { accepted: number }) => row.accepted)).toEqual([1])
})

test('publishing needs a look at what is published; a new version binds from its day on', async () => {
  const next = words({
    bodyZh: '第一条 适用范围。\n第二条 账号与数据安全。',
    effectiveOn: '2019-07-08',
  })
  const { id, edition } = await draft('terms', next)
  const look = (await p.operator.get(`/api/console/agreements/${id}/difference`)).json()
  expect(look.bodyZh).toEqual([
    { kind: 'same', text: '第一条 适用范围。' },
    { kind: 'removed', text: '第二条 账号安全。' },
    { kind: 'added', text: '第二条 账号与数据安全。' },
  ])
  expect(look.before).toEqual({ version: 1, effectiveOn: '2019-07-01', mustAccept: true })
  const save = (content: object, at: number) =>
    p.operator.put(`/api/console/agreements/${id}`, { edition: at, content })
  await save({ ...next, titleZh: '平台用户协议' }, edition)
  expect((await save(next, edition)).json().code).toBe('console.agreement_changed_meanwhile')
  const stale = await p.operator.post(`/api/console/agreements/${id}/publication`, {
    digest: look.digest,
  })
  expect([stale.statusCode, stale.json().code]).toEqual([
    409,
    'console.agreement_changed_since_look',
  ])
  expect((await publish(id)).statusCode).toBe(200)
  expect((await save(next, edition + 1)).json().code).toBe('console.agreement_published_already')
  expect(await pendingOf(p.applicant)).toEqual([])
  w.travel('2019-07-08T00:00:00+08:00')
  const [pending] = await pendingOf(p.applicant)
  expect([pending?.version, pending?.acceptedVersion]).toEqual([2, 1])
  const old = (await p.stranger.get('/api/console/agreements/current/terms?version=1')).json()
  expect([old.text.titleZh, old.inForce]).toEqual(['用户协议', false])
})

test('one draft at a time, and a draft can be discarded', async () => {
  const begin = () => p.operator.post('/api/console/agreements', { code: 'privacy' })
  const answers = await Promise.all([begin(), begin()])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const { id } = answers.find(({ statusCode }) => statusCode === 200)!.json()
  expect((await begin()).json().code).toBe('console.agreement_has_a_draft')
  expect((await publish(id)).json().code).toBe('console.agreement_language_missing')
  expect((await p.operator.delete(`/api/console/agreements/${id}`)).statusCode).toBe(200)
  expect((await begin()).json().version).toBe(1)
})

const notice = (more: object = {}) => ({
  titleZh: '系统维护通知',
  titleEn: 'Maintenance',
  bodyZh: '7月13日 22:00 起维护两小时。',
  bodyEn: 'Two hours from 22:00 on 13 July.',
  audience: 'everybody',
  audienceParts: [],
  fromAt: '2019-07-08T00:00:00.000Z',
  untilAt: '2019-07-14T00:00:00.000Z',
  pinned: false,
  ...more,
})

const shownTo = async (who: Caller) =>
  (await who.get('/api/console/announcements/shown'))
    .json()
    .rows.map((row: { titleZh: string }) => row.titleZh)

test('announcements reach whom they are for, while they are for them', async () => {
  w.travel('2019-07-09T09:00:00+08:00')
  const make = async (more: object) =>
    (await p.operator.post('/api/console/announcements', notice(more))).json()
  const first = await make({})
  expect(first).toEqual({
    id: first.id,
    version: 1,
    ...notice(),
    state: 'shown',
    madeByName: '罗一鸣',
    changedAt: w.now().toISOString(),
  })
  await make({
    titleZh: '推荐单位须知',
    audience: 'orgKind',
    audienceParts: ['authority'],
    pinned: true,
  })
  await make({ titleZh: '专家须知', audience: 'role', audienceParts: ['expert'] })
  await make({ titleZh: '登录用户须知', audience: 'signedIn' })
  await make({ titleZh: '下周通知', fromAt: '2019-07-12T00:00:00.000Z' })
  expect(await shownTo(p.stranger)).toEqual(['系统维护通知'])
  expect((await shownTo(p.cityOfficer))[0]).toBe('推荐单位须知')
  expect((await shownTo(p.cityOfficer)).toSorted()).toEqual(
    ['推荐单位须知', '登录用户须知', '系统维护通知'].toSorted(),
  )
  expect((await shownTo(p.expert)).toSorted()).toEqual(
    ['专家须知', '登录用户须知', '系统维护通知'].toSorted(),
  )
  const planned = (await p.operator.get('/api/console/announcements?state=planned')).json()
  expect(planned.rows.map((row: { titleZh: string }) => row.titleZh)).toEqual(['下周通知'])
  const unknown = notice({ audience: 'role', audienceParts: ['nobody'] })
  expect((await p.operator.post('/api/console/announcements', unknown)).json().code).toBe(
    'console.announcement_audience_unknown',
  )
  const path = `/api/console/announcements/${first.id}`
  await p.operator.post(`${path}/withdrawal`)
  expect(await shownTo(p.stranger)).toEqual([])
  expect((await p.operator.delete(`${path}/withdrawal`)).json().version).toBe(3)
  expect(await shownTo(p.stranger)).toEqual(['系统维护通知'])
  const change = (version: number) => p.operator.put(path, { version, content: notice() })
  expect((await change(1)).json().code).toBe('console.announcement_changed_meanwhile')
  expect((await change(3)).json().version).toBe(4)
  w.travel('2019-07-14T08:00:00+08:00')
  expect(await shownTo(p.stranger)).toEqual([])
})

test('of hundreds of announcements each reader comes to the end of theirs, pinned ones first', async () => {
  const make = async (more: object) =>
    (await p.operator.post('/api/console/announcements', notice(more))).json().id as string
  const pinned = await make({ titleZh: '置顶通知', pinned: true, untilAt: null })
  const open = await make({ titleZh: '长期通知', untilAt: null })
  const path = '/api/console/announcements/shown'
  const wanted = [
    [p.stranger, 0],
    [p.cityOfficer, 0],
    [p.expert, 100],
  ] as const
  const before = new Map<Caller, number>()
  for (const [who] of wanted) before.set(who, (await readWhole(who, path)).total)
  await using _ = await copies(w, {
    table: 'console.announcement',
    where: `o.id = '${open}'`,
    change: `jsonb_build_object('id', gen_random_uuid(),
      'audience', case when n <= 205 then 'everybody' else 'role' end,
      'audience_parts', case when n <= 205 then '[]'::jsonb else '["expert"]' end)`,
    count: 305,
  })
  for (const [who, more] of wanted) {
    const { total, ids } = await readWhole(who, path)
    expect([total - before.get(who)!, new Set(ids).size]).toEqual([205 + more, total])
    expect(ids[0]).toBe(pinned)
  }
  const desk = await readWhole(p.operator, '/api/console/announcements')
  expect(new Set(desk.ids).size).toBe(desk.total)
})

test('a setting obeys its declaration, keeps how it changed, and reaches who reads it', async () => {
  const name = 'files.organisation_quota_bytes'
  const put = (version: number, value: unknown, reason = '演示环境空间有限') =>
    p.operator.put(`/api/console/settings/${name}`, { version, value, reason })
  const usage = async () => (await p.applicant.get('/api/files/usage')).json().quotaBytes
  expect(await usage()).toBe(20 * 1024 ** 3)
  expect((await put(0, 5)).json()).toMatchObject({
    code: 'console.setting_out_of_range',
    facts: { min: 104_857_600, max: 10_995_116_277_760 },
  })
  expect((await put(0, 20 * 1024 ** 3)).json().code).toBe('console.setting_unchanged')
  const both = await Promise.all([put(0, 1024 ** 3), put(0, 2 * 1024 ** 3)])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const { value } = both.find(({ statusCode }) => statusCode === 200)!.json()
  expect(await usage()).toBe(value)
  const { rows } = (await p.operator.get(`/api/console/settings/${name}/changes`)).json()
  expect(rows).toEqual([
    {
      version: 1,
      before: 20 * 1024 ** 3,
      after: value,
      beforeDigest: rows[0].beforeDigest,
      afterDigest: rows[0].afterDigest,
      reason: '演示环境空间有限',
      changedByName: '罗一鸣',
      changedAt: w.now().toISOString(),
    },
  ])
  expect(rows[0].beforeDigest).not.toBe(rows[0].afterDigest)
  const nothing = await p.operator.put('/api/console/settings/demo.clock', {
    version: 0,
    value: 1,
    reason: '这不是可改的设置',
  })
  expect([nothing.statusCode, nothing.json().code]).toEqual([404, 'console.setting_unknown'])
})

test('the name and footer of the place are for everybody to read', async () => {
  const put = (name: string, value: unknown) =>
    p.operator.put(`/api/console/settings/${name}`, { version: 0, value, reason: '平台上线前设置' })
  await put('brand.footer_zh', ['主办：试点示范工作办公室（演示）'])
  await put('brand.icp_number', '京ICP备00000000号-1')
  expect((await put('brand.icp_number', 'x')).json().code).toBe('kernel.format_wrong')
  expect((await p.stranger.get('/api/console/branding')).json()).toEqual({
    nameZh: '百工',
    nameEn: 'Baigong',
    shortNameZh: '百工',
    shortNameEn: 'Baigong',
    footerZh: ['主办：试点示范工作办公室（演示）'],
    footerEn: [],
    contactZh: '',
    contactEn: '',
    icpNumber: '京ICP备00000000号-1',
  })
})

test('what only the operator writes, nobody else reads or writes', async () => {
  for (const who of [p.auditor, p.supervisor, p.applicant, p.leader]) {
    for (const path of ['agreements', 'announcements', 'settings']) {
      expect((await who.get(`/api/console/${path}`)).statusCode).toBe(403)
    }
    expect((await who.post('/api/console/announcements', notice())).statusCode).toBe(403)
    expect((await who.post('/api/console/agreements', { code: 'terms' })).statusCode).toBe(403)
  }
  const { id } = await draft('community', words())
  const answer = await p.applicant.post(`/api/console/agreements/${id}/acceptance`, {
    digest: '0'.repeat(64),
  })
  expect(answer.statusCode).toBe(404)
})
