import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { signedListText } from '../../domain/programmes/recommendation.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  makeApplicant,
  makeChecked,
  makeFile,
  makeProgramme,
  officerPermits,
  type MadeFile,
} from './samples.ts'

let w: World
let p: Personas
const programmeId = 'shuangchuang-2019'
const base = `/api/programmes/${programmeId}/units/51/recommendation`
const files: MadeFile[] = []
/** Two places in principle, so that the third needs a reason. */
const places = 2
const reason = '该项目为省内链主企业牵头，示范作用突出，确需推荐。'

const setup = <T>(act: Parameters<typeof writing<T>>[2]) =>
  writing(w.host, { actor: systemActor, requestId: 'test-setup' }, act)

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const shipped = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const definition = {
    ...shipped,
    units: shipped.units.map((unit) =>
      unit.code === '51'
        ? {
            ...unit,
            quota: {
              ...unit.quota,
              value: { max: places, strength: 'inPrinciple' as const, conditional: [] },
            },
          }
        : unit,
    ),
  }
  const officer = actorFor(p.provincialOfficer.personId, p.orgs.province.id, officerPermits)
  await setup(async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
    })
    for (const [at, title] of ['甲', '乙', '丙', '丁'].entries()) {
      const applicant = await makeApplicant(work, { serial: at })
      const made = await makeFile(work, {
        programmeId,
        applicant,
        title: `${title}平台（演示）`,
        directions: ['8'],
      })
      if (title !== '丁') await makeChecked(work, officer, made.candidateId)
      files.push(made)
    }
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const read = async (who: Persona = p.provincialOfficer) => (await who.get(base)).json()
const post = (path: string, body: object, who: Persona = p.provincialOfficer) =>
  who.post(`${base}/${path}`, body)
const rank = (change: object, reasons: object = {}) => post('ranks', { change, reasons })
const id = (at: number) => files[at]!.candidateId
const names = (list: { ranked: { title: string }[] }) =>
  list.ranked.map(({ title }) => title.slice(0, 1)).join('')

test('only a checked file gets a place; the quota in principle asks for a reason beyond it', async () => {
  const unchecked = (await rank({ kind: 'insert', candidateId: id(3) })).json()
  expect(unchecked.code).toBe('programmes.candidate_cannot_rank')
  expect(names((await rank({ kind: 'insert', candidateId: id(0) })).json())).toBe('甲')
  const second = (await rank({ kind: 'insert', candidateId: id(1), place: 1, version: 1 })).json()
  expect([names(second), second.version, second.meter.used, second.meter.free]).toEqual([
    '乙甲',
    2,
    2,
    0,
  ])
  const third = (await rank({ kind: 'insert', candidateId: id(2) })).json()
  expect([third.status, third.code]).toEqual([409, 'programmes.quota_full_in_principle'])
  expect(third.why).toEqual({
    rule: {
      source: 'notice',
      clause: '三（二）',
      text: '推荐项目的数量原则上不超过 2 个。',
    },
    inputs: [
      { label: '推荐单位', value: '四川省' },
      { label: '已推荐', value: '2' },
      { label: '待批例外', value: '0' },
    ],
    change: 'programmes.change_write_reason',
  })
  const excepted = (await rank({ kind: 'insert', candidateId: id(2) }, { quota: reason })).json()
  expect(names(excepted)).toBe('乙甲丙')
  expect(excepted.meter).toEqual({
    pool: '51',
    sharedBy: ['51'],
    max: 2,
    strength: 'inPrinciple',
    condition: null,
    used: 2,
    waiting: 1,
    free: 0,
    over: 0,
    source: 'notice',
    clause: '三（二）',
  })
  expect(excepted.exceptions).toEqual([
    {
      id: excepted.exceptions[0].id,
      candidateId: id(2),
      title: files[2]!.title,
      rank: 3,
      rule: 'quota',
      reason,
      state: 'asked',
      askedBy: p.provincialOfficer.name,
      askedAt: w.now().toISOString(),
      decidedBy: null,
      decidedAt: null,
      note: null,
    },
  ])
})

test('moves and swaps keep 1 to n; a stale version is refused; undo goes back step by step', async () => {
  const stale = await rank({ kind: 'move', candidateId: id(2), place: 1, version: 1 })
  expect([stale.json().code, stale.json().facts]).toEqual([
    'programmes.list_moved_on',
    { seen: 1, version: 3 },
  ])
  const moved = (await rank({ kind: 'move', candidateId: id(2), place: 1, version: 3 })).json()
  expect(names(moved)).toBe('丙乙甲')
  const swap = { kind: 'swap', candidateId: id(2), otherId: id(0), version: 4 }
  const swapped = (await rank(swap)).json()
  expect(names(swapped)).toBe('甲乙丙')
  expect(swapped.ranked.map((one: { rank: number }) => one.rank)).toEqual([1, 2, 3])
  const beyond = await rank({ kind: 'move', candidateId: id(2), place: 4, version: 5 })
  expect(beyond.json().facts).toEqual({ place: 4, max: 3 })
  expect(names((await post('undo', { version: 5 })).json())).toBe('丙乙甲')
  expect(names((await post('undo', { version: 6 })).json())).toBe('乙甲丙')
})

