/** Who plays: the office and its second person, every authority, applicants and experts; all of them invented. */
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { expertFields } from '../../domain/evaluation/field.ts'
import { commitmentVersion, type ExpertInput } from '../../domain/evaluation/expert.ts'
import { commitExpert as commit, nominateExpert } from '../../domain/evaluation/expert.endpoints.ts'
import type { RecommendingUnit } from '../../domain/programmes/programme.ts'
import { personName } from '../demo/names.ts'
import { makeApplicant, makeAuthorities, type Applicant, type Cast } from '../demo/people.ts'
import { randomOf, type Random } from '../demo/random.ts'
import { makeServing } from '../evaluation/samples.ts'
import type { Writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson } from '../people/samples.ts'
import { withEach } from './calls.ts'
import type { Share } from './plan.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Person } from './stage.ts'

export type Office = { readonly first: Person; readonly second: Person; readonly orgId: string }
export type Desk = Readonly<Record<'officer' | 'checker' | 'leader', Person>> & {
  readonly unit: RecommendingUnit
  readonly orgId: string
  readonly name: string
}
export type Entrant = {
  readonly applicant: Applicant
  readonly person: Person
  readonly unit: RecommendingUnit
  readonly serial: number
  /** Of the project; no other has it. */
  readonly title: string
}
export type Expert = {
  readonly id: string
  readonly person: Person
  readonly strictness: number
}

const castOf = (work: Writing, random: Random): Cast => ({
  ...{ work, random, told: [] },
  // Nobody signs in by password here.
  passwordHash: '',
})

async function member(work: Writing, orgId: string, name: string, key: string, role: string) {
  const email = `${key}@rehearsal.test`
  const personId = await makePerson(work, { name, email, passwordHash: '' })
  await makeMembership(work, personId, orgId, [role])
  return { personId, orgId }
}

export async function makeOffice(work: Writing): Promise<Office> {
  const orgId = await makeOrganisation(work, { name: '主办单位（演练）', kind: 'office' })
  return {
    orgId,
    first: await member(work, orgId, '主办人员甲', 'office.1', 'office.officer'),
    second: await member(work, orgId, '主办人员乙', 'office.2', 'office.officer'),
  }
}

export async function makeDesks(
  work: Writing,
  { definition, wish }: Rehearsal,
  shares: readonly Share[],
): Promise<Desk[]> {
  const units = shares.map(({ unit }) => unit)
  const cast = castOf(work, randomOf(wish.seed))
  const made = await makeAuthorities(cast, { ...definition, units })
  return made.map(({ unit, orgId, name, staff }) => {
    const at = (personId: string) => ({ personId, orgId })
    const { officer, checker, leader } = staff
    return { unit, orgId, name, officer: at(officer), checker: at(checker), leader: at(leader) }
  })
}

const madeAtOnce = 50

/** Applicants of every unit, each with its number. */
export async function makeEntrants(
  { stage, wish }: Rehearsal,
  shares: readonly Share[],
): Promise<Entrant[]> {
  const random = randomOf(wish.seed + 1)
  const taken = new Set<string>()
  const units = shares.flatMap(({ unit, applications }) =>
    Array.from({ length: applications }, () => unit),
  )
  const made: Entrant[] = []
  for (let from = 0; from < units.length; from += madeAtOnce) {
    const some = units.slice(from, from + madeAtOnce)
    await stage.setUp(async (work) => {
      for (const unit of some) {
        const serial = made.length
        const applicant = await makeApplicant(castOf(work, random), unit, serial + 1, taken)
        const person = { personId: applicant.adminId, orgId: applicant.orgId }
        const title = `${applicant.project}${serial + 1}号（演练）`
        made.push({ applicant, person, unit, serial, title })
      }
    })
  }
  return made
}

const regions = ['110000', '210000', '310000', '370000', '420000', '440000', '510000', '610000']

function expertInput(serial: number, random: Random): ExpertInput {
  const region = regions[serial % regions.length]!
  const employer = serial % 97
  return {
    name: personName(random),
    title: '研究员',
    seniority: serial % 2 === 0 ? 'senior' : 'other',
    fields: random.some(expertFields, 3).map((code) => ({ code, level: 1 + random.int(3) })),
    region,
    employer: {
      code: makeUscc('enterprise', region, 80_000 + employer),
      name: `第${employer + 1}研究院（演练）`,
    },
    past: [],
    load: { min: 0, max: 60 },
    availability: [],
    email: `expert.${serial}@rehearsal.test`,
  }
}

const strictnessMost = 6

/** Nominated by the office and sworn in through the API; that they came in by their letters is set up. */
export async function makeExperts(
  { stage, wish }: Rehearsal,
  office: Office,
  count: number,
): Promise<Expert[]> {
  const random = randomOf(wish.seed + 2)
  const inputs = Array.from({ length: count }, (_, serial) => expertInput(serial, random))
  const experts: Expert[] = []
  await withEach(inputs, 4, async (body, serial) => {
    const { calls } = stage
    const { id } = await calls.ask(await stage.tokenOf(office.first), nominateExpert, { body })
    const person = await stage.setUp(async (work) => {
      const personId = await makePerson(work, { ...body, passwordHash: '' })
      await makeMembership(work, personId, office.orgId, ['expert'])
      await makeServing(work, id, personId)
      return { personId, orgId: office.orgId }
    })
    const version = commitmentVersion
    await calls.ask(await stage.tokenOf(person), commit, { params: { id }, body: { version } })
    const strictness = (serial % (2 * strictnessMost + 1)) - strictnessMost
    // By number, not by who was first: what follows draws by their order.
    experts[serial] = { id, person, strictness }
  })
  return experts
}
