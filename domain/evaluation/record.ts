/** 会议记录: what a panel found of an item at its table, minuted by the secretary, signed by the leader. */
import { Type, type Static } from 'typebox'
import { Id } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { checkMarks, emptyMarks, Marks } from './marks.ts'
import { isVoter, mayConclude, type PanelRole, type PanelRules, type Seat } from './panel.ts'
import type { RoundState } from './round.ts'
import type { Rubric } from './rubric.ts'
import type { SessionKind } from './session.ts'

const closed = { additionalProperties: false } as const

export const RecordWords = Type.Object(
  {
    seats: Type.Array(
      Type.Object(
        {
          expertId: Id,
          present: Type.Boolean(),
          recused: Type.Boolean(),
          note: Type.String({ maxLength: 500 }),
          agrees: Type.Union([Type.Boolean(), Type.Null()]),
        },
        closed,
      ),
      { maxItems: 60 },
    ),
    /** Who came for the applicant, by name and post; empty where nobody did. */
    applicant: Type.String({ maxLength: 1000 }),
    /** Questions, answers, what was seen. */
    minutes: Type.String({ maxLength: 20_000 }),
    /** What the panel agreed on: points where its rubric is marked, the opinion and the recommendation always. */
    marks: Marks,
  },
  closed,
)
export type RecordWords = Static<typeof RecordWords>

type Member = {
  readonly expertId: string
  readonly role: PanelRole
  /** Found or declared before: this member stands back from the item already. */
  readonly recused: boolean
}

/** 记录编号, once in a round: how the item was heard, which panel, which item. `D` is a defence, `S` a visit on site. */
export const recordNumber = (kind: SessionKind, panelSeq: number, itemSeq: number): string =>
  `${kind === 'defence' ? 'D' : 'S'}${panelSeq}-${String(itemSeq).padStart(3, '0')}`

/** A record before anything was written: everybody there who does not stand back. */
export const emptyRecord = (members: readonly Member[]): RecordWords => ({
  seats: members.map(({ expertId, recused }) => ({
    expertId,
    present: !recused,
    recused,
    note: '',
    agrees: null,
  })),
  applicant: '',
  minutes: '',
  marks: emptyMarks,
})

/** Seats as rules look at them: of those who sit in the panel now, and recused whoever was so before. */
export function seatsOf(members: readonly Member[], words: RecordWords): Seat[] {
  const written = new Map(words.seats.map((seat) => [seat.expertId, seat]))
  return members.map(({ expertId, role, recused }) => {
    const seat = written.get(expertId)
    const told = {
      expertId,
      role,
      present: seat?.present ?? false,
      recused: recused || seat?.recused === true,
      recusedBefore: recused,
      note: seat?.note ?? '',
    }
    return { ...told, agrees: isVoter(told) ? (seat?.agrees ?? null) : null }
  })
}

/** Seats as a record holds them. */
export const writtenSeats = (seats: readonly Seat[]): RecordWords['seats'] =>
  seats.map(({ role: _role, recusedBefore: _before, ...seat }) => seat)

export type Table = {
  readonly round: RoundState
  readonly role: PanelRole
  readonly signed: boolean
  /** Milliseconds since 1970 of the time given. */
  readonly from: number
  /** Reviews of the item that are not handed in. */
  readonly reviewsOpen: number
}

/** Members gave their commitment when they accepted; who only takes the minutes gives it before a title is shown. */
export const maySitAtTable = (role: PanelRole, committed: boolean): Verdict =>
  role !== 'secretary' || committed ? allowed : conflict('evaluation.commitment_missing_own')

/** Leader and secretary write, from the call on until the leader has signed. */
export function mayWriteRecord(table: Table): Verdict {
  return allOf(
    table.role === 'member' ? forbidden('evaluation.secretary_writes') : allowed,
    table.round === 'scoring'
      ? allowed
      : conflict('evaluation.round_not_at_this', { state: table.round }),
    table.signed ? conflict('evaluation.record_signed_already') : allowed,
  )
}

export type Signing = {
  readonly expertId: string | null
  readonly seats: readonly Seat[]
  readonly words: RecordWords
  readonly rules: PanelRules
  readonly rubric: Rubric
}

/** The leader signs when the time has come, everybody has marked alone first, and the table carries the conclusion. */
export function maySignRecord(table: Table, signing: Signing, now: number): Verdict {
  const { expertId, seats, words, rules, rubric } = signing
  const { marks } = words
  const faults = rules.concludes === 'marks' ? checkMarks(rubric, marks, 'complete').length : 0
  return allOf(
    mayWriteRecord(table),
    table.role === 'leader' ? allowed : forbidden('evaluation.leader_only'),
    now >= table.from ? allowed : conflict('evaluation.sitting_not_begun'),
    table.reviewsOpen === 0
      ? allowed
      : conflict('evaluation.marks_first', { count: table.reviewsOpen }),
    words.minutes.trim() === '' ? invalid('evaluation.minutes_missing') : allowed,
    marks.recommendation === null ? invalid('evaluation.recommendation_missing') : allowed,
    faults === 0 ? allowed : invalid('evaluation.agreed_marks_incomplete', { count: faults }),
    mayConclude(expertId, seats, marks.opinion, rules.quorum),
  )
}
