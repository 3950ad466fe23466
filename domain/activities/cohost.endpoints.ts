/** Asking others to hold an activity together, and saying yes or no. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Activity } from './activity.endpoints.ts'
import { ActivityCard, runActivity } from './activity.ts'
import { cohostStates, cohostVerbs, serveCohost } from './cohost.ts'

const closed = { additionalProperties: false } as const
const run = { permit: runActivity } as const
const serve = { permit: serveCohost } as const
const of = '/api/activities/:id/cohosts'

export const listCohosted = endpoint({
  name: 'activities.cohost.list',
  method: 'GET',
  path: '/api/activities/cohosted',
  audience: serve,
  summary: {
    zh: '本单位协办或受邀协办的活动',
    en: 'Activities that one’s organisation holds with others, or is asked to',
  },
  query: PageQuery,
  answer: pageOf(Type.Object({ activity: ActivityCard, state: Type.Enum([...cohostStates]) })),
})

export const inviteCohost = endpoint({
  name: 'activities.cohost.invite',
  method: 'POST',
  path: of,
  audience: run,
  summary: { zh: '邀请协办单位', en: 'Ask another organisation to hold it together' },
  params: OneId,
  body: Type.Object(
    {
      /** Its full name, or its code. */
      org: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
    },
    closed,
  ),
  answer: Activity,
  ratePerMinute: 30,
  problems: [
    'activities.cohost_unknown',
    'activities.cohost_is_host',
    'activities.cohost_invited_already',
    'activities.cohosts_full',
  ],
})

export const answerCohosting = endpoint({
  name: 'activities.cohost.answer',
  method: 'POST',
  path: `${of}/answer`,
  audience: serve,
  summary: { zh: '接受或谢绝协办', en: 'Accept or decline to hold it together' },
  params: OneId,
  body: Type.Object(
    {
      verb: Type.Enum([...cohostVerbs]),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    closed,
  ),
  answer: Type.Object({ state: Type.Enum([...cohostStates]) }),
  problems: ['activities.cohost_answered_already', 'activities.cohost_reason_too_short'],
})

export const releaseCohost = endpoint({
  name: 'activities.cohost.release',
  method: 'DELETE',
  path: `${of}/:orgId`,
  audience: run,
  summary: {
    zh: '收回协办邀请，或不再由其协办',
    en: 'Take the question back, or release a co-host',
  },
  params: Type.Object({ id: Id, orgId: Id }),
  answer: Activity,
})
