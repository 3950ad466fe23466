/** 责任单位 of a stage, as a shape: apart from its endpoint, so that the page of a call carries none. */
import { Type, type Static } from 'typebox'
import { Id } from '../kernel/shapes.ts'
import { Bilingual } from '../kernel/sourced.ts'

/** Who answers for one task of a stage, as whoever sees the stage reads it. */
export const Responsible = Type.Object({
  id: Id,
  stage: Type.String(),
  what: Type.String(),
  lead: Type.String(),
  helpers: Type.Array(Type.String()),
  open: Type.Boolean(),
})
export type Responsible = Static<typeof Responsible>

/** Of the programme's file, in its order. */
export const WorkgroupStage = Type.Object({
  code: Type.String(),
  kind: Type.String(),
  name: Bilingual,
})
