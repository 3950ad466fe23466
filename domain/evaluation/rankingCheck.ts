/** Whether a value is an export from which a ranking can be computed again; what the schema cannot say included. */
import { Value } from 'typebox/value'
import { RankingExport } from './ranking.ts'
import { faultsOf, type EvaluationFault } from './rubricCheck.ts'

/** Nobody reads more. */
const faultsMax = 200

export type CheckedExport =
  | { readonly data: RankingExport; readonly faults: readonly [] }
  | { readonly data: null; readonly faults: readonly EvaluationFault[] }

/** Never throws, whatever the JSON. */
export function checkRankingExport(value: unknown): CheckedExport {
  if (!Value.Check(RankingExport, value)) return { data: null, faults: shapeFaults(value) }
  const faults = faultsOf((report) => {
    value.reviews.forEach(({ item, expert, points }, index) => {
      const at = `/reviews/${index}`
      if (item >= value.items) {
        report(`${at}/item`, 'evaluation.place_outside', { place: item, count: value.items })
      }
      if (expert >= value.experts) {
        report(`${at}/expert`, 'evaluation.place_outside', { place: expert, count: value.experts })
      }
      if (points.length !== value.dimensions.length) {
        const facts = { given: points.length, count: value.dimensions.length }
        report(`${at}/points`, 'evaluation.points_incomplete', facts)
      }
    })
  })
  return faults.length > 0
    ? { data: null, faults: faults.slice(0, faultsMax) }
    : { data: value, faults: [] }
}

function shapeFaults(value: unknown): EvaluationFault[] {
  return Value.Errors(RankingExport, value)
    .slice(0, faultsMax)
    .map(({ instancePath }) => ({ at: instancePath, code: 'evaluation.export_malformed' }))
}
