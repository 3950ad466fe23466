/** What programs are told of cases and of their adoption. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

const step = { verb: Type.String(), version: Type.Integer() }

export const caseEvents = [
  published('cases.study.begun', '案例开始起草', 'A case was begun', ids('studyId')),
  published(
    'cases.study.moved',
    '案例送审、发布、退回等',
    'A case was submitted, published, returned or the like',
    { ...ids('studyId'), ...step },
  ),
  published(
    'cases.adoption.moved',
    '案例采用申报或核实',
    'An adoption of a case was declared or settled',
    { ...ids('adoptionId'), ...step },
  ),
] as const
