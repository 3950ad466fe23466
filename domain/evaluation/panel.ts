/**
 * 专家组: a group reads a batch, each member alone first; then it sits, led by its leader, minuted by its secretary,
 * and concludes what enough of its members carry.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { nullable } from '../kernel/shapes.ts'
import {
  allOf,
  allowed,
  conflict,
  forbidden,
  invalid,
  type Refusal,
  type Verdict,
} from '../kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'
import type { RoundMethod, RoundState } from './round.ts'

export const panelRoles = ['leader', 'member', 'secretary'] as const
export type PanelRole = (typeof panelRoles)[number]

/** How many of those who vote must carry a conclusion. */
export const quorums = ['majority', 'twoThirds', 'all'] as const
type Quorum = (typeof quorums)[number]

/** What a panel gives in the end: points that it agreed on, or a vote by show of hands. */
export const conclusions = ['marks', 'vote'] as const
export type Conclusion = (typeof conclusions)[number]

const closed = { additionalProperties: false } as const
const AtMost = nullable(Type.Integer({ minimum: 1, maximum: 50 }))

export const PanelRules = Type.Object(
  {
    /** Of leader and members; the secretary judges nothing. */
    minMembers: Type.Integer({ minimum: 1, maximum: 50 }),
    minSeniors: Type.Integer({ minimum: 0, maximum: 50 }),
    /** So many of one province, of one employer at most; null: no matter. */
    maxSameRegion: AtMost,
    maxSameEmployer: AtMost,
    concludes: Type.Enum([...conclusions]),
    quorum: Type.Enum([...quorums]),
    /** Whether a round is only frozen when every item has a signed record of its panel's sitting. */
    sits: Type.Boolean(),
  },
  closed,
)
export type PanelRules = Static<typeof PanelRules>

export const usualPanelRules: PanelRules = {
  minMembers: 5,
  minSeniors: 3,
  maxSameRegion: 2,
  maxSameEmployer: 1,
  concludes: 'marks',
  quorum: 'twoThirds',
  sits: true,
}

export type PanelMember = {
  readonly expertId: string
  readonly role: PanelRole
  readonly senior: boolean
  /** Of the province; two experts of one province count as of one region. */
  readonly region: string
  /** 统一社会信用代码, or empty. */
  readonly employer: string
  /** Items of the panel that this member stands back from. */
  readonly recused: number
}

/** Those who judge: all but the secretary. */
const judgesOf = <M extends { readonly role: PanelRole }>(members: readonly M[]): M[] =>
  members.filter(({ role }) => role !== 'secretary')

const mostOf = (keys: readonly string[]): number =>
  Math.max(
    0,
    ...[...Map.groupBy(keys, (key) => key)]
      .filter(([key]) => key !== '')
      .map(([, group]) => group.length),
  )

/** All that keeps a panel from being asked, as it stands. */
export function panelFaults(
  members: readonly PanelMember[],
  items: number,
  rules: PanelRules,
): Refusal[] {
  const judges = judgesOf(members)
  const leader = members.find(({ role }) => role === 'leader')
  const seniors = judges.filter(({ senior }) => senior).length
  const region = mostOf(judges.map((one) => one.region))
  const employer = mostOf(judges.map((one) => one.employer))
  const faults = [
    items === 0 ? conflict('evaluation.panel_without_items') : allowed,
    judges.length >= rules.minMembers
      ? allowed
      : conflict('evaluation.panel_too_small', { count: judges.length, min: rules.minMembers }),
    leader === undefined ? conflict('evaluation.panel_without_leader') : allowed,
    leader !== undefined && leader.recused > 0
      ? conflict('evaluation.panel_leader_recused', { count: leader.recused })
      : allowed,
    members.some(({ role }) => role === 'secretary')
      ? allowed
      : conflict('evaluation.panel_without_secretary'),
    seniors >= rules.minSeniors
      ? allowed
      : conflict('evaluation.panel_seniors_few', { count: seniors, min: rules.minSeniors }),
    region <= (rules.maxSameRegion ?? region)
      ? allowed
      : conflict('evaluation.panel_region_many', { count: region, max: rules.maxSameRegion ?? 0 }),
    employer <= (rules.maxSameEmployer ?? employer)
      ? allowed
      : conflict('evaluation.panel_employer_many', {
          count: employer,
          max: rules.maxSameEmployer ?? 0,
        }),
  ]
  return faults.filter((verdict) => !verdict.ok)
}

