/** Environments of shells: valid, conformant, named as their templates name things, and read again as written. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type SchemaObject } from 'ajv'
import { expect, test } from 'vitest'
import type { Element, Environment, Submodel } from '../../domain/exchange/aas.ts'
import { fieldsOf } from '../../domain/catalog/kind.ts'
import { readShells } from '../../domain/exchange/readShells.ts'
import { environmentOf } from '../../domain/exchange/shells.ts'
import { allKinds, valueWords } from '../catalog/index.ts'
import { verifyEnvironment } from './verify.ts'

const aas = join(process.env['BAIGONG_TEST_DATA'] ?? '', 'aas')
const there = process.env['BAIGONG_TEST_DATA'] !== undefined && existsSync(aas)
if (!there) console.warn('the AAS material is not here (BAIGONG_TEST_DATA): its tests are skipped')

const conforms = (json: unknown) => verifyEnvironment(JSON.parse(JSON.stringify(json))).faults

/** Every kind with its sample, as one company offers it. */
async function everything(): Promise<Environment> {
  const kinds = [...(await allKinds()).values()]
  return environmentOf({
    company: {
      ...{ id: '0198f000-0000-7000-8000-000000000001', name: '启衡机电（演示）' },
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

test('environments of every kind keep the rules of the metamodel', async () => {
  const environment = await everything()
  expect(environment.assetAdministrationShells).toHaveLength(22)
  expect(conforms(environment)).toEqual([])
})

test.skipIf(!there)('environments of every kind are valid by the published schema', async () => {
  // It names a draft that this reader of schemas need not fetch.
  const { $schema: _draft, ...schema } = JSON.parse(
    readFileSync(join(aas, 'schema/aas.json'), 'utf8'),
  ) as SchemaObject
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  const check = ajv.compile(schema)
  const whole = check(JSON.parse(JSON.stringify(await everything())))
  expect(check.errors ?? []).toEqual([])
  expect(whole).toBe(true)
})

test.skipIf(!there)(
  'environments name the submodels and elements that their templates name',
  async () => {
    const templates = new Map<string, Submodel>()
    const folder = join(aas, 'smt')
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/Template.*\.json$/.test(path)) continue
      const { submodels = [] } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Environment
      for (const one of submodels) templates.set(one.idShort ?? '', one)
    }
    const { submodels = [] } = await everything()
    const ofKey = ({ semanticId }: Submodel) => semanticId?.keys.at(-1)?.value.trim()
    const names = [
      'CompanyData',
      'ContactInformations',
      'CapabilityDescription',
      'ProductionCalendar',
    ]
    for (const idShort of [...names, 'TechnicalData', 'Nameplate']) {
      const [own] = submodels.filter((one) => one.idShort === idShort)
      const template = templates.get(idShort)!
      expect([idShort, ofKey(own!)]).toEqual([idShort, ofKey(template)])
      const known = new Map(
        template.submodelElements!.map((one) => [
          one.idShort,
          one.semanticId?.keys.at(-1)?.value.trim(),
        ]),
      )
      const isOurs = ({ semanticId }: Element) =>
        semanticId?.keys.at(-1)?.value.startsWith('urn:baigong:') === true
      for (const element of own!.submodelElements!.filter((one) => !isOurs(one))) {
        expect([element.idShort, known.get(element.idShort)]).toEqual([
          element.idShort,
          element.semanticId?.keys.at(-1)?.value,
        ])
      }
    }
  },
)

test.skipIf(!there)(
  'environments of others are read, and what breaks the rules is named',
  async () => {
    const folder = join(aas, 'smt')
    const kinds = [...(await allKinds()).values()]
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.json'),
    )
    const told = files.map((path) => {
      const json: unknown = JSON.parse(readFileSync(join(folder, path), 'utf8'))
      return { notes: readShells(json, kinds).notes.length, faults: verifyEnvironment(json).faults }
    })
    expect(told.length).toBeGreaterThan(15)
    expect(told.every(({ notes }) => notes > 0)).toBe(true)
    expect(told.some(({ faults }) => faults.length > 0)).toBe(true)
  },
)

test('environments are read again as they were written', async () => {
  const kinds = [...(await allKinds()).values()]
  const { lists, notes, capabilities } = readShells(await everything(), kinds)
  expect(capabilities).toBe(kinds.length)
  expect(notes.map(({ code }) => code)).toEqual(['company_named', 'certificates_left'])
  for (const kind of kinds) {
    const [list] = lists.filter(({ kindId }) => kindId === kind.id)
    const said = fieldsOf(kind).filter(([id]) => id in kind.sample.values)
    expect(list?.columns.slice(2)).toEqual(said.map(([id]) => id))
  }
})
