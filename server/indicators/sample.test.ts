/** 抽查: the server draws rows from a kept seed, the project gives them, the office marks them. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceText } from '../../domain/indicators/evidence.ts'
import { sampleRows } from '../../domain/indicators/sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'

let w: World
let p: Personas
let track: string
let value: string

const lines = Array.from({ length: 137 }, (_, at) => `第${at + 1}家企业,在册`)
// A byte order mark, Windows line ends and an empty last line: the digest is over the bytes, rows are lines.
const list = Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
const office = () => p.provincialOfficer
const note = '逐家核对登记状态和平台账号。'

async function must(answer: ReturnType<Caller['get']>): Promise<any> {
  const { statusCode, body, json } = await answer
  if (statusCode !== 200) throw new Error(body)
  return json()
}

async function refused(answer: ReturnType<Caller['get']>) {
  const { statusCode, json } = await answer
  return [statusCode, json().code]
}

async function post(amount: string): Promise<string> {
  const key = generateKeyPairSync('ed25519')
  const publicKeyPem = key.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const sources = `/api/indicators/tracks/${track}/sources`
  const { keyId } = await must(p.applicant.post(sources, { name: '运营后台', publicKeyPem }))
  const message = {
    indicator: 'orgs',
    period: '2019Q2',
    amount,
    sourceSystem: '运营库',
    rowCount: lines.length,
    rowsSha256: createHash('sha256').update(list).digest('hex'),
  }
  const signature = sign(null, Buffer.from(evidenceText(track, message)), key.privateKey)
  const body = { post: message, keyId, signature: signature.toString('base64url') }
  return (await must(w.stranger.post(`/api/indicators/tracks/${track}/evidence`, body))).id
}

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  const made = await must(
    p.applicant.post('/api/indicators/tracks', {
      title: '共享制造平台（演示）',
      listId: 'operating',
      fromDay: '2019-01-01',
      untilDay: '2020-12-31',
      goals: [{ indicator: 'orgs', baseline: '100', target: '300' }],
      officeOrgId: p.orgs.province.id,
    }),
  )
  track = made.id
  value = await post('137')
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const draw = (who: Caller, body: object, of = value) =>
  who.post(`/api/indicators/values/${of}/samples`, body)
const answer = (id: string, body: object, who: Caller = p.applicant) =>
  who.post(`/api/indicators/samples/${id}/answer`, body)
const settle = (id: string, marks: readonly object[], who: Caller = office()) =>
  who.post(`/api/indicators/samples/${id}/outcome`, { marks, note })
const readTrack = () => must(p.applicant.get(`/api/indicators/tracks/${track}`))
const cell = async () => {
  const { rows } = await readTrack()
  return rows[0].periods.find((one: { period: string }) => one.period === '2019Q2')
}

let first: any

test('the server draws from a seed that it keeps; whoever reads it draws the same rows', async () => {
  expect(await refused(draw(p.applicant, { size: 5 }))).toEqual([403, 'indicators.not_following'])
  expect(await refused(draw(p.cityOfficer, { size: 5 }))).toEqual([404, 'kernel.missing'])
  first = await must(draw(office(), { size: 5 }))
  expect(first).toMatchObject({ rowCount: 137, size: 5, ordinal: 1, state: 'asked', reason: null })
  expect(first.seed).toMatch(/^[0-9a-f]{32}$/)
  expect(first.rows).toEqual(sampleRows(first.seed, 137, 5))
  // Ten working days from 10 July.
  expect(first.dueDay).toBe('2019-07-24')
  const seen = await must(p.applicant.get(`/api/indicators/samples/${first.id}`))
  expect(seen).toMatchObject({ seed: first.seed, mayAnswer: true, maySettle: false })
  expect(await refused(draw(office(), { size: 5, reason: note }))).toEqual([
    409,
    'indicators.sample_is_open',
  ])
  const waits = await must(p.applicant.get('/api/indicators/samples'))
  expect([waits.toAnswer.length, waits.toSettle.length]).toEqual([1, 0])
  expect((await must(p.cityOfficer.get('/api/indicators/samples'))).toAnswer).toEqual([])
})

test('the list is the one that was counted, to the byte; of it the drawn rows alone are kept', async () => {
  expect(await refused(settle(first.id, []))).toEqual([409, 'indicators.sample_not_answered'])
  const other = Buffer.from(lines.slice(1).join('\n')).toString('base64')
  const differs = (await answer(first.id, { list: other })).json()
  expect(differs).toMatchObject({
    code: 'indicators.sample_list_differs',
    facts: { rows: 136, posted: 137 },
  })
  const short = { rows: [{ row: first.rows[0], text: 'x' }] }
  expect((await answer(first.id, short)).json()).toMatchObject({
    code: 'indicators.sample_rows_missing',
    facts: { count: 4 },
  })
  const body = { list: list.toString('base64') }
  expect(await refused(answer(first.id, body, office()))).toEqual([403, 'indicators.not_own_track'])
  const answered = await must(answer(first.id, body))
  expect(answered).toMatchObject({ state: 'answered', listMatches: true })
  expect(answered.answer.rows).toEqual(
    first.rows.map((row: number) => ({ row, text: lines[row - 1] })),
  )
  expect(await refused(answer(first.id, body))).toEqual([409, 'indicators.sample_is_answered'])
})

test('one wrong row doubts the value: it counts no longer over what else was said', async () => {
  await must(
    p.applicant.post(`/api/indicators/tracks/${track}/values`, {
      period: '2019Q2',
      values: [{ indicator: 'orgs', amount: '135' }],
    }),
  )
  expect((await cell()).counts).toEqual({ amount: '137', standing: 'interfaceReported' })
  const marks = first.rows.map((row: number) => ({ row, right: true, note: null }))
  expect(await refused(settle(first.id, marks.slice(1)))).toEqual([
    400,
    'indicators.sample_rows_unmarked',
  ])
  const unsaid = [{ ...marks[0], right: false }, ...marks.slice(1)]
  expect(await refused(settle(first.id, unsaid))).toEqual([400, 'indicators.sample_wrong_unsaid'])
  const wrong = [{ ...unsaid[0], note: '已注销' }, ...marks.slice(1)]
  expect(await refused(settle(first.id, wrong, p.applicant))).toEqual([
    403,
    'indicators.not_following',
  ])
  expect(await must(settle(first.id, wrong))).toMatchObject({
    state: 'settled',
    outcome: 'doubted',
    wrong: 1,
  })
  const { counts, doubts, said } = await cell()
  expect(counts).toEqual({ amount: '135', standing: 'selfReported' })
  expect(doubts).toEqual([{ code: 'sampled', from: '1', to: '5' }])
  expect(said[0].sampled).toEqual({ outcome: 'doubted', rows: 5, wrong: 1 })
  expect(await refused(settle(first.id, wrong))).toEqual([409, 'indicators.sample_is_settled'])
})

test('a further draw says why; all rows right, the value stands verified', async () => {
  expect(await refused(draw(office(), { size: 3 }))).toEqual([
    400,
    'indicators.sample_again_unexplained',
  ])
  const again = await must(draw(office(), { size: 3, reason: '项目单位更正了名单，需要复核。' }))
  expect(again).toMatchObject({ ordinal: 2, reason: '项目单位更正了名单，需要复核。' })
  expect(again.seed).not.toBe(first.seed)
  const rows = again.rows.map((row: number) => ({ row, text: lines[row - 1] }))
  expect(
    (await answer(again.id, { rows: [...rows.slice(1), { row: 999, text: 'x' }] })).json().code,
  ).toBe('indicators.sample_rows_missing')
  expect(await must(answer(again.id, { rows }))).toMatchObject({ listMatches: null })
  const waits = await must(office().get('/api/indicators/samples'))
  expect(waits.toSettle.map(({ id }: any) => id)).toEqual([again.id])
  await must(
    settle(
      again.id,
      again.rows.map((row: number) => ({ row, right: true, note: null })),
    ),
  )
  const { counts, doubts } = await cell()
  expect(counts).toEqual({ amount: '137', standing: 'verified' })
  expect(doubts).toEqual([])
})

test('silence past its day can be judged, and doubts', async () => {
  const third = await must(draw(office(), { size: 2, reason: '抽查反映的问题需要再次核对。' }))
  w.travel('2019-07-26T09:00:00+08:00')
  expect((await must(office().get('/api/indicators/samples'))).toSettle.length).toBe(1)
  expect(await must(settle(third.id, []))).toMatchObject({ outcome: 'doubted', wrong: 0 })
})

test('two who draw at once: one draws', async () => {
  const other = await post('138')
  const both = await Promise.all([
    draw(office(), { size: 2 }, other),
    draw(office(), { size: 2 }, other),
  ])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
})
