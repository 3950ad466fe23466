/**
 * Bar: what a page of the market costs depends on what it shows, not on what is offered: p95 at a million offers at
 * most twice that at ten thousand. Those who ask see as much in both houses; organisations and offers of others grow.
 */
import type { FastifyInstance } from 'fastify'
import { systemActor } from '../../domain/kernel/actor.ts'
import { inventedOffer } from '../../server/demo/world/invented.ts'
import { makeWorld, worldOf } from '../../server/demo/world/make.ts'
import { randomOf } from '../../server/demo/random.ts'
import { allKinds, layOffers } from '../../server/catalog/index.ts'
import { newId } from '../../server/kernel/id.ts'
import { writing, type Writing } from '../../server/kernel/work.ts'
import { makeApp } from '../../server/listen.ts'
import { searchOf } from '../../server/market/index.ts'
import { searchReady } from '../../server/market/market.sample.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
} from '../../server/people/samples.ts'
import { compareGrown, type AskedHouse, type AskedPage } from './grown.ts'
import { withPlace, type Place } from './place.ts'
import { machine, type Report } from './report.ts'

export type GrowthMarketOptions = {
  readonly seed: number
  /** Offers in the market before and after it grows. */
  readonly few: number
  readonly many: number
  readonly requests: number
}

/** Offers of the organisation that is asked for and asks. */
const own = 200
const offersOfWhat = '关节臂壳体'

type Made = {
  readonly orgId: string
  readonly offerId: string
  readonly maker: string
  readonly operator: string
}

async function makeAsker(work: Writing, key: string, orgId: string, role: string): Promise<string> {
  const sample = { name: '周亦舟', email: `market.${key}@demo.test`, passwordHash: '' }
  const personId = await makePerson(work, sample)
  await makeMembership(work, personId, orgId, [role])
  return makeSession(work, personId, orgId)
}

/** One maker with its offers, which nobody else names so, and somebody who operates the market. */
function makeAskers({ host }: Place, seed: number): Promise<Made> {
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  return writing(host, start, async (work) => {
    const name = '蓝汀精密机械有限公司（演示）'
    const orgId = await makeOrganisation(work, { name, kind: 'enterprise' })
    const operator = await makeOrganisation(work, { name: '运营中心（演示）', kind: 'operator' })
    const kind = (await allKinds()).get('turning')!
    const random = randomOf(seed)
    await layOffers(
      work,
      Array.from({ length: own }, () => ({
        ...{ orgId, kind, audience: { market: true }, publishedAt: host.clock.now() },
        content: { ...inventedOffer(kind, '51', random), title: offersOfWhat },
      })),
    )
    const { id } = await work.db
      .selectFrom('catalog.pub_offer')
      .where('org_id', '=', orgId)
      .orderBy('id')
      .limit(1)
      .select('id')
      .executeTakeFirstOrThrow()
    return {
      ...{ orgId, offerId: id! },
      maker: await makeAsker(work, 'maker', orgId, 'applicant.admin'),
      operator: await makeAsker(work, 'operator', operator, 'operator.admin'),
    }
  })
}

function pagesOf({ orgId, offerId, maker, operator }: Made): AskedPage[] {
  const said = encodeURIComponent(offersOfWhat)
  const visitor = null
  return [
    {
      what: 'offers found by a rare word',
      path: `/api/market/offers?text=${said}`,
      token: visitor,
    },
    { what: 'plain list of offers', path: '/api/catalog/offers', token: visitor },
    { what: 'an offer', path: `/api/catalog/offers/${offerId}`, token: visitor },
    {
      what: 'capacity of an offer',
      path: `/api/booking/offers/${offerId}/outlook`,
      token: visitor,
    },
    { what: 'a company', path: `/api/catalog/companies/${orgId}`, token: visitor },
    {
      what: 'certificates of a company',
      path: `/api/catalog/companies/${orgId}/certificates`,
      token: visitor,
    },
    {
      what: 'capacity of a company',
      path: `/api/booking/companies/${orgId}/outlook`,
      token: visitor,
    },
    { what: 'own offers', path: '/api/catalog/desk/offers', token: maker },
    { what: 'an own offer', path: `/api/catalog/desk/offers/${offerId}`, token: maker },
    { what: 'board of a maker', path: '/api/market/board', token: maker },
    { what: 'own capacities', path: '/api/booking/desk/capacities', token: maker },
    { what: 'supply, counted', path: '/api/market/supply', token: operator },
    { what: 'searches in vain', path: '/api/market/unmet', token: operator },
  ]
}

type Grown = AskedHouse & {
  readonly postgres: string
  readonly laidSeconds: number
  readonly indexSeconds: number
}

const secondsSince = (begun: number): number => Math.round((performance.now() - begun) / 100) / 10

/** A busy machine takes its time; how long is what is told. */
const indexedWithinMs = 30 * 60_000

/** The index made from the rows by the process that searches, until it answers. */
async function indexed({ host }: Place): Promise<number> {
  const begun = performance.now()
  await searchReady(host, indexedWithinMs)
  return secondsSince(begun)
}

function withOffers<T>(
  offers: number,
  seed: number,
  act: (grown: Grown) => Promise<T>,
): Promise<T> {
  return withPlace(async (place) => {
    const begun = performance.now()
    await makeWorld(place.host, { ...worldOf(offers - own), seed })
    const made = await makeAskers(place, seed)
    const { owner } = place.host.database
    await owner.query('vacuum analyze')
    const laidSeconds = secondsSince(begun)
    const app: FastifyInstance = await makeApp(place.host)
    try {
      const indexSeconds = await indexed(place)
      const { postgres } = place
      return await act({ app, pages: pagesOf(made), postgres, laidSeconds, indexSeconds })
    } finally {
      await app.close()
      await searchOf(place.host).close()
    }
  })
}

export function benchGrowthMarket(options: GrowthMarketOptions): Promise<Report> {
  const { seed, few, many, requests } = options
  return withOffers(few, seed, (small) =>
    withOffers(many, seed, async (large) => {
      const pages = await compareGrown(small, large, requests)
      const index = { who: 'baigong', what: 'index made from the rows of the database' }
      const ms = Math.round(large.indexSeconds * 1000)
      return {
        ...{ name: 'growth-market', machine: machine(), seed },
        versions: { node: process.version, postgres: large.postgres },
        sizes: { few, many, requests, seconds_to_lay: large.laidSeconds },
        results: [
          ...pages,
          { ...index, p50_ms: ms, p95_ms: ms, ms_few: Math.round(small.indexSeconds * 1000) },
        ],
      }
    }),
  )
}
