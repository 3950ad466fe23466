/** Figures for everybody, and the rows behind them for whoever may see those. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, pageOf, PageQuery } from '../kernel/shapes.ts'
import { State } from './application.ts'
import { countDimensions, PublicCounts } from './counts.ts'
import { Code } from '../kernel/sourced.ts'

export const readCounts = endpoint({
  name: 'programmes.counts.read',
  method: 'GET',
  path: '/api/programmes/:programmeId/counts',
  audience: 'public',
  summary: {
    zh: '申报数：按推荐单位、方向、环节和日期',
    en: 'Figures by unit, direction, stage and day',
  },
  params: Type.Object({ programmeId: Code }),
  answer: PublicCounts,
})

export const listCounted = endpoint({
  name: 'programmes.counts.rows',
  method: 'GET',
  path: '/api/programmes/:programmeId/counts/rows',
  audience: 'signedIn',
  summary: {
    zh: '某个数字背后我可见的申报',
    en: 'The applications behind a figure that one may see',
  },
  params: Type.Object({ programmeId: Code }),
  query: Type.Object({
    ...PageQuery.properties,
    dimension: Type.Enum([...countDimensions]),
    value: Type.String({ minLength: 1, maxLength: 64 }),
  }),
  answer: pageOf(
    Type.Object({
      applicationId: Id,
      title: Type.String(),
      orgName: Type.String(),
      unitCode: Type.String(),
      directions: Type.Array(Type.String()),
      state: State,
      submittedAt: Moment,
    }),
  ),
})
