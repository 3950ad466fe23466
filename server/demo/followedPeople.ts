/** Who the projects of 2018 belong to: made once, found again by every later step. */
import type { RecommendingUnit } from '../../domain/programmes/programme.ts'
import type { Writing } from '../kernel/work.ts'
import { programmeOf } from '../programmes/index.ts'
import { projectName } from './names.ts'
import { madeApplicant, makeApplicant, type Applicant, type Cast } from './people.ts'
import { randomOf } from './random.ts'

const programmeId = 'shuangchuang-2018'
const serialFrom = 3000
/** The city whose desk visitors are told of. */
export const shownUnit = '5101'

export const shownPeople = {
  name: '岘川协同制造有限公司（演示）',
  division: '510100',
  people: [
    { key: 'project', name: '陆时雨', roles: ['applicant.admin'] },
    { key: 'project.b', name: '邹松筠', roles: ['applicant.member'] },
  ],
} as const

/** Where an applicant sits, the first part of its administrator's address, and the number that it is made from. */
export type Place = { readonly unit: string; readonly key: string; readonly serial: number }

export const storySerial = (index: number): number => serialFrom + index

/** Every fifth is of the city whose officer visitors are told of. */
export function storyUnit(index: number, seats: readonly string[]): string {
  return index % 5 === 0 ? shownUnit : seats[(index * 7) % seats.length]!
}

export function storyPlace(index: number, seats: readonly string[]): Place {
  const serial = storySerial(index)
  const key = index === 0 ? shownPeople.people[0].key : `a${serial}`
  return { unit: storyUnit(index, seats), key, serial }
}

/** The people of the project that visitors are told of: made with the core, so that they can sign in at once. */
export async function makeShownProject(cast: Cast, unit: RecommendingUnit): Promise<void> {
  await makeApplicant(cast, unit, serialFrom, new Set(), shownPeople)
}

/** The applicant of that place, made where it does not stand yet. */
export async function placedApplicant(
  work: Writing,
  { unit, key, serial }: Place,
  passwordHash: string,
): Promise<Applicant> {
  const known = await madeApplicant(work, key)
  const made = known === undefined ? await makeAt(work, { unit, serial }, passwordHash) : undefined
  const words = { word: '', industry: '', project: made?.project ?? '协同制造能力开放' }
  const project = projectName(randomOf(serial), words)
  return made === undefined
    ? { ...known!, memberId: known!.adminId, industry: '3453', unitCode: unit, project }
    : { ...made, project }
}

async function makeAt(
  work: Writing,
  { unit, serial }: Pick<Place, 'unit' | 'serial'>,
  passwordHash: string,
): Promise<Applicant> {
  const { definition } = await programmeOf(work, programmeId)
  const seat = definition.units.find(({ code }) => code === unit)!
  const cast = { work, passwordHash, random: randomOf(serial), told: [] }
  return makeApplicant(cast, seat, serial, new Set())
}
