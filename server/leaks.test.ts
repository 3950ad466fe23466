/**
 * Every endpoint of every module × everybody, generated from the endpoint list. Each door is knocked at with
 * things that exist and a body that it takes, by each of the cast; what each may see and do stands in
 * `docs/access`, a paragraph a door, and an endpoint without one fails. Every knock is a rehearsal: it goes its
 * whole way and is undone, so that each finds the same house.
 *
 * A new endpoint: add its knock (`testing/access/knocks.*.ts`), run this file with `-u`, and read what was
 * added to `docs/access` as if it were code.
 */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isNeverScope } from '../domain/people/apiKey.endpoints.ts'
import { searchReady } from './market/market.sample.ts'
import { modules } from './modules.ts'
import { castNames, smallScopes, type CastName } from './testing/access/cast.ts'
import { doorOf, needsLine, type Knocks } from './testing/access/knock.ts'
import { allKnocks } from './testing/access/knocks.ts'
import { knockAll, knockAs, tableOf, type Answered } from './testing/access/matrix.ts'
import { secretNames, secrets, type SecretName } from './testing/access/secrets.ts'
import { openRehearsal, openStage, type Stage } from './testing/access/stage.ts'
import { timeDifference } from './testing/access/timing.ts'
import { differences, knockAtNothing } from './testing/access/unknown.ts'
import type { World } from './testing/world.ts'

const endpoints = modules.flatMap((module) => module.endpoints)

let w: World
let stage: Stage
let app: FastifyInstance
let knocks: Knocks
let answers: readonly Answered[]
let kept: unknown

async function whatIsKept() {
  const { rows } = await w.host.database.owner.query(
    `select (select count(*) from kernel.history) as history, (select count(*) from kernel.event) as events,
      (select count(*) from people.person) as people, (select count(*) from notices.letter) as letters`,
  )
  return rows
}

beforeAll(async () => {
  ;({ world: w, stage } = await openStage())
  await searchReady(w.host)
  app = await openRehearsal(w)
  knocks = allKnocks(stage)
  kept = await whatIsKept()
  answers = await knockAll(app, stage, endpoints, knocks)
})
afterAll(async () => {
  await app.close()
  await w[Symbol.asyncDispose]()
})

test('every door that names a thing or takes a body is knocked at with one, and no knock is for nobody', () => {
  const knocked = new Set(Object.keys(knocks).map(doorOf))
  const names = new Set(endpoints.map(({ name }) => name))
  const silent = endpoints.filter((one) => needsLine(one) && !knocked.has(one.name))
  expect(silent.map(({ name }) => name)).toEqual([])
  expect([...knocked].filter((name) => !names.has(name))).toEqual([])
})

test('no knock is a bug, none fails for its shape, every refusal has its code, and nothing is left behind', async () => {
  const faults = answers.filter(
    ({ status, code }) =>
      status >= 500 || code === 'kernel.input_invalid' || (status >= 400 && code === null),
  )
  expect(
    faults.map(({ key, name, status, body }) => [key, name, status, body.slice(0, 300)]),
  ).toEqual([])
  expect(await whatIsKept()).toEqual(kept)
})

/** Open to whom it concerns; for others' sake the act itself asks for the permission. */
const asksAgain: ReadonlySet<string> = new Set(['people.member.handOver'])

/** What the door itself says to this one; null where it opens. */
function saidAtTheDoor(
  { endpoint, name }: Answered,
  { permits, homeless }: { readonly permits: ReadonlySet<string>; readonly homeless: boolean },
): string | null {
  const { audience } = endpoint
  if (name === 'stranger') return audience === 'public' ? null : 'kernel.sign_in_first'
  if (name === 'smallKey' && !smallScopes.includes(endpoint.name)) return 'kernel.scope_missing'
  if (typeof audience === 'string' || permits.has(audience.permit)) return null
  // A key has only scopes that its maker's roles open.
  if (name === 'fullKey') return 'kernel.scope_missing'
  return homeless ? 'kernel.no_organisation' : 'kernel.permit_missing'
}

