/** Activities of the demo world: one that took place, two ahead, one of them full, and a draft. All invented. */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { ActivityWish } from '../../domain/activities/activity.ts'
import {
  checkIn,
  giveFeedback,
  listActivities,
  planActivity,
  readTicket,
  register,
  stepActivity,
} from '../activities/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { as, doing } from './act.ts'
import { personAt } from './office.ts'

const blank: ActivityWish = {
  kind: 'training',
  title: '',
  body: '',
  agenda: [],
  startsAt: '',
  endsAt: '',
  closesAt: '',
  place: '',
  online: null,
  capacity: null,
  perOrg: null,
  perRegion: null,
  contact: '会务组（演示）',
}

const moment = (day: string, time: string): string =>
  new Date(`${day}T${time}:00+08:00`).toISOString()

const past: ActivityWish = {
  ...blank,
  kind: 'exchange',
  title: '共享制造经验交流会（演示）',
  body: '四家单位介绍设备上网、排产、结算和检测的做法，现场答疑（演示）。',
  agenda: [
    { time: '09:00', what: '闲置机床怎样上网（演示）', who: '案例单位' },
    { time: '10:00', what: '检测设备的预约规则（演示）', who: '案例单位' },
    { time: '11:00', what: '提问和讨论', who: '支撑机构' },
  ],
  startsAt: moment('2019-06-20', '09:00'),
  endsAt: moment('2019-06-20', '12:00'),
  closesAt: moment('2019-06-18', '17:00'),
  place: '会议中心三层（演示）',
  capacity: 60,
  perOrg: 2,
}

const ahead: ActivityWish = {
  ...blank,
  title: '案例复制推广培训会（演示）',
  body: '讲解怎样从案例出发制定本单位的实施方案，怎样统计和申报采用（演示）。',
  agenda: [
    { time: '14:00', what: '案例怎样写、怎样读（演示）', who: '主办单位' },
    { time: '15:00', what: '指标怎样统计和核实（演示）', who: '支撑机构' },
    { time: '16:00', what: '分组练习', who: '' },
  ],
  startsAt: moment('2019-07-18', '14:00'),
  endsAt: moment('2019-07-18', '17:00'),
  closesAt: moment('2019-07-16', '17:00'),
  place: '培训楼 201（演示）',
  online: 'https://meeting.example.test/anli',
  capacity: 80,
  perOrg: 3,
  perRegion: 10,
}

const onSite: ActivityWish = {
  ...blank,
  kind: 'onSite',
  title: '产业园区现场会：看机床怎样上网（演示）',
  body: '现场查看采集器安装、平台派单和检测中心，名额有限（演示）。',
  startsAt: moment('2019-07-25', '09:30'),
  endsAt: moment('2019-07-25', '11:30'),
  closesAt: moment('2019-07-23', '17:00'),
  place: '高新产业园北门集合（演示）',
  capacity: 3,
  perOrg: 1,
}

const draft: ActivityWish = {
  ...blank,
  title: '秋季培训会（筹备中，演示）',
  startsAt: moment('2019-09-19', '09:00'),
  endsAt: moment('2019-09-19', '16:00'),
  closesAt: moment('2019-09-16', '17:00'),
  place: '待定（演示）',
}

async function open(work: Writing, host: Actor, wish: ActivityWish, day: string) {
  const planned = await planActivity(as(work, host, day), wish)
  const step = { verb: 'publish' as const, seen: planned.version }
  await stepActivity(as(work, host, day), planned.id, step)
  return planned.id
}

const words = [
  '预约规则讲得很细，回去就能照做（演示）。',
  '希望多留一些提问的时间（演示）。',
  '数据口径讲清楚了，结算部分还想再听一次（演示）。',
]

/** Most of those who registered came, and most of those said how it was. */
async function takePlace(work: Writing, host: Actor, guests: readonly Actor[]): Promise<void> {
  const id = await open(work, host, past, '2019-06-03')
  for (const guest of guests) await register(as(work, guest, '2019-06-10'), id)
  for (const [index, guest] of guests.entries()) {
    if (index % 6 === 5) continue
    const { code } = await readTicket(as(work, guest, '2019-06-20', 8), id)
    await checkIn(as(work, host, '2019-06-20', 8), { ticket: code, activityId: id })
    if (index % 4 === 3) continue
    await giveFeedback(as(work, guest, '2019-06-20', 13), id, {
      content: index % 5 === 4 ? 3 : 5,
      organisation: index % 3 === 2 ? 3 : 4,
      use: index % 2 === 0 ? 5 : 4,
      applies: index % 3 !== 1,
      words: words[index] ?? '',
    })
  }
}

const guestKeys = ['project', ...[1, 2, 4, 5, 7, 8, 13, 15, 16, 18, 21].map((n) => `a${3000 + n}`)]

/** All of them or, where this is cut off, none. */
export async function makeActivities(host: Host): Promise<void> {
  await doing(host, systemActor, async (work) => {
    const { total } = await listActivities(work, { limit: 1 })
    if (total > 0) return
    const office = await personAt(work, 'office', 'office.officer')
    const city = await personAt(work, 'officer.5101', 'authority.officer')
    const guests: Actor[] = []
    for (const key of guestKeys) guests.push(await personAt(work, key, 'applicant.admin'))
    await takePlace(work, office, guests)
    const training = await open(work, office, ahead, '2019-07-01')
    for (const guest of guests.slice(1, 8)) await register(as(work, guest, '2019-07-04'), training)
    const visit = await open(work, city, onSite, '2019-07-02')
    for (const guest of guests.slice(0, 4)) await register(as(work, guest, '2019-07-05'), visit)
    await planActivity(as(work, office, '2019-07-05'), draft)
  })
}
