/** 抽签 of a round: what is fixed before, who may witness, who may draw, and the sheet that is drawn from. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../kernel/writtenReason.ts'
import { employerKey, provinceOf, type ArrangementMaterial } from './arrangement.ts'
import { conflictPairs } from './conflict.ts'
import type { LotSheet } from './lot.ts'
import type { RoundMethod, RoundState } from './round.ts'

/** `drawing`: the lots are being computed; `failed`: nothing could be drawn, or what was fixed has changed. */
export const drawStates = ['committed', 'drawing', 'drawn', 'failed', 'abandoned'] as const
export type DrawState = (typeof drawStates)[number]
export const drawFailures = ['noDraw', 'sheetChanged', 'stopped'] as const
export type DrawFailure = (typeof drawFailures)[number]

const AtMost = nullable(Type.Integer({ minimum: 1, maximum: 20 }))
export const DrawRules = Type.Object(
  { maxSameRegion: AtMost, maxSameEmployer: AtMost },
  { additionalProperties: false },
)
export type DrawRules = Static<typeof DrawRules>

export const witnessTextMin = 6
export const WitnessText = Type.String({ minLength: witnessTextMin, maxLength: 500 })

type Round = { readonly state: RoundState; readonly method: RoundMethod; readonly items: number }
type Draw = {
  readonly state: DrawState
  readonly committedBy: string | null
  readonly witnesses: readonly string[]
}

function mayManageDraw(actor: Actor, round: Round): Verdict {
  const permit = 'evaluation.round.manage'
  return allOf(
    permits(actor, permit) ? allowed : forbidden('evaluation.role_cannot', { permit }),
    round.method === 'lot' ? allowed : conflict('evaluation.round_not_drawn'),
    round.state === 'preparing'
      ? allowed
      : conflict('evaluation.round_not_at_this', { state: round.state }),
    round.items > 0 ? allowed : conflict('evaluation.round_empty'),
  )
}

const isCommitted = ({ state }: Draw): Verdict =>
  state === 'committed' ? allowed : conflict('evaluation.draw_not_open', { state })

/** One draw at a time, and one that stands is the last: lots are not drawn until they please. */
export function mayCommitDraw(actor: Actor, round: Round, draws: readonly DrawState[]): Verdict {
  return allOf(
    mayManageDraw(actor, round),
    draws.some((state) => state === 'committed' || state === 'drawing')
      ? conflict('evaluation.draw_open')
      : allowed,
    mayJoinDrawn(draws),
  )
}

/** Once the lots have fallen nothing joins the round: it could neither be drawn nor be filled by hand. */
export function mayJoinDrawn(draws: readonly DrawState[]): Verdict {
  return draws.includes('drawn') ? conflict('evaluation.drawn_already') : allowed
}

/** 见证人: whoever supervises, or another of the office than the one who fixed the list; each speaks once. */
export function mayWitness(actor: Actor, draw: Draw): Verdict {
  const entitled =
    permits(actor, 'evaluation.supervision.read') || permits(actor, 'evaluation.round.manage')
  return allOf(
    entitled
      ? allowed
      : forbidden('evaluation.role_cannot', { permit: 'evaluation.supervision.read' }),
    isCommitted(draw),
    actor.personId === null || actor.personId === draw.committedBy
      ? forbidden('evaluation.witness_is_another')
      : allowed,
    draw.witnesses.includes(actor.personId ?? '')
      ? conflict('evaluation.witnessed_already')
      : allowed,
  )
}

export function mayDraw(actor: Actor, round: Round, draw: Draw): Verdict {
  return allOf(
    mayManageDraw(actor, round),
    isCommitted(draw),
    draw.witnesses.length > 0 ? allowed : conflict('evaluation.draw_without_witness'),
    draw.witnesses.includes(actor.personId ?? '')
      ? forbidden('evaluation.witness_does_not_draw')
      : allowed,
  )
}

/** What was fixed may be given up before the draw, with a reason that stays beside it. */
export function mayAbandonDraw(actor: Actor, round: Round, draw: Draw, reason: string): Verdict {
  return allOf(
    mayManageDraw(actor, round),
    isCommitted(draw),
    isWrittenReason(reason)
      ? allowed
      : invalid('evaluation.reason_too_short', { min: reasonMinLength }),
  )
}

type Formed = { readonly method: RoundMethod; readonly state: RoundState }

/** Whose assignments chance alone decides is not filled or emptied by hand before experts are asked. */
export function mayChangeByHand({ method, state }: Formed): Verdict {
  if (method === 'panel') return conflict('evaluation.panel_only')
  return method === 'lot' && state === 'preparing' ? conflict('evaluation.drawn_only') : allowed
}

/**
 * Beyond the number that a round asks for nobody is added without a written reason, and where lots decide nobody at
 * all. There a free place goes to the reserves; by hand, and with a reason, only once the lots have nobody left.
 */
export function mayAssignByHand(
  round: Formed,
  item: { readonly standing: number; readonly asked: number; readonly reserveWaits: boolean },
  reason: string,
): Verdict {
  const { standing, asked: count, reserveWaits } = item
  const beyond = standing >= count
  const lot = round.method === 'lot'
  const written = isWrittenReason(reason)
  return allOf(
    mayChangeByHand(round),
    lot && beyond ? conflict('evaluation.lot_full', { count }) : allowed,
    lot && reserveWaits ? conflict('evaluation.reserves_first') : allowed,
    lot && !written
      ? invalid('evaluation.lot_hand_without_reason', { min: reasonMinLength })
      : allowed,
    beyond && !written
      ? invalid('evaluation.beyond_without_reason', { count, min: reasonMinLength })
      : allowed,
  )
}

/** An item's reviews shared out over its fields, as evenly as may be; the fields named first get one more. */
export function strataOf(
  fields: readonly string[],
  reviews: number,
  known: ReadonlySet<string>,
): { readonly field: string; readonly count: number }[] {
  // A field that nobody knows would leave nothing to draw from.
  const able = fields.filter((field) => known.has(field))
  const shared = able.length === 0 ? fields.slice(0, 1) : able
  return shared.flatMap((field, at) => {
    const count = Math.floor(reviews / shared.length) + Number(at < reviews % shared.length)
    return count === 0 ? [] : [{ field, count }]
  })
}

/** The sheet that is drawn from, in the order of items and experts as given. */
export function lotSheetOf(
  material: Pick<ArrangementMaterial, 'items' | 'experts' | 'conflictRule' | 'reviewsPerItem'>,
  rules: DrawRules,
): LotSheet {
  const { items, experts, conflictRule, reviewsPerItem } = material
  const known = new Set(experts.flatMap(({ profile }) => profile.fields.map(({ code }) => code)))
  const forbiddenPairs = conflictPairs(
    items.map(({ facts }) => facts),
    experts.map(({ subject }) => subject),
    conflictRule,
  )
  return {
    items: items.map(({ id, fields }) => ({ id, strata: strataOf(fields, reviewsPerItem, known) })),
    experts: experts.map(({ id, profile }) => ({
      id,
      fields: profile.fields.map(({ code }) => code),
      region: provinceOf(profile.region),
      employer: employerKey(profile.employer),
      loadMax: profile.load.max,
    })),
    rules,
    forbidden: forbiddenPairs.map(({ itemId, expertId }) => ({ item: itemId, expert: expertId })),
  }
}
