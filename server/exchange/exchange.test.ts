/** Shells fetched by who may see them, and files of shells that become lists of offers. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hoursWish, setOf, twoShifts } from '../booking/booking.sample.ts'
import { millingContent, publishedOffer } from '../catalog/catalog.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { verifyEnvironment } from './verify.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const conforms = (json: unknown) => verifyEnvironment(json).faults

const urlOf = (id: string, format: string, folder = 'offers') =>
  `/api/exchange/${folder}/${id}/shells/${format}`
const bodyOf = (text: string | Uint8Array, fileName = '壳.json') => ({
  fileName,
  content: Buffer.from(text).toString('base64'),
})
const read = async (body: object) => p.otherApplicant.post('/api/exchange/readings', body)

test('a stranger fetches what is public, as JSON and as a package, and nothing else exists', async () => {
  const open = await publishedOffer(p.applicant, { title: '公开铣削' })
  const named = await publishedOffer(
    p.applicant,
    { title: '只给澜石的铣削' },
    { spaces: [], organisations: [p.otherApplicant.org.id] },
  )
  const answer = await w.stranger.get(urlOf(open.id, 'json'))
  expect(answer.headers['content-disposition']).toContain(`baigong-${open.id}.json`)
  expect(conforms(answer.json())).toEqual([])
  expect(answer.body).toContain('公开铣削')
  const company = (who: { get: typeof w.stranger.get }) =>
    who.get(urlOf(p.applicant.org.id, 'json', 'companies'))
  expect((await company(w.stranger)).body).not.toContain('只给澜石的铣削')
  expect((await company(p.otherApplicant)).body).toContain('只给澜石的铣削')
  expect((await w.stranger.get(urlOf(named.id, 'json'))).statusCode).toBe(404)
  const packed = await w.stranger.get(urlOf(open.id, 'aasx'))
  const parts = unzipSync(new Uint8Array(packed.rawPayload))
  expect(JSON.parse(strFromU8(parts['aasx/data.json']!))).toEqual(answer.json())
  const plain = await w.stranger.get(urlOf(open.id, 'xml'))
  expect(plain.headers['content-type']).toContain('application/xml')
  const inside = unzipSync(
    new Uint8Array((await w.stranger.get(urlOf(open.id, 'aasx-xml'))).rawPayload),
  )
  expect(strFromU8(inside['aasx/data.xml']!)).toBe(plain.body)
})

type Found = { readonly idShort?: string; readonly value?: unknown }
const elementsOf = (environment: any, name: string): Found[] =>
  environment.submodels.find((one: Found) => one.idShort === name)?.submodelElements

test('certificates that hold go out with the company, stated as long as nobody checked them', async () => {
  const wish = { kind: 'iso9001', name: '', number: 'Q-77', issuer: '某认证中心（演示）' }
  const term = { validFrom: '2018-01-01', validUntil: '2020-12-31', scanId: null }
  const kept = { ...wish, ...term, scope: '机加工件的制造' }
  await publishedOffer(p.otherApplicant, { title: '有证书的铣削' })
  await p.otherApplicant.post('/api/catalog/desk/certificates', kept)
  const over = { ...kept, number: 'Q-66', validUntil: '2019-01-01' }
  await p.otherApplicant.post('/api/catalog/desk/certificates', over)
  const url = urlOf(p.otherApplicant.org.id, 'json', 'companies')
  const answer = await w.stranger.get(url)
  expect(conforms(answer.json())).toEqual([])
  const governance: any = elementsOf(answer.json(), 'CompanyData')[1]
  const certifications = governance.value[0].value[0].value
  expect(
    certifications.map(({ value }: { value: Found[] }) =>
      value.map((one) => [one.idShort, one.value]),
    ),
  ).toEqual([
    [
      ['CertificationStandard', 'ISO 9001 质量管理体系'],
      ['ApprovalAgency', wish.issuer],
      ['CertificateNumber', 'Q-77'],
      ['IssueDate', term.validFrom],
      ['ExpiryDate', term.validUntil],
      ['CertificationScope', '机加工件的制造'],
      ['CertificationStanding', 'stated'],
    ],
  ])
})

test('a calendar goes out as far as capacity is shown to the reader', async () => {
  const open = await publishedOffer(p.applicant, { title: '有产能的铣削' })
  const company = (format: string, who: { get: typeof w.stranger.get } = w.stranger) =>
    who.get(urlOf(p.applicant.org.id, format, 'companies'))
  expect((await company('ics')).statusCode).toBe(404)
  expect(elementsOf((await company('json')).json(), 'ProductionCalendar')).toBeUndefined()
  const closures = [{ from: '2019-08-19', to: '2019-08-25', note: '设备检修不外传' }]
  await p.applicant.put('/api/booking/desk/calendar', {
    ...{ seen: 0, calendar: { ...twoShifts, closures } },
  })
  // By a calendar of the offer's own: what is free is shown, the shifts of the company are not.
  await setOf(p.applicant, open.id, hoursWish)
  expect((await company('ics')).statusCode).toBe(404)
  const own = elementsOf((await company('json')).json(), 'ProductionCalendar')
  expect(own.map(({ idShort }) => idShort)).toEqual([
    'specificationExtensionVariables',
    'FreeOutlook',
  ])
  await setOf(p.applicant, open.id, { ...hoursWish, calendar: null }, 1)
  const json = (await company('json')).json()
  expect(conforms(json)).toEqual([])
  const [file, , outlook] = elementsOf(json, 'ProductionCalendar')
  expect(String(file!.value)).toContain(urlOf(p.applicant.org.id, 'ics', 'companies'))
  expect(outlook!.value).toHaveLength(8)
  const ics = await company('ics')
  expect(ics.headers['content-type']).toContain('text/calendar')
  expect(ics.body).toContain('X-BAIGONG-PART:CLOSURE')
  expect(ics.body + JSON.stringify(json)).not.toContain('不外传')
  const parts = unzipSync(new Uint8Array((await company('aasx-xml')).rawPayload))
  expect(strFromU8(parts['aasx/files/calendar.ics']!)).toBe(ics.body)
  expect(strFromU8(parts['aasx/data.xml']!)).toContain('<value>/aasx/files/calendar.ics</value>')
  expect(strFromU8(parts['aasx/_rels/data.xml.rels']!)).toContain('aas-suppl')
})

test('a file is read alike in each of its four forms', async () => {
  const open = await publishedOffer(p.applicant, { title: '四种写法的铣削' })
  const readings = await Promise.all(
    ['json', 'xml', 'aasx', 'aasx-xml'].map(async (format) => {
      const { rawPayload } = await w.stranger.get(urlOf(open.id, format))
      return (await read(bodyOf(new Uint8Array(rawPayload), '壳'))).json()
    }),
  )
  expect(readings[0]).toMatchObject({ capabilities: 1, properties: 4, faults: [] })
  for (const reading of readings.slice(1)) expect(reading).toEqual(readings[0])
})

test('a file of shells becomes a list that the import of offers takes', async () => {
  const open = await publishedOffer(p.applicant, { title: '可导出的铣削' })
  const { rawPayload } = await w.stranger.get(urlOf(open.id, 'aasx'))
  const reading = (await read(bodyOf(new Uint8Array(rawPayload), '壳.aasx'))).json()
  expect(reading).toMatchObject({ capabilities: 1, faults: [], verified: true })
  const [{ kindId, rows, file }] = reading.lists
  expect([kindId, rows]).toEqual(['milling', 1])
  const previewed = await p.otherApplicant.post('/api/catalog/desk/offer-batches', {
    ...{ kindId, ...file },
  })
  const { batch, rows: lines } = previewed.json()
  expect(lines[0].faults).toEqual([])
  await p.otherApplicant.post(`/api/catalog/desk/offer-batches/${batch.id}/commit`, {
    ...{ publish: true, audience: { market: true } },
  })
  const query = `?org=${p.otherApplicant.org.id}&limit=10`
  const listed = (await w.stranger.get(`/api/catalog/offers${query}`)).json()
  const mine = listed.rows.find(({ title }: { title: string }) => title === '可导出的铣削')
  const one = (await w.stranger.get(`/api/catalog/offers/${mine.id}`)).json()
  expect(one.values).toEqual(millingContent.values)
})

const strange = {
  submodels: [
    {
      ...{ modelType: 'Submodel', id: 'urn:x:1', idShort: 'CapabilityDescription' },
      semanticId: {
        type: 'ExternalReference',
        keys: [
          {
            type: 'GlobalReference',
            value: 'https://admin-shell.io/idta/SubmodelTemplate/CapabilityDescription/1/1',
          },
        ],
      },
      submodelElements: [],
    },
  ],
}
const container = (name: string, properties: object[]) => ({
  ...{ modelType: 'SubmodelElementCollection', idShort: `${name}Container` },
  value: [
    { modelType: 'Capability', idShort: name },
    {
      ...{ modelType: 'SubmodelElementCollection', idShort: 'PropertySet', value: properties },
      semanticId: {
        type: 'ExternalReference',
        keys: [
          {
            type: 'GlobalReference',
            value: 'https://admin-shell.io/idta/CapabilityDescription/PropertySet/1/0',
          },
        ],
      },
    },
  ],
})
const property = (idShort: string, value: string, unit?: string) => ({
  ...{ modelType: 'SubmodelElementCollection', idShort: `${idShort}Container` },
  value: [
    {
      ...{ modelType: 'Property', idShort, valueType: 'xs:double', value },
      ...(unit === undefined
        ? {}
        : { qualifiers: [{ type: 'unit', valueType: 'xs:string', value: unit }] }),
    },
  ],
})
const capabilities = {
  ...{ modelType: 'SubmodelElementCollection', idShort: 'CapabilitySet' },
  value: [
    container('Milling', [
      property('Axes', '5'),
      property('精度', '20', 'μm'),
      property('Hue', '1'),
    ]),
    container('Juggling', []),
  ],
}
const strangeFile = {
  ...strange,
  submodels: [{ ...strange.submodels[0], submodelElements: [capabilities] }],
}

test('what is strange in a file is told, and the rest is read', async () => {
  const reading = (await read(bodyOf(JSON.stringify(strangeFile)))).json()
  expect(reading.notes).toEqual([
    { code: 'property_unknown', facts: { name: 'HueContainer', kind: 'milling' } },
    { code: 'capability_unknown', facts: { name: 'Juggling' } },
  ])
  const list = Buffer.from(reading.lists[0].file.content, 'base64').toString()
  expect(list).toBe('\uFEFFtitle,axes,tolerance\r\n铣削加工,5,20μm\r\n')
})

test('what is broken or hostile is refused, or named by where it breaks the rules', async () => {
  expect(
    (await read(bodyOf(JSON.stringify({ submodels: [{ modelType: 'Submodel' }] })))).json(),
  ).toMatchObject({ capabilities: 0, faults: [{ message: expect.stringContaining('id') }] })
  const refused = async (bytes: string | Uint8Array) =>
    (await read(bodyOf(bytes))).json<{ code: string }>().code
  expect(await refused('no json')).toBe('exchange.no_aas')
  expect(await refused('[1]')).toBe('exchange.no_aas')
  expect(await refused('<aas/>')).toBe('exchange.xml_other')
  expect(await refused(zipSync({ 'a.txt': strToU8('x') }))).toBe('exchange.package_empty')
  expect(await refused(zipSync({ 'a.txt': strToU8('x') }).slice(0, 40))).toBe(
    'kernel.archive_unreadable',
  )
  const deep = `{"submodels":[{"modelType":"Submodel","id":"u","submodelElements":[${'{"modelType":"SubmodelElementCollection","value":['.repeat(30_000)}${']}'.repeat(30_000)}]}]}`
  expect(await refused(deep)).toBe('exchange.too_deep')
})
