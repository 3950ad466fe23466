/** A draft of the office's, and an activity of the province's today, for which a colleague has registered. */
import { activityPath, activityWish, openActivity } from '../../activities/activities.sample.ts'
import type { World } from '../world.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { keepFile, must } from './stageHouse.ts'

export async function plantActivities(w: World, c: Cast) {
  const draft = await must(
    c.programmeOfficer.post('/api/activities', {
      ...activityWish,
      title: secrets.draftActivity.text,
    }),
  )
  // Ends this evening: checking in is open, and so is registering until it begins.
  const today = {
    startsAt: '2019-07-12T10:00:00.000Z',
    closesAt: '2019-07-12T09:30:00.000Z',
    endsAt: '2019-07-12T12:00:00.000Z',
    online: secrets.onlineLink.text,
  }
  const open = await openActivity(c.provincialOfficer, { ...today, capacity: null })
  await must(c.colleague.post(activityPath(open, '/registration')))
  const list = activityPath(open, '/registrations')
  const registered = await must(c.provincialOfficer.get(list))
  const ticket = await must(c.colleague.get(activityPath(open, '/ticket')))
  const file = await keepFile(w, c.provincialOfficer, `${secrets.material.text}.pdf`, 7)
  const material = { versionId: file.id, audience: 'participants' }
  await must(c.provincialOfficer.put(activityPath(open, '/materials'), material))
  // The city holds it together with the province; another province is asked about the plain one.
  await must(c.provincialOfficer.post(activityPath(open, '/cohosts'), { org: c.orgs.city.name }))
  await must(c.cityOfficer.post(activityPath(open, '/cohosts/answer'), { verb: 'accept' }))
  // Whoever registers sees the way in: that is asked for at one which holds no secret.
  const plain = { ...today, online: null, capacity: null }
  const plainActivity = await openActivity(c.provincialOfficer, plain)
  await must(
    c.provincialOfficer.post(activityPath(plainActivity, '/cohosts'), {
      org: c.otherProvince.name,
    }),
  )
  return {
    plainActivity,
    material: file.id,
    draftActivity: draft['id'] as string,
    openActivity: open,
    openRegistration: (registered['rows'] as { id: string }[])[0]!.id,
    ticketDigits: ticket['code'] as string,
  }
}
