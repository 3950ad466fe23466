/** 各环节责任单位, in the order of the stages, for whoever looks. */
import type { Stage } from './programme.ts'
import type { Responsible } from './responsibleShape.ts'
import { seesDuty, type Duty, type Looker } from './workgroup.ts'

export function stageResponsible(
  stages: readonly Stage[],
  duties: readonly Duty[],
  looker: Looker,
): Responsible[] {
  return stages.flatMap(({ code, kind }) =>
    duties
      .filter(({ stage, open }) => stage === code && seesDuty(looker, kind, open))
      .map(({ id, stage, what, lead, helpers, open }) => ({
        id,
        stage,
        what,
        lead,
        helpers,
        open,
      })),
  )
}
