import type { SameKeys } from '../kernel/text.ts'
import type { evaluationRubricZh } from './text.rubric.zh.ts'

export const evaluationRubricEn: SameKeys<typeof evaluationRubricZh> = {
  reason: {
    rubric_code_twice: 'The code “{{code}}” occurs twice: choose another one.',
    rubric_weight_missing:
      'Other dimensions have a weight: give this one a weight too, or none to any.',
    rubric_total_differs:
      'The dimensions add up to {{sum}} and not to {{total}}: correct one of them.',
    rubric_dimension_differs:
      'The criteria earn at most {{sum}} points, the dimension has {{max}}: correct one of them.',
    rubric_step_does_not_fit: 'Steps of {{step}} do not reach {{max}} exactly: change one of them.',
    rubric_scale_is_a_point: 'The scale begins and ends at the same value: correct it.',
    rubric_band_above_max:
      'The band gives {{points}} points, more than the most of {{max}}: correct it.',
    rubric_max_out_of_reach:
      'No band gives the most of {{max}} points: change the bands or the most.',
    rubric_bands_half_ranged:
      'Bands found by a value all need a lower end, counted pieces have none: correct it.',
    rubric_bands_out_of_order: 'The lower ends of bands go from high to low: put them in order.',
    rubric_cap_differs:
      'The group “{{group}}” must stand in one dimension and have one cap: correct it.',
    rubric_grades_out_of_order:
      'Grades go from high to low and not above the total: put them in order.',
    mark_criterion_unknown: 'The rubric has no “{{code}}”: reload the page and mark it again.',
    mark_missing: 'There is no mark yet: give one.',
    mark_of_another_kind: 'This is marked in another way: follow the rubric.',
    mark_above_max: '{{points}} points are more than the most of {{max}}: correct it.',
    mark_between_steps: '{{points}} points do not fit steps of {{step}}: correct it.',
    mark_band_unknown: 'There is no band “{{band}}”: choose again.',
    veto_unknown: 'There is no veto “{{code}}”: choose again.',
    veto_twice: 'The same veto is raised twice: remove one.',
    veto_without_reason: 'A veto needs its facts and reason in at least {{min}} characters.',
    opinion_too_short: 'Write an opinion of at least {{min}} characters.',
    recommendation_missing: 'Say whether you recommend it.',
    recommended_despite_veto:
      'A veto is raised and it is recommended all the same: correct one of them.',
    comment_missing:
      'A dimension with less than {{percent}}% of its points needs a comment: say why.',
  },
}
