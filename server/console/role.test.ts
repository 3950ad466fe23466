import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

type Row = { code: string; version: number; permits: string[]; orgKinds: string[] }

async function roleOf(code: string): Promise<Row & Record<string, unknown>> {
  const { rows } = (await p.operator.get('/api/console/roles')).json()
  return rows.find((row: Row) => row.code === code)
}

const contentOf = ({ nameZh, nameEn, orgKinds, permits }: Record<string, unknown>) => ({
  nameZh,
  nameEn,
  orgKinds,
  permits,
})

const put = (code: string, version: number, role: object, reason = '按岗位分工调整') =>
  p.operator.put(`/api/console/roles/${code}`, { version, role, reason })

test('roles are listed with what they permit, who holds them and every known permission', async () => {
  const answer = (await p.operator.get('/api/console/roles')).json()
  const auditor = answer.rows.find((row: Row) => row.code === 'operator.auditor')
  expect(auditor).toEqual({
    code: 'operator.auditor',
    nameZh: '审计员',
    nameEn: 'Auditor',
    orgKinds: ['operator'],
    permits: ['console.audit.read', 'console.status.read', 'console.viewing.read'],
    builtIn: true,
    version: 0,
    holders: 1,
    changedAt: null,
    changedByName: null,
  })
  // Asked for by a call; given by a role and asked for by none.
  expect(answer.permits).toEqual(
    expect.arrayContaining(['people.member.manage', 'programmes.supervision.read']),
  )
})

test('a change applies to those who hold the role at once, and is kept with its reason', async () => {
  const before = await roleOf('office.supervisor')
  expect((await p.supervisor.get('/api/console/status')).statusCode).toBe(403)
  const role = { ...contentOf(before), permits: [...before.permits, 'console.status.read'] }
  const answer = await put('office.supervisor', 0, role, '监督需要了解系统运行情况')
  expect([answer.statusCode, answer.json().version]).toEqual([200, 1])
  expect((await p.supervisor.get('/api/console/status')).statusCode).toBe(200)
  const read = (await p.operator.get('/api/console/roles/office.supervisor')).json()
  expect(read.changes).toEqual([
    {
      version: 1,
      before: contentOf(before),
      after: { ...role, permits: [...role.permits].toSorted() },
      reason: '监督需要了解系统运行情况',
      changedByName: '罗一鸣',
      changedAt: w.now().toISOString(),
    },
  ])
  expect(read.holders).toEqual([
    {
      personId: p.supervisor.personId,
      personName: '曹慎行',
      orgId: p.orgs.office.id,
      orgName: p.orgs.office.name,
      orgKind: 'office',
    },
  ])
  expect([read.heldInKinds, read.editorsElsewhere]).toEqual([['office'], 1])
})

test('of two who edit one version, one saves and the other learns of it', async () => {
  const before = await roleOf('expert')
  const named = (nameZh: string) => put('expert', before.version, { ...contentOf(before), nameZh })
  const answers = await Promise.all([named('评审专家甲'), named('评审专家乙')])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  const refused = answers.find(({ statusCode }) => statusCode === 409)
  expect(refused?.json().code).toBe('console.role_changed_meanwhile')
})

test('the last way to the role editor stays open', async () => {
  const operator = await roleOf('operator.admin')
  const permits = operator.permits.filter((permit) => permit !== 'console.role.edit')
  const closed = await put('operator.admin', operator.version, { ...contentOf(operator), permits })
  expect([closed.statusCode, closed.json().code]).toEqual([409, 'console.role_last_editor'])
  const auditor = await roleOf('operator.auditor')
  const given = { ...contentOf(auditor), permits: [...auditor.permits, 'console.role.edit'] }
  expect((await put('operator.auditor', auditor.version, given)).statusCode).toBe(200)
  // Two who would each take the other's way meet before either can write: one way remains.
  const taken = { ...given, permits: auditor.permits }
  const holder = await w.host.database.owner.connect()
  await holder.query('begin; lock table people.role in exclusive mode')
  const racing = [
    put('operator.admin', operator.version, { ...contentOf(operator), permits }),
    p.auditor.put('/api/console/roles/operator.auditor', {
      version: auditor.version + 1,
      role: taken,
      reason: '按岗位分工调整',
    }),
  ]
  await sleep(500)
  await holder.query('commit')
  holder.release()
  const race = await Promise.all(racing)
  expect(race.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect(race.find(({ statusCode }) => statusCode === 409)?.json().code).toBe(
    'console.role_last_editor',
  )
})

/** Whoever can edit roles after the race above. */
async function editor() {
  const mine = await p.operator.get('/api/console/roles')
  return mine.statusCode === 200 ? p.operator : p.auditor
}

test('roles are added and removed; what nobody gives any more can still be given back', async () => {
  const who = await editor()
  const role = {
    nameZh: '公告编辑',
    nameEn: 'Announcer',
    orgKinds: ['operator'],
    permits: ['console.announcement.publish'],
  }
  const reason = '公告由专人发布'
  const body = { code: 'operator.announcer', role, reason }
  const added = await who.post('/api/console/roles', body)
  expect(added.json()).toMatchObject({ ...role, version: 1, builtIn: false, holders: 0 })
  expect((await who.post('/api/console/roles', body)).json().code).toBe(
    'console.role_code_is_taken',
  )
  const unknown = { ...body, code: 'operator.other', role: { ...role, permits: ['a.b.c'] } }
  expect((await who.post('/api/console/roles', unknown)).json().code).toBe('console.permit_unknown')
  const removal = { version: 1, reason: '不再设专人' }
  const removed = await who.post('/api/console/roles/operator.announcer/removal', removal)
  expect(removed.statusCode).toBe(200)
  const builtIn = await who.post('/api/console/roles/expert/removal', {
    version: 1,
    reason: '不再使用该角色',
  })
  expect(builtIn.json().code).toBe('people.role_built_in')
  expect((await who.post('/api/console/roles', body)).json().version).toBe(3)
})

test('a role is not taken from a kind of organisation where somebody holds it', async () => {
  const who = await editor()
  const { role } = (await who.get('/api/console/roles/applicant.member')).json()
  const answer = await who.put('/api/console/roles/applicant.member', {
    version: role.version,
    role: { ...contentOf(role), orgKinds: ['institute'] },
    reason: '企业不再使用',
  })
  expect([answer.json().code, answer.json().facts]).toEqual([
    'console.role_held_in_kind',
    { kinds: 'enterprise', count: 1 },
  ])
})

test('nobody else edits roles', async () => {
  for (const who of [p.supervisor, p.programmeOfficer, p.provincialAdmin, p.applicant]) {
    expect((await who.get('/api/console/roles')).statusCode).toBe(403)
    const reason = '随便改改看看'
    expect(
      (await who.put('/api/console/roles/expert', { version: 0, role: {}, reason })).statusCode,
    ).toBe(403)
  }
})
