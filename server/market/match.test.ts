/** A need: makers ranked as the rows say, one by one, with what was missed and what would admit more. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { mulberry32 } from '../../domain/kernel/mulberry.ts'
import { workingDaysBetween } from '../../domain/kernel/workingDays.ts'
import {
  noFilters,
  readFilters,
  writeFilters,
  type MarketFilters,
} from '../../domain/market/filters.ts'
import { comparePlaced, needOf, saidOf, standingBy, standingOf } from '../../domain/market/need.ts'
import { holdCapacity } from '../../domain/market/partStanding.ts'
import { kmBetween, seatOf } from '../../domain/market/place.ts'
import { bytesOf, hashOf } from '../../engines/search/segment/words.ts'
import { allKinds, offersAfter, type IndexedOffer } from '../catalog/index.ts'
import { millingContent, publishedOffer } from '../catalog/catalog.sample.ts'
import { reading } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { sameGrade } from './grades.ts'
import { searchReady } from './market.sample.ts'
import { dayOf } from './search/offerDocument.ts'

let w: World
let p: Personas
const offers = 60
const chance = mulberry32(71)
const one = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
const some = <T>(all: readonly T[]): T[] => {
  const chosen = all.filter(() => chance() < 0.5)
  return chosen.length === 0 ? [one(all)] : chosen
}
const maybe = (values: object) => (chance() < 0.6 ? values : {})
const materials = ['aluminium', 'stainless', 'titanium', 'carbonSteel']

function someValues() {
  return {
    maxPart: [one([200, 500, 900]), one([150, 400, 600]), one([100, 300, 500])],
    axes: one([3, 4, 5]),
    materials: some(materials),
    tolerance: one([0.005, 0.01, 0.02, 0.05, 0.1]),
    ...maybe({ roughness: one([0.8, 1.6, 3.2]) }),
    ...maybe({
      batch: one([
        [1, 100],
        [50, 1000],
        [1000, 50_000],
      ]),
    }),
    ...maybe({ fastest: one([3, 8, 15, 30]) }),
    ...maybe({ grades: some(['7075-T6', 'SUS304', '45#', 'TC4']) }),
    ...maybe({ reports: some(['firstArticle', 'cmm', 'material']) }),
    ...maybe({ green: some(['iso14001', 'rohs']) }),
    ...maybe({ probing: one([true, false]) }),
    ...maybe({ years: one([1, 5, 20]) }),
  }
}

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  for (let number = 0; number < offers; number++) {
    const who = one([p.applicant, p.otherApplicant])
    const audience =
      chance() < 0.2 ? { spaces: [], organisations: [p.otherApplicant.org.id] } : undefined
    const content = {
      title: `匹配铣削 ${number}`,
      region: one(['32', '31', '51']),
      values: someValues(),
    }
    await publishedOffer(who, content, audience)
    if (number % 20 === 0) w.travel(new Date(w.now().getTime() + 86_400_000))
  }
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Asker = { readonly get: Personas['applicant']['get'] }

async function match(who: Asker, filters: Partial<MarketFilters>, page = 1) {
  const query = { ...writeFilters({ ...noFilters, ...filters }), page: String(page) }
  const texts = Object.entries(query).map(([key, value]) => [key, String(value)] as const)
  const answer = await who.get(
    `/api/market/matches?${new URLSearchParams(Object.fromEntries(texts)).toString()}`,
  )
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

async function rowsFor(orgId: string | null): Promise<IndexedOffer[]> {
  const start = { actor: systemActor, requestId: 'test-match' }
  const all = await reading(w.host, start, ({ db }) => offersAfter(db, null, 1000))
  const keys = ['market', ...(orgId === null ? [] : [`o:${orgId}`])]
  return all.filter((offer) => offer.keys.some((key) => keys.includes(key)))
}

const untold = { freeMinutes: null, neededMinutes: null }

const point = ({ region, division }: IndexedOffer) =>
  seatOf(division !== null && division.startsWith(region!) ? division : region!)!

/** Every row one by one, without an index. */
async function bruteForce(rows: readonly IndexedOffer[], filters: MarketFilters) {
  const kind = (await allKinds()).get('milling')!
  const today = dayOfMoment(w.now().toISOString())
  const days = filters.due === undefined ? undefined : workingDaysBetween(today, filters.due).count
  const need = needOf(kind, filters, days)
  const { region, near, km } = filters
  return rows
    .filter((row) => row.kindId === 'milling')
    .filter((row) => region.length === 0 || region.includes(row.region!))
    .filter((row) => near === undefined || kmBetween(seatOf(near)!, point(row)) <= km!)
    .map(({ id, values, confirmedAt }) => {
      const { matches } = standingOf(kind, need, saidOf(values), sameGrade)
      // Nobody here tells a calendar: that is asked of each alike.
      const hours = filters.due === undefined ? [] : [holdCapacity(untold)]
      const { misses, score } = standingBy([...matches, ...hours])
      return { id, misses, score, day: dayOf(confirmedAt), tie: hashOf(bytesOf(id)) }
    })
    .toSorted(comparePlaced)
}

