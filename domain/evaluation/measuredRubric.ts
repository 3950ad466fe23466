/**
 * 示例评分表 with every kind of scale: bands by value, by choice and by count, a line, weights, a cap and vetoes. No
 * notice fixes any of its figures; it says that it is an example.
 */
import table from '../../data/rubrics/example-measured.json' with { type: 'json' }
import type { Rubric } from './rubric.ts'

export const measuredRubric = table as Rubric
