/**
 * The year before: the applicant whom visitors are told of applied then, was told to come again, and can carry
 * that application over into this year's.
 */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import {
  closeProgramme,
  declineCandidate,
  listApplications,
  listCandidates,
  listSeats,
  openProgramme,
  programmeOf,
  seatUnit,
} from '../programmes/index.ts'
import { doing } from './act.ts'
import { makeApplication } from './applications.ts'
import { staffOf } from './desks.ts'
import type { DemoFiles } from './files.ts'
import { personAt } from './office.ts'
import { actorOf, madeApplicant, type Applicant } from './people.ts'
import { makeSelectedRound } from './selectedRound.ts'

const programmeId = 'shuangchuang-2018'
const unit = '5101'
const dayMs = 86_400_000
const daysBefore = 380
const dueDay = '2018-07-10'

/** No public text says when packages of that year were due; this world has a day, so that one can come late. */
export function dated(definition: ProgrammeDefinition): ProgrammeDefinition {
  if (definition.id !== programmeId) return definition
  const note = {
    zh: '通知未公开报部时间，此为示例。',
    en: 'No date is published; this is an example.',
  }
  return {
    ...definition,
    deadlines: definition.deadlines.map((deadline) => ({
      ...deadline,
      date: { value: dueDay, source: 'example', note },
      basis: { value: 'posted', source: 'example', note },
    })),
  }
}

async function leading(work: Writing): Promise<Applicant> {
  const made = (await madeApplicant(work, 'applicant'))!
  return {
    ...made,
    memberId: made.adminId,
    project: '面向精密传动的共享制造平台（2018年申报，演示）',
    industry: '3453',
    unitCode: unit,
  }
}

/** Opens the earlier programme with the same authority on the city's seat as this year. */
async function open(work: Writing, orgId: string, authorityName: string | null): Promise<void> {
  await openProgramme(work, programmeId)
  await seatUnit(work, { programmeId, unitCode: unit, orgId, authorityName })
}

async function applied(host: Host, applicant: Applicant): Promise<boolean> {
  const { total } = await doing(host, systemActor, async (work) => {
    const actor = await actorOf(work, applicant.adminId, applicant.orgId, ['applicant.admin'])
    return listApplications({ ...work, actor }, { programmeId, limit: 1 })
  })
  return total > 0
}

async function decline(host: Host, officer: Actor, title: string, at: Date): Promise<void> {
  const reason = '本市名额已满，项目基础较好。建议补充运行数据，明年完善后再报（演示）。'
  const { rows } = await doing(host, officer, (work) =>
    listCandidates(work, { programmeId, state: 'arrived', limit: 10 }),
  )
  for (const { id } of rows.filter((row) => row.title === title)) {
    await doing(host, officer, (work) => declineCandidate(work, id, reason, 'zh'), at)
  }
}

/** Goes on where a run that was cut off stopped. `shown` is this year's programme. */
export async function makeLastYear(
  host: Host,
  shown: string,
  files: DemoFiles,
  passwordHash: string,
): Promise<void> {
  const staff = await staffOf(host, { programmeId: shown, unit })
  if (staff === undefined) return
  const at = new Date(host.clock.now().getTime() - daysBefore * dayMs)
  const after = (days: number) => new Date(at.getTime() + days * dayMs)
  const [{ state, form }, applicant, office] = await doing(host, systemActor, async (work) => [
    await programmeOf(work, programmeId),
    await leading(work),
    await personAt(work, 'office', 'office.officer'),
  ])
  if (state === 'draft') {
    const seat = await doing(host, systemActor, async (work) => {
      const { definition } = await programmeOf(work, shown)
      const seats = await listSeats(work, definition)
      return seats.find(({ unitCode }) => unitCode === unit)!
    })
    await doing(
      host,
      systemActor,
      (work) => open(work, seat.orgId!, seat.authorityName),
      after(-20),
    )
  }
  if (!(await applied(host, applicant))) {
    const plan = { directions: ['2', '4'], seed: 2018, written: 100, submit: true }
    await makeApplication(host, applicant, { programmeId, form, at, files, ...plan })
  }
  await decline(host, staff.officer, applicant.project, after(12))
  if (state !== 'closed') {
    await makeSelectedRound({ host, form, files, passwordHash, shown, at })
    await doing(host, office, (work) => closeProgramme(work, programmeId, 'zh'), after(160))
  }
}
