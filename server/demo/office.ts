/** What the programme office has done so far: earlier winners imported, questions answered, penetration surveyed. */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { doing } from './act.ts'
import { staffOf } from './desks.ts'
import { guide } from './guidance.ts'
import { actorOf } from './people.ts'
import { holdSurvey } from './survey.ts'
import { importWinners } from './winners.ts'

/** The city whose desk visitors are told of. */
const shownCity = '5101'

export async function personAt(work: Writing, key: string, role: string): Promise<Actor> {
  const { id, org_id: orgId } = await work.db
    .selectFrom('people.pub_membership as m')
    .innerJoin('people.pub_person as p', 'p.id', 'm.person_id')
    .where('p.email', '=', `${key}@demo.test`)
    .select(['p.id', 'm.org_id'])
    .executeTakeFirstOrThrow()
  return actorOf(work, id!, orgId!, [role])
}

/** Comes after the desks: an earlier winner must not stand in the way of an order that is made already. */
export async function fillOffice(host: Host, programmeId: string): Promise<void> {
  const [office, applicant] = await doing(host, systemActor, async (work) => [
    await personAt(work, 'office', 'office.officer'),
    await personAt(work, 'applicant', 'applicant.admin'),
  ])
  const city = await staffOf(host, { programmeId, unit: shownCity })
  if (office === undefined || applicant === undefined || city === undefined) return
  await importWinners(host, office, city.officer, programmeId)
  await guide(host, office, applicant, programmeId)
  await holdSurvey(host, office)
}
