/** Activities: planned by hosts, read by everybody, with materials for all or for participants. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import {
  ActivityCard,
  activityKinds,
  activityStates,
  activityVerbs,
  ActivityWish,
  runActivity,
} from './activity.ts'
import { Cohost } from './cohost.ts'
import { OwnRegistration } from './registration.ts'

const closed = { additionalProperties: false } as const
const run = { permit: runActivity } as const

export const materialAudiences = ['everybody', 'participants'] as const

export const Material = Type.Object({
  versionId: Id,
  name: Type.String(),
  bytes: Type.Integer(),
  audience: Type.Enum([...materialAudiences]),
})
export type Material = Static<typeof Material>

export const Activity = Type.Object({
  ...ActivityCard.properties,
  body: Type.String(),
  agenda: ActivityWish.properties.agenda,
  /** The way in online, for those who have a place and those who hold it. */
  online: nullable(Type.String()),
  perOrg: ActivityWish.properties.perOrg,
  perRegion: ActivityWish.properties.perRegion,
  contact: Type.String(),
  cancelReason: nullable(Type.String()),
  version: Type.Integer(),
  /** Whether the reader's organisation holds it and the reader may run it. */
  own: Type.Boolean(),
  /** Whether the reader’s organisation is asked to hold it together, or does; null where it is neither. */
  cohosting: nullable(Type.Enum(['invited', 'accepted'])),
  /** All that were asked; empty for all but the host. */
  cohosts: Type.Array(Cohost),
  /** Places taken and people who came; null for all but hosts. */
  taken: nullable(Type.Integer()),
  attended: nullable(Type.Integer()),
  /** Those that the reader may open. */
  materials: Type.Array(Material),
  mine: nullable(OwnRegistration),
})
export type Activity = Static<typeof Activity>

const When = Type.Optional(Type.Enum(['ahead', 'past']))

export const listActivities = endpoint({
  name: 'activities.activity.list',
  method: 'GET',
  path: '/api/activities',
  audience: 'public',
  summary: {
    zh: '培训会、经验交流会和现场会',
    en: 'Trainings, exchanges of experience and meetings on site',
  },
  query: Type.Object({
    ...PageQuery.properties,
    when: When,
    kind: Type.Optional(Type.Enum([...activityKinds])),
  }),
  answer: pageOf(ActivityCard),
})

export const readActivity = endpoint({
  name: 'activities.activity.read',
  method: 'GET',
  path: '/api/activities/:id',
  audience: 'public',
  summary: { zh: '一场活动', en: 'One activity' },
  params: OneId,
  answer: Activity,
})

export const listHosted = endpoint({
  name: 'activities.activity.hosted',
  method: 'GET',
  path: '/api/activities/hosted',
  audience: run,
  summary: { zh: '本单位举办的活动', en: 'Activities that one’s organisation holds' },
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum([...activityStates])),
  }),
  answer: pageOf(
    Type.Object({
      ...ActivityCard.properties,
      taken: Type.Integer(),
      attended: Type.Integer(),
    }),
  ),
})

export const planActivity = endpoint({
  name: 'activities.activity.plan',
  method: 'POST',
  path: '/api/activities',
  audience: run,
  summary: { zh: '筹备一场活动', en: 'Plan an activity' },
  body: ActivityWish,
  answer: Activity,
  problems: [
    'activities.ends_before_it_starts',
    'activities.closes_after_it_starts',
    'activities.link_wrong',
  ],
})

export const changeActivity = endpoint({
  name: 'activities.activity.change',
  method: 'PUT',
  path: '/api/activities/:id',
  audience: run,
  summary: {
    zh: '修改一场活动；名额增加时候补依次补入',
    en: 'Change an activity; with more places those in line move up',
  },
  params: OneId,
  body: Type.Object({ seen: Type.Integer({ minimum: 1 }), wish: ActivityWish }, closed),
  answer: Activity,
  problems: ['activities.capacity_below_taken', 'activities.moved_on', 'activities.is_over'],
})

export const stepActivity = endpoint({
  name: 'activities.activity.step',
  method: 'POST',
  path: '/api/activities/:id/steps',
  audience: run,
  summary: { zh: '发布、取消或放弃一场活动', en: 'Publish, call off or discard an activity' },
  params: OneId,
  body: Type.Object(
    {
      verb: Type.Enum([...activityVerbs]),
      seen: Type.Integer({ minimum: 1 }),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    closed,
  ),
  answer: Activity,
  problems: [
    'activities.reason_too_short',
    'activities.publish_late',
    'activities.begun',
    'activities.moved_on',
  ],
})

export const putMaterial = endpoint({
  name: 'activities.material.put',
  method: 'PUT',
  path: '/api/activities/:id/materials',
  audience: run,
  summary: {
    zh: '添加一份活动资料，或改变谁可以查看',
    en: 'Add a material, or change who may open it',
  },
  params: OneId,
  body: Type.Object({ versionId: Id, audience: Type.Enum([...materialAudiences]) }, closed),
  answer: Activity,
  problems: ['activities.materials_full', 'files.not_attachable'],
})

export const removeMaterial = endpoint({
  name: 'activities.material.remove',
  method: 'DELETE',
  path: '/api/activities/:id/materials/:versionId',
  audience: run,
  summary: { zh: '移出一份活动资料', en: 'Remove a material' },
  params: Type.Object({ id: Id, versionId: Id }),
  answer: Activity,
})
