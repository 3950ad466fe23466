/** A draw as anybody may read it: proofs and numbers, and nobody's name. */
import type { DrawState } from '../../domain/evaluation/draw.ts'
import type { LotPair, LotSheet } from '../../domain/evaluation/lot.ts'
import type { PublicDraw } from '../../domain/evaluation/publicDraw.endpoints.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import { seedOf } from '../../engines/lot/draw.ts'
import { found } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { asHouse, type Reading } from '../kernel/work.ts'
import { fillsOf } from './draw.queries.ts'

/** Anybody may read it, and nobody else may read the list and the lots that it is told from. */
export const readPublicDraw = (work: Reading, id: string): Promise<PublicDraw> =>
  asHouse(work, () => publicDraw(work, id))

async function publicDraw(work: Reading, id: string): Promise<PublicDraw> {
  const row = found(
    await work.db
      .selectFrom('evaluation.draw as d')
      .innerJoin('evaluation.round as r', 'r.id', 'd.round_id')
      .innerJoin('people.pub_organisation as o', 'o.id', 'r.org_id')
      .where('d.id', '=', id)
      .selectAll('d')
      .select('o.name as office')
      .executeTakeFirst(),
    'draw',
  )
  const said = await work.db
    .selectFrom('evaluation.draw_witness')
    .where('draw_id', '=', id)
    .select(['person_id', 'text', 'at'])
    .orderBy('place')
    .execute()
  const sheet = row.sheet as LotSheet
  const { secret, drawn_at: at } = row
  const randomness = said.map((one) => ({ witness: one.person_id, text: one.text }))
  const isDrawn = secret !== null && at !== null
  return {
    ...{ id: row.id, office: row.office ?? '', state: row.state as DrawState },
    committedAt: row.committed_at.toISOString(),
    ...{ sheetDigest: row.sheet_digest, commitment: row.commitment },
    items: sheet.items.length,
    experts: sheet.experts.length,
    reviews: sheet.items.flatMap(({ strata }) => strata).reduce((sum, { count }) => sum + count, 0),
    witnesses: said.map((one) => ({
      at: one.at.toISOString(),
      text: isDrawn ? one.text : null,
    })),
    drawn: isDrawn
      ? {
          at: at.toISOString(),
          secret,
          seed: seedOf({ sheet, secret, randomness }),
          pairsDigest: sha256Of(stableJson(row.pairs as LotPair[])),
          filled: fillsOf(row).length,
        }
      : null,
  }
}