test('the door opens to whom its declaration opens it, and who looks with other eyes changes nothing', async () => {
  const me = { method: 'GET', url: '/api/people/me' } as const
  const known = new Map<CastName, Parameters<typeof saidAtTheDoor>[1]>()
  for (const name of castNames) {
    const answer = await app.inject({ ...me, headers: stage.cast.headers[name] })
    const said = answer.statusCode === 200 ? answer.json() : { permits: [], actingOrg: null }
    known.set(name, { permits: new Set(said.permits), homeless: said.actingOrg === null })
  }
  known.set('fullKey', known.get('applicant')!)
  const atDoor = new Set(['kernel.sign_in_first', 'kernel.permit_missing', 'kernel.scope_missing'])
  const wrong = answers.filter((one) => {
    if (asksAgain.has(one.endpoint.name)) return false
    if (one.name === 'fullKey' && isNeverScope(one.endpoint.name)) {
      return one.code !== 'kernel.scope_missing'
    }
    const meant = saidAtTheDoor(one, known.get(one.name)!)
    return meant === null ? atDoor.has(one.code ?? '') : one.code !== meant
  })
  expect(wrong.map(({ key, name, status, code }) => [key, name, status, code])).toEqual([])
  const changed = answers.filter(
    ({ endpoint, name, status }) => name === 'viewer' && endpoint.method !== 'GET' && status < 400,
  )
  expect(changed.map(({ key }) => key).toSorted()).toEqual([
    'people.session.signOut',
    'people.session.stopViewing',
  ])
})

test('what each may see and do is what the table says', async () => {
  for (const module of modules) {
    const own = new Set(module.endpoints)
    const table = tableOf(answers.filter(({ endpoint }) => own.has(endpoint)))
    await expect(table).toMatchFileSnapshot(`../docs/access/${module.name}.txt`)
  }
})

test('every secret is shown to each who may read it, and to nobody else', () => {
  const readers = (secret: SecretName) =>
    castNames.filter((name) =>
      answers.some((one) => one.name === name && one.secrets.includes(secret)),
    )
  const shown = secretNames.map((secret) => [secret, readers(secret)])
  const meant = secretNames.map((secret) => [
    secret,
    castNames.filter((name) => (secrets[secret].mayRead as readonly CastName[]).includes(name)),
  ])
  expect(shown).toEqual(meant)
})

test('of a thing that one may not know exactly that is said which is said of one that is not there', async () => {
  // Whose desk the file is on may know it, and then hears that the other of the two is missing.
  const oneOfTwo = ({ key, name }: Answered) =>
    key === 'programmes.winner.match' && name === 'provincialOfficer'
  const hidden = answers.filter((one) => one.status === 404 && !oneOfTwo(one))
  expect(hidden.length).toBeGreaterThan(500)
  expect(await differences(app, stage.cast, hidden)).toEqual([])
})

/** Key of the knock, and who must not know the thing. */
const guarded = [
  ['programmes.application.readDraft', 'otherApplicant'],
  ['programmes.guest.read', 'cityOfficer'],
  ['programmes.recommendation.read', 'cityOfficer'],
  ['programmes.candidate.read', 'otherOfficer'],
  ['programmes.submission.read', 'applicant'],
  ['programmes.package.read', 'provincialOfficer'],
  ['programmes.package.downloadPart', 'provincialOfficer'],
  ['files.version.read', 'otherApplicant'],
  ['files.version.download', 'otherApplicant'],
  ['catalog.offer.read · by name', 'cityOfficer'],
  ['catalog.offer.open', 'otherApplicant'],
  ['parts.part.open', 'otherApplicant'],
  ['parts.analysis.read', 'otherApplicant'],
  ['parts.view.mesh', 'otherApplicant'],
  ['booking.outlook.read · by name', 'cityOfficer'],
  ['exchange.offer.download · by name', 'cityOfficer'],
  ['spaces.agreement.read · space', 'otherApplicant'],
  ['spaces.space.read · unlisted', 'otherApplicant'],
] as const

test.each(guarded)(
  '%s takes %s no longer or shorter than a thing that is not there',
  async (key, name) => {
    const { endpoint, knock } = answers.find((one) => one.key === key)!
    const headers = stage.cast.headers[name]
    const known = () => knockAs(app, endpoint, knock, headers)
    const unknown = () => knockAs(app, endpoint, knockAtNothing(knock)!, headers)
    expect([(await known()).statusCode, (await unknown()).statusCode]).toEqual([404, 404])
    expect(await timeDifference(known, unknown)).toBeNull()
  },
)
