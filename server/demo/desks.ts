/** What the officers of the demo world have done so far: some desks are full, some lists are signed. */
import { publicActor, systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Host } from '../kernel/host.ts'
import { membersOf } from '../people/index.ts'
import {
  askBuild,
  beginPublicity,
  declineCandidate,
  listCandidates,
  listPackages,
  listSeats,
  passCandidates,
  passList,
  programmeOf,
  raiseObjection,
  rankCandidate,
  readList,
  returnCandidate,
  sendToCheck,
  signRecommendation,
} from '../programmes/index.ts'
import { doing } from './act.ts'
import { actorOf } from './people.ts'
import { randomOf } from './random.ts'

type UnitAt = { readonly programmeId: string; readonly unit: string }
type Staff = Readonly<Record<'officer' | 'checker' | 'leader', Actor>>

const roleOf = {
  officer: 'authority.officer',
  checker: 'authority.checker',
  leader: 'authority.leader',
} as const

export async function staffOf(host: Host, at: UnitAt): Promise<Staff | undefined> {
  return doing(host, systemActor, async (work) => {
    const { definition } = await programmeOf(work, at.programmeId)
    const seats = await listSeats(work, definition)
    const orgId = seats.find(({ unitCode }) => unitCode === at.unit)?.orgId
    if (orgId === undefined || orgId === null) return undefined
    const members = await membersOf(work, orgId)
    const staff: Partial<Record<keyof Staff, Actor>> = {}
    for (const part of ['officer', 'checker', 'leader'] as const) {
      const member = members.find(({ roles }) => roles.includes(roleOf[part]))
      if (member === undefined) return undefined
      staff[part] = await actorOf(work, member.personId, orgId, member.roles)
    }
    return staff as Staff
  })
}

/** Fewer than any quota, so that visitors find free places and a reserve. */
const rankedMost = 12

/** Files that visitors find unread on the desks they are told of. */
const leftToTry = 2

/** Returns one file, declines another, passes the rest and puts them in order. */
async function workThrough(
  host: Host,
  officer: Actor,
  at: UnitAt,
  seed: number,
  left: number,
): Promise<void> {
  const random = randomOf(seed)
  const { rows } = await doing(host, officer, (work) =>
    listCandidates(work, { programmeId: at.programmeId, state: 'arrived', limit: 100 }),
  )
  const ids = rows.slice(left).map(({ id }) => id)
  const back = random.chance(40) ? ids.pop() : undefined
  const declined = random.chance(20) ? ids.pop() : undefined
  if (back !== undefined) {
    const reasons = [{ at: 'B.summary', text: '请写明平台服务的中小企业数量和所属行业。' }]
    await doing(host, officer, (work) => returnCandidate(work, back, { reasons }, 'zh'))
  }
  if (declined !== undefined) {
    const reason = '项目建设内容与所报方向不符，建议明年完善后再报。'
    await doing(host, officer, (work) => declineCandidate(work, declined, reason, 'zh'))
  }
  if (ids.length === 0) return
  await doing(host, officer, async (work) => {
    const { count } = await passCandidates(work, { ids }, 'zh')
    await passCandidates(work, { ids, expected: count }, 'zh')
  })
  const kept = ids.slice(0, Math.min(ids.length - (random.chance(50) ? 1 : 0), rankedMost))
  for (const candidateId of random.some(kept, kept.length)) {
    await doing(host, officer, (work) =>
      rankCandidate(work, at, { change: { kind: 'insert', candidateId } }, 'zh'),
    )
  }
}

async function sign(host: Host, staff: Staff, at: UnitAt, serial: number): Promise<void> {
  const today = dayOfMoment(host.clock.now().toISOString())
  const sent = await doing(host, staff.officer, async (work) => {
    const { version } = await readList(work, at)
    return sendToCheck(work, at, version)
  })
  const passed = await doing(host, staff.checker, (work) => passList(work, at, sent.version, 'zh'))
  const wish = {
    version: passed.version,
    documentNumber: `演示工信函〔2019〕${serial}号`,
    documentDate: today,
    publicityWaiver: '本地公示按示例规则执行，已在单位网站公示五个工作日，无异议。',
  }
  await doing(host, staff.leader, (work) => signRecommendation(work, at, wish, 'zh'))
}

/** The archives of a signed list, made by the worker a moment later. */
async function build(host: Host, officer: Actor, programmeId: string): Promise<void> {
  await doing(host, officer, async (work) => {
    const { rows } = await listPackages(work, { programmeId, limit: 1 }, 'zh')
    for (const { id } of rows) await askBuild(work, id)
  })
}

/** Names before the public for five working days, and what somebody objected to one of them. */
async function publish(host: Host, officer: Actor, at: UnitAt): Promise<void> {
  const { id, names } = await doing(host, officer, (work) =>
    beginPublicity(work, at, { workingDays: 5 }, 'zh'),
  )
  await doing(host, publicActor, (work) =>
    raiseObjection(work, id, {
      ...(names[0] === undefined ? {} : { key: names[0].key }),
      objector: { name: '演示异议人', mobile: '19900000001' },
      text: '该项目的平台上线时间与公示的不一致，请核实其运行情况（演示）。',
      evidence: '平台备案信息截图一份（演示）。',
    }),
  )
}

/** Every second desk has been worked through, every eighth list is signed; the others wait. */
export async function workDesks(
  host: Host,
  programmeId: string,
  units: readonly string[],
): Promise<void> {
  for (const [index, unit] of units.entries()) {
    const at = { programmeId, unit }
    // The desks that visitors are told of are worked through, and their lists are left open to try.
    const shown = unit === '5101' || unit === '51'
    if (index % 2 === 1 && !shown) continue
    const staff = await staffOf(host, at)
    if (staff === undefined) continue
    await workThrough(host, staff.officer, at, index, shown ? leftToTry : 0)
    if (index % 8 === 0 && !shown) {
      await sign(host, staff, at, index + 1)
      if (index === 0) await build(host, staff.officer, programmeId)
    }
    if (index === 2) await publish(host, staff.officer, at)
  }
}
