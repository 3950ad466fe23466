/** What of reviewing waits for whoever looks at the desk. */
import { readWaits, type EvaluationWait } from '../../domain/evaluation/waiting.endpoints.ts'
import { call } from '../kernel/call.ts'
import type { FirstWaiting } from '../kernel/module.ts'

/** Where each kind is done; a round's own page leads to the items that lack something. */
const places: Partial<Readonly<Record<EvaluationWait['kind'], string>>> = {
  toConfirmHearing: '/hearings',
  toSit: '/reviews/sessions',
  toFillFees: '/reviews/me',
  toAnswer: '/reviews',
  toReview: '/reviews',
}
/** What of a round has a page of its own. */
const pages: Partial<Readonly<Record<EvaluationWait['kind'], string>>> = {
  toWitness: '/arrange',
  toSettleFees: '/fees',
  toPayFees: '/fees',
}
const placeOf = ({ kind, roundId }: EvaluationWait): string =>
  places[kind] ?? `/evaluation/rounds/${roundId}${pages[kind] ?? ''}`

export async function evaluationWaiting(): Promise<FirstWaiting> {
  const { rows, more } = await call(readWaits)
  const told = rows.map((row) => ({
    id: `evaluation ${row.kind} ${row.roundId} ${row.round}`,
    label: `desk:evaluation.${row.kind}` as const,
    values: { count: row.count },
    about: row.round,
    until: row.until,
    to: placeOf(row),
  }))
  return { rows: told, more }
}