type Round = { readonly method: RoundMethod; readonly state: RoundState }

/** Whoever runs the round, while it is at one of these states. */
export function mayWorkOnPanels(
  actor: Actor,
  round: Round,
  states: readonly RoundState[],
): Verdict {
  const permit = 'evaluation.round.manage'
  return allOf(
    permits(actor, permit) ? allowed : forbidden('evaluation.role_cannot', { permit }),
    round.method === 'panel' ? allowed : conflict('evaluation.round_without_panels'),
    states.includes(round.state)
      ? allowed
      : conflict('evaluation.round_not_at_this', { state: round.state }),
  )
}

/** Panels are put together before anybody is asked; members come and go until the freeze, items do not. */
export const mayShapePanel = (actor: Actor, round: Round): Verdict =>
  mayWorkOnPanels(actor, round, ['preparing', 'inviting', 'scoring'])

/** Voters who must carry the conclusion on an item: those who are there and not recused. */
export function quorumOf(voters: number, quorum: Quorum): number {
  if (quorum === 'all') return Math.max(1, voters)
  if (quorum === 'majority') return Math.floor(voters / 2) + 1
  return Math.max(1, Math.ceil((voters * 2) / 3))
}

/** Of the judges of a panel so many must be at the table: more than half, recused ones not counted. */
export const tableMin = (judges: number): number => Math.floor(judges / 2) + 1

export type Seat = {
  readonly expertId: string
  readonly role: PanelRole
  readonly present: boolean
  /** Stands back from this item: neither heard nor counted. */
  readonly recused: boolean
  /** Stood back before the sitting, so that the office knows why and it need not be told again. */
  readonly recusedBefore: boolean
  /** Why absent or recused; of a dissenter, why not. */
  readonly note: string
  /** Whether the conclusion is carried; null for whoever does not vote. */
  readonly agrees: boolean | null
}

/** Whoever is at the table, judges, and does not stand back. */
export const isVoter = ({
  role,
  present,
  recused,
}: Pick<Seat, 'role' | 'present' | 'recused'>): boolean =>
  role !== 'secretary' && present && !recused

/** The leader, who is there and not recused, signs what enough of the table carry; each absence and dissent says why. */
export function mayConclude(
  expertId: string | null,
  seats: readonly Seat[],
  opinion: string,
  quorum: Quorum,
): Verdict {
  const leader = seats.find(({ role }) => role === 'leader')
  const entitled = seats.filter(({ role, recused }) => role !== 'secretary' && !recused)
  const voters = seats.filter(isVoter)
  const agree = voters.filter(({ agrees }) => agrees === true).length
  const needed = quorumOf(voters.length, quorum)
  const explains = seats.filter(
    (seat) =>
      !seat.recusedBefore &&
      (!seat.present || seat.recused || (isVoter(seat) && seat.agrees === false)),
  )
  return allOf(
    leader !== undefined && leader.expertId === expertId && isVoter(leader)
      ? allowed
      : forbidden('evaluation.leader_only'),
    voters.length >= tableMin(entitled.length)
      ? allowed
      : conflict('evaluation.table_too_small', {
          count: voters.length,
          min: tableMin(entitled.length),
        }),
    isWrittenReason(opinion)
      ? allowed
      : invalid('evaluation.opinion_too_short', { min: reasonMinLength }),
    voters.every(({ agrees }) => agrees !== null)
      ? allowed
      : invalid('evaluation.vote_missing', {
          count: voters.filter(({ agrees }) => agrees === null).length,
        }),
    explains.every(({ note }) => note.trim() !== '')
      ? allowed
      : invalid('evaluation.seat_unexplained', {
          count: explains.filter(({ note }) => note.trim() === '').length,
        }),
    agree >= needed ? allowed : conflict('evaluation.quorum_not_reached', { agree, needed }),
  )
}
