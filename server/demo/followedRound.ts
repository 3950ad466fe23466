/**
 * The round of 2018, finished and in its second year: the projects of its published list are followed, in every light
 * and at every step, as `followedStories.ts` tells them.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { listFollowings } from '../programmes/index.ts'
import { doing } from './act.ts'
import { staffOf } from './desks.ts'
import { tell } from './followedChapters.ts'
import { storyPlace } from './followedPeople.ts'
import { stories } from './followedStories.ts'
import { personAt } from './office.ts'
import { actorOf, madeApplicant } from './people.ts'

export const followedProgramme = 'shuangchuang-2018'

/** The project of an applicant, and who acts for it; undefined until its selection is published and followed. */
async function projectOf(work: Writing, key: string) {
  const made = await madeApplicant(work, key)
  if (made === undefined) return undefined
  const project = await actorOf(work, made.adminId, made.orgId, ['applicant.admin'])
  const own = { programmeId: followedProgramme, limit: 1 }
  const [begun] = (await listFollowings({ ...work, actor: project }, own)).rows
  return begun === undefined ? undefined : { id: begun.id, unit: begun.unit, project }
}

const pollMs = 500
const pollsMost = 240

/** A published list begins to be followed by a job: its projects stand a moment later. */
async function areFollowed(host: Host, office: Actor, stop?: AbortSignal): Promise<boolean> {
  const own = { programmeId: followedProgramme, limit: 1 }
  for (let poll = 0; poll < pollsMost && stop?.aborted !== true; poll++) {
    const { total } = await doing(host, office, (work) => listFollowings(work, own))
    if (total >= stories.length) return true
    await wait(pollMs)
  }
  return false
}

type Round = {
  /** How many stories were told to their end before. */
  readonly told: number
  readonly onTold: (told: number) => Promise<void>
}

/** Goes on where a run that was cut off stopped, in the middle of a story too. */
export async function makeFollowedRound(
  host: Host,
  { told, onTold }: Round,
  stop?: AbortSignal,
): Promise<void> {
  if (told >= stories.length) return
  const office = await doing(host, systemActor, (work) =>
    personAt(work, 'office', 'office.officer'),
  )
  if (!(await areFollowed(host, office, stop))) return
  for (const [index, story] of stories.entries()) {
    if (index < told) continue
    if (stop?.aborted === true) return
    const { key } = storyPlace(index, [''])
    const made = await doing(host, systemActor, (work) => projectOf(work, key))
    const staff = made && (await staffOf(host, { programmeId: followedProgramme, unit: made.unit }))
    if (made !== undefined && staff !== undefined) {
      const hands = { project: made.project, unit: staff.officer, leader: staff.leader, office }
      await tell({ host, hands, id: made.id, story })
    }
    await onTold(index + 1)
  }
}
