/** 责任单位 of the review, on the pages of rounds, of single reviews and of a panel's tables. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { OneId } from '../kernel/shapes.ts'
import { Bilingual } from '../kernel/sourced.ts'
import { Responsible, WorkgroupStage } from './responsibleShape.ts'

/** A round may hold entries of more than one programme; those that tell nobody are not among them. */
const ByProgramme = Type.Object({
  programmes: Type.Array(
    Type.Object({
      programmeId: Type.String(),
      title: Bilingual,
      stages: Type.Array(WorkgroupStage),
      rows: Type.Array(Responsible),
    }),
  ),
})

export const readRoundResponsible = endpoint({
  name: 'programmes.workgroup.roundResponsible',
  method: 'GET',
  path: '/api/programmes/rounds/:id/responsible',
  audience: 'signedIn',
  summary: {
    zh: '一轮评审的责任单位；评审组织方和监督人员可见',
    en: 'Who is responsible for a round of review, for whoever runs or supervises it',
  },
  params: OneId,
  answer: ByProgramme,
})

export const readTableResponsible = endpoint({
  name: 'programmes.workgroup.tableResponsible',
  method: 'GET',
  path: '/api/programmes/tables/:id/responsible',
  audience: 'signedIn',
  summary: {
    zh: '专家组会议上一件的责任单位；在座的专家可见',
    en: 'Who is responsible for what a panel hears, for those who sit there',
  },
  params: OneId,
  answer: ByProgramme,
})

export const readReviewResponsible = endpoint({
  name: 'programmes.workgroup.reviewResponsible',
  method: 'GET',
  path: '/api/programmes/reviews/:id/responsible',
  audience: 'signedIn',
  summary: {
    zh: '一件评审的责任单位；该专家可见',
    en: 'Who is responsible for the review that an expert was asked for',
  },
  params: OneId,
  answer: ByProgramme,
})
