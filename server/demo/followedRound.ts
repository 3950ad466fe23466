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
import { doing } from './act.ts'
import { staffOf } from './desks.ts'
import { at, tell } from './followedChapters.ts'
import { stories, type Story } from './followedStories.ts'
import { projectName } from './names.ts'
import { personAt } from './office.ts'
import { actorOf, makeApplicant, type Applicant, type Cast } from './people.ts'
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

async function shownProject(work: Writing): Promise<Applicant> {
  const row = await work.db
    .selectFrom('people.pub_membership as m')
    .innerJoin('people.pub_person as p', 'p.id', 'm.person_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where('p.email', '=', 'project@demo.test')
    .select(['p.id', 'o.id as org_id', 'o.name', 'o.uscc', 'o.division'])
    .executeTakeFirstOrThrow()
  return {
    orgId: row.org_id!,
    name: row.name!,
    adminId: row.id!,
    memberId: row.id!,
    project: '协同制造能力开放',
    industry: '3453',
    uscc: row.uscc ?? '',
    division: row.division ?? '',
    unitCode: shownUnit,
  }
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

async function applicantOf(cast: Cast, unit: string, index: number, taken: Set<string>) {
  if (index === 0) return shownProject(cast.work)
  const { definition } = await programmeOf(cast.work, followedProgramme)
  const seat = definition.units.find(({ code }) => code === unit)!
  return makeApplicant(cast, seat, serialFrom + index, taken)
}

/** Goes on where a run that was cut off stopped: what is followed already is not told again. */
export async function makeFollowedRound(
  host: Host,
  shownProgramme: string,
  passwordHash: string,
  stop?: AbortSignal,
): Promise<void> {
  const office = await doing(host, systemActor, (work) =>
    personAt(work, 'office', 'office.officer'),
  )
  const { total } = await doing(host, office, (work) =>
    listFollowings(work, { programmeId: followedProgramme, limit: 1 }),
  )
  if (total >= stories.length) return
  const units = await takeSeats(host, shownProgramme)
  const taken = new Set<string>()
  for (const [index, story] of stories.entries()) {
    if (index < total) continue
    if (stop?.aborted === true) return
    // Every fifth is of the city whose officer visitors are told of.
    const unit = index % 5 === 0 ? shownUnit : units[(index * 7) % units.length]!
    const staff = await staffOf(host, { programmeId: followedProgramme, unit })
    if (staff === undefined) continue
    // Applicant and project together: a start after a kill makes both or finds both.
    const start = async (work: Writing) => {
      const serial = serialFrom + index
      const cast = { work, passwordHash, random: randomOf(serial), told: [] }
      const applicant = await applicantOf(cast, unit, index, taken)
      const { adminId, orgId } = applicant
      const project = await actorOf(work, adminId, orgId, ['applicant.admin'])
      return { id: await begin(work, applicant, story, serial), project }
    }
    const { id, project } = await doing(host, systemActor, start, at(selectedOn))
    const hands = { project, unit: staff.officer, leader: staff.leader, office }
    await tell({ host, hands, id, story })
  }
}
