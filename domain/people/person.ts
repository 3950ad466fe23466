/** A person, and what the house knows of the one who is signed in. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'

export const Email = Type.String({ format: 'email', maxLength: 254 })
export const Password = Type.String({ minLength: 8, maxLength: 200 })
export const PersonName = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })
export const LanguageShape = Type.Union([Type.Literal('zh'), Type.Literal('en')])
/** As typed: full width, blanks and +86 are accepted and dropped. */
export const MobileInput = Type.String({ minLength: 11, maxLength: 30 })

/** A place that the person may take for somebody else, now. */
const Deputyship = Type.Object({
  deputyId: Id,
  orgId: Id,
  orgName: Type.String(),
  principalName: Type.String(),
  roles: Type.Array(Type.String()),
  untilAt: Moment,
})

export const Me = Type.Object({
  person: nullable(Type.Object({ id: Id, name: Type.String(), email: Type.String() })),
  actingOrg: nullable(Type.Object({ id: Id, name: Type.String(), kind: Type.String() })),
  memberships: Type.Array(
    Type.Object({
      id: Id,
      orgId: Id,
      orgName: Type.String(),
      orgKind: Type.String(),
      orgState: Type.String(),
      roles: Type.Array(Type.String()),
    }),
  ),
  /** In whose place the person acts at the moment. */
  onBehalfOf: nullable(Type.Object({ personId: Id, name: Type.String() })),
  deputyships: Type.Array(Deputyship),
  permits: Type.Array(Type.String()),
  language: LanguageShape,
  demo: Type.Boolean(),
  viewedBy: nullable(Id),
})
export type Me = Static<typeof Me>
