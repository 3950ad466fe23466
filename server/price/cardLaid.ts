/** Many rate cards of many organisations at once, for the demo world and large houses of trial. */
import { sql } from 'kysely'
import type { CardContent } from '../../domain/price/card.ts'
import { newId } from '../kernel/id.ts'
import { inSlices } from '../kernel/inSlices.ts'
import type { Writing } from '../kernel/work.ts'

export type LaidCard = {
  readonly orgId: string
  readonly modelId: string
  readonly content: CardContent
}

const steps = [
  { verb: 'write', version: 1 },
  { verb: 'use', version: 2 },
] as const

/**
 * As they stand after they were written and put in use, with the steps of it; of organisations that have no card of the
 * process. No events are announced.
 */
export async function layCards(work: Writing, all: readonly LaidCard[]): Promise<void> {
  await inSlices(all, async (some) => {
    const cards = some.map(({ orgId, modelId, content }) => ({
      ...{ id: newId(work.now), org_id: orgId, model_id: modelId, state: 'inUse', version: 2 },
      ...{ content: JSON.stringify(content), changed_at: work.now, demo: true },
    }))
    await work.db.insertInto('price.card').values(cards).execute()
    const taken = cards.flatMap(({ id, content }) =>
      steps.map((step) => ({ ...step, card_id: id, content, taken_by: null, taken_at: work.now })),
    )
    await work.db.insertInto('price.card_step').values(taken).execute()
    const told = JSON.stringify(
      taken.map(({ card_id: id, verb, version }) => ({ id, verb, facts: { version } })),
    )
    await sql`
      insert into kernel.history (at, request_id, via, verb, thing_id, facts)
      select ${work.now}, ${work.requestId}, ${work.actor.via}, 'price.card.' || r.verb, r.id, r.facts
      from jsonb_to_recordset(${told}::jsonb) as r(id text, verb text, facts jsonb)`.execute(
      work.db,
    )
  })
}
