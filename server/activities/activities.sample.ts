/** What tests of activities need: a wish, and an activity that is open. */
import type { ActivityWish } from '../../domain/activities/activity.ts'
import type { Caller } from '../testing/world.ts'

export const activityWish: ActivityWish = {
  kind: 'training',
  title: '共享制造经验培训会',
  body: '讲解设备上网、排产和结算的做法。',
  agenda: [
    { time: '09:00', what: '平台怎样登记能力', who: '主讲人' },
    { time: '10:30', what: '分组练习', who: '' },
  ],
  startsAt: '2019-07-18T01:00:00.000Z',
  endsAt: '2019-07-18T04:00:00.000Z',
  closesAt: '2019-07-17T09:00:00.000Z',
  place: '二楼报告厅',
  online: 'https://meet.example.test/room',
  capacity: 2,
  perOrg: null,
  perRegion: null,
  contact: '会务组 010-00000000',
}

export const activityPath = (id: string, part = ''): string => `/api/activities/${id}${part}`

export async function openActivity(
  host: Caller,
  change: Partial<ActivityWish> = {},
): Promise<string> {
  const planned = (await host.post('/api/activities', { ...activityWish, ...change })).json()
  const step = { verb: 'publish', seen: planned.version }
  const answer = await host.post(activityPath(planned.id, '/steps'), step)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return planned.id
}