test('an exception that is no longer needed lapses, and is asked anew when undo needs it', async () => {
  const removed = (await rank({ kind: 'remove', candidateId: id(0), version: 7 })).json()
  expect([names(removed), removed.exceptions, removed.meter.waiting]).toEqual(['乙丙', [], 0])
  expect(removed.mayUndo).toBe(true)
  const shut = (await rank({ kind: 'insert', candidateId: id(0) })).json()
  expect(shut.code).toBe('programmes.quota_full_in_principle')
  const undo = (await post('undo', { version: 8 })).json()
  expect(undo.code).toBe('programmes.undo_needs_exception')
  const back = (await rank({ kind: 'insert', candidateId: id(0) }, { quota: reason })).json()
  expect([names(back), back.exceptions.length]).toEqual(['乙丙甲', 1])
})

test('an exception is confirmed by somebody else, and nothing is passed before', async () => {
  const [exception] = (await read()).exceptions
  const decide = (who: Persona, body: object) =>
    who.post(`/api/programmes/exceptions/${exception.id}/decision`, body)
  expect((await decide(p.provincialOfficer, { confirm: true })).statusCode).toBe(403)
  expect((await decide(p.programmeOfficer, { confirm: true })).statusCode).toBe(403)
  const { version } = await read()
  expect((await post('send-to-check', { version: 1 })).json().code).toBe('programmes.list_moved_on')
  expect((await post('send-to-check', { version })).json().state).toBe('checking')
  const early = (await post('pass', { version }, p.checker)).json()
  expect(early.code).toBe('programmes.exceptions_undecided')
  const confirmed = (await decide(p.checker, { confirm: true, note: '同意' })).json()
  expect([confirmed.state, confirmed.decidedBy, confirmed.note]).toEqual([
    'confirmed',
    p.checker.name,
    '同意',
  ])
  expect((await decide(p.leader, { confirm: false, note: reason })).json().code).toBe(
    'programmes.exception_decided_already',
  )
})

test('a list in checking stands still: no ranks, no returns, no opinion', async () => {
  const { version } = await read()
  const frozen = await rank({ kind: 'remove', candidateId: id(0), version })
  expect(frozen.json().code).toBe('programmes.list_cannot_rank')
  const undo = await post('undo', { version })
  expect(undo.json().code).toBe('programmes.list_cannot_rank')
  const file = `/api/programmes/candidates/${id(0)}`
  const bodies = { return: { reasons: [{ at: null, text: '?' }] }, decline: { reason } }
  for (const [verb, body] of Object.entries(bodies)) {
    const refused = await p.provincialOfficer.post(`${file}/${verb}`, body)
    expect(refused.json().code).toBe('programmes.list_cannot_rank')
  }
  const opinion = await p.provincialOfficer.put(`${file}/opinion`, { opinion: '同意' })
  expect(opinion.json().code).toBe('programmes.list_cannot_rank')
})

test('back with reasons, sent again, passed, and back from the leader too', async () => {
  const { version } = await read()
  expect((await post('send-back', { reason }, p.leader)).statusCode).toBe(403)
  const back = (await post('send-back', { reason }, p.checker)).json()
  expect([back.state, back.backReason, back.backBy]).toEqual(['draft', reason, p.checker.name])
  await post('send-to-check', { version })
  expect((await post('take-back', {})).json().state).toBe('draft')
  await post('send-to-check', { version })
  expect((await post('pass', { version }, p.checker)).json().state).toBe('signing')
  expect((await post('send-back', { reason }, p.checker)).statusCode).toBe(403)
  expect((await post('send-back', { reason }, p.leader)).json().state).toBe('draft')
  await post('send-to-check', { version })
  await post('pass', { version }, p.checker)
})

test('the leader reads one page: numbers, exceptions, and what changed since the last look', async () => {
  const { version } = await read()
  expect((await p.leader.get(`${base}/briefing`)).json().since).toBeNull()
  await post('looks', { version: 7 }, p.leader)
  const briefing = (await p.leader.get(`${base}/briefing`)).json()
  expect(briefing.numbers).toEqual({
    received: 4,
    arrived: 1,
    checked: 3,
    returned: 0,
    declined: 0,
    ranked: 3,
    reserve: 0,
  })
  expect(briefing.projects.map((one: { title: string }) => one.title.slice(0, 1))).toEqual([
    '乙',
    '丙',
    '甲',
  ])
  expect(briefing.exceptions.map((one: { state: string }) => one.state)).toEqual(['confirmed'])
  expect(briefing.since).toEqual({
    version: 7,
    lookedAt: w.now().toISOString(),
    changes: [
      { candidateId: id(2), title: files[2]!.title, from: 3, to: 2 },
      { candidateId: id(0), title: files[0]!.title, from: 2, to: 3 },
    ],
  })
  expect(briefing.version).toBe(version)
})

const document = { documentNumber: '川经信软件函〔2019〕88号', documentDate: '2019-07-01' }

