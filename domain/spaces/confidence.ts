/** 保密内容: what the owner of a thing does with what it keeps to few: naming readers, recalling, seeing who has seen. */
import { permits, type Actor } from '../kernel/actor.ts'
import { allOf, allowed, conflict, forbidden, type Verdict } from '../kernel/verdict.ts'
import { saysWhy } from './space.ts'

/** The most that one thing names, and the most organisations from which it is recalled. */
export const namingsMax = 200

export type ConfidentialFacts = {
  readonly ownerOrgId: string
  /** What its module asks for to write it. */
  readonly permit: string
}

/** Whether the actor decides who reads what the thing keeps to few, and sees who has. */
export function mayKeepConfidence(
  actor: Actor,
  { ownerOrgId, permit }: ConfidentialFacts,
): Verdict {
  if (actor.orgId !== ownerOrgId) return forbidden('spaces.not_thing_owner')
  return permits(actor, permit) ? allowed : forbidden('spaces.role_cannot', { permit })
}

export function mayRecall(
  actor: Actor,
  facts: ConfidentialFacts,
  from: { readonly orgId: string | null },
  reason: string,
): Verdict {
  return allOf(
    mayKeepConfidence(actor, facts),
    from.orgId === facts.ownerOrgId ? conflict('spaces.recall_own') : allowed,
    saysWhy(reason),
  )
}
