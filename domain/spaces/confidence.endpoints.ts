/** What an organisation keeps to few: whom it names, what it recalled, who has seen it. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, pageOf, PageQuery } from '../kernel/shapes.ts'

const closed = { additionalProperties: false } as const

/** `<module>.<noun>` of things whose module says who owns them. */
const Thing = Type.Object({
  kind: Type.String({ pattern: '^[a-z]+\\.[a-zA-Z]+$', maxLength: 40 }),
  id: Id,
})
const ThingPart = Type.Object({ ...Thing.properties, entry: Id })

export const Naming = Type.Object({
  id: Id,
  orgId: Id,
  orgName: Type.String(),
  /** Null where everybody of the organisation is named. */
  personName: nullable(Type.String()),
  at: Moment,
})
export type Naming = Static<typeof Naming>

export const Recall = Type.Object({
  id: Id,
  /** Null where it was recalled from all others. */
  orgId: nullable(Id),
  orgName: nullable(Type.String()),
  reason: Type.String(),
  at: Moment,
  endedAt: nullable(Moment),
})
export type Recall = Static<typeof Recall>

export const readConfidence = endpoint({
  name: 'spaces.confidence.read',
  method: 'GET',
  path: '/api/spaces/confidence/:kind/:id',
  audience: 'signedIn',
  summary: {
    zh: '本单位一项内容点了谁的名、向谁收回过',
    en: 'Whom a thing of one’s organisation names, and from whom it was recalled',
  },
  params: Thing,
  answer: Type.Object({ namings: Type.Array(Naming), recalls: Type.Array(Recall) }),
})

export const Seen = Type.Object({
  orgId: nullable(Id),
  orgName: Type.String(),
  personName: Type.String(),
  /** What was shown, the last time: fields, files. */
  items: Type.Array(Type.String()),
  first: Moment,
  last: Moment,
  times: Type.Integer(),
})
export type Seen = Static<typeof Seen>

export const listSeen = endpoint({
  name: 'spaces.confidence.seen',
  method: 'GET',
  path: '/api/spaces/confidence/:kind/:id/seen',
  audience: 'signedIn',
  summary: {
    zh: '谁在什么时候看过本单位一项内容中不公开的部分',
    en: 'Who has seen, and when, what a thing of one’s organisation keeps to few',
  },
  params: Thing,
  query: PageQuery,
  answer: pageOf(Seen),
})

export const addNaming = endpoint({
  name: 'spaces.naming.add',
  method: 'POST',
  path: '/api/spaces/confidence/:kind/:id/namings',
  audience: 'signedIn',
  summary: {
    zh: '点名一个单位或其中一人，可以看到仅限点名的内容',
    en: 'Name an organisation, or one of its persons, to read what is kept to those who are named',
  },
  params: Thing,
  body: Type.Object(
    {
      /** Its full name, or its code. */
      org: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
      /** By full name; all of the organisation where silent. */
      person: Type.Optional(Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' })),
    },
    closed,
  ),
  answer: Naming,
  ratePerMinute: 30,
  problems: [
    'spaces.not_thing_owner',
    'spaces.org_unknown',
    'spaces.person_unknown',
    'spaces.named_already',
    'spaces.namings_full',
  ],
})

export const removeNaming = endpoint({
  name: 'spaces.naming.remove',
  method: 'DELETE',
  path: '/api/spaces/confidence/:kind/:id/namings/:entry',
  audience: 'signedIn',
  summary: { zh: '取消点名', en: 'Name somebody no more' },
  params: ThingPart,
  answer: Nothing,
  problems: ['spaces.not_thing_owner'],
})

export const recallThing = endpoint({
  name: 'spaces.recall.make',
  method: 'POST',
  path: '/api/spaces/confidence/:kind/:id/recalls',
  audience: 'signedIn',
  summary: {
    zh: '向一个单位或所有其他单位收回不公开的内容，并请看过的单位删除',
    en: 'Recall what is kept to few from an organisation or from all others, and ask those who saw it to delete it',
  },
  params: Thing,
  body: Type.Object(
    {
      /** Null for all others. */
      orgId: nullable(Id),
      reason: Type.String({ maxLength: 2000 }),
    },
    closed,
  ),
  answer: Recall,
  problems: [
    'spaces.not_thing_owner',
    'spaces.recall_own',
    'spaces.recalled_already',
    'spaces.reason_too_short',
  ],
})

export const endRecall = endpoint({
  name: 'spaces.recall.end',
  method: 'POST',
  path: '/api/spaces/confidence/:kind/:id/recalls/:entry/end',
  audience: 'signedIn',
  summary: { zh: '恢复收回的内容', en: 'Give back what was recalled' },
  params: ThingPart,
  body: Nothing,
  answer: Nothing,
  problems: ['spaces.not_thing_owner'],
})
