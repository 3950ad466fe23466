/**
 * Keys cover every step, generated from the endpoint list: whatever a person may do here, a key of that person's
 * does with the one scope that is named like the call, gets the very same answer, and is refused without it.
 */
import type { FastifyInstance } from 'fastify'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyEndpoint } from '../domain/kernel/endpoint.ts'
import { isNeverScope } from '../domain/people/apiKey.endpoints.ts'
import { newId } from './kernel/id.ts'
import { sha256Of } from './kernel/sha256.ts'
import { modules } from './modules.ts'
import { castNames, type CastName } from './testing/access/cast.ts'
import { allKnocks } from './testing/access/knocks.ts'
import { doorOf, type Knock } from './testing/access/knock.ts'
import { knockAs } from './testing/access/matrix.ts'
import { openRehearsal, openStage, type Stage } from './testing/access/stage.ts'
import type { World } from './testing/world.ts'

const endpoints = modules.flatMap((module) => module.endpoints)
/** Of a key itself, its kind of persons and sessions none: they look with other eyes, or are nobody. */
const asThemselves = castNames.filter(
  (name): name is Exclude<CastName, 'stranger' | 'viewer' | 'smallKey' | 'fullKey'> =>
    !['stranger', 'viewer', 'smallKey', 'fullKey'].includes(name),
)
type Person = (typeof asThemselves)[number]

/** Calls that no key may have for a scope, and why. */
const personal = {
  'people.session.': 'coming in, acting for another organisation, looking with other eyes',
  'people.account.': 'passwords, addresses and second factors of a person',
  'people.passkey.': 'devices of a person',
  'people.signOn.': 'a browser on its way through an identity provider',
  'people.apiKey.': 'a key that makes keys could not be ended',
  'console.viewing.start': 'looking with other eyes is a session’s',
  'booking.feed.': 'the secret address of a person’s calendar',
  'spaces.signature.sign': 'an agreement is signed by a person who has read it',
}

let w: World
let stage: Stage
let app: FastifyInstance

beforeAll(async () => {
  ;({ world: w, stage } = await openStage())
  app = await openRehearsal(w)
})
afterAll(async () => {
  await app.close()
  await w[Symbol.asyncDispose]()
})

/** A key of somebody's with one scope, as making one would leave it, where the maker may. */
async function keyOf(name: Person, scope: string): Promise<Record<string, string>> {
  const key = `bg_${randomBytes(4).toString('hex')}_${randomBytes(32).toString('base64url')}`
  const { membershipId } = stage.cast[name]
  await w.host.database.owner.query(
    `insert into people.api_key
       (id, org_id, membership_id, name, prefix, key_hash, scopes, made_at, expires_at)
     select $1, m.org_id, m.id, 'test', $2, decode($3, 'hex'), $4, $5, $5::timestamptz + interval '1 day'
     from people.membership m where m.id = $6`,
    [newId(w.now()), key.slice(0, 11), sha256Of(key), [scope], w.now(), membershipId],
  )
  return { authorization: `Bearer ${key}` }
}

type Said = { readonly status: number; readonly code: string | null }

async function say(endpoint: AnyEndpoint, knock: Knock, headers: Record<string, string>) {
  const { statusCode: status, body } = await knockAs(app, endpoint, knock, headers)
  if (status < 400) return { status, code: null }
  return { status, code: (JSON.parse(body) as { code?: string }).code ?? null } satisfies Said
}

type Way = { readonly name: Person; readonly knock: Knock; readonly said: Said }

const lanesAtOnce = 6

type Permits = ReadonlyMap<Person, ReadonlySet<string>>

async function permitsOfAll(): Promise<Permits> {
  const asked = asThemselves.map(async (name) => {
    const { permits } = (await stage.cast[name].get('/api/people/me')).json()
    return [name, new Set<string>(permits)] as const
  })
  return new Map(await Promise.all(asked))
}

/**
 * How a person gets furthest: granted where any knock is, else refused by the act itself and not at the door, so
 * that a key must come as far.
 */
async function wayThrough(endpoint: AnyEndpoint, knocks: readonly Knock[], permits: Permits) {
  const { audience } = endpoint
  const may = asThemselves.filter(
    (name) => typeof audience === 'string' || permits.get(name)!.has(audience.permit),
  )
  let furthest: Way | undefined
  for (const knock of knocks) {
    for (const name of may) {
      const said = await say(endpoint, knock, stage.cast.headers[name])
      if (said.status < 300) return { name, knock, said } satisfies Way
      if (furthest === undefined || furthest.said.status === 404) furthest = { name, knock, said }
    }
  }
  return furthest
}

const own = (endpoint: AnyEndpoint, knocks: ReturnType<typeof allKnocks>): Knock[] => {
  const named = Object.entries(knocks).filter(([key]) => doorOf(key) === endpoint.name)
  return named.length === 0 ? [{}] : named.map(([, knock]) => knock)
}

test('what is a person’s own business is a short list', () => {
  const never = endpoints.filter(({ name }) => isNeverScope(name))
  const unnamed = never.filter(
    ({ name }) => !Object.keys(personal).some((beginning) => name.startsWith(beginning)),
  )
  expect(unnamed).toEqual([])
  expect(never.length).toBeLessThan(60)
  expect(endpoints.length - never.length).toBeGreaterThan(400)
})

test('with its scope a key does what its maker does, and without it nothing', async () => {
  const knocks = allKnocks(stage)
  const wrong: unknown[] = []
  const closed: string[] = []
  let [reached, granted] = [0, 0]
  const permits = await permitsOfAll()
  const look = async (endpoint: AnyEndpoint): Promise<void> => {
    const { name } = endpoint
    const way = isNeverScope(name)
      ? undefined
      : await wayThrough(endpoint, own(endpoint, knocks), permits)
    const who = way?.name ?? 'applicant'
    const knock = way?.knock ?? own(endpoint, knocks)[0]!
    const without = await say(endpoint, knock, await keyOf(who, 'people.none.such'))
    if (without.code !== 'kernel.scope_missing') wrong.push([name, 'without', without])
    if (isNeverScope(name)) return
    if (way === undefined) return void closed.push(name)
    const withScope = await say(endpoint, knock, await keyOf(who, name))
    reached++
    const { status, code } = way.said
    if (withScope.status !== status || withScope.code !== code) wrong.push([name, who, withScope])
    if (status < 300) granted++
  }
  const left = [...endpoints]
  const lane = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await look(next)
  }
  await Promise.all(Array.from({ length: lanesAtOnce }, lane))
  expect(wrong).toEqual([])
  // Whose permission none of the cast has: a role of the operator's making would open them.
  expect(closed.toSorted()).toEqual([])
  expect(reached).toBeGreaterThan(400)
  expect(granted).toBeGreaterThan(300)
}, 180_000)
