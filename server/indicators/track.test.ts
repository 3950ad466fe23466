/** Tracks of indicators: reported by one organisation, posted by its platform, verified by another. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceText } from '../../domain/indicators/evidence.ts'
import type { TrackRow } from '../../domain/indicators/track.ts'
import type { EvidencePost } from '../../domain/indicators/value.ts'
import { openFirstKey } from '../kernel/history/keyFile.ts'
import { sm2Form } from '../kernel/history/sm2Key.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2020-08-05T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const goals = [
  { indicator: 'orgs', baseline: '100', target: '300' },
  { indicator: 'activeOrgs', baseline: null, target: null },
  { indicator: 'activeShare', baseline: '20', target: '60' },
  { indicator: 'smes', baseline: '0', target: '1000' },
]

async function makeTrack(more: object = {}): Promise<string> {
  const body = {
    title: '协同制造平台（演示）',
    listId: 'operating',
    fromDay: '2019-10-01',
    untilDay: '2021-09-30',
    goals,
    officeOrgId: p.provincialOfficer.org.id,
    ...more,
  }
  const answer = await p.applicant.post('/api/indicators/tracks', body)
  expect(answer.json()).toEqual({ id: expect.any(String) })
  return answer.json().id
}

const report = (id: string, period: string, values: Record<string, string>, note?: string) =>
  p.applicant.post(`/api/indicators/tracks/${id}/values`, {
    period,
    values: Object.entries(values).map(([indicator, amount]) => ({
      indicator,
      amount,
      ...(note === undefined ? {} : { note }),
    })),
  })

const rowsOf = async (id: string): Promise<TrackRow[]> =>
  (await p.applicant.get(`/api/indicators/tracks/${id}`)).json().rows
const rowOf = async (id: string, code: string) =>
  (await rowsOf(id)).find(({ indicator }) => indicator.code === code)!
const periodOf = async (id: string, code: string, period: string) =>
  (await rowOf(id, code)).periods.find((one) => one.period === period)!

test('what is reported stands by period, is computed on, and has its light', async () => {
  const id = await makeTrack()
  const answer = await report(id, '2020Q2', { orgs: '190', activeOrgs: '95', smes: '300' })
  expect(answer.statusCode).toBe(200)
  // Of the way, 45 % are done; at the end of the second quarter 273 of 730 days lay behind, 37.4 %.
  expect(await rowOf(id, 'orgs')).toMatchObject({
    light: 'green',
    donePercent: '45.0',
    expectedPercent: '37.4',
    judgedOn: '2020-06-30',
    unknown: null,
  })
  expect(await periodOf(id, 'activeShare', '2020Q2')).toMatchObject({
    counts: { amount: '50.0', standing: 'selfReported' },
    said: [],
  })
  expect(await periodOf(id, 'activeShare', '2020Q1')).toMatchObject({
    counts: null,
    missing: ['activeOrgs', 'orgs'],
  })
  expect(await rowOf(id, 'activeOrgs')).toMatchObject({ light: 'grey', unknown: 'noGoal' })
  expect((await rowOf(id, 'orgs')).periods.map(({ period }) => period)).toEqual([
    '2019Q4',
    '2020Q1',
    '2020Q2',
    '2020Q3',
  ])
  expect((await periodOf(id, 'orgs', '2020Q2')).said).toMatchObject([
    { amount: '190', standing: 'selfReported', saidBy: p.applicant.name, note: null },
  ])
})

test('silence turns the light: a quarter that is overdue is expected of', async () => {
  const id = await makeTrack()
  await report(id, '2019Q4', { orgs: '150' })
  // The second quarter of 2020 was due in July.
  expect(await rowOf(id, 'orgs')).toMatchObject({
    light: 'red',
    donePercent: '25.0',
    expectedPercent: '37.4',
    judgedOn: '2020-06-30',
  })
})

test('a number that fell or jumped needs a reason, which is kept; nothing of the rest is', async () => {
  const id = await makeTrack()
  await report(id, '2020Q1', { smes: '300', orgs: '150' })
  const fell = await report(id, '2020Q2', { orgs: '160', smes: '290' })
  expect([fell.statusCode, fell.json().code]).toEqual([409, 'indicators.doubt_fell'])
  expect((await periodOf(id, 'orgs', '2020Q2')).said).toEqual([])
  const jumped = await report(id, '2020Q2', { orgs: '600' })
  expect(jumped.json().code).toBe('indicators.doubt_jumped')
  const note = '上期重复计入十家企业，本期按法人去重后更正。'
  expect((await report(id, '2020Q2', { smes: '290' }, note)).statusCode).toBe(200)
  expect(await periodOf(id, 'smes', '2020Q2')).toMatchObject({
    said: [{ note }],
    doubts: [{ code: 'fell', from: '300', to: '290' }],
  })
})

test.each([
  [{ indicator: 'activeShare', amount: '50' }, '2020Q2', 'indicators.computed'],
  [{ indicator: 'deals', amount: '5' }, '2020Q2', 'indicators.not_tracked'],
  [{ indicator: 'orgs', amount: '5.5' }, '2020Q2', 'indicators.amount_too_fine'],
  [{ indicator: 'orgs', amount: '5' }, '2020', 'indicators.period_of_other_cadence'],
  [{ indicator: 'orgs', amount: '5' }, '2020Q4', 'indicators.period_ahead'],
])('%j in %s is refused as %s', async (value, period, code) => {
  const id = await makeTrack()
  const body = { period, values: [value] }
  const answer = await p.applicant.post(`/api/indicators/tracks/${id}/values`, body)
  expect(answer.json().code).toBe(code)
})

test.each([
  [{ listId: 'nowhere' }, 'indicators.list_unknown'],
  [{ goals: [{ ...goals[0], indicator: 'nowhere' }] }, 'indicators.indicator_unknown'],
  [{ goals: [goals[0], goals[0]] }, 'indicators.goal_twice'],
  [{ untilDay: '2019-10-01' }, 'indicators.track_runs_backward'],
  [{ officeOrgId: '016bcf33-b1c0-7000-8000-000000000000' }, 'indicators.office_unknown'],
])('a track with %j is refused as %s', async (more, code) => {
  const body = {
    title: '平台',
    listId: 'operating',
    fromDay: '2019-10-01',
    untilDay: '2021-09-30',
    goals,
    ...more,
  }
  expect((await p.applicant.post('/api/indicators/tracks', body)).json().code).toBe(code)
})

test('the office that follows verifies with its ground; the verified number counts, the other stays', async () => {
  const id = await makeTrack()
  await report(id, '2020Q2', { orgs: '190' })
  const path = `/api/indicators/tracks/${id}/verifications`
  const said = { indicator: 'orgs', period: '2020Q2', amount: '180' }
  const note = '抽查二十家注册企业名单，其中十家已注销。'
  expect((await p.applicant.post(path, { ...said, note })).json().code).toBe(
    'indicators.not_following',
  )
  const short = await p.provincialOfficer.post(path, { ...said, note: '看过' })
  expect(short.json().code).toBe('indicators.verification_unexplained')
  const verified = (await p.provincialOfficer.post(path, { ...said, note })).json()
  expect(verified).toMatchObject({ own: false, mayReport: false, mayVerify: true, sources: [] })
  expect(await periodOf(id, 'orgs', '2020Q2')).toMatchObject({
    counts: { amount: '180', standing: 'verified' },
    said: [{ standing: 'selfReported' }, { standing: 'verified', note }],
  })
})

type Key = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

async function addSource(id: string, { publicKey }: Key) {
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return p.applicant.post(`/api/indicators/tracks/${id}/sources`, {
    name: '平台后台',
    publicKeyPem,
  })
}

function signed(id: string, post: EvidencePost, { privateKey }: Key, keyId: string) {
  const signature = sign(null, Buffer.from(evidenceText(id, post)), privateKey).toString(
    'base64url',
  )
  return p.stranger.post(`/api/indicators/tracks/${id}/evidence`, { post, keyId, signature })
}

const post: EvidencePost = {
  indicator: 'orgs',
  period: '2020Q2',
  amount: '170',
  sourceSystem: '平台运营库 3.2',
  rowCount: 170,
  rowsSha256: 'a'.repeat(64),
}

test('a platform posts with its own key; the same message twice is one value; a changed one is refused', async () => {
  const id = await makeTrack()
  const key = generateKeyPairSync('ed25519')
  const { id: sourceId, keyId } = (await addSource(id, key)).json()
  expect((await addSource(id, key)).json().code).toBe('indicators.key_is_registered')
  const first = (await signed(id, post, key, keyId)).json()
  expect(first).toMatchObject({
    amount: '170',
    standing: 'interfaceReported',
    saidBy: '平台后台',
    sourceSystem: post.sourceSystem,
    rowsSha256: post.rowsSha256,
  })
  const again = await Promise.all(Array.from({ length: 8 }, () => signed(id, post, key, keyId)))
  expect(again.map((answer) => answer.json().id)).toEqual(Array(8).fill(first.id))
  const signature = sign(null, Buffer.from(evidenceText(id, post)), key.privateKey)
  const forged = await p.stranger.post(`/api/indicators/tracks/${id}/evidence`, {
    post: { ...post, amount: '999' },
    keyId,
    signature: signature.toString('base64url'),
  })
  expect(forged.json().code).toBe('indicators.signature_wrong')
  const elsewhere = await makeTrack()
  const unknown = await signed(elsewhere, post, key, keyId)
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'indicators.key_unknown'])
  const apart = await report(id, '2020Q2', { orgs: '190' })
  expect(apart.json().code).toBe('indicators.doubt_differs')
  await report(id, '2020Q2', { orgs: '190' }, '后台未计入线下签约的二十家企业，附名单备查。')
  expect(await periodOf(id, 'orgs', '2020Q2')).toMatchObject({
    counts: { amount: '170', standing: 'interfaceReported' },
    doubts: [{ code: 'differs', from: '190', to: '170' }],
  })
  const revoked = await p.applicant.post(`/api/indicators/sources/${sourceId}/revocation`)
  expect(revoked.json()).toMatchObject({ posted: 1, revokedAt: w.now().toISOString() })
  expect((await signed(id, { ...post, amount: '171' }, key, keyId)).json().code).toBe(
    'indicators.key_unknown',
  )
})

test('a platform may sign by SM2; a wrong or foreign signature of it is refused alike', async () => {
  const id = await makeTrack()
  const folder = await mkdtemp(join(tmpdir(), 'baigong-platform-'))
  const [own, foreign] = [
    await openFirstKey(folder, sm2Form),
    await openFirstKey(join(folder, 'foreign'), sm2Form),
  ]
  const key = { name: '国密平台', publicKeyPem: own.publicKeyPem.replaceAll('\n', '\r\n') }
  const added = (await p.applicant.post(`/api/indicators/tracks/${id}/sources`, key)).json()
  expect(added).toMatchObject({ keyId: own.keyId, algorithm: 'sm2' })
  const send = (signature: string, body: EvidencePost = post) => {
    const path = `/api/indicators/tracks/${id}/evidence`
    return p.stranger.post(path, { post: body, keyId: own.keyId, signature })
  }
  const good = own.sign(evidenceText(id, post))
  expect((await send(good)).json()).toMatchObject({ amount: '170', standing: 'interfaceReported' })
  for (const answer of [
    await send(good, { ...post, amount: '171' }),
    await send(foreign.sign(evidenceText(id, post))),
    await send('A'.repeat(86)),
  ]) {
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'indicators.signature_wrong'])
  }
  await rm(folder, { recursive: true })
})

test('only a key of Ed25519 or SM2 is one', async () => {
  const id = await makeTrack()
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  expect((await addSource(id, rsa)).json().code).toBe('indicators.key_unreadable')
})

test('others find no track, and a closed one is only read', async () => {
  const id = await makeTrack()
  const path = `/api/indicators/tracks/${id}`
  expect((await p.applicant.get(path)).statusCode).toBe(200)
  expect((await p.provincialOfficer.get(path)).json()).toMatchObject({ own: false })
  for (const who of [p.otherApplicant, p.cityOfficer, p.provincialAdmin, p.operator]) {
    expect((await who.get(path)).statusCode).toBe(404)
    expect((await who.get('/api/indicators/tracks')).json()).toMatchObject({ rows: [], total: 0 })
  }
  expect((await p.applicant.post(`${path}/closing`)).json()).toEqual({ id })
  expect((await report(id, '2020Q2', { orgs: '190' })).json().code).toBe('indicators.track_closed')
  expect((await p.applicant.get(path)).json()).toMatchObject({ state: 'closed', mayReport: false })
})

test('lists tell what is counted, to everybody', async () => {
  const { rows } = (await p.stranger.get('/api/indicators/lists')).json()
  expect(rows.map(({ id }: { id: string }) => id)).toEqual([
    'fusion-carrier',
    'incubation-results',
    'incubator',
    'industrial-internet',
    'makers-base',
    'operating',
    'small-firm-base',
  ])
})
