/** 专家组: a group reads a batch, has a leader, and gives a joint opinion that enough of its members carry. */
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'

export type Panel = {
  /** Person ids. */
  readonly members: readonly string[]
  readonly leader: string | null
}

export type PanelRule = {
  readonly minMembers: number
  /** Of the members who are not recused, as a fraction: two thirds is [2, 3]. */
  readonly quorum: readonly [number, number]
}

export function checkPanel(panel: Panel, rule: PanelRule): Verdict {
  const { members, leader } = panel
  return allOf(
    new Set(members).size === members.length ? allowed : invalid('evaluation.panel_member_twice'),
    members.length >= rule.minMembers
      ? allowed
      : conflict('evaluation.panel_too_small', { count: members.length, min: rule.minMembers }),
    leader !== null && members.includes(leader)
      ? allowed
      : conflict('evaluation.panel_without_leader', { count: 1 }),
  )
}

/** Members who must carry the opinion on an item: recused ones neither vote nor count. */
export function quorumOf(panel: Panel, recused: readonly string[], rule: PanelRule): number {
  const entitled = panel.members.filter((member) => !recused.includes(member)).length
  const [part, whole] = rule.quorum
  return Math.max(1, Math.ceil((entitled * part) / whole))
}

export type JointOpinion = {
  readonly text: string
  /** Who carries it, who dissents (whose reason is kept beside it). */
  readonly agree: readonly string[]
  readonly dissent: readonly { readonly member: string; readonly reason: string }[]
  readonly recused: readonly string[]
}

/** The leader, who is not recused, concludes; enough members agree; each dissent says why. */
export function mayConclude(
  personId: string | null,
  panel: Panel,
  opinion: JointOpinion,
  rule: PanelRule,
): Verdict {
  const { agree, dissent, recused, text } = opinion
  const entitled = new Set(panel.members.filter((member) => !recused.includes(member)))
  const voters = [...agree, ...dissent.map(({ member }) => member)]
  const needed = quorumOf(panel, recused, rule)
  return allOf(
    personId !== null && personId === panel.leader && entitled.has(personId)
      ? allowed
      : forbidden('evaluation.leader_only'),
    isWrittenReason(text)
      ? allowed
      : invalid('evaluation.opinion_too_short', { min: reasonMinLength }),
    new Set(voters).size === voters.length && voters.every((voter) => entitled.has(voter))
      ? allowed
      : invalid('evaluation.vote_not_entitled'),
    dissent.every(({ reason }) => isWrittenReason(reason))
      ? allowed
      : invalid('evaluation.reason_too_short', { min: reasonMinLength }),
    agree.length >= needed
      ? allowed
      : conflict('evaluation.quorum_not_reached', { agree: agree.length, needed }),
  )
}
