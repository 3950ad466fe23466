/** The organisations and persons of the demo world: offices, all recommending authorities, applicants. */
import type { Actor } from '../../domain/kernel/actor.ts'
import { demoEmail } from '../../domain/people/demoPersons.ts'
import { divisions } from '../../domain/kernel/division.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import type { ProgrammeDefinition, RecommendingUnit } from '../../domain/programmes/programme.ts'
import type { Writing } from '../kernel/work.ts'
import { allRoles } from '../people/index.ts'
import { makeMembership, makeOrganisation, makePerson } from '../people/samples.ts'
import { organisationName, personName } from './names.ts'
import type { Random } from './random.ts'

export type DemoPerson = {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly orgName: string
  readonly roles: readonly string[]
}

export type Cast = {
  readonly work: Writing
  readonly passwordHash: string
  readonly random: Random
  /** Everybody whose sign-in is told to those who look at the demo. */
  readonly told: DemoPerson[]
}

type Post = { readonly key: string; readonly name: string; readonly roles: readonly string[] }

type Engaging = Omit<Cast, 'random'>

async function engage(
  cast: Engaging,
  org: { id: string; name: string },
  post: Post,
): Promise<string> {
  const email = demoEmail(post.key)
  const personId = await makePerson(cast.work, {
    name: post.name,
    email,
    passwordHash: cast.passwordHash,
  })
  await makeMembership(cast.work, personId, org.id, post.roles)
  cast.told.push({ ...post, email, orgName: org.name })
  return personId
}

/** An actor with every permission of some roles, for building; the real one is read at sign-in. */
export async function actorOf(
  work: Writing,
  personId: string,
  orgId: string,
  roles: readonly string[],
): Promise<Actor> {
  const rows = (await allRoles(work)).filter(({ code }) => roles.includes(code))
  const permits = new Set(rows.flatMap((row) => row.permits))
  return { via: 'session', personId, orgId, roles, permits }
}

export async function makeOffices(cast: Cast): Promise<{ officeId: string; operatorId: string }> {
  const { work } = cast
  const operator = { name: '百工平台运营中心（演示）', kind: 'operator' as const }
  const operatorId = await makeOrganisation(work, operator)
  await engage(
    cast,
    { id: operatorId, ...operator },
    { key: 'operator', name: '罗一鸣', roles: ['operator.admin'] },
  )
  await engage(
    cast,
    { id: operatorId, ...operator },
    { key: 'auditor', name: '江澄', roles: ['operator.auditor'] },
  )
  const office = { name: '试点示范工作办公室（演示）', kind: 'office' as const }
  const officeId = await makeOrganisation(work, office)
  const posts: Post[] = [
    { key: 'office', name: '沈予安', roles: ['office.officer', 'office.admin'] },
    // What two persons of one office decide needs a second one.
    { key: 'office2', name: '顾同光', roles: ['office.officer'] },
    { key: 'expert', name: '甘棠', roles: ['expert'] },
    { key: 'institute', name: '韩述之', roles: ['office.institute'] },
    { key: 'supervisor', name: '曹慎行', roles: ['office.supervisor'] },
  ]
  for (const post of posts) await engage(cast, { id: officeId, ...office }, post)
  return { officeId, operatorId }
}

/** Members of the working group who are neither office nor authority. */
export const partners = {
  association: { kind: 'association', org: '智造平台产业协会（演示）', name: '郁南星' },
  research: { kind: 'institute', org: '融通制造研究中心（演示）', name: '裴听澜' },
} as const

/** Also in a demo that was begun before they were told of. */
export async function makePartners(cast: Engaging): Promise<void> {
  const { work } = cast
  for (const [key, { kind, org, name }] of Object.entries(partners)) {
    const before = await work.db
      .selectFrom('people.pub_person')
      .where('email', '=', demoEmail(key))
      .select('id')
      .executeTakeFirst()
    if (before !== undefined) continue
    const id = await makeOrganisation(work, { name: org, kind })
    await engage(cast, { id, name: org }, { key, name, roles: ['applicant.admin'] })
  }
}

export type Authority = {
  readonly unit: RecommendingUnit
  readonly orgId: string
  readonly name: string
  readonly staff: Readonly<Record<'officer' | 'checker' | 'leader', string>>
}

const authorityPosts = [
  { part: 'officer', roles: ['authority.officer', 'authority.admin'] },
  { part: 'checker', roles: ['authority.checker'] },
  { part: 'leader', roles: ['authority.leader'] },
] as const

