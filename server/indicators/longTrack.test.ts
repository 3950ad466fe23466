/** A track on which very much was said: what is newest is never lost, and no number is said without end. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceText } from '../../domain/indicators/evidence.ts'
import { saidMost, type TrackRow } from '../../domain/indicators/track.ts'
import { copies } from '../testing/longList.ts'
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

async function makeTrack(): Promise<string> {
  const answer = await p.applicant.post('/api/indicators/tracks', {
    title: '多年跟踪（演示）',
    listId: 'operating',
    fromDay: '2017-10-01',
    untilDay: '2021-09-30',
    goals: [{ indicator: 'orgs', baseline: '100', target: '300' }],
    officeOrgId: p.provincialOfficer.org.id,
  })
  return answer.json().id
}

const say = (id: string, period: string, amount: string) =>
  p.applicant.post(`/api/indicators/tracks/${id}/values`, {
    period,
    values: [{ indicator: 'orgs', amount, note: '按法人去重后更正，附清单。' }],
  })

async function quarter(id: string, period: string) {
  const { rows } = (await p.applicant.get(`/api/indicators/tracks/${id}`)).json()
  return (rows as TrackRow[])[0]!.periods.find((one) => one.period === period)
}

/** So many more that were said before all others, each a copy of the one of that period. */
const saidBefore = (id: string, period: string, count: number) =>
  copies(w, {
    ...{
      table: 'indicators.value',
      where: `o.track_id = '${id}' and o.period = '${period}'`,
      count,
    },
    change: `jsonb_build_object('id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0'),
      'message_sha256', case when o.source_id is not null then md5(n::text) end)`,
  })

test('what is said last is read, however much was said in years before', async () => {
  const id = await makeTrack()
  expect((await say(id, '2017Q4', '110')).statusCode).toBe(200)
  await using _ = await saidBefore(id, '2017Q4', 20_000)
  expect((await say(id, '2020Q2', '190')).statusCode).toBe(200)
  expect(await quarter(id, '2020Q2')).toMatchObject({
    said: [{ amount: '190' }],
    counts: { amount: '190', standing: 'selfReported' },
  })
})

test('a number is corrected many times and not without end; the office still verifies it', async () => {
  const id = await makeTrack()
  await say(id, '2020Q2', '180')
  await using _ = await saidBefore(id, '2020Q2', saidMost.selfReported - 2)
  expect((await say(id, '2020Q2', '181')).statusCode).toBe(200)
  const refused = await say(id, '2020Q2', '182')
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    {
      code: 'indicators.said_too_often',
      facts: { indicator: 'orgs', period: '2020Q2', max: saidMost.selfReported },
    },
  ])
  const { said, counts } = (await quarter(id, '2020Q2'))!
  expect([said.length, counts?.amount]).toEqual([saidMost.selfReported, '181'])
  expect((await say(id, '2020Q1', '160')).statusCode).toBe(200)
  const verified = await p.provincialOfficer.post(`/api/indicators/tracks/${id}/verifications`, {
    ...{ indicator: 'orgs', period: '2020Q2', amount: '182' },
    note: '抽查名单后核定为一百八十二家。',
  })
  expect(verified.statusCode).toBe(200)
  expect((await quarter(id, '2020Q2'))?.counts).toEqual({ amount: '182', standing: 'verified' })
})

test('a platform posts every day of a year and not without end; the same message is still one value', async () => {
  const id = await makeTrack()
  const key = generateKeyPairSync('ed25519')
  const publicKeyPem = key.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const source = await p.applicant.post(`/api/indicators/tracks/${id}/sources`, {
    name: '平台后台',
    publicKeyPem,
  })
  const { keyId } = source.json()
  const posted = (amount: string) => {
    const post = {
      ...{ indicator: 'orgs', period: '2020Q2', amount, sourceSystem: '运营系统' },
      ...{ rowCount: 3, rowsSha256: 'a'.repeat(64) },
    }
    const signature = sign(null, Buffer.from(evidenceText(id, post)), key.privateKey)
    const body = { post, keyId, signature: signature.toString('base64url') }
    return p.stranger.post(`/api/indicators/tracks/${id}/evidence`, body)
  }
  const first = (await posted('170')).json()
  await using _ = await saidBefore(id, '2020Q2', saidMost.interfaceReported - 2)
  const last = await posted('171')
  expect(last.statusCode).toBe(200)
  const refused = await posted('172')
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    { code: 'indicators.posted_too_often', facts: { max: saidMost.interfaceReported } },
  ])
  expect((await posted('170')).json()).toEqual(first)
  expect((await quarter(id, '2020Q2'))?.counts?.amount).toBe('171')
})
