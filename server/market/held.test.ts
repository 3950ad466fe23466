/** Certificates of an organisation as conditions: while they hold, for searches, counts and needs. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enteredCertificate, publishedOffer, certificates } from '../catalog/catalog.sample.ts'
import { expireCertificates } from '../catalog/index.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { searchReady } from './market.sample.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  await searchReady(w.host)
  await publishedOffer(p.applicant, { title: '有证铣削' })
  await publishedOffer(p.otherApplicant, { title: '无证铣削' })
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const holding = 'certificates=held.iatf16949'
async function titles(query: string) {
  const answer = (await w.stranger.get(`/api/market/offers?${query}`)).json()
  return answer.rows.map(({ title }: { title: string }) => title).toSorted()
}
async function until(query: string, expected: readonly string[]) {
  const end = performance.now() + 2000
  let seen = await titles(query)
  while (JSON.stringify(seen) !== JSON.stringify(expected) && performance.now() < end) {
    await sleep(20)
    seen = await titles(query)
  }
  expect(seen).toEqual(expected)
}
const matched = async () => {
  const { statusCode, json } = await w.stranger.get(`/api/market/matches?kind=milling&${holding}`)
  const answer = json()
  return { statusCode, admitted: answer.admitted, unused: answer.unused }
}

test('a certificate is found within a second of being entered, and no more once it is over or taken away', async () => {
  await until('', ['无证铣削', '有证铣削'])
  expect([await titles(holding), await matched()]).toMatchObject([[], { admitted: 0 }])
  const { id } = await enteredCertificate(p.applicant, { validUntil: '2019-07-31' })
  await until(holding, ['有证铣削'])
  expect(await matched()).toEqual({ statusCode: 200, admitted: 1, unused: [] })
  const { facets } = (await w.stranger.get('/api/market/offers')).json()
  const counted = facets.find(({ name }: { name: string }) => name === 'certificates')
  expect(counted.values).toContainEqual({ value: 'held.iatf16949', count: 1 })
  w.travel('2019-08-01T00:02:00+08:00')
  await expireCertificates(w.host)
  await until(holding, [])
  const wish = { kind: 'iatf16949', name: '', number: 'YS-2018-0417', issuer: '衡准（演示）' }
  const more = { scope: '', validFrom: '2019-08-01', validUntil: null, scanId: null }
  await p.applicant.put(`${certificates}/${id}`, { seen: 2, wish: { ...wish, ...more } })
  await until(holding, ['有证铣削'])
  await p.operator.post(`/api/catalog/console/certificates/${id}/check`, {
    ...{ seen: 3, outcome: 'doubted', basis: '在认证机构网站查询不到这个编号。' },
  })
  await until(holding, [])
})
