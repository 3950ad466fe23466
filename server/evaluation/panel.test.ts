/** A round of panels from its panels to the payment list; one world, in the order in which it happens. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { panelRound, sessionWords } from './panel.sample.ts'
import { itemOf, must, reviewer, type Reviewer } from './round.sample.ts'

let w: World
let p: Personas
let spare: Reviewer
let made: Awaited<ReturnType<typeof panelRound>>
let path: string
let panel: string
let items: string[]

const office = (): Caller => p.programmeOfficer
const code = async (asked: ReturnType<Caller['get']>) => {
  const answer = await asked
  return [answer.statusCode, answer.json().code]
}

beforeAll(async () => {
  w = await world('2019-07-15T09:00:00+08:00')
  p = await personas(w)
  made = await panelRound(w, p)
  spare = await reviewer(w, p, '陆知行')
  path = made.path
  items = made.items
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const put = async (members: readonly (readonly [Reviewer, string])[], of = items) => {
  const { rows } = await must(office().get(`${path}/panels`))
  const { version, name } = rows[0]
  return office().put(`/api/evaluation/panels/${panel}`, {
    version,
    name,
    items: of,
    members: members.map(([{ expertId }, role]) => ({ expertId, role })),
  })
}
const faults = (row: { faults: { code: string }[] }) =>
  row.faults.map(({ code: fault }) => fault.replace('evaluation.', ''))

test('a panel is made of items and of experts; conflicts are found item by item and recuse by themselves', async () => {
  const first = await must(
    office().post(`${path}/panels`, { name: '第 1 专家组', items: items.slice(0, 2) }),
  )
  panel = first.rows[0].id
  expect([first.free.map(({ id }: { id: string }) => id), faults(first.rows[0])]).toEqual([
    [items[2]],
    ['panel_too_small', 'panel_without_leader', 'panel_without_secretary', 'panel_seniors_few'],
  ])
  const again = { name: '第 1 专家组', items: [] }
  expect(await code(office().post(`${path}/panels`, again))).toEqual([
    409,
    'evaluation.panel_named_already',
  ])
  const taken = { name: '第 2 专家组', items: [items[0]] }
  expect(await code(office().post(`${path}/panels`, taken))).toEqual([
    409,
    'evaluation.panel_item_taken',
  ])
  const { rows, total } = await must(office().get(`/api/evaluation/panels/${panel}/experts`))
  expect(total).toBe(rows.length)
  const told = new Map(rows.map((row: { name: string }) => [row.name, row]))
  expect(told.get('甘棠')).toMatchObject({ known: 2, load: 0, recusals: [], refusal: null })
  expect(told.get('沈砚秋')).toMatchObject({
    recusals: [{ itemId: items[1], findings: [{ cause: 'pastMembership' }] }],
    refusal: null,
  })

  // As leader the one in conflict will not do; as a member it stands back from that item alone.
  const wrong = await must(
    put([
      [made.member, 'leader'],
      [made.leader, 'member'],
      [made.secretary, 'secretary'],
    ]),
  )
  expect(faults(wrong.rows[0])).toEqual(['panel_leader_recused'])
  expect(await code(office().post(`${path}/steps`, { verb: 'assign' }))).toEqual([
    409,
    'evaluation.panels_faulty',
  ])
  const whole = await must(
    put([
      [made.leader, 'leader'],
      [made.member, 'member'],
      [made.secretary, 'secretary'],
    ]),
  )
  expect(faults(whole.rows[0])).toEqual([])
  expect(
    whole.rows[0].members.map(
      (one: { name: string; role: string; assigned: number; recusals: { seq: number }[] }) => [
        one.name,
        one.role,
        one.assigned,
        one.recusals.map(({ seq }) => seq),
      ],
    ),
  ).toEqual([
    ['甘棠', 'leader', 3, []],
    ['沈砚秋', 'member', 2, [2]],
    ['苏木青', 'secretary', 0, []],
  ])
  const byHand = { expertId: spare.expertId, reason: '领域相符' }
  expect(
    await code(office().post(`/api/evaluation/items/${items[0]}/assignments`, byHand)),
  ).toEqual([409, 'evaluation.panel_only'])
  expect(await code(p.supervisor.get(`${path}/panels`))).toEqual([200, undefined])
  expect((await made.leader.get(`${path}/panels`)).statusCode).toBe(403)
})

test('a long register hides nobody: its most useful experts are shown, not its first', async () => {
  await w.host.database.owner.query(
    `insert into evaluation.expert
      select (jsonb_populate_record(e, jsonb_build_object('id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0'),
        'name', '停用' || n, 'email', n || '@busy.test', 'state', 'suspended', 'person_id', null, 'invitation_id', null))).*
      from evaluation.expert e, generate_series(1, 100) n where e.id = $1`,
    [made.leader.expertId],
  )
  const { rows } = await must(office().get(`/api/evaluation/panels/${panel}/experts`))
  expect(rows).toHaveLength(100)
  expect(rows.map(({ name }: { name: string }) => name)).toContain('甘棠')
  await w.host.database.owner.query("delete from evaluation.expert where email like '%@busy.test'")
})

test('what leaves a panel has no time in its sessions; a panel goes when nothing is left of it', async () => {
  const sitting = [
    [made.leader, 'leader'],
    [made.member, 'member'],
    [made.secretary, 'secretary'],
  ] as const
  const sessions = `${path}/sessions`
  const times = async () => timesOf(await must(office().get(sessions)))
  const cancel = async (id: string) =>
    must(office().post(`/api/evaluation/sessions/${id}/cancel`, { reason: '' }))
  const planned = await must(office().post(sessions, sessionWish()))
  const run = () => office().post(`${path}/schedule`, { kind: 'defence' })
  expect((await must(run())).placed).toBe(3)
  await must(put(sitting, items.slice(0, 2)))
  expect(await times()).toEqual(['1 01:00 planned', '2 01:30 planned'])
  await must(put(sitting))
  await cancel(planned.rows[0].id)

  const { id: extra } = await must(office().post(`${path}/items`, itemOf('丁项目')))
  const two = await must(office().post(`${path}/panels`, { name: '第 2 专家组', items: [extra] }))
  const { id: panelId, name } = two.rows[1]
  const other = `/api/evaluation/panels/${panelId}`
  const members = [{ expertId: made.leader.expertId, role: 'leader' }]
  await must(office().put(other, { name, version: 1, items: [extra], members }))
  const { rows } = await must(office().post(sessions, sessionWish({ panelId })))
  await must(run())
  expect(await times()).toEqual(['4 01:00 planned'])
  await must(office().delete(`/api/evaluation/items/${extra}`))
  expect(await times()).toEqual([])
  await must(office().put(other, { name, version: 2, items: [], members: [] }))
  expect(await code(office().delete(other))).toEqual([409, 'evaluation.panel_in_use'])
  await cancel(rows[0].id)
  expect((await must(office().delete(other))).rows).toHaveLength(1)
})

test('asked and reading, a panel changes its members and not its items; who handed in stays', async () => {
  for (const verb of ['assign', 'invite']) await must(office().post(`${path}/steps`, { verb }))
  const sitting = [
    [made.leader, 'leader'],
    [made.member, 'member'],
    [made.secretary, 'secretary'],
  ] as const
  expect(await code(put(sitting, items.slice(0, 2)))).toEqual([409, 'evaluation.panel_items_fixed'])
  const more = await must(put([...sitting, [spare, 'member']]))
  expect(more.rows[0].members.map(({ assigned }: { assigned: number }) => assigned)).toEqual([
    3, 2, 3, 0,
  ])
  const mine = await must(spare.get('/api/evaluation/me/reviews'))
  expect(mine.rows.map(({ state }: { state: string }) => state)).toEqual([
    'invited',
    'invited',
    'invited',
  ])
  await must(put(sitting))
  expect((await must(spare.get('/api/evaluation/me/reviews'))).rows).toEqual([])
})

const sessionWish = (change: object = {}) => sessionWords(panel, { day: '2019-07-20', ...change })
type Slot = {
  readonly seq: number
  readonly from: string
  readonly state: string
  readonly note: string | null
}
const timesOf = (page: { rows: { slots: Slot[] }[] }) =>
  page.rows.flatMap(({ slots }) =>
    slots.map(({ seq, from, state }) => `${seq} ${from.slice(11, 16)} ${state}`),
  )
const hearings = async (who: Caller) => (await must(who.get('/api/evaluation/me/hearings'))).rows

test('sessions are planned and scheduled; only then are panel and applicants told, each of what concerns them', async () => {
  const sessions = `${path}/sessions`
  const wrong = (change: object) => code(office().post(sessions, sessionWish(change)))
  expect(await wrong({ day: '2019-07-14' })).toEqual([400, 'evaluation.session_past'])
  expect(await wrong({ ends: '09:20' })).toEqual([400, 'evaluation.session_length'])
  expect(await wrong({ place: ' ' })).toEqual([400, 'evaluation.session_nowhere'])
  expect(await code(office().post(`${path}/calls`))).toEqual([409, 'evaluation.nothing_to_call'])
  const planned = await must(office().post(sessions, sessionWish()))
  expect([planned.rows.length, planned.untold, planned.without]).toEqual([
    1,
    0,
    { defence: 3, onSite: 3 },
  ])
  const first = await must(office().post(`${path}/schedule`, { kind: 'defence' }))
  expect([first.placed, first.moved, first.unplaced]).toEqual([3, 0, []])
  expect(timesOf(first.page)).toEqual(['1 01:00 planned', '2 01:30 planned', '3 02:00 planned'])
  expect([
    await hearings(p.applicant),
    (await must(made.leader.get('/api/evaluation/me/sessions'))).rows,
  ]).toEqual([[], []])

  expect((await must(office().post(`${path}/calls`))).untold).toBe(0)
  await w.settle()
  const own = await hearings(p.applicant)
  expect(
    own.map(({ title, state, place }: Record<string, string>) => [title, state, place]),
  ).toEqual([
    ['丙项目', 'told', '第一会议室'],
    ['甲项目', 'told', '第一会议室'],
  ])
  // Another one's project, a colleague who wrote nothing, and the experts hear of nothing here.
  for (const who of [p.otherApplicant, p.colleague, p.programmeOfficer, made.leader]) {
    expect(await hearings(who)).toEqual([])
  }
  const inbox = (await must(p.applicant.get('/api/notices'))).rows
  expect(
    inbox
      .map(({ kind }: { kind: string }) => kind)
      .filter((kind: string) => kind === 'evaluation.heard'),
  ).toHaveLength(2)
  const table = (await must(made.member.get('/api/evaluation/me/sessions'))).rows
  expect(table).toMatchObject([{ role: 'member', place: '第一会议室', state: 'called' }])
  // Not accepted yet: the times are known, the titles are not.
  expect(table[0].slots.map(({ title }: { title: string | null }) => title)).toEqual([
    null,
    null,
    null,
  ])
  const minutes = (await must(made.secretary.get('/api/evaluation/me/sessions'))).rows
  expect(minutes[0].slots.map(({ title }: { title: string | null }) => title)).toEqual([
    '甲项目',
    '乙项目',
    '丙项目',
  ])
})

test('an applicant agrees to a time or has it moved; what was agreed to stays, and what was refused is avoided', async () => {
  const sessions = `${path}/sessions`
  const own = await hearings(p.applicant)
  const [late, early] = own.map(({ id }: { id: string }) => `/api/evaluation/me/hearings/${id}`)
  const [lateAt, earlyAt] = own.map(({ from }: { from: string }) => from)
  const agree = (from: string) => p.applicant.post(`${late}/confirm`, { from })
  expect(await code(agree(earlyAt))).toEqual([409, 'evaluation.slot_moved'])
  expect((await must(agree(lateAt))).rows[0].state).toBe('confirmed')
  expect(await code(agree(lateAt))).toEqual([409, 'evaluation.slot_confirmed_already'])
  const ask = { reason: '当天上午已安排国家级验收，恳请改期。', avoid: 'time', from: earlyAt }
  expect((await p.colleague.post(`${early}/requests`, ask)).statusCode).toBe(404)
  await must(p.applicant.post(`${early}/requests`, ask))
  await w.settle()
  expect((await must(office().get('/api/notices'))).rows[0].kind).toBe('evaluation.changeAsked')
  const again = await must(office().post(`${path}/schedule`, { kind: 'defence' }))
  // The confirmed one stays; the two others change places.
  expect([again.moved, timesOf(again.page)]).toEqual([
    2,
    ['2 01:00 planned', '1 01:30 planned', '3 02:00 confirmed'],
  ])
  await must(p.applicant.post(`${late}/requests`, { ...ask, avoid: 'day', from: lateAt }))
  const none = await must(office().post(`${path}/schedule`, { kind: 'defence' }))
  expect(none.unplaced).toMatchObject([{ seq: 3, causes: [{ cause: 'asked', slots: 3, who: [] }] }])
  expect(timesOf(none.page)[2]).toBe('3 02:00 changeAsked')
  await must(
    office().post(
      sessions,
      sessionWish({ day: '2019-07-22', ends: '09:30', place: '', online: '会议号 123' }),
    ),
  )
  const both = await must(office().post(`${path}/schedule`, { kind: 'defence' }))
  expect([both.placed, both.moved, both.unplaced]).toEqual([3, 1, []])
  await must(office().post(`${path}/calls`))
  // What was agreed to, and what was refused, is asked about anew, with the time it was before.
  const anew = async () =>
    (await hearings(p.applicant)).map((one: { state: string; movedFrom: string | null }) => [
      one.state,
      one.movedFrom?.slice(11, 16),
    ])
  expect(await anew()).toEqual([
    ['told', '02:00'],
    ['told', '01:00'],
  ])
  await w.settle()
  const kinds = (await must(p.applicant.get('/api/notices'))).rows
  expect(
    kinds.filter(({ kind }: { kind: string }) => kind === 'evaluation.heardAnew'),
  ).toHaveLength(2)
  const [last] = await hearings(p.applicant)
  await must(
    p.applicant.post(`/api/evaluation/me/hearings/${last.id}/confirm`, { from: last.from }),
  )
  expect((await anew())[0]).toEqual(['confirmed', undefined])
  // Who sits has it on the desk whether a notice came or not.
  const waits = (await must(made.member.get('/api/evaluation/waiting'))).rows
  expect(waits.filter(({ kind }: { kind: string }) => kind === 'toSit')).toMatchObject([
    { count: 2, until: '2019-07-20T01:00:00.000Z' },
  ])
})

test('a called session is called off with a reason, and its items have no time again', async () => {
  const { rows } = await must(office().get(`${path}/sessions`))
  const cancel = (reason: string) =>
    office().post(`/api/evaluation/sessions/${rows[1].id}/cancel`, { reason })
  expect(await code(cancel(''))).toEqual([400, 'evaluation.reason_too_short'])
  const page = await must(cancel('会议室临时被征用，另行安排时间。'))
  expect([page.rows[1].state, page.rows[1].slots, page.without.defence]).toEqual([
    'cancelled',
    [],
    1,
  ])
  await w.settle()
  const told = (await must(p.applicant.get('/api/notices'))).rows
  expect(told.map(({ kind }: { kind: string }) => kind)).toContain('evaluation.hearingOff')
  await must(office().post(`${path}/sessions`, sessionWish({ day: '2019-07-23', ends: '09:30' })))
  const again = await must(office().post(`${path}/schedule`, { kind: 'defence' }))
  // Of the first day there is a free time still, which its applicant asked to be spared.
  expect([again.placed, again.page.rows[2].slots]).toMatchObject([3, [{ seq: 3 }]])
  await must(office().post(`${path}/calls`))
})

test('what a session that has begun hears is not moved any more, and nobody of it is placed elsewhere meanwhile', async () => {
  w.travel('2019-07-20T09:10:00+08:00')
  const before = timesOf(await must(office().get(`${path}/sessions`)))
  expect(before).toHaveLength(3)
  const later = { starts: '10:00', ends: '12:00' }
  await must(office().post(`${path}/sessions`, sessionWish(later)))
  const run = (wish: object = {}) => office().post(`${path}/schedule`, { kind: 'defence', ...wish })
  const answer = await must(run())
  expect([answer.placed, answer.moved, answer.unplaced]).toEqual([1, 0, []])
  expect(timesOf(answer.page)).toEqual(before)
  const named = await must(run({ items: [items[0]] }))
  expect([named.placed, named.moved, named.unplaced]).toEqual([2, 1, []])
  expect([named.page.untold, timesOf(named.page)[1]]).toEqual([1, '1 02:00 planned'])

  // A time that was never told and is over is no time: nobody is called to it, and another is found.
  w.travel('2019-07-20T12:05:00+08:00')
  expect((await must(office().get(`${path}/sessions`))).untold).toBe(0)
  expect(await code(office().post(`${path}/calls`))).toEqual([409, 'evaluation.nothing_to_call'])
  await must(office().post(`${path}/sessions`, sessionWish({ day: '2019-07-24' })))
  const found = await must(run())
  expect([found.placed, found.moved, found.page.untold]).toEqual([2, 1, 1])
})
