import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { addProgramme, shippedForm, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, definition, await shippedForm(definition))
  })
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const copy = {
  from: 'shuangchuang-2019',
  id: 'shared-2020',
  year: 2020,
  title: { zh: '2020年共享制造征集（演示）', en: '2020 shared manufacturing call (demo)' },
}

test('an officer starts from another programme, mends it, seats a unit and opens the call', async () => {
  const officer = p.programmeOfficer
  const made = (await officer.post('/api/programmes/managed', copy)).json()
  expect([made.id, made.state, made.madeFrom, made.seats.length]).toEqual([
    'shared-2020',
    'draft',
    'shuangchuang-2019',
    47,
  ])
  expect((await officer.post('/api/programmes/managed', copy)).json().code).toBe(
    'programmes.programme_id_taken',
  )

  const broken = structuredClone(made.definition)
  broken.units[3].quota.value.max = -1
  const refused = await officer.put('/api/programmes/managed/shared-2020', {
    version: 1,
    definition: broken,
  })
  expect(refused.statusCode).toBe(400)
  expect(refused.json().faults[0].at).toMatch(/^\/definition\/units\/3\/quota/)

  const mended = structuredClone(made.definition)
  mended.units[3].quota.value.max = 5
  const changed = (
    await officer.put('/api/programmes/managed/shared-2020', { version: 1, definition: mended })
  ).json()
  expect([changed.version, changed.definition.units[3].quota.value.max]).toEqual([2, 5])
  const late = await officer.put('/api/programmes/managed/shared-2020', {
    version: 1,
    definition: mended,
  })
  expect(late.json().code).toBe('programmes.programme_moved_on')

  const seat = {
    orgId: p.orgs.city.id,
    authorityName: p.orgs.city.name,
    conditions: [],
  }
  expect(
    (await officer.put('/api/programmes/managed/shared-2020/seats/5101', seat)).json(),
  ).toEqual({
    unitCode: '5101',
    unitName: { zh: '成都市', en: 'Chengdu' },
    orgName: p.orgs.city.name,
    ...seat,
  })
  const wrong = await officer.put('/api/programmes/managed/shared-2020/seats/5101', {
    ...seat,
    orgId: p.orgs.enterprise.id,
  })
  expect(wrong.json().code).toBe('programmes.not_an_authority')

  expect((await w.stranger.get('/api/programmes/calls/shared-2020')).statusCode).toBe(404)
  expect((await officer.post('/api/programmes/managed/shared-2020/open')).json().state).toBe('open')
  expect((await w.stranger.get('/api/programmes/calls/shared-2020')).json().title).toEqual(
    copy.title,
  )
  const tooLate = await officer.put('/api/programmes/managed/shared-2020', {
    version: 2,
    definition: mended,
  })
  expect(tooLate.json().code).toBe('programmes.programme_fixed')
  expect((await officer.post('/api/programmes/managed/shared-2020/close')).json().state).toBe(
    'closed',
  )
})

test('nobody else may: an applicant and an authority are refused with the permission they lack', async () => {
  for (const who of [p.applicant, p.cityOfficer]) {
    const answer = await who.post('/api/programmes/managed', { ...copy, id: 'mine-2020' })
    expect([answer.statusCode, answer.json().facts]).toEqual([
      403,
      { permit: 'programmes.programme.manage' },
    ])
  }
})

test('the list names every programme with one read, however many there are', async () => {
  const { rows } = (await p.programmeOfficer.get('/api/programmes/managed')).json()
  expect(
    rows
      .map((row: Record<string, unknown>) => [row['id'], row['state'], row['year'], row['title']])
      .toSorted(),
  ).toEqual([
    ['shared-2020', 'closed', 2020, copy.title],
    [
      'shuangchuang-2019',
      'draft',
      2019,
      {
        zh: '2019年制造业“双创”平台试点示范项目',
        en: '2019 Pilot Demonstration Projects of Manufacturing Platforms for Innovation and Entrepreneurship',
      },
    ],
  ])
})

