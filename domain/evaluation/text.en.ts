/** What server and web both say about evaluation, in English. */
import type { SameKeys } from '../kernel/text.ts'
import { evaluationRubricEn } from './text.rubric.en.ts'
import type { evaluationZh } from './text.zh.ts'

export const evaluationEn: SameKeys<typeof evaluationZh> = {
  reason: {
    ...evaluationRubricEn.reason,
  },
}
