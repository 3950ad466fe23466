/** What server and web both say about evaluation, in Chinese. */
import { evaluationRubricZh } from './text.rubric.zh.ts'

export const evaluationZh = {
  reason: {
    ...evaluationRubricZh.reason,
  },
} as const
