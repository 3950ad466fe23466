/** 专家组 of a round, to its office and its supervisors. */
import type { PanelsPage } from '../../domain/evaluation/panel.endpoints.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { panelRulesOf, panelsOf } from './panel.sheet.ts'
import { ownRound } from './round.queries.ts'

/** A panel of a round of one's organisation. */
export async function ownPanel(work: Reading, id: string) {
  const row = await work.db
    .selectFrom('evaluation.panel as p')
    .innerJoin('evaluation.round as r', 'r.id', 'p.round_id')
    .where('p.id', '=', id)
    .where('r.org_id', '=', work.actor.orgId)
    .selectAll('p')
    .executeTakeFirst()
  return found(row, 'panel')
}

export async function listPanels(work: Reading, roundId: string): Promise<PanelsPage> {
  const round = await ownRound(work, roundId)
  return panelsOf(work, roundId, panelRulesOf(round.rules))
}