test('a draft with faults is kept as written, opens only when mended, and is never overwritten unseen', async () => {
  const officer = p.programmeOfficer
  const at = '/api/programmes/managed/kept-2020'
  const made = (await officer.post('/api/programmes/managed', { ...copy, id: 'kept-2020' })).json()
  // The number and the day of the other notice are not those of this one.
  expect([made.definition.documentNumber, made.definition.issuedOn]).toEqual([
    { value: null, source: 'unknown' },
    { value: null, source: 'unknown' },
  ])
  expect(made.madeFromDefinition.documentNumber.value).toBe('工信厅信软函〔2019〕146号')
  const broken = structuredClone(made.definition)
  broken.rubrics[0].total = 99
  const kept = (await officer.put(`${at}/draft`, { version: 1, definition: broken })).json()
  expect([kept.version, kept.faults]).toEqual([
    2,
    [
      {
        at: '/rubrics/0/total',
        code: 'programmes.rubric_total_differs',
        message: '各项分值合计 100，与总分 99 不一致，请改正。',
      },
    ],
  ])
  const read = (await officer.get(at)).json()
  expect([read.version, read.definition.rubrics[0].total, read.changedBy]).toEqual([
    2,
    99,
    officer.name,
  ])
  const early = (await officer.post(`${at}/open`)).json()
  expect([early.code, early.faults.map((fault: { at: string }) => fault.at)]).toEqual([
    'programmes.programme_faulty',
    ['/rubrics/0/total'],
  ])
  const late = await officer.put(`${at}/draft`, { version: 1, definition: made.definition })
  expect([late.json().code, late.json().facts]).toEqual([
    'programmes.programme_moved_on',
    { version: 2 },
  ])
  const formless = structuredClone(made.definition)
  formless.form.value = { id: 'nowhere', version: 3 }
  const noForm = (await officer.put(`${at}/draft`, { version: 2, definition: formless })).json()
  expect(noForm.faults.map(({ code }: { code: string }) => code)).toEqual([
    'programmes.form_not_shipped',
  ])
  const lonely = { ...made.definition, feeds: { programme: 'nobody-2020', unit: '51' } }
  const feeding = (await officer.put(`${at}/draft`, { version: 3, definition: lonely })).json()
  expect([
    feeding.faults,
    feeding.relationFaults.map(({ at: place }: { at: string }) => place),
  ]).toEqual([[], ['/feeds/programme']])
  await officer.put(`${at}/draft`, { version: 4, definition: made.definition })
  expect((await officer.post(`${at}/open`)).json().state).toBe('open')
  const fixed = await officer.put(`${at}/draft`, { version: 5, definition: broken })
  expect(fixed.json().code).toBe('programmes.programme_fixed')
})

const base64 = (text: string) => Buffer.from(text).toString('base64')

