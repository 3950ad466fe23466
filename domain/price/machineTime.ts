/** How long an order keeps machines, by the steps of a quote. */
import type { Quote } from './quote.ts'
import type { ReadModel } from './readModel.ts'

/** In minutes of all pieces, without set-up; null where the maker does not show what its price rests on. */
export function machineMinutesOf(
  { model }: ReadModel,
  { steps }: Pick<Quote, 'steps'>,
  quantity: number,
): number | null {
  const times = model.machineTime.map((id) => steps[id])
  if (times.some((minutes) => minutes === undefined)) return null
  return times.reduce<number>((sum, minutes) => sum + minutes!, 0) * quantity
}
