/** The named people of every module's tests, each signed in for an invented organisation of their own. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import type { Writing } from '../kernel/work.ts'
import { writing } from '../kernel/work.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
  type OrganisationSample,
} from '../people/samples.ts'
import { hashPassword } from '../people/index.ts'
import type { Caller, World } from './world.ts'

/** Every persona's password. */
export const personaPassword = 'correct horse'

export type PersonaOrg = {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationSample['kind']
  readonly uscc: string | null
  readonly division: string
}

export type Persona = Caller & {
  readonly personId: string
  readonly membershipId: string
  readonly name: string
  readonly email: string
  readonly org: PersonaOrg
}

const orgSpecs = {
  enterprise: { name: '启衡机电设备有限公司（演示）', kind: 'enterprise', division: '510100' },
  otherEnterprise: { name: '澜石精密制造有限公司（演示）', kind: 'enterprise', division: '510700' },
  city: { name: '成都市工业主管部门（演示）', kind: 'authority', division: '510100' },
  province: { name: '四川省工业主管部门（演示）', kind: 'authority', division: '510000' },
  office: { name: '试点示范工作办公室（演示）', kind: 'office', division: '110000' },
  institute: { name: '衡远产业研究院（演示）', kind: 'institute', division: '110000' },
  operator: { name: '百工平台运营中心（演示）', kind: 'operator', division: '110000' },
} as const satisfies Record<string, OrganisationSample>

type OrgKey = keyof typeof orgSpecs

const personSpecs = {
  applicant: { name: '周亦舟', org: 'enterprise', roles: ['applicant.admin'] },
  colleague: { name: '林晚晴', org: 'enterprise', roles: ['applicant.member'] },
  otherApplicant: { name: '陈启明', org: 'otherEnterprise', roles: ['applicant.admin'] },
  cityOfficer: { name: '何知远', org: 'city', roles: ['authority.officer', 'authority.admin'] },
  provincialOfficer: { name: '孟书瑶', org: 'province', roles: ['authority.officer'] },
  provincialAdmin: { name: '贺清源', org: 'province', roles: ['authority.admin'] },
  checker: { name: '龚景行', org: 'province', roles: ['authority.checker'] },
  leader: { name: '严若谷', org: 'province', roles: ['authority.leader'] },
  programmeOfficer: { name: '沈予安', org: 'office', roles: ['office.officer', 'office.admin'] },
  supportingInstitute: { name: '韩述之', org: 'office', roles: ['office.institute'] },
  supervisor: { name: '曹慎行', org: 'office', roles: ['office.supervisor'] },
  operator: { name: '罗一鸣', org: 'operator', roles: ['operator.admin'] },
  auditor: { name: '江澄', org: 'operator', roles: ['operator.auditor'] },
  expert: { name: '潘若水', org: 'institute', roles: ['expert'] },
} as const satisfies Record<
  string,
  { readonly name: string; readonly org: OrgKey; readonly roles: readonly string[] }
>

export type PersonaName = keyof typeof personSpecs
export const personaNames = Object.keys(personSpecs) as PersonaName[]

export type Personas = Readonly<Record<PersonaName, Persona>> & {
  /** Nobody signed in. */
  readonly stranger: Caller
  readonly orgs: Readonly<Record<OrgKey, PersonaOrg>>
}

const coded: ReadonlySet<string> = new Set(['enterprise', 'institute'])
let passwordHash: Promise<string> | undefined
let round = 0

async function makeOrgs(work: Writing, serial: number): Promise<Record<OrgKey, PersonaOrg>> {
  const orgs: Partial<Record<OrgKey, PersonaOrg>> = {}
  for (const [at, [key, spec]] of (
    Object.entries(orgSpecs) as [OrgKey, OrganisationSample & { division: string }][]
  ).entries()) {
    const kind = spec.kind === 'institute' ? 'institution' : 'enterprise'
    const uscc = coded.has(spec.kind) ? makeUscc(kind, spec.division, serial * 100 + at) : null
    const id = await makeOrganisation(work, { ...spec, ...(uscc === null ? {} : { uscc }) })
    orgs[key] = { id, name: spec.name, kind: spec.kind, uscc, division: spec.division }
  }
  return orgs as Record<OrgKey, PersonaOrg>
}

async function makePersona(
  work: Writing,
  w: World,
  key: PersonaName,
  orgs: Record<OrgKey, PersonaOrg>,
  serial: number,
): Promise<Persona> {
  const { name, org: orgKey, roles } = personSpecs[key]
  const org = orgs[orgKey]
  const email = `${key.toLowerCase()}.${serial}@demo.test`
  const personId = await makePerson(work, { name, email, passwordHash: (await passwordHash) ?? '' })
  const membershipId = await makeMembership(work, personId, org.id, roles)
  const token = await makeSession(work, personId, org.id)
  return { ...w.as(token), personId, membershipId, name, email, org }
}

/**
 * Makes everybody anew: call it once a test for organisations that no other test touches, or once a file
 * where tests do not disturb each other.
 */
export async function personas(w: World): Promise<Personas> {
  passwordHash ??= hashPassword(personaPassword)
  await passwordHash
  const serial = ++round
  return writing(w.host, { actor: systemActor, requestId: 'test-personas' }, async (work) => {
    const orgs = await makeOrgs(work, serial)
    const made: Partial<Record<PersonaName, Persona>> = {}
    for (const key of personaNames) made[key] = await makePersona(work, w, key, orgs, serial)
    return { ...(made as Record<PersonaName, Persona>), stranger: w.stranger, orgs }
  })
}
