/** 责任单位 of each stage: small, because the page of a call reads it too. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Code } from '../kernel/sourced.ts'
import { Responsible, WorkgroupStage } from './responsibleShape.ts'

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