test('signing: a document, a waiver where only an example asks for publicity, the digest in history', async () => {
  const { version } = await read()
  const sign = (body: object, who: Persona = p.leader) => post('sign', { version, ...body }, who)
  const bare = (await sign(document)).json()
  expect([bare.code, bare.why.rule.source, bare.why.change]).toEqual([
    'programmes.publicity_missing_in_principle',
    'example',
    'programmes.change_publicity_or_reason',
  ])
  const waiver = '本省已在推荐前另行组织公示，不再重复公示。'
  const ahead = await sign({ ...document, documentDate: '2019-07-02', publicityWaiver: waiver })
  expect(ahead.json().code).toBe('programmes.document_date_ahead')
  expect((await sign({ ...document, publicityWaiver: waiver }, p.checker)).statusCode).toBe(403)
  const signed = (await sign({ ...document, publicityWaiver: waiver })).json()
  const { rows } = await w.host.database.owner.query(
    `select c.rank, c.application_id, s.digest_sha256 from programmes.candidate c
     join programmes.submission s on s.id = c.submission_id where c.rank is not null`,
  )
  const text = signedListText(
    { programmeId, unit: '51', ...document },
    rows.map((row) => ({
      rank: row.rank,
      applicationId: row.application_id,
      submission: row.digest_sha256,
    })),
  )
  const digest = createHash('sha256').update(text).digest('hex')
  expect(signed).toMatchObject({
    state: 'signed',
    signedBy: p.leader.name,
    signedFor: null,
    listDigest: digest,
    publicityWaiver: waiver,
    ...document,
  })
  expect(signed.ranked.map((one: { state: string }) => one.state)).toEqual(
    Array(3).fill('recommended'),
  )
  const history = await w.host.database.owner.query(
    `select facts ->> 'digest' as digest, person_id from kernel.history
     where verb = 'programmes.recommendation.sign'`,
  )
  expect(history.rows).toEqual([{ digest, person_id: p.leader.personId }])
  const applications = await w.host.database.owner.query(
    `select state from programmes.application where id = any($1)`,
    [rows.map((row) => row.application_id)],
  )
  expect(applications.rows).toEqual(Array(3).fill({ state: 'recommended' }))
})

test('the signature is withdrawn with a reason: everything unfreezes and the version rises', async () => {
  const before = await read()
  expect((await post('withdraw-signature', { reason: '错了' }, p.leader)).json().code).toBe(
    'programmes.reason_too_short',
  )
  const open = (await post('withdraw-signature', { reason }, p.leader)).json()
  expect([open.state, open.version, open.listDigest, open.documentNumber]).toEqual([
    'draft',
    before.version + 1,
    null,
    null,
  ])
  expect(open.ranked.map((one: { state: string }) => one.state)).toEqual(Array(3).fill('checked'))
  const change = { kind: 'move', candidateId: id(0), place: 1, version: open.version }
  expect(names((await rank(change)).json())).toBe('甲乙丙')
})

test('one person cannot draft, check and sign, unless the operator allows it', async () => {
  const roles = ['authority.officer', 'authority.checker', 'authority.leader']
  await setup((work) =>
    work.db
      .updateTable('people.membership')
      .set({ roles })
      .where('id', '=', p.provincialAdmin.membershipId)
      .execute(),
  )
  const one = p.provincialAdmin
  const { version } = await read(one)
  expect((await post('send-to-check', { version }, one)).json().state).toBe('checking')
  const own = (await post('pass', { version }, one)).json()
  expect([own.code, own.why.rule.source]).toEqual(['programmes.checker_is_drafter', 'house'])
  expect((await post('pass', { version }, p.checker)).json().state).toBe('signing')
  const signing = { version, ...document, publicityWaiver: reason }
  expect((await post('sign', signing, one)).json().code).toBe(
    'programmes.signer_is_drafter_or_checker',
  )
  const change = { version: 0, value: false, reason: '推荐单位人手少，由一人办理' }
  const rule = '/api/console/settings/programmes.four_eyes'
  const wrong = await p.operator.put(rule, { ...change, value: 0 })
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'console.setting_wrong_type'])
  expect((await p.operator.put(rule, change)).json()).toMatchObject({
    type: 'flag',
    initial: true,
    value: false,
    version: 1,
  })
  expect((await post('sign', signing, one)).json().state).toBe('signed')
})

test('after a hard deadline nothing is signed', async () => {
  await post('withdraw-signature', { reason }, p.leader)
  const { version } = await read()
  await post('send-to-check', { version })
  await post('pass', { version }, p.checker)
  w.travel('2019-07-29T00:00:00+08:00')
  const late = (
    await post('sign', { version, ...document, publicityWaiver: reason }, p.leader)
  ).json()
  expect([late.code, late.why.rule.clause]).toEqual(['programmes.deadline_passed', '三（四）'])
  w.travel('2019-07-28T23:59:59+08:00')
  const last = await post('sign', { version, ...document, publicityWaiver: reason }, p.leader)
  expect(last.json().state).toBe('signed')
})
