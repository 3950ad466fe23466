/** What of reviewing waits for whoever looks at the desk. */
import { readWaits, type EvaluationWait } from '../../domain/evaluation/waiting.endpoints.ts'
import { call } from '../kernel/call.ts'
import type { Waiting } from '../kernel/module.ts'

/** Where each kind is done; a round's own page leads to the items that lack something. */
const places: Partial<Readonly<Record<EvaluationWait['kind'], string>>> = {
  toConfirmHearing: '/hearings',
  toSit: '/reviews/sessions',
  toAnswer: '/reviews',
  toReview: '/reviews',
}
const placeOf = ({ kind, roundId }: EvaluationWait): string =>
  kind === 'toWitness'
    ? `/evaluation/rounds/${roundId}/arrange`
    : (places[kind] ?? `/evaluation/rounds/${roundId}`)

export async function evaluationWaiting(): Promise<readonly Waiting[]> {
  const { rows } = await call(readWaits)
  return rows.map((row) => ({
    id: `evaluation ${row.kind} ${row.roundId} ${row.round}`,
    label: `desk:evaluation.${row.kind}` as const,
    values: { count: row.count },
    about: row.round,
    until: row.until,
    to: placeOf(row),
  }))
}
