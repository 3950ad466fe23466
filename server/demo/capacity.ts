/** When the machines of the demo world run, and what of them is held, firm or worked by their makers. */
import type { Actor } from '../../domain/kernel/actor.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { WorkCalendar } from '../../domain/booking/calendar.ts'
import { type CapacityMode, usualCapacity } from '../../domain/booking/capacity.ts'
import {
  blockCapacity,
  capacityOf,
  holdCapacity,
  publishIdle,
  setCapacity,
  stepReservation,
} from '../booking/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { as, doing } from './act.ts'
import { personAt } from './office.ts'
import { actorOf } from './people.ts'

const role = 'applicant.admin'
const friday = '2019-07-05'

/** Kinds whose offers run by the hour, and those of one machine that one customer has at a time. */
const modes: Readonly<Record<string, CapacityMode>> = {
  additive: 'hours',
  injectionMoulding: 'hours',
  milling: 'hours',
  sheetMetal: 'hours',
  turning: 'hours',
  welding: 'hours',
  metrology: 'slots',
  testing: 'slots',
}

/** Two shifts, the second over midnight, and a summer closure. */
const twoShifts: WorkCalendar = {
  shifts: [
    { weekdays: [1, 2, 3, 4, 5, 6], from: '08:00', to: '16:30', firstDay: null, lastDay: null },
    { weekdays: [1, 2, 3, 4, 5], from: '16:30', to: '01:00', firstDay: null, lastDay: null },
  ],
  keepsHolidays: true,
  closures: [{ from: '2019-08-05', to: '2019-08-11', note: '夏季检修' }],
  extras: [],
}

/** Of members beside the offers of their organisations: the small world has fewer. */
const membersMost = 500

type Offer = { readonly id: string; readonly kindId: string; readonly owner: Actor }

async function offersOf(work: Writing): Promise<Offer[]> {
  const rows = await work.db
    .selectFrom('catalog.pub_offer as f')
    .innerJoin('people.pub_membership as m', 'm.org_id', 'f.org_id')
    .where('f.kind_id', 'in', Object.keys(modes))
    .where('f.state', '=', 'published')
    .orderBy('f.id')
    .limit(membersMost)
    .select(['f.id', 'f.kind_id', 'm.person_id', 'm.org_id', 'm.roles'])
    .execute()
  const admins = rows.filter(({ roles }) => roles?.includes(role) === true)
  const first = new Map(admins.toReversed().map((row) => [row.id!, row]))
  return Promise.all(
    [...first.values()].map(async (row) => ({
      id: row.id!,
      kindId: row.kind_id!,
      owner: await actorOf(work, row.person_id!, row.org_id!, [role]),
    })),
  )
}

/** Of three offers their makers say that the week after next is idle. */
const pointedOut = 3

async function open(work: Writing, { id, kindId, owner }: Offer): Promise<void> {
  const mode = modes[kindId]!
  const wish =
    mode === 'hours'
      ? { ...usualCapacity(mode), machines: 3, calendar: twoShifts }
      : usualCapacity(mode)
  await setCapacity(as(work, owner, friday), id, { seen: 0, wish })
}

/** Own work in the next weeks, one firm reservation, and one that waits for its answer. */
async function fill(work: Writing, offer: Offer, holder: Actor): Promise<void> {
  const { id, owner } = offer
  const at = (actor: Actor) => as(work, actor, friday, 15)
  if (modes[offer.kindId] === 'slots') {
    const slot = (hours: number, startsAt: string, purpose: string) => ({
      ...{ hours, startsAt: new Date(startsAt).toISOString(), purpose },
    })
    await blockCapacity(at(owner), id, slot(4, '2019-07-09T08:00:00+08:00', '本厂首件全检'))
    const firm = slot(6, '2019-07-10T13:00:00+08:00', '减速机壳体 12 件全尺寸检测')
    const made = await holdCapacity(at(holder), id, firm)
    await stepReservation(at(owner), made.id, { verb: 'confirm', seen: made.version })
    const held = slot(3, '2019-07-15T09:00:00+08:00', '叶轮型面扫描 3 件')
    await holdCapacity(at(holder), id, held)
    return
  }
  const hours = (count: number, from: string, until: string, purpose: string) => ({
    ...{ hours: count, from, until, purpose },
  })
  await blockCapacity(at(owner), id, hours(180, '2019-07-08', '2019-07-14', '自有订单'))
  await blockCapacity(at(owner), id, hours(60, '2019-07-15', '2019-07-21', '平台外承接'))
  const firm = hours(96, '2019-07-15', '2019-07-21', '传动轴 200 件粗精加工')
  const made = await holdCapacity(at(holder), id, firm)
  await stepReservation(at(owner), made.id, { verb: 'confirm', seen: made.version })
  await holdCapacity(at(holder), id, hours(40, '2019-07-15', '2019-07-28', '轴承座 60 件'))
}

/** All of it or, where this is cut off, none. */
export async function makeCapacity(host: Host): Promise<void> {
  await doing(host, systemActor, async (work) => {
    const offers = await offersOf(work)
    const [one] = offers
    if (one === undefined || (await capacityOf(work, one.id)) !== undefined) return
    const leading = await personAt(work, 'applicant', role)
    const other = offers.find(({ owner }) => owner.orgId !== leading.orgId)?.owner
    const filled = new Set<string>()
    for (const [index, offer] of offers.entries()) {
      await open(work, offer)
      if (index < pointedOut) {
        const idle = { from: '2019-07-22', until: '2019-07-28', note: '可安排夜班' }
        await publishIdle(as(work, offer.owner, friday), offer.id, idle)
      }
      // What the leading applicant offers, and of every kind one offer more.
      const own = offer.owner.orgId === leading.orgId
      const holder = own ? other : leading
      if (holder === undefined || (!own && filled.has(offer.kindId))) continue
      if (!own) filled.add(offer.kindId)
      await fill(work, offer, holder)
    }
  })
}
