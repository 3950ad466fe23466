/** The large world: every offer whole, rows as the actions would have written them, cut off and gone on with. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../domain/kernel/actor.ts'
import { offerFaults } from '../../../domain/catalog/offer.ts'
import { cardFaults } from '../../../domain/price/card.ts'
import { priceModels } from '../../../domain/price/models.ts'
import { allKinds, layCertificates, layOffers } from '../../catalog/index.ts'
import { market, millingContent, publishedOffer } from '../../catalog/catalog.sample.ts'
import { writing } from '../../kernel/work.ts'
import { layOrganisations } from '../../people/index.ts'
import { makeOrganisation } from '../../people/samples.ts'
import { layCards } from '../../price/index.ts'
import { cardInUse } from '../../price/price.sample.ts'
import { personas, type Personas } from '../../testing/personas.ts'
import { world, type World } from '../../testing/world.ts'
import { inventedCard } from '../inventedCard.ts'
import { randomOf } from '../random.ts'
import { inventedCertificates } from './certificates.ts'
import { inventedOffer } from './invented.ts'
import { makeWorld, worldOf, type Made } from './make.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const asSystem = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-world', now: w.now() }, act)
const rowsOf = async (sql: string, ...values: unknown[]) =>
  (await w.host.database.owner.query(sql, values)).rows

test('an invented offer of any kind is whole, and no two hundred are alike', async () => {
  for (const kind of (await allKinds()).values()) {
    const offers = Array.from({ length: 200 }, (_, at) => inventedOffer(kind, '32', randomOf(at)))
    const faults = offers.flatMap((content) => offerFaults(kind, content))
    expect({ kind: kind.id, faults }).toEqual({ kind: kind.id, faults: [] })
    const values = new Set(offers.map((content) => JSON.stringify(content.values)))
    expect(values.size).toBeGreaterThan(150)
  }
})

const timeless = `- '{id,org_id,made_by,made_at,changed_at,published_at,confirmed_at,demo}'::text[]`

test('laid rows are those that the actions would have written', async () => {
  const acted = await publishedOffer(p.applicant, { code: 'A-1' })
  const kind = (await allKinds()).get('milling')!
  const laid = await asSystem(async (work) => {
    const [orgId] = await layOrganisations(work, [
      { name: '铺设的单位（演示）', kind: 'enterprise', division: '510100' },
    ])
    const made = await makeOrganisation(work, {
      ...{ name: '逐个建立的单位（演示）', kind: 'enterprise', division: '510100' },
    })
    const content = { ...millingContent, code: 'A-1' }
    const publishedAt = w.now()
    await layOffers(work, [{ orgId: orgId!, kind, content, audience: market, publishedAt }])
    return { orgId: orgId!, made }
  })
  const offer = `select to_jsonb(f) ${timeless} as row from catalog.offer f where `
  const [one] = await rowsOf(`${offer} f.id = $1`, acted.id)
  const [other] = await rowsOf(`${offer} f.org_id = $1`, laid.orgId)
  const keys = (row: { keys: string[] }, orgId: string) => ({
    ...row,
    keys: row.keys.map((key) => key.replace(orgId, 'own')),
  })
  expect(keys(other.row, laid.orgId)).toEqual(keys(one.row, p.applicant.org.id))
  const organisation = `select to_jsonb(o) - '{id,name}'::text[] as row from people.organisation o where id = $1`
  const [[byAction], [byLaying]] = await Promise.all([
    rowsOf(organisation, laid.made),
    rowsOf(organisation, laid.orgId),
  ])
  expect(byLaying).toEqual(byAction)
})

test('laid certificates are those that were entered', async () => {
  const today = '2019-07-08'
  const said = inventedCertificates(7, ['milling', 'testing'], today, randomOf(4))
  expect(said.length).toBeGreaterThan(2)
  for (const one of said) {
    const answer = await p.otherApplicant.post('/api/catalog/desk/certificates', {
      ...one,
      scanId: null,
    })
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, ''])
  }
  const orgId = await asSystem(async (work) => {
    const [id] = await layOrganisations(work, [
      { name: '铺设证书的单位（演示）', kind: 'enterprise', division: '510100' },
    ])
    await layCertificates(
      work,
      said.map((one) => ({ ...one, orgId: id! })),
    )
    return id!
  })
  const rows = (of: string) =>
    rowsOf(
      `select to_jsonb(c) - '{id,org_id,changed_at,demo}'::text[] as row from catalog.certificate c
        where c.org_id = $1 order by c.number`,
      of,
    )
  const entered = await rows(p.otherApplicant.org.id)
  expect(entered.length).toBe(said.length)
  expect(await rows(orgId)).toEqual(entered)
  const told = (of: string) =>
    rowsOf(
      `select h.verb, h.facts from kernel.history h join catalog.certificate c
        on c.id::text = h.thing_id and c.org_id = $1 order by c.number`,
      of,
    )
  expect(await told(orgId)).toEqual(await told(p.otherApplicant.org.id))
})

test('laid cards are those that were written and put in use', async () => {
  const content = inventedCard(priceModels.get('milling')!.model, randomOf(9))
  await cardInUse(p.applicant, content)
  const orgId = await asSystem(async (work) => {
    const [id] = await layOrganisations(work, [
      { name: '铺设价目卡的单位（演示）', kind: 'enterprise', division: '510100' },
    ])
    await layCards(work, [{ orgId: id!, modelId: 'milling', content }])
    return id!
  })
  const told = async (of: string) => ({
    cards: await rowsOf(
      `select to_jsonb(c) - '{id,org_id,changed_at,demo}'::text[] as row from price.card c
        where c.org_id = $1`,
      of,
    ),
    steps: await rowsOf(
      `select to_jsonb(t) - '{card_id,taken_by,taken_at}'::text[] as row from price.card_step t
        join price.card c on c.id = t.card_id and c.org_id = $1 order by t.version`,
      of,
    ),
    history: await rowsOf(
      `select h.verb, h.facts from kernel.history h join price.card c
        on c.id::text = h.thing_id and c.org_id = $1 order by h.facts->>'version'`,
      of,
    ),
  })
  const written = await told(p.applicant.org.id)
  expect([written.cards, written.steps, written.history].map((one) => one.length)).toEqual([
    1, 2, 2,
  ])
  expect(await told(orgId)).toEqual(written)
})

test('a world that was cut off goes on where it was, and is the same world', async () => {
  const wish = { ...worldOf(900), organisations: 450 }
  const stop = new AbortController()
  const made: Made[] = []
  await makeWorld(w.host, wish, {
    stop: stop.signal,
    onMade: (standing) => {
      made.push(standing)
      stop.abort()
    },
  })
  await makeWorld(w.host, wish, {
    made: made[0]!,
    onMade: (standing) => void made.push(standing),
  })
  expect(made).toEqual([
    ...[100, 200, 300, 400].map((count) => ({ organisations: count, offers: 2 * count })),
    { organisations: 450, offers: 900 },
  ])
  const [counted] = await rowsOf(`
    select count(*)::int as offers, count(distinct o.name)::int as names,
      count(distinct f.kind_id)::int as kinds, count(distinct f.region)::int as regions
    from catalog.offer f join people.organisation o on o.id = f.org_id
    where f.demo and o.uscc is not null and f.code is null`)
  expect(counted).toMatchObject({ offers: 900, names: 450, kinds: 21 })
  expect(counted.regions).toBeGreaterThan(20)
  const cards = await rowsOf(`select model_id, content from price.card where demo`)
  const faults = cards.flatMap((one) =>
    cardFaults(priceModels.get(one.model_id)!.model, one.content),
  )
  expect(faults).toEqual([])
  expect(new Set(cards.map((one) => JSON.stringify(one.content))).size).toBeGreaterThan(
    cards.length * 0.95,
  )
  const [share] = await rowsOf(
    `select count(*)::int as makers, count(*) filter (where exists (
      select from price.card c where c.org_id = m.org_id))::int as priced
    from (select distinct org_id from catalog.offer
      where demo and code is null and kind_id = any($1)) m`,
    [...priceModels.keys()],
  )
  expect(share.makers).toBeGreaterThan(100)
  expect(share.priced / share.makers).toBeGreaterThan(0.58)
  expect(share.priced / share.makers).toBeLessThan(0.75)
  const listed = (await w.stranger.get('/api/catalog/offers?limit=1')).json()
  expect(listed.total).toBe(902)
})