test('seats from a pasted table: every cell is judged, the sound lines fill, and all of it can be undone', async () => {
  const officer = p.programmeOfficer
  const at = '/api/programmes/managed/shuangchuang-2019'
  const table = [
    '推荐单位\t机构\t对外名称',
    `51\t${p.orgs.province.name}\t四川省经济和信息化厅（演示）`,
    `成都市\t${p.orgs.enterprise.name}\t`,
    '9999\t\t',
    `51\t${p.orgs.city.name}\t`,
  ].join('\n')
  const { rows } = (await officer.post(`${at}/seat-previews`, { content: base64(table) })).json()
  type Row = { line: number; orgId: string; faults: { column: string; code: string }[] }
  expect(
    rows.map(({ line, faults }: Row) => [line, faults.map(({ column, code }) => [column, code])]),
  ).toEqual([
    [2, []],
    [3, [['org', 'programmes.seat_row_org_unknown']]],
    [
      4,
      [
        ['org', 'programmes.seat_row_org_missing'],
        ['unit', 'programmes.seat_row_unit_unknown'],
      ],
    ],
    [5, [['unit', 'programmes.seat_row_unit_twice']]],
  ])
  const seat = {
    unitCode: rows[0].unitCode,
    orgId: rows[0].orgId,
    authorityName: rows[0].authorityName,
  }
  const filled = (await officer.put(`${at}/seats`, { seats: [seat] })).json()
  const now = (seats: { unitCode: string; orgName: string }[]) =>
    seats.find(({ unitCode }) => unitCode === '51')?.orgName
  expect([filled.before[0].orgId, now(filled.seats)]).toEqual([null, p.orgs.province.name])
  const [before] = filled.before
  const undone = await officer.put(`${at}/seats`, {
    seats: [{ unitCode: before.unitCode, orgId: before.orgId, authorityName: null }],
  })
  expect(now(undone.json().seats)).toBeNull()
  const wrong = await officer.put(`${at}/seats`, {
    seats: [seat, { ...seat, unitCode: '5101', orgId: p.orgs.enterprise.id }],
  })
  expect(wrong.json().code).toBe('programmes.not_an_authority')
  expect(now((await officer.get(at)).json().seats)).toBeNull()
  const { rows: known } = (
    await officer.get(`/api/programmes/authorities?text=${encodeURIComponent('四川省工业')}`)
  ).json()
  expect(known.map(({ id }: { id: string }) => id)).toEqual([p.orgs.province.id])
})

test('where it stands, and the acts of the office as sentences', async () => {
  const { units, handedIn } = (
    await p.programmeOfficer.get('/api/programmes/managed/shared-2020/standing')
  ).json()
  expect([units.length, handedIn]).toEqual([47, 0])
  expect(units.find(({ unitCode }: { unitCode: string }) => unitCode === '5101')).toEqual({
    unitCode: '5101',
    unitName: { zh: '成都市', en: 'Chengdu' },
    parent: '51',
    channel: 'issuer',
    orgName: p.orgs.city.name,
    quotaMax: 15,
    handedIn: 0,
    closesAt: '2019-07-28T16:00:00.000Z',
    delivered: null,
    sent: 0,
    received: 0,
    late: 0,
  })
  const { rows } = (await p.programmeOfficer.get('/api/programmes/managed/shared-2020/acts')).json()
  expect(rows.map(({ verb }: { verb: string }) => verb)).toEqual([
    'programmes.programme.close',
    'programmes.programme.open',
    'programmes.seat.fill',
    'programmes.programme.change',
    'programmes.programme.add',
  ])
  expect(rows[2].sentence).toBe(
    '试点示范工作办公室（演示）沈予安为项目“2020年共享制造征集（演示）”配置了推荐单位成都市。',
  )
  const city = await p.cityOfficer.get('/api/programmes/managed/shared-2020/standing')
  expect(city.statusCode).toBe(403)
})

test('a draft made by mistake goes; what ships, what is published and what others began from stays', async () => {
  const officer = p.programmeOfficer
  const discard = (id: string) => officer.delete(`/api/programmes/managed/${id}`)
  for (const [id, from] of [
    ['mistake-2020', 'shuangchuang-2019'],
    ['second-2020', 'mistake-2020'],
  ]) {
    await officer.post('/api/programmes/managed', { ...copy, id, from })
  }
  await officer.put('/api/programmes/managed/second-2020/seats', {
    seats: [{ unitCode: '51', orgId: p.orgs.province.id, authorityName: null }],
  })
  const codes = []
  for (const id of ['shuangchuang-2019', 'shared-2020', 'mistake-2020', 'second-2020']) {
    codes.push((await discard(id)).json().code ?? 'gone')
  }
  expect(codes).toEqual([
    'programmes.programme_ships',
    'programmes.programme_fixed',
    'programmes.programme_is_a_source',
    'gone',
  ])
  expect((await officer.get('/api/programmes/managed/second-2020')).statusCode).toBe(404)
  expect((await discard('mistake-2020')).statusCode).toBe(200)
})
