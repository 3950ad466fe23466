/** Every call of review and recommendation × every persona: who may knock, and what the answer tells. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { endpointsOf, type AnyEndpoint } from '../../domain/kernel/endpoint.ts'
import * as candidate from '../../domain/programmes/candidate.endpoints.ts'
import * as objection from '../../domain/programmes/objection.endpoints.ts'
import * as publicity from '../../domain/programmes/publicity.endpoints.ts'
import * as recommendation from '../../domain/programmes/recommendation.endpoints.ts'
import * as winner from '../../domain/programmes/winner.endpoints.ts'
import { writing } from '../kernel/work.ts'
import { personaNames, personas, type PersonaName, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  makeApplicant,
  makeFile,
  makeProgramme,
  makeRanked,
  officerPermits,
} from './samples.ts'

let w: World
let p: Personas
let ids: Record<string, string>
const permits: Record<string, Set<string>> = {}
const programmeId = 'shuangchuang-2019'
/** Words that only those of the province may ever read before the publicity. */
const secrets = ['绝密排序平台', '岷江试制有限公司', '名额用尽仍须推荐的理由', '平台权属不清的异议']
const reason = '这是一条足够长的理由，用于通过输入检查。'
const endpoints = endpointsOf(candidate, recommendation, publicity, objection, winner)

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  const crowded = {
    ...definition,
    units: definition.units.map((unit) =>
      unit.code === '51'
        ? {
            ...unit,
            quota: {
              ...unit.quota,
              value: { max: 1, strength: 'inPrinciple' as const, conditional: [] },
            },
          }
        : unit,
    ),
  }
  const ranked = await writing(
    w.host,
    { actor: systemActor, requestId: 'test-setup' },
    async (work) => {
      await makeProgramme(work, crowded, {
        orgId: p.orgs.office.id,
        seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
      })
      const made = []
      for (const serial of [1, 2]) {
        const name = `岷江试制有限公司${serial}（演示）`
        const applicant = await makeApplicant(work, { serial, name })
        const wish = { programmeId, applicant, directions: ['8'], title: `绝密排序平台${serial}` }
        const file = await makeFile(work, wish)
        const reasons = { quota: '名额用尽仍须推荐的理由：链主企业牵头。' }
        const at = { programmeId, unit: '51' }
        await makeRanked(work, officer, at, file.candidateId, reasons)
        made.push(file)
      }
      return made
    },
  )
  const { owner } = w.host.database
  const granted = await owner.query(
    `select m.person_id, r.permits from people.membership m join people.role r on r.code = any (m.roles)`,
  )
  for (const row of granted.rows) {
    permits[row.person_id] = new Set([...(permits[row.person_id] ?? []), ...row.permits])
  }
  const { rows } = await owner.query('select id from programmes.exception')
  ids = {
    candidate: ranked[0]!.candidateId,
    exception: rows[0].id,
    ...(await cancelledPublicity()),
  }
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** A publicity that was called off, with an objection: names and objection are the unit's again. */
async function cancelledPublicity() {
  const base = `/api/programmes/${programmeId}/units/51/publicities`
  const { id } = (await p.provincialOfficer.post(base, {})).json()
  const path = `/api/programmes/publicities/${id}`
  await w.stranger.post(`${path}/objections`, {
    objector: { name: '孙正言', mobile: '13800138000' },
    text: '平台权属不清的异议，请予核查。',
    evidence: '见附件。',
  })
  const { rows } = (await p.provincialOfficer.get(`${path}/objections`)).json()
  await p.provincialOfficer.post(`${path}/cancel`, { reason })
  return { publicity: id, objection: rows[0].id }
}

/** Paths with ids that exist, so that a refusal is a refusal and no mistake. */
function pathOf({ path }: AnyEndpoint): string {
  const noun = ['exception', 'objection', 'publicit'].find((part) => path.includes(`/${part}`))
  const id = noun === 'publicit' ? ids['publicity'] : ids[noun ?? 'candidate']
  return path
    .replace(':programmeId', programmeId)
    .replace(':unit', '51')
    .replace(':condition', 'any')
    .replace(':winnerId', '01900000-0000-7000-8000-000000000001')
    .replace(':receiptNo', 'YY2019-0000-0000-0000')
    .replace(':id', path.startsWith('/api/programmes/publicities') ? ids['publicity']! : id!)
}

/** A body that passes the door of its endpoint, so that the rules behind it are reached. */
const bodies: Readonly<Record<string, object>> = {
  'programmes.candidate.check': { results: [{ item: 'classified', result: 'pass' }] },
  'programmes.candidate.return': { reasons: [{ at: null, text: reason }] },
  'programmes.candidate.decline': { reason },
  'programmes.candidate.recall': { reason },
  'programmes.candidate.opinion': { opinion: '同意' },
  'programmes.recommendation.undo': { version: 0 },
  'programmes.recommendation.sendToCheck': { version: 0 },
  'programmes.recommendation.pass': { version: 0 },
  'programmes.recommendation.sendBack': { reason },
  'programmes.recommendation.sign': {
    version: 0,
    documentNumber: '文〔2019〕1号',
    documentDate: '2019-07-01',
  },
  'programmes.recommendation.withdrawSignature': { reason },
  'programmes.recommendation.look': { version: 0 },
  'programmes.exception.decide': { confirm: false, note: reason },
  'programmes.quotaCondition.confirm': { holds: true, reason },
  'programmes.publicity.cancel': { reason },
  'programmes.objection.raise': {
    objector: { name: '孙正言', mobile: '13800138000' },
    text: reason,
    evidence: reason,
  },
  'programmes.objection.accept': { answer: reason },
  'programmes.objection.reject': { answer: reason },
  'programmes.winner.preview': { series: 'shuangchuang', fileName: 'a.csv', content: 'YSxi' },
  'programmes.winner.undo': { reason },
  'programmes.winner.match': { same: true, reason },
}

