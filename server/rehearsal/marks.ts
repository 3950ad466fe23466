/** Complete marks for any rubric, at about a share of its points. */
import type { Mark, Marks } from '../../domain/evaluation/marks.ts'
import { criteriaOf, type Criterion, type Rubric } from '../../domain/evaluation/rubric.ts'

function markFor({ scale, max }: Criterion, share: number): Mark {
  if (scale.kind === 'judged') {
    return { points: Math.min(max, Math.round((max * share) / scale.step) * scale.step) }
  }
  if (scale.kind === 'linear') {
    return { value: Math.round(scale.from + (scale.to - scale.from) * share) }
  }
  const nearest = scale.bands.toSorted(
    (a, b) => Math.abs(a.points - max * share) - Math.abs(b.points - max * share),
  )[0]!
  if (scale.countable === true) return { counts: { [nearest.code]: 1 } }
  return nearest.from === undefined ? { band: nearest.code } : { value: nearest.from }
}

const recommendFrom = 0.8
const reserveFrom = 0.6

/** `share` from 0 to 1; what lies outside is brought to the nearer end. */
export function marksFor(rubric: Rubric, share: number): Marks {
  const within = Math.min(1, Math.max(0, share))
  const criteria = rubric.dimensions.flatMap(criteriaOf)
  const comment = '依据见申报书正文（演练）。'
  return {
    criteria: Object.fromEntries(criteria.map((one) => [one.code, markFor(one, within)])),
    vetoes: [],
    comments: Object.fromEntries(rubric.dimensions.map(({ code }) => [code, comment])),
    opinion: '演练中自动写成的意见，不是真实评审。',
    recommendation:
      within >= recommendFrom ? 'recommend' : within >= reserveFrom ? 'reserve' : 'reject',
  }
}
