/** Looking with somebody else's eyes: whose, for how long, and what is never possible. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, forbidden, type Verdict } from '../kernel/verdict.ts'
import { orgKinds } from '../people/organisation.ts'

export const ViewingCandidate = Type.Object({
  membershipId: Id,
  personId: Id,
  personName: Type.String(),
  orgId: Id,
  orgName: Type.String(),
  orgKind: Type.Enum(orgKinds),
  roles: Type.Array(Type.String()),
})
export type ViewingCandidate = Static<typeof ViewingCandidate>

export const Viewing = Type.Object({
  id: Id,
  operatorName: Type.String(),
  personName: Type.String(),
  orgName: Type.String(),
  reason: Type.String(),
  startedAt: Moment,
  untilAt: Moment,
  /** When it really ended: earlier where the operator stopped. Null while it lasts. */
  endedAt: nullable(Moment),
})
export type Viewing = Static<typeof Viewing>

type Target = { readonly personId: string; readonly isOperator: boolean }

/** Nobody looks through an operator's eyes, nor through their own. */
export function mayView(operatorId: string, target: Target): Verdict {
  return allOf(
    target.personId === operatorId ? forbidden('console.viewing_oneself') : allowed,
    target.isOperator ? forbidden('console.viewing_operator') : allowed,
  )
}