function bodyOf({ name }: AnyEndpoint): object {
  if (name === 'programmes.candidate.passMany') return { ids: [ids['candidate']] }
  if (name === 'programmes.recommendation.rank') {
    return { change: { kind: 'remove', candidateId: ids['candidate'], version: 0 } }
  }
  return bodies[name] ?? {}
}

function knock(who: Caller, endpoint: AnyEndpoint) {
  return who.inject({
    method: endpoint.method,
    url: pathOf(endpoint),
    ...(endpoint.method === 'GET' ? {} : { payload: bodyOf(endpoint) }),
  })
}

/** Those who sit at the province's desk. Everybody else must learn nothing of its files. */
const provincial = new Set(['provincialOfficer', 'provincialAdmin', 'checker', 'leader'])

test('the secrets of the matrix are there: the province reads them', async () => {
  const list = `/api/programmes/${programmeId}/units/51/recommendation`
  const objections = `/api/programmes/publicities/${ids['publicity']}/objections`
  const read = await Promise.all([list, objections].map((path) => p.provincialOfficer.get(path)))
  const all = read.map(({ body }) => body).join()
  for (const secret of secrets) expect(all).toContain(secret)
})

/** What is wrong with one answer to one persona; nothing is right. */
async function faultsOf(endpoint: AnyEndpoint, name: 'stranger' | PersonaName): Promise<string[]> {
  const { audience } = endpoint
  const answer = await knock(p[name], endpoint)
  const code: unknown = answer.statusCode >= 400 ? answer.json().code : null
  const granted = name === 'stranger' ? new Set<string>() : permits[p[name].personId]!
  const open = audience === 'public' || audience === 'signedIn' || granted.has(audience.permit)
  const wrong = {
    'a bug': answer.statusCode >= 500,
    'a knock that never reached the rules': code === 'kernel.input_invalid',
    'a problem without code': answer.statusCode >= 400 && typeof code !== 'string',
    'open to strangers': name === 'stranger' && audience !== 'public' && answer.statusCode !== 401,
    'open without the permission': name !== 'stranger' && !open && code !== 'kernel.permit_missing',
    'shut in spite of the permission': open && code === 'kernel.permit_missing',
    'a leak': !provincial.has(name) && secrets.some((secret) => answer.body.includes(secret)),
  }
  return Object.entries(wrong)
    .filter(([, is]) => is)
    .map(([what]) => `${what}: ${name} ${answer.statusCode} ${answer.body.slice(0, 200)}`)
}

test.each(endpoints)('$name', async (endpoint) => {
  const faults: string[] = []
  for (const name of ['stranger', ...personaNames] as const) {
    faults.push(...(await faultsOf(endpoint, name)))
  }
  expect(faults).toEqual([])
})

test('the city’s officer gets for the province’s list exactly what is said of a unit that is not there', async () => {
  const withoutId = ({ requestId: _id, ...problem }: Record<string, unknown>) => problem
  const unitCalls = endpoints.filter(
    ({ path, audience }) =>
      path.includes('/units/:unit') &&
      typeof audience === 'object' &&
      audience.permit !== 'programmes.programme.manage',
  )
  expect(unitCalls.length).toBeGreaterThan(8)
  const answers = await Promise.all(
    unitCalls.map(async (endpoint) => {
      const payload = endpoint.method === 'GET' ? {} : { payload: bodyOf(endpoint) }
      const call = (url: string) =>
        p.cityOfficer.inject({ method: endpoint.method, url, ...payload })
      const real = await call(pathOf(endpoint))
      const unreal = await call(pathOf(endpoint).replace('/units/51/', '/units/9999/'))
      const status = real.statusCode
      return {
        name: endpoint.name,
        refused: status === 403 || status === 404,
        real: withoutId(real.json()),
        unreal: withoutId(unreal.json()),
      }
    }),
  )
  expect(answers).toEqual(
    answers.map(({ name, unreal }) => ({ name, refused: true, real: unreal, unreal })),
  )
})

test('counts and searches of another unit tell nothing', async () => {
  const find = async (query: string) =>
    (await p.cityOfficer.get(`/api/programmes/candidates?${query}`)).json()
  const nothing = { rows: [], total: 0, next: null }
  expect(await find(`text=${encodeURIComponent('绝密')}`)).toEqual(nothing)
  expect(await find('unit=51')).toEqual(nothing)
  const lists = (await p.cityOfficer.get('/api/programmes/recommendations')).json().rows
  expect(lists.map(({ unit, ranked }: { unit: string; ranked: number }) => [unit, ranked])).toEqual(
    [['5101', 0]],
  )
})
