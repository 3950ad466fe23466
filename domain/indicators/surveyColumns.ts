/** Columns of a list of surveyed enterprises, and a row as it was read. */
import { Type, type Static } from 'typebox'
import { nullable } from '../kernel/shapes.ts'
import { cellFault } from '../kernel/sheetList.ts'
import { platformUses } from './penetration.ts'

export const surveyColumns = ['uscc', 'name', 'industry', 'division', 'leading', 'use'] as const
export type SurveyColumn = (typeof surveyColumns)[number]

export const SurveyRow = Type.Object({
  /** Line of the sheet, the head being 1 where it stands in the first line. */
  line: Type.Integer(),
  uscc: nullable(Type.String()),
  name: Type.String(),
  /** A code of GB/T 4754 with its section, `C3411`. */
  industry: nullable(Type.String()),
  /** Six digits, or the Corps. */
  division: nullable(Type.String()),
  leading: nullable(Type.Boolean()),
  use: nullable(Type.Enum([...platformUses])),
  faults: Type.Array(cellFault(surveyColumns)),
})
export type SurveyRow = Static<typeof SurveyRow>
