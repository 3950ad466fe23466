/** 责任单位 of each stage: small, because the page of a call reads it too. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id } from '../kernel/shapes.ts'
import { Bilingual, Code } from '../kernel/sourced.ts'

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

export const listResponsible = endpoint({
  name: 'programmes.workgroup.responsible',
  method: 'GET',
  path: '/api/programmes/calls/:programmeId/responsible',
  audience: 'public',
  summary: {
    zh: '各环节责任单位；公开的所有人可见，其他的只给该环节涉及的人',
    en: 'Who is responsible for each stage; what is not open, only to those whom the stage concerns',
  },
  params: Type.Object({ programmeId: Code }),
  answer: Type.Object({
    stages: Type.Array(WorkgroupStage),
    rows: Type.Array(Responsible),
  }),
})