/** One authority on every seat, with an officer, a checker and a signing leader. */
export async function makeAuthorities(
  cast: Cast,
  definition: ProgrammeDefinition,
): Promise<Authority[]> {
  const made: Authority[] = []
  for (const unit of definition.units) {
    const name = `${unit.name.zh}工业和信息化主管部门（演示）`
    const division = unit.region === null ? null : unit.region.padEnd(6, '0')
    const orgId = await makeOrganisation(cast.work, {
      name,
      kind: 'authority',
      ...(division === null ? {} : { division }),
    })
    const staff: Partial<Record<'officer' | 'checker' | 'leader', string>> = {}
    for (const { part, roles } of authorityPosts) {
      const key = `${part}.${unit.code.toLowerCase()}`
      const post = { key, name: personName(cast.random), roles }
      staff[part] = await engage(cast, { id: orgId, name }, post)
    }
    made.push({ unit, orgId, name, staff: staff as Authority['staff'] })
  }
  return made
}

export type Applicant = {
  readonly orgId: string
  readonly name: string
  readonly adminId: string
  readonly memberId: string
  readonly project: string
  readonly industry: string
  readonly uscc: string
  readonly division: string
  readonly unitCode: string
}

/** A county or city inside a unit's region that the unit itself serves; the region where it has no parts. */
function placeIn(random: Random, unit: RecommendingUnit): string {
  const region = unit.region ?? '11'
  if (region.length > 2) return region.padEnd(6, '0')
  const own = divisions.children(region).filter(({ code }) => !separate.has(code.slice(0, 4)))
  return (own.length > 0 ? random.pick(own).code : region).padEnd(6, '0')
}

/** Cities with a channel of their own: their applicants do not go through the province. */
const separate = new Set(
  '2102 3302 3502 3702 4403 2101 2201 2301 3201 3301 3701 4201 4401 5101 6101'.split(' '),
)

/** The city's name; that of the province where the code says only 市辖区, 县 or what lies under it directly. */
function regionName(division: string): string {
  const city = divisions.find(division.slice(0, 4))?.name
  const plain = city === undefined || /^(?:市辖区|县|.*直辖县级行政区划)$/u.test(city)
  return (plain ? divisions.find(division.slice(0, 2))?.name : city) ?? ''
}

/** An applicant in a unit's region with an administrator and a colleague. */
export async function makeApplicant(
  cast: Cast,
  unit: RecommendingUnit,
  serial: number,
  taken: Set<string>,
  named?: {
    readonly name: string
    readonly people: readonly [Post, Post]
    readonly division?: string
  },
): Promise<Applicant> {
  const { work, random } = cast
  const division = named?.division ?? placeIn(random, unit)
  const short = regionName(division).replace(/(市|省|地区|盟|自治州)$/u, '')
  const invented = organisationName(random, short, taken)
  const name = named?.name ?? invented.name
  const uscc = makeUscc('enterprise', division, serial)
  const orgId = await makeOrganisation(work, {
    name,
    kind: 'enterprise',
    uscc,
    division,
    profile: { industry: invented.trade.industry },
  })
  const org = { id: orgId, name }
  const posts = named?.people ?? [
    { key: `a${serial}`, name: personName(random), roles: ['applicant.admin'] },
    { key: `b${serial}`, name: personName(random), roles: ['applicant.member'] },
  ]
  return {
    orgId,
    name,
    adminId: await engage(cast, org, posts[0]),
    memberId: await engage(cast, org, posts[1]),
    project: invented.trade.project,
    industry: invented.trade.industry,
    uscc,
    division,
    unitCode: unit.code,
  }
}

/** An applicant that was made before, by the address of one of its people; undefined where it was not. */
export async function madeApplicant(
  work: Writing,
  key: string,
): Promise<Pick<Applicant, 'orgId' | 'name' | 'adminId' | 'uscc' | 'division'> | undefined> {
  const row = await work.db
    .selectFrom('people.pub_membership as m')
    .innerJoin('people.pub_person as p', 'p.id', 'm.person_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where('p.email', '=', demoEmail(key))
    .select(['p.id', 'o.id as org_id', 'o.name', 'o.uscc', 'o.division'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    orgId: row.org_id!,
    name: row.name!,
    adminId: row.id!,
    uscc: row.uscc ?? '',
    division: row.division ?? '',
  }
}
