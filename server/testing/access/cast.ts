/** Who knocks at every door: the personas of every test, and those with a foot in the door. */
import { systemActor } from '../../../domain/kernel/actor.ts'
import { isNeverScope, scopesMost } from '../../../domain/people/apiKey.endpoints.ts'
import { makeUscc } from '../../../domain/kernel/uscc.ts'
import { modules } from '../../modules.ts'
import { writing, type Writing } from '../../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../../people/samples.ts'
import { hashPassword } from '../../people/index.ts'
import { personaNames, personaPassword, personas, type Personas } from '../personas.ts'
import type { Caller, World } from '../world.ts'
import { secrets } from './secrets.ts'

/** Those whom only this matrix needs. */
export const extraNames = [
  /** Belongs to the applicant's organisation too, and acts for another. */
  'memberElsewhere',
  /** Has left the applicant's organisation, with a session still open. */
  'formerColleague',
  /** Everything that an authority's people may, in a province with whom nobody shares a file. */
  'otherOfficer',
  'otherChecker',
  'otherLeader',
  /** Administers that authority's accounts, and is none of its officials. */
  'otherAdmin',
  /** Everything that an office's people may, in an office that runs another programme. */
  'otherOffice',
  /** An operator who looks with the applicant's eyes. */
  'viewer',
  /** A key of the applicant's whose scopes are too small for nearly everything. */
  'smallKey',
  /** A key of the applicant's with every scope that a key may have. */
  'fullKey',
] as const
export const castNames = ['stranger', ...personaNames, ...extraNames] as const
export type CastName = (typeof castNames)[number]

export type Someone = Caller & { readonly personId: string; readonly membershipId: string }

type Headers = Readonly<Record<string, string>>
export type Cast = Personas &
  Readonly<
    Record<
      | 'memberElsewhere'
      | 'formerColleague'
      | 'otherOfficer'
      | 'otherChecker'
      | 'otherLeader'
      | 'otherAdmin'
      | 'otherOffice',
      Someone
    >
  > & {
    readonly otherProvince: { readonly id: string; readonly name: string }
    /** By what each of them is known at the door. */
    readonly headers: Readonly<Record<CastName, Headers>>
  }

let passwordHash: Promise<string> | undefined

async function join(work: Writing, w: World, name: string, orgId: string, roles: string[]) {
  const email = `cast.${name.codePointAt(0)}.${name.codePointAt(1)}@demo.test`
  passwordHash ??= hashPassword(personaPassword)
  const personId = await makePerson(work, { name, email, passwordHash: await passwordHash })
  const membershipId = await makeMembership(work, personId, orgId, roles)
  return { ...w.as(await makeSession(work, personId, orgId)), personId, membershipId }
}

async function makeExtras(work: Writing, w: World, p: Personas) {
  const otherProvince = { name: '广东省工业主管部门（演示）', id: '' }
  otherProvince.id = await makeOrganisation(work, {
    name: otherProvince.name,
    kind: 'authority',
    division: '440000',
  })
  const uscc = makeUscc('enterprise', '330100', 880_001)
  const elsewhere = await makeOrganisation(work, {
    name: '钱塘自动化有限公司（演示）',
    kind: 'enterprise',
    division: '330100',
    uscc,
  })
  const office = await makeOrganisation(work, { name: '另一项目办公室（演示）', kind: 'office' })
  const officerRoles = ['authority.officer']
  const memberElsewhere = await join(work, w, '许行舟', elsewhere, ['applicant.admin'])
  await makeMembership(work, memberElsewhere.personId, p.orgs.enterprise.id, ['applicant.member'])
  const former = await join(work, w, '乔离', p.orgs.enterprise.id, ['applicant.member'])
  return {
    otherProvince,
    memberElsewhere,
    formerColleague: former,
    otherOfficer: await join(work, w, '黎若川', otherProvince.id, officerRoles),
    otherChecker: await join(work, w, '邝明', otherProvince.id, ['authority.checker']),
    otherLeader: await join(work, w, '岑远', otherProvince.id, ['authority.leader']),
    otherAdmin: await join(work, w, '麦青', otherProvince.id, ['authority.admin']),
    otherOffice: await join(work, w, '傅知白', office, ['office.officer', 'office.admin']),
    // A session of its own: who looks with other eyes is not oneself meanwhile.
    viewing: w.as(await makeSession(work, p.operator.personId, p.orgs.operator.id)),
  }
}

/** Of a key that may do next to nothing. */
export const smallScopes: readonly string[] = ['programmes.call.list']

async function keyOf(p: Personas, name: string, scopes: readonly string[]): Promise<string> {
  const answer = await p.applicant.post('/api/people/api-keys', { name, scopes, days: 30 })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json().key
}

function fullScopes(permits: ReadonlySet<string>): string[] {
  const open = modules
    .flatMap((module) => module.endpoints)
    .filter(({ audience }) => typeof audience === 'string' || permits.has(audience.permit))
    .map(({ name }) => name)
    .filter((name) => !isNeverScope(name))
  return open.slice(0, scopesMost)
}

/** Everybody, each with a session or key of the world's. */
export async function makeCast(w: World): Promise<Cast> {
  const p = await personas(w)
  const start = { actor: systemActor, requestId: 'test-cast' }
  const { viewing, ...extras } = await writing(w.host, start, (work) => makeExtras(work, w, p))
  await p.applicant.delete(`/api/people/members/${extras.formerColleague.membershipId}`)
  const me = (await p.applicant.get('/api/people/me')).json()
  const small = await keyOf(p, secrets.apiKey.text, smallScopes)
  const full = await keyOf(p, '全部范围', fullScopes(new Set(me.permits)))
  const looking = await viewing.post('/api/console/viewings', {
    membershipId: p.applicant.membershipId,
    reason: `${secrets.viewingReason.text}：核对页面`,
  })
  const token = looking.cookies.find(({ name }) => name === 'baigong_session')?.value
  if (token === undefined) throw new Error(looking.body)
  const people = { ...p, ...extras, viewer: w.as(token) }
  const byCookie = ({ cookie }: Caller): Headers => ({ cookie, 'x-baigong-csrf': '1' })
  const byKey = (key: string): Headers => ({ authorization: `Bearer ${key}` })
  const keyed = { smallKey: byKey(small), fullKey: byKey(full) }
  const headers: Partial<Record<CastName, Headers>> = {
    stranger: { 'x-baigong-csrf': '1' },
    ...keyed,
  }
  for (const name of castNames) {
    if (name === 'stranger' || name in keyed) continue
    headers[name] = byCookie(people[name as keyof typeof people] as Caller)
  }
  return { ...people, headers: headers as Record<CastName, Headers> }
}