const needs: fc.Arbitrary<MarketFilters> = fc
  .record(
    {
      quantity: fc.constantFrom(20, 500, 30_000),
      part: fc.constantFrom([300, 200, 100], [850, 500, 400], [80, 200]),
      due: fc.constantFrom('2019-07-19', '2019-08-30'),
      region: fc.subarray(['32', '31']),
      materials: fc.subarray(materials),
      grades: fc.subarray(['7075', '1045']),
      certificates: fc.subarray(['green.iso14001', 'green.rohs']),
      near: fc.constantFrom('3205', '5101'),
    },
    { requiredKeys: ['region', 'materials', 'grades', 'certificates'] },
  )
  .chain((parts) =>
    fc
      .record({
        tolerance: fc.constantFrom(undefined, 0.008, 0.02, 0.06),
        axes: fc.constantFrom(undefined, 4, 5),
        roughness: fc.constantFrom(undefined, 1, 2),
        reports: fc.subarray(['cmm', 'material']),
        probing: fc.boolean(),
      })
      .map(({ tolerance, axes, roughness, reports, probing }) => ({
        ...noFilters,
        ...parts,
        kind: 'milling',
        ...(parts.near === undefined ? {} : { km: 200 }),
        limits: [
          ...(tolerance === undefined ? [] : [{ field: 'tolerance', max: tolerance }]),
          ...(axes === undefined ? [] : [{ field: 'axes', min: axes }]),
          ...(roughness === undefined ? [] : [{ field: 'roughness', max: roughness }]),
        ],
        choices: [
          ...(reports.length === 0 ? [] : [{ field: 'reports', any: reports }]),
          ...(probing ? [{ field: 'probing', any: ['true'] }] : []),
        ],
      })),
  )

const runs = Number(process.env['MARKET_RUNS'] ?? 40)

test('the ranking is that of the rows, held against the need one by one', async () => {
  await searchReady(w.host)
  const askers = [
    [w.stranger, null],
    [p.otherApplicant, p.otherApplicant.org.id],
  ] as const
  for (const [who, orgId] of askers) {
    const rows = await rowsFor(orgId)
    await fc.assert(
      fc.asyncProperty(needs, async (filters) => {
        const expected = await bruteForce(rows, filters)
        const answer = await match(who, filters)
        const found = answer.rows.map((row: { id: string; misses: number; score: number }) => ({
          ...{ id: row.id, misses: row.misses, score: row.score },
        }))
        expect(found).toEqual(
          expected.slice(0, 20).map(({ id, misses, score }) => ({ id, misses, score })),
        )
        expect([answer.admitted, answer.admitted + answer.nearly]).toEqual([
          expected.filter(({ misses }) => misses === 0).length,
          expected.length,
        ])
        // Each change admits as many more as it says.
        const kind = (await allKinds()).get('milling')!
        for (const change of answer.changes) {
          const after = await match(who, readFilters(change.query))
          expect([kind.id, after.admitted]).toEqual([kind.id, answer.admitted + change.offers])
        }
      }),
      { numRuns: runs, seed: 12 },
    )
  }
}, 120_000)

test('a maker is told field by field, on its axis, and what the kind does not ask is named', async () => {
  const values = { ...millingContent.values, tolerance: 0.03, fastest: 10, axes: 9 }
  const { id } = await publishedOffer(p.applicant, { title: '九轴联动铣削', region: '65', values })
  await expect
    .poll(async () => (await match(w.stranger, { kind: 'milling', region: ['65'] })).admitted)
    .toBe(1)
  const answer = await match(w.stranger, {
    kind: 'milling',
    region: ['65'],
    text: '叶轮',
    quantity: 200,
    limits: [
      { field: 'tolerance', max: 0.02 },
      { field: 'fastest', max: 15 },
    ],
  })
  expect(answer).toMatchObject({
    admitted: 0,
    nearly: 1,
    unused: ['text'],
    changes: [
      {
        label: { zh: '可达尺寸公差（±）' },
        wants: { zh: '0.02 mm' },
        admits: { zh: '0.03 mm' },
        offers: 1,
        query: { limits: 'fastest:..15;tolerance:..0.03' },
      },
    ],
    rows: [
      {
        id,
        misses: 1,
        axes: [
          { axis: 'T', closeness: 4.5 / 7 },
          { axis: 'Q', closeness: 2 / 3 },
        ],
        fields: [
          {
            field: 'tolerance',
            axis: 'Q',
            strict: true,
            outcome: 'missed',
            wants: { zh: '0.02 mm' },
            says: { zh: '0.03 mm' },
          },
          { field: 'batch', axis: 'T', outcome: 'unknown', says: null },
          { field: 'fastest', axis: 'T', outcome: 'met' },
        ],
      },
    ],
  })
  const without = await w.stranger.get('/api/market/matches?quantity=5')
  expect(without.json().code).toBe('market.need_without_kind')
})
