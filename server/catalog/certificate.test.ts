/** Certificates: entered, told on the company's page, checked against their scans, reminded of, and over. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePdf } from '../files/samples.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  certificates,
  certificateWish,
  enteredCertificate,
  publishedOffer,
} from './catalog.sample.ts'
import { expireCertificates } from './certificate.jobs.ts'

const start = '2019-07-08T10:00:00+08:00'
const checks = '/api/catalog/console/certificates'
let w: World
let p: Personas

beforeAll(async () => {
  w = await world(start)
  p = await personas(w)
  await publishedOffer(p.applicant)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Answer = { readonly statusCode: number; json: () => any; readonly body: string }
const told = (answer: Answer) => ({ code: answer.json().code, ...answer.json().facts })
const shown = async (who: Pick<Persona, 'get'> = w.stranger) =>
  (await who.get(`/api/catalog/companies/${p.applicant.org.id}/certificates`)).json().rows
const add = (who: Persona, change: object) =>
  who.post(certificates, { ...certificateWish, ...change })
const write = (who: Persona, id: string, seen: number, change: object) =>
  who.put(`${certificates}/${id}`, { seen, wish: { ...certificateWish, ...change } })
const check = (who: Persona, id: string, body: object) => who.post(`${checks}/${id}/check`, body)
const subjects = async (who: Persona) => {
  await w.settle()
  const { rows } = (await who.get('/api/notices?limit=50')).json()
  return rows.map(({ subject }: { subject: string }) => subject)
}

async function scanBy(who: Persona, name: string): Promise<string> {
  const bytes = samplePdf(1)
  const { id } = (await who.post('/api/files/uploads', { name, bytes: bytes.length })).json()
  await who.inject({
    method: 'PATCH',
    url: `/api/files/uploads/${id}`,
    payload: bytes,
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
  })
  return (await who.post(`/api/files/uploads/${id}/finish`)).json().id
}

const basis = '逐项对照扫描件，编号在认证机构网站查询到，状态有效。'

test('what is missing or cannot be is told one by one, and nothing is kept', async () => {
  const codes = async (change: object) => told(await add(p.applicant, change))
  expect(await codes({ kind: 'other', name: ' ' })).toEqual({ code: 'catalog.certificate_unnamed' })
  expect(await codes({ number: '' })).toEqual({ code: 'catalog.certificate_unnumbered' })
  expect(await codes({ issuer: ' ' })).toEqual({ code: 'catalog.certificate_no_issuer' })
  expect(await codes({ validFrom: '2019-07-09' })).toEqual({
    ...{ code: 'catalog.certificate_not_begun', from: '2019-07-09', today: '2019-07-08' },
  })
  expect(await codes({ validUntil: '2018-05-31' })).toEqual({
    ...{ code: 'catalog.certificate_reversed', from: '2018-06-01', until: '2018-05-31' },
  })
  expect(await shown()).toEqual([])
})

test('whoever publishes offers enters them; others of the house and other organisations do not', async () => {
  const refused = await add(p.expert, {})
  expect([refused.statusCode, told(refused)]).toEqual([
    403,
    { code: 'catalog.role_cannot', permit: 'catalog.offer.publish' },
  ])
  const { id, version } = await enteredCertificate(p.applicant)
  expect((await write(p.otherApplicant, id, version, {})).statusCode).toBe(404)
  expect((await p.otherApplicant.get(certificates)).json()).toEqual({
    ...{ rows: [], total: 0, next: null },
  })
  expect(told(await add(p.applicant, {}))).toEqual({ code: 'catalog.certificate_twice' })
  expect(await shown()).toEqual([
    {
      ...{ id, kind: 'iatf16949', name: '', number: 'YS-2018-0417' },
      ...{ issuer: '衡准认证中心（演示）', scope: '铝合金机加工件的制造' },
      ...{ validFrom: '2018-06-01', validUntil: '2021-05-31', standing: 'valid', check: null },
    },
  ])
  // Who offers nothing that one sees has no page.
  const none = await w.stranger.get(
    `/api/catalog/companies/${p.otherApplicant.org.id}/certificates`,
  )
  expect([none.statusCode, none.json().code]).toEqual([404, 'kernel.missing'])
  const gone = await p.applicant.post(`${certificates}/${id}/remove`, { seen: version })
  expect(gone.json()).toEqual({ id })
  expect(await shown()).toEqual([])
  // Its number is free again.
  const again = await enteredCertificate(p.applicant)
  await p.applicant.post(`${certificates}/${again.id}/remove`, { seen: again.version })
})

test('the operator says on what a check rests; the company is told, and a change makes it void', async () => {
  const { id, version } = await enteredCertificate(p.applicant, { kind: 'iso9001', number: 'Q-1' })
  expect(
    (await check(p.applicant, id, { seen: version, outcome: 'confirmed', basis })).statusCode,
  ).toBe(403)
  expect(told(await check(p.operator, id, { seen: version, outcome: 'confirmed', basis }))).toEqual(
    {
      code: 'catalog.certificate_no_scan',
    },
  )
  const scanId = await scanBy(p.applicant, '质量证书.pdf')
  const scanned = (
    await write(p.applicant, id, version, { kind: 'iso9001', number: 'Q-1', scanId })
  ).json()
  expect(scanned).toMatchObject({ version: 2, scan: { id: scanId, name: '质量证书.pdf' } })
  const [file, stranger] = [`/api/files/versions/${scanId}/content`, p.otherApplicant]
  expect((await stranger.get(file)).statusCode).toBe(404)
  const body = { seen: 2, outcome: 'confirmed', basis: '……………………' }
  expect(told(await check(p.operator, id, body))).toEqual({ code: 'catalog.certificate_no_basis' })
  const waiting = async () => (await p.operator.get(`${checks}?unchecked=yes`)).json().total
  expect(await waiting()).toBe(1)
  expect((await check(p.operator, id, { ...body, basis })).json()).toMatchObject({ version: 3 })
  expect(await waiting()).toBe(0)
  const found = { outcome: 'confirmed', basis, at: w.host.clock.now().toISOString() }
  expect((await shown())[0]).toMatchObject({ standing: 'valid', check: found })
  expect(await subjects(p.applicant)).toContain('ISO 9001 质量管理体系：与扫描件相符')
  expect(told(await check(p.operator, id, { ...body, basis }))).toMatchObject({
    code: 'catalog.moved_on',
  })
  w.travel('2019-07-08T11:00:00+08:00')
  await write(p.applicant, id, 3, { kind: 'iso9001', number: 'Q-2', scanId })
  expect((await shown())[0]).toMatchObject({ number: 'Q-2', check: null })
  expect(await waiting()).toBe(1)
})

test('a doubt is not written away: it stays until it is checked again', async () => {
  const wish = { kind: 'cma', number: 'C-1' } as const
  const { id } = await enteredCertificate(p.applicant, wish)
  await check(p.operator, id, { seen: 1, outcome: 'doubted', basis })
  const standingOf = async () =>
    (await shown()).find(({ kind }: { kind: string }) => kind === 'cma')?.standing
  expect(await standingOf()).toBe('doubted')
  w.travel('2019-07-08T12:00:00+08:00')
  await write(p.applicant, id, 2, { ...wish, issuer: '另一机构（演示）' })
  expect(await standingOf()).toBe('doubted')
  await p.applicant.post(`${certificates}/${id}/remove`, { seen: 3 })
  const again = await enteredCertificate(p.applicant, wish)
  expect(await standingOf()).toBe('doubted')
  const waiting = (await p.operator.get(`${checks}?unchecked=yes&text=C-1`)).json().rows
  expect(waiting).toMatchObject([{ id: again.id, orgName: p.applicant.org.name, version: 1 }])
  await p.applicant.post(`${certificates}/${again.id}/remove`, { seen: 1 })
})

test('whoever keeps it is reminded before its end and told when it is over; renewed, it holds again', async () => {
  const wish = { kind: 'cnas', number: 'L-1', validUntil: '2019-08-05' } as const
  const { id } = await enteredCertificate(p.applicant, wish)
  const one = async () => (await shown()).find((row: { id: string }) => row.id === id)
  expect((await one()).standing).toBe('ending')
  w.travel('2019-07-30T09:00:00+08:00')
  expect(await subjects(p.applicant)).toContain('CNAS 实验室认可将于 2019-08-05 到期')
  const heard = async () =>
    (
      await w.host.database.owner.query(
        `select facts->>'verb' as verb from kernel.event
          where name = 'catalog.certificate.moved' and facts->>'certificateId' = $1 order by id`,
        [id],
      )
    ).rows.map(({ verb }) => verb)
  w.travel('2019-08-05T23:50:00+08:00')
  await expireCertificates(w.host)
  expect([(await one()).standing, await heard()]).toEqual(['ending', ['add']])
  w.travel('2019-08-06T00:02:00+08:00')
  await expireCertificates(w.host)
  await expireCertificates(w.host)
  expect([(await one()).standing, await heard()]).toEqual(['expired', ['add', 'expire']])
  expect(await subjects(p.applicant)).toContain('CNAS 实验室认可已过期')
  const renewed = await write(p.applicant, id, 2, { ...wish, validUntil: '2022-08-05' })
  expect(renewed.json()).toMatchObject({ version: 3, standing: 'valid' })
  expect(await heard()).toEqual(['add', 'expire', 'write'])
})
