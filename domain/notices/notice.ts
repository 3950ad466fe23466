/** A notice in somebody's inbox. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'

export const Notice = Type.Object({
  id: Id,
  kind: Type.String(),
  urgent: Type.Boolean(),
  subject: Type.String(),
  body: Type.String(),
  /** The page of the thing, within this site. */
  path: Type.String(),
  thing: nullable(Type.Object({ kind: Type.String(), id: Type.String() })),
  dueAt: nullable(Moment),
  madeAt: Moment,
  readAt: nullable(Moment),
  archivedAt: nullable(Moment),
})
export type Notice = Static<typeof Notice>

export const boxes = ['inbox', 'unread', 'archive'] as const
export type Box = (typeof boxes)[number]

export const markings = ['read', 'unread', 'archive', 'restore'] as const
export type Marking = (typeof markings)[number]

export const maxMarked = 200
export const maxRecipients = 5000
