/**
 * Every event that the house announces is either told to programs of organisations or is named here as its own
 * business; and in a house in full swing, who would be told of what stands in `docs/access/events.txt`. Read what
 * changes there as if it were code.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import type { EventFacts } from './kernel/module.ts'
import { reading } from './kernel/work.ts'
import { modules } from './modules.ts'
import { openStage } from './testing/access/stage.ts'
import type { World } from './testing/world.ts'

/** What concerns a person, the house itself, or what only those who sit together may know. */
const inner: ReadonlySet<string> = new Set([
  'console.agreement.published',
  'console.announcement.published',
  'console.approval.decided',
  'console.role.changed',
  'console.setting.changed',
  'evaluation.discussion.opened',
  'evaluation.discussion.said',
  'files.version.kept',
  'files.version.passed',
  'files.version.refused',
  'kernel.job.asked',
  'notices.notice.told',
  'notices.parcel.settled',
  'notices.parcel.tried',
  'people.account.protected',
  'people.account.waysChanged',
  'people.code.asked',
  'people.organisation.registered',
  'people.organisation.restoredTest',
  'people.person.disabled',
  'people.person.erased',
  'people.person.signedUp',
  'people.session.viewingStopped',
  'programmes.briefing.joined',
  'programmes.briefing.left',
  'programmes.package.mailPart',
  'programmes.programme.discarded',
  'programmes.winner.imported',
  'programmes.winner.undone',
])

const publishings = modules.flatMap(({ publishes }) => publishes ?? [])
const published = new Set(publishings.map(({ name }) => name))

let w: World
type Kept = { readonly name: string; readonly facts: EventFacts }
let events: readonly Kept[]
let orgs: ReadonlyMap<string, string>

beforeAll(async () => {
  ;({ world: w } = await openStage())
  const { owner } = w.host.database
  events = (await owner.query('select name, facts from kernel.event order by id')).rows
  const named = (await owner.query('select id, name from people.organisation')).rows
  orgs = new Map(named.map(({ id, name }) => [id, name]))
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const announced = /announce\(\s*work,\s*'([a-zA-Z]+\.[a-zA-Z]+\.[a-zA-Z]+)'/g

test('no announced event is forgotten: it is told, or it is the house’s own business', () => {
  const written = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => [
      ...readFileSync(join(import.meta.dirname, path), 'utf8').matchAll(announced),
    ])
    .map(([, name]) => name!)
  const names = [...new Set([...written, ...events.map(({ name }) => name)])]
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name) => !published.has(name) && !inner.has(name))).toEqual([])
  expect([...inner].filter((name) => published.has(name))).toEqual([])
})

/** What an event says beside references: nothing that a person wrote. */
const personal = /[\u4e00-\u9fff]|@/

test('in a house in full swing, every event says what it is declared to say, to whom the table says', async () => {
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const audiences = new Map<string, Set<string>>()
  const faults: string[] = []
  await reading(w.host, { actor: systemActor, requestId: 'test' }, async (work) => {
    for (const { name, facts: whole } of events) {
      // As it is asked again when it is sent: who did it is not kept.
      const { actorId: _actor, orgId: _org, ...facts } = whole
      const publishing = publishings.find((one) => one.name === name)
      if (publishing === undefined) continue
      const told = Object.keys(publishing.data.properties)
      const data = Object.fromEntries(told.map((key) => [key, facts[key] ?? null]))
      if (!ajv.validate(publishing.data, data)) faults.push(`${name}: ${ajv.errorsText()}`)
      if (personal.test(JSON.stringify(data))) faults.push(`${name}: ${JSON.stringify(data)}`)
      const audience = await publishing.audience(work, facts)
      const known = audiences.get(name) ?? new Set<string>()
      audiences.set(name, known)
      if (audience === 'everybody') known.add('everybody')
      else for (const id of audience) known.add(orgs.get(id) ?? id)
    }
  })
  expect([...new Set(faults)]).toEqual([])
  expect(audiences.size).toBeGreaterThan(30)
  const lines = [...audiences]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, known]) => [name, ...[...known].toSorted().map((one) => `  ${one}`)].join('\n'))
  await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('../docs/access/events.txt')
})
