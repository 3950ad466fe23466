/** A person, and what the house knows of the one who is signed in. */
import { Type, type Static } from 'typebox'
import { Id, nullable } from '../kernel/shapes.ts'

export const Email = Type.String({ format: 'email', maxLength: 254 })
export const Password = Type.String({ minLength: 8, maxLength: 200 })

export const Me = Type.Object({
  person: nullable(Type.Object({ id: Id, name: Type.String(), email: Type.String() })),
  actingOrg: nullable(Type.Object({ id: Id, name: Type.String(), kind: Type.String() })),
  memberships: Type.Array(
    Type.Object({
      orgId: Id,
      orgName: Type.String(),
      orgKind: Type.String(),
      roles: Type.Array(Type.String()),
    }),
  ),
  permits: Type.Array(Type.String()),
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  demo: Type.Boolean(),
  viewedBy: nullable(Id),
})
export type Me = Static<typeof Me>
