/** Environments as XML: equal to what the JSON says, ordered as the schema demands, and read from real packages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { environmentOf } from '../../domain/exchange/shells.ts'
import { allKinds, valueWords } from '../catalog/index.ts'
import { packageOf, readPackage } from './aasx.ts'
import { readXml, xmlBytesMax, xmlDepthMax, xmlOf } from './shellsXml.ts'

const aas = join(process.env['BAIGONG_TEST_DATA'] ?? '', 'aas')
const there = process.env['BAIGONG_TEST_DATA'] !== undefined && existsSync(aas)
if (!there) console.warn('the AAS material is not here (BAIGONG_TEST_DATA): its tests are skipped')

async function everything() {
  const kinds = [...(await allKinds()).values()]
  return environmentOf({
    company: {
      ...{ id: '0198f000-0000-7000-8000-000000000001', name: '启衡机电 & <演示>' },
      region: { zh: '江苏省', en: 'Jiangsu' },
      kinds: kinds.map(({ name }) => name),
      certificates: [
        {
          ...{
            kind: 'iso9001',
            scope: '机加工件',
            checked: true,
            standard: 'ISO 9001:2015',
            issuer: '某认证中心（演示）',
            number: 'Q-1',
          },
          ...{ issuedOn: '2018-01-01', expiresOn: null },
        },
      ],
    },
    offers: kinds.map((kind, at) => ({
      id: `0198f000-0000-7000-8000-${String(at).padStart(12, '0')}`,
      ...{ title: kind.sample.title.zh, summary: kind.about.zh, kind },
      ...{ values: kind.sample.values, confirmedOn: '2019-07-08' },
    })),
    calendar: {
      address: 'https://example.org/calendar.ics',
      outlook: [{ week: '2019-07-08', openHours: 80, freeHours: 12.5 }],
    },
    origin: 'https://example.org',
    words: valueWords,
  })
}

const jsonIn = (text: string): unknown => {
  const reading = readXml(text)
  return reading.ok ? reading.json : reading
}
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('what goes out as XML says what the JSON says, in packages too', async () => {
  const environment = await everything()
  const xml = xmlOf(environment)
  expect(jsonIn(xml)).toEqual(asJson(environment))
  const packed = readPackage(packageOf(xml, 'xml'))
  expect(packed).toEqual({ ok: true, text: xml, format: 'xml' })
  expect(readPackage(packageOf('{}', 'json'))).toEqual({ ok: true, text: '{}', format: 'json' })
})

/** What a group of the schema lets follow each other, with the groups that it names in their place. */
function sequences(xsd: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, { readonly ref?: string; readonly name?: string }[]>()
  let [own, depth]: [{ ref?: string; name?: string }[] | undefined, number] = [undefined, 0]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const { ref, name: called } = attributes as { ref?: string; name?: string }
    if (name === 'xs:complexType' && depth === 0) own = undefined
    else if (name === 'xs:group' && called !== undefined) groups.set(called, (own = []))
    else if (name === 'xs:group' && depth === 0) own?.push({ ref: ref! })
    else if (name === 'xs:element' && depth++ === 0) own?.push({ name: called! })
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'xs:element') depth--
  })
  parser.write(xsd).close()
  const flat = (group: string): string[] =>
    (groups.get(group) ?? []).flatMap(({ ref, name }) => (ref === undefined ? [name!] : flat(ref)))
  return new Map([...groups.keys()].map((group) => [group, flat(group)]))
}

/** Of each element the names of those in it, in their order. */
function childrenIn(xml: string): { readonly name: string; readonly within: string[] }[] {
  const all: { readonly name: string; readonly within: string[] }[] = []
  const open: { readonly name: string; readonly within: string[] }[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    open.at(-1)?.within.push(name)
    const one = { name, within: [] }
    all.push(one)
    open.push(one)
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return all
}

test.skipIf(!there)('elements follow each other as the published XML schema demands', async () => {
  const demanded = sequences(readFileSync(join(aas, 'schema/AAS.xsd'), 'utf8'))
  const told = childrenIn(xmlOf(await everything())).filter(({ name }) => demanded.has(name))
  expect(new Set(told.map(({ name }) => name)).size).toBeGreaterThan(10)
  for (const { name, within } of told) {
    const places = within.map((one) => demanded.get(name)!.indexOf(one))
    expect({ name, within, unknown: places.includes(-1) }).toMatchObject({ unknown: false })
    expect({ name, places }).toEqual({ name, places: places.toSorted((a, b) => a - b) })
  }
})

/** Of these the JSON beside was written by other hands, with empty texts and lists that the XML does not have. */
const otherHands = ['HandoverDocumentation.aasx', 'Sample_TechnicalData.aasx']

test.skipIf(!there)('packages of others that hold XML say what the JSON beside them says', () => {
  const folder = join(aas, 'smt')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const twins = names.filter(
    (name) =>
      name.endsWith('.aasx') &&
      names.includes(name.replace(/aasx$/, 'json')) &&
      !otherHands.some((end) => name.endsWith(end)),
  )
  expect(twins.length).toBeGreaterThan(8)
  for (const name of twins) {
    const reading = readPackage(readFileSync(join(folder, name)))
    const beside = readFileSync(join(folder, name.replace(/aasx$/, 'json')), 'utf8')
    expect([name, reading.ok && reading.format]).toEqual([name, 'xml'])
    expect(reading.ok && jsonIn(reading.text)).toEqual(JSON.parse(beside.replace(/^\uFEFF/, '')))
  }
})

const refused = { ok: false, kind: 'invalid', code: 'exchange.xml_other' }

test('what is no environment of V3, or is made to harm, is refused', () => {
  expect(jsonIn('<aasenv xmlns="http://www.admin-shell.io/aas/2/0"/>')).toMatchObject(refused)
  expect(jsonIn('<environment><submodels></environment>')).toMatchObject(refused)
  const entity = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
  expect(jsonIn(`${entity}<environment>&e;</environment>`)).toMatchObject(refused)
  const deep = '<value>'.repeat(xmlDepthMax)
  expect(jsonIn(`<environment>${deep}</environment>`)).toMatchObject(refused)
  expect(jsonIn(`<environment>${' '.repeat(xmlBytesMax)}</environment>`)).toMatchObject({
    code: 'exchange.xml_too_large',
    facts: { mostMb: 10 },
  })
})

test('names may bear a prefix, and empty wrappers say nothing', () => {
  const xml = `<a:environment xmlns:a="https://admin-shell.io/aas/3/0"><a:submodels><a:submodel>
    <a:id>urn:x</a:id><a:description/><a:submodelElements><a:submodelElementList>
    <a:orderRelevant>false</a:orderRelevant><a:value><a:capability/></a:value>
    </a:submodelElementList></a:submodelElements></a:submodel></a:submodels></a:environment>`
  const list = { modelType: 'SubmodelElementList', orderRelevant: false }
  expect(jsonIn(xml)).toEqual({
    submodels: [
      {
        ...{ modelType: 'Submodel', id: 'urn:x' },
        submodelElements: [{ ...list, value: [{ modelType: 'Capability' }] }],
      },
    ],
  })
})
