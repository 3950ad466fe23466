/** The keys of audiences: what overlaps is visible, and the database says the same as the pure rule. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import {
  isVisible,
  keysOfAudience,
  keysOfOrganisation,
  marketKey,
  type Audience,
  type Belonging,
} from '../../domain/spaces/audience.ts'
import { memberStates } from '../../domain/spaces/member.ts'
import { newId } from '../kernel/id.ts'
import { reading, writing } from '../kernel/work.ts'
import { makeOrganisation } from '../people/samples.ts'
import { world, type World } from '../testing/world.ts'
import { audienceKeysOf } from './index.ts'

let w: World
const few = 6
const orgIds: string[] = []
const spaceIds: string[] = []
const house = { actor: systemActor, requestId: 'test-audience' }

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  await writing(w.host, house, async (work) => {
    for (let at = 0; at < few; at++) {
      const sample = { name: `第${at}单位（演示）`, kind: 'enterprise' } as const
      orgIds.push(await makeOrganisation(work, sample))
      spaceIds.push(newId(work.now))
    }
  })
})
afterAll(async () => {
  await writing(w.host, house, async ({ db }) => {
    await sql`delete from spaces.member`.execute(db)
    await sql`delete from spaces.space`.execute(db)
  })
  await w[Symbol.asyncDispose]()
})

const at = fc.nat({ max: few - 1 })
const worlds = fc.record({
  closed: fc.uniqueArray(at),
  rows: fc.uniqueArray(fc.record({ space: at, org: at, state: fc.constantFrom(...memberStates) }), {
    selector: ({ space, org }) => `${space} ${org}`,
    maxLength: 20,
  }),
})
const audiences: fc.Arbitrary<Audience> = fc.oneof(
  fc.constant({ market: true } as const),
  fc.record({
    spaces: fc.uniqueArray(at).map((list) => list.map((one) => `s${one}`)),
    organisations: fc.uniqueArray(at).map((list) => list.map((one) => `o${one}`)),
  }),
)
const belongings = fc.array(
  fc.record({
    spaceId: at.map((one) => `s${one}`),
    orgId: at.map((one) => `o${one}`),
    member: fc.boolean(),
    active: fc.boolean(),
  }),
)

/** What the words of the rule say, without keys. */
function saysTheRule(audience: Audience, orgId: string | null, known: readonly Belonging[]) {
  if ('market' in audience) return true
  if (orgId === null) return false
  return (
    audience.organisations.includes(orgId) ||
    known.some(
      (one) =>
        one.orgId === orgId && one.member && one.active && audience.spaces.includes(one.spaceId),
    )
  )
}

test('keys overlap exactly where the market, the organisation or one of its active spaces is named', () => {
  const who = fc.option(at.map((one) => `o${one}`))
  fc.assert(
    fc.property(audiences, who, belongings, (audience, orgId, known) => {
      const held = keysOfOrganisation(orgId, known)
      expect(held).toContain(marketKey)
      expect(isVisible(keysOfAudience(audience), held)).toBe(saysTheRule(audience, orgId, known))
    }),
    { numRuns: 2000 },
  )
})

test('more spaces, more organisations and more memberships never hide anything', () => {
  fc.assert(
    fc.property(audiences, belongings, belongings, at, (audience, known, more, org) => {
      const asked = keysOfAudience(audience)
      const before = isVisible(asked, keysOfOrganisation(`o${org}`, known))
      const after = isVisible(asked, keysOfOrganisation(`o${org}`, [...known, ...more]))
      expect(!before || after).toBe(true)
    }),
  )
})

type RandomWorld = {
  readonly closed: readonly number[]
  readonly rows: readonly { readonly space: number; readonly org: number; readonly state: string }[]
}

async function plant({ closed, rows }: RandomWorld): Promise<void> {
  await writing(w.host, house, async ({ db }) => {
    await sql`delete from spaces.member`.execute(db)
    await sql`delete from spaces.space`.execute(db)
    for (const [index, id] of spaceIds.entries()) {
      const isClosed = closed.includes(index)
      await sql`insert into spaces.space (id, owner_org_id, kind, name, joining, listed, state,
          closed_reason, made_at, changed_at)
        values (${id}, ${orgIds[0]}, 'chain', ${`空间${index}`}, 'invited', false,
          ${isClosed ? 'closed' : 'active'}, ${isClosed ? '已经办结' : null}, now(), now())`.execute(
        db,
      )
    }
    for (const { space, org, state } of rows) {
      const why = state === 'removed' ? '按约定移出' : null
      await sql`insert into spaces.member (space_id, org_id, state, reason, changed_at)
        values (${spaceIds[space]}, ${orgIds[org]}, ${state}, ${why}, now())`.execute(db)
    }
  })
}

test('the database gives the same keys as the rule, in random worlds and for strangers', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (random) => {
      await plant(random)
      const known = random.rows.map(({ space, org, state }) => ({
        spaceId: spaceIds[space]!,
        orgId: orgIds[org]!,
        member: state === 'member',
        active: !random.closed.includes(space),
      }))
      for (const orgId of [null, ...orgIds]) {
        const actor = { ...systemActor, orgId }
        const keys = await reading(w.host, { ...house, actor }, audienceKeysOf)
        expect(keys).toEqual(keysOfOrganisation(orgId, known))
      }
    }),
    { numRuns: 40 },
  )
})
