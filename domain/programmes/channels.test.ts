import { expect, test } from 'vitest'
import guangdong from '../../data/programmes/guangdong-2018.json' with { type: 'json' }
import y2018 from '../../data/programmes/shuangchuang-2018.json' with { type: 'json' }
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import sichuan from '../../data/programmes/sichuan-2018.json' with { type: 'json' }
import { mayTravel, routesOf, type Place } from './channels.ts'
import { asProgramme } from './programmeCheck.ts'
import type { ProgrammeDefinition } from './programme.ts'

const top18 = asProgramme(y2018)!
const top19 = asProgramme(y2019)!
const lower18 = [asProgramme(guangdong)!, asProgramme(sichuan)!]

/** Each way as its key, kind, whether a rule opens it, and who gets a copy. */
function told(top: ProgrammeDefinition, lower: readonly ProgrammeDefinition[], place: Place) {
  const { ways, shut, ask } = routesOf(top, lower, place)
  return {
    ways: ways.map(({ key, kind, settled, copies }) => [
      key,
      kind,
      settled,
      copies.map(({ programme, unit }) => `${programme}/${unit}`).join(),
    ]),
    shut: shut.map(({ code }) => code),
    ask,
  }
}

const d18 = 'shuangchuang-2018'
const d19 = 'shuangchuang-2019'
test.each<[string, ProgrammeDefinition, ProgrammeDefinition[], Place, object]>([
  [
    'an ordinary city goes to its province',
    top19,
    [],
    { division: '320500' },
    { ways: [[`${d19}/32`, 'own', true, '']], shut: [], ask: null },
  ],
  [
    'a city with a channel of its own goes there, the province is only possible',
    top19,
    [],
    { division: '440305' },
    {
      ways: [
        [`${d19}/4403`, 'own', true, `${d19}/44`],
        [`${d19}/44`, 'throughParent', false, ''],
      ],
      shut: [],
      ask: null,
    },
  ],
  [
    'where only the province is known, the city is asked',
    top19,
    [],
    { division: '440000' },
    { ways: [[`${d19}/44`, 'own', true, '']], shut: [], ask: 'division' },
  ],
  [
    'a city of the Corps may belong to either',
    top19,
    [],
    { division: '659001' },
    { ways: [[`${d19}/65`, 'own', true, '']], shut: [], ask: 'affiliation' },
  ],
  [
    'the Corps serves those who belong to it',
    top19,
    [],
    { division: '659001', affiliation: 'xpcc' },
    {
      ways: [
        [`${d19}/XPCC`, 'affiliation', true, ''],
        [`${d19}/65`, 'own', true, ''],
      ],
      shut: [],
      ask: null,
    },
  ],
  [
    'the code of the Corps leads to it as well',
    top19,
    [],
    { division: 'XPCC' },
    { ways: [[`${d19}/XPCC`, 'affiliation', true, '']], shut: [], ask: null },
  ],
  [
    'Guangdong opens a second way for Shenzhen',
    top18,
    lower18,
    { division: '440300' },
    {
      ways: [
        [`${d18}/4403`, 'own', true, ''],
        [`guangdong-2018/4403>${d18}/44`, 'throughParent', true, ''],
      ],
      shut: [],
      ask: null,
    },
  ],
  [
    'another city of Guangdong goes through two levels',
    top18,
    lower18,
    { division: '441900' },
    { ways: [[`guangdong-2018/4419>${d18}/44`, 'own', true, '']], shut: [], ask: null },
  ],
  [
    'Chengdu goes to the ministry with a copy to the province, and not through it',
    top18,
    lower18,
    { division: '510100' },
    {
      ways: [[`${d18}/5101`, 'own', true, `${d18}/51`]],
      shut: ['programmes.way_shut_direct_only'],
      ask: null,
    },
  ],
  [
    'a central group has a channel in 2018',
    top18,
    lower18,
    { division: null, affiliation: 'centralGroup' },
    { ways: [[`${d18}/CENTRAL`, 'affiliation', true, '']], shut: [], ask: null },
  ],
  [
    'and none in 2019',
    top19,
    [],
    { division: null, affiliation: 'centralGroup' },
    { ways: [], shut: [], ask: null },
  ],
  [
    'nothing known, the place is asked',
    top19,
    [],
    { division: null },
    { ways: [], shut: [], ask: 'division' },
  ],
])('%s', (_, top, lower, place, expected) => {
  expect(told(top, lower, place)).toEqual(expected)
})

test('city levels added to a file recommend to their province', () => {
  const file = structuredClone(y2019) as any
  file.unitKinds.push({ code: 'city', name: { zh: '地级市', en: 'City' } })
  file.units.push({
    ...structuredClone(file.units.find(({ code }: any) => code === '2102')),
    code: '3205',
    region: '3205',
    kind: 'city',
    parent: '32',
    channel: 'parent',
    copyTo: { value: null, source: 'unknown' },
  })
  expect(told(asProgramme(file)!, [], { division: '320500' })).toEqual({
    ways: [[`${d19}/3205>${d19}/32`, 'own', true, '']],
    shut: [],
    ask: null,
  })
})

test('a unit that recommends elsewhere sends nothing to its parent either', () => {
  const file = structuredClone(y2019) as any
  const city = file.units.find(({ code }: any) => code === '2102')
  city.channel = 'elsewhere'
  city.direct = { programme: 'another', unit: '2102' }
  expect(told(asProgramme(file)!, [], { division: '210200' }).ways).toEqual([
    [`${d19}/21`, 'throughParent', false, ''],
  ])
})

test('the route says who recommends, in the reader’s language', () => {
  expect(routesOf(top19, [], { division: '440300' }, 'en')).toMatchObject({
    code: 'programmes.route_by_region',
    facts: { programme: d19, unit: '4403', name: 'Shenzhen' },
  })
})

test('a project travels one way only', () => {
  const own = `${d18}/4403`
  const through = `guangdong-2018/4403>${d18}/44`
  expect(mayTravel([], own)).toEqual({ ok: true })
  expect(mayTravel([own], own)).toEqual({ ok: true })
  expect(mayTravel([through], own)).toEqual({
    ok: false,
    kind: 'conflict',
    code: 'programmes.project_travels_elsewhere',
    facts: { way: through, wanted: own },
  })
})
