/**
 * The round of 2018, finished and in its second year: some thirty invented projects that are followed, in every light
 * and at every step, as `followedStories.ts` tells them.
 */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { RecommendingUnit } from '../../domain/programmes/programme.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import {
  beginFollowing,
  listFollowings,
  listSeats,
  openProgramme,
  programmeOf,
  seatUnit,
  taskGoal,
} from '../programmes/index.ts'
import { at, doing } from './act.ts'
import { staffOf } from './desks.ts'
import { tell } from './followedChapters.ts'
import { stories, type Story } from './followedStories.ts'
import { projectName } from './names.ts'
import { personAt } from './office.ts'
import { actorOf, madeApplicant, makeApplicant, type Applicant, type Cast } from './people.ts'
import { randomOf } from './random.ts'

export const followedProgramme = 'shuangchuang-2018'
const selectedOn = '2018-11-20'
const serialFrom = 3000
/** The city whose desk visitors are told of. */
const shownUnit = '5101'

/** A project that a city's or province's desk recommended, with the goals that it applied with. */
async function begin(work: Writing, applicant: Applicant, story: Story, serial: number) {
  const random = randomOf(serial)
  const base = 60 + random.int(120)
  const goals = await Promise.all([
    taskGoal('orgs', String(base), String(base * 3)),
    taskGoal('users', String(base * 4), String(base * 14)),
    taskGoal('smes', '20', String(400 + random.int(600))),
    taskGoal('deals', '10', String(120 + random.int(200))),
    taskGoal('trade', '80.00', `${600 + random.int(1800)}.00`),
  ])
  // Those that are accepted early began early.
  const early = story.at === 'accepting' || story.at === 'accepted' || story.at === 'rectifying'
  const days = early
    ? { from: '2017-07-01', to: '2019-06-30' }
    : { from: '2018-01-01', to: '2019-12-31' }
  return beginFollowing(work, {
    programmeId: followedProgramme,
    unit: applicant.unitCode,
    orgId: applicant.orgId,
    title: projectName(random, { word: '', industry: '', project: applicant.project }),
    applicant: applicant.name,
    uscc: applicant.uscc,
    directions: random.some(['1', '2', '3', '4', '5', '6', '7', '8'], 1 + random.int(2)),
    selectedOn,
    days,
    goals,
    tasks: '建成面向产业链上下游的平台，开放研发、制造和检测能力，服务中小微企业（演示）。',
  })
}

const shownPeople = {
  name: '岘川协同制造有限公司（演示）',
  division: '510100',
  people: [
    { key: 'project', name: '陆时雨', roles: ['applicant.admin'] },
    { key: 'project.b', name: '邹松筠', roles: ['applicant.member'] },
  ],
} as const

/** The people of the project that visitors are told of: made with the core, so that they can sign in at once. */
export async function makeShownProject(cast: Cast, unit: RecommendingUnit): Promise<void> {
  await makeApplicant(cast, unit, serialFrom, new Set(), shownPeople)
}

/** The same authorities as this year sit on the seats of that round. */
async function takeSeats(host: Host, shownProgramme: string): Promise<readonly string[]> {
  return doing(host, systemActor, async (work) => {
    const [now, then] = [
      await programmeOf(work, shownProgramme),
      await programmeOf(work, followedProgramme),
    ]
    if (then.state === 'draft') await openProgramme(work, followedProgramme)
    const codes = new Set(then.definition.units.map(({ code }) => code))
    const seats = (await listSeats(work, now.definition)).filter(
      ({ unitCode, orgId }) => codes.has(unitCode) && orgId !== null,
    )
    for (const { unitCode, orgId, authorityName } of seats) {
      await seatUnit(work, {
        programmeId: followedProgramme,
        unitCode,
        orgId: orgId!,
        authorityName,
      })
    }
    return seats.map(({ unitCode }) => unitCode)
  })
}

type Place = {
  readonly unit: string
  readonly index: number
  readonly taken: Set<string>
  readonly passwordHash: string
}

/** The applicant of a story, made where it does not stand yet. */
async function applicantOf(work: Writing, place: Place): Promise<Applicant> {
  const { unit, index, taken, passwordHash } = place
  const serial = serialFrom + index
  if (index === 0) {
    const made = (await madeApplicant(work, shownPeople.people[0].key))!
    const told = { project: '协同制造能力开放', industry: '3453', unitCode: shownUnit }
    return { ...made, ...told, memberId: made.adminId }
  }
  const { definition } = await programmeOf(work, followedProgramme)
  const seat = definition.units.find(({ code }) => code === unit)!
  const cast = { work, passwordHash, random: randomOf(serial), told: [] }
  return makeApplicant(cast, seat, serial, taken)
}

/** Applicant and project are made together, so that a run that was cut off finds both or neither. */
async function projectOf(work: Writing, place: Place, story: Story) {
  const { index } = place
  const serial = serialFrom + index
  const actorFor = ({ adminId, orgId }: Pick<Applicant, 'adminId' | 'orgId'>) =>
    actorOf(work, adminId, orgId, ['applicant.admin'])
  const made = await madeApplicant(work, index === 0 ? shownPeople.people[0].key : `a${serial}`)
  if (made !== undefined) {
    const project = await actorFor(made)
    const own = { programmeId: followedProgramme, limit: 1 }
    const [begun] = (await listFollowings({ ...work, actor: project }, own)).rows
    if (begun !== undefined) return { id: begun.id, project }
  }
  const applicant = await applicantOf(work, place)
  const id = await begin(work, applicant, story, serial)
  return { id, project: await actorFor(applicant) }
}

type Round = {
  readonly shownProgramme: string
  readonly passwordHash: string
  /** How many stories were told to their end before. */
  readonly told: number
  readonly onTold: (told: number) => Promise<void>
}

/** Goes on where a run that was cut off stopped, in the middle of a story too. */
export async function makeFollowedRound(
  host: Host,
  { shownProgramme, passwordHash, told, onTold }: Round,
  stop?: AbortSignal,
): Promise<void> {
  if (told >= stories.length) return
  const office = await doing(host, systemActor, (work) =>
    personAt(work, 'office', 'office.officer'),
  )
  const units = await takeSeats(host, shownProgramme)
  const taken = new Set<string>()
  for (const [index, story] of stories.entries()) {
    if (index < told) continue
    if (stop?.aborted === true) return
    // Every fifth is of the city whose officer visitors are told of.
    const unit = index % 5 === 0 ? shownUnit : units[(index * 7) % units.length]!
    const staff = await staffOf(host, { programmeId: followedProgramme, unit })
    if (staff !== undefined) {
      const place = { unit, index, taken, passwordHash }
      const start = (work: Writing) => projectOf(work, place, story)
      const made = await doing(host, systemActor, start, at(selectedOn))
      const hands = { project: made.project, unit: staff.officer, leader: staff.leader, office }
      await tell({ host, hands, id: made.id, story })
    }
    await onTold(index + 1)
  }
}
