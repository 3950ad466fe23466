/** The call: what anybody may read of a programme, and the questions answered before anything is typed. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Moment, nullable, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'

const Words = Type.Object({ zh: Type.String(), en: Type.String() })

export const CallBrief = Type.Object({
  id: Type.String(),
  series: Type.String(),
  year: Type.Integer(),
  title: Words,
  issuer: Words,
  documentNumber: nullable(Type.String()),
  state: Type.Enum(['open', 'closed', 'archived']),
  /** When applicants must have handed in at the latest unit; null where nobody published it. */
  closesAt: nullable(Moment),
  areas: Type.Integer(),
  directions: Type.Integer(),
})

export const listCalls = endpoint({
  name: 'programmes.call.list',
  method: 'GET',
  path: '/api/programmes/calls',
  audience: 'public',
  summary: { zh: '征集中的与往年的项目，征集中的在前', en: 'Open and past calls, open ones first' },
  query: PageQuery,
  answer: pageOf(CallBrief),
})

export const readCall = endpoint({
  name: 'programmes.call.read',
  method: 'GET',
  path: '/api/programmes/calls/:programmeId',
  audience: 'public',
  summary: {
    zh: '一项征集：谁可以报、报什么、何时截止',
    en: 'One call: who may apply, with what, until when',
  },
  params: Type.Object({ programmeId: Code }),
  answer: Type.Object({
    ...CallBrief.properties,
    /** The whole definition with the source of every value. */
    definition: Type.Unknown(),
    deadlines: Type.Array(
      Type.Object({
        step: Type.String(),
        unit: nullable(Type.String()),
        closesAt: nullable(Moment),
        lastDay: nullable(Type.String()),
        /** Parts of the deadline that no text settles. */
        unsettled: Type.Array(Type.String()),
      }),
    ),
  }),
})

export const readForm = endpoint({
  name: 'programmes.call.form',
  method: 'GET',
  path: '/api/programmes/calls/:programmeId/form',
  audience: 'public',
  summary: { zh: '申报书的表单定义', en: 'The definition of the application form' },
  params: Type.Object({ programmeId: Code }),
  answer: Type.Object({ digest: Type.String(), form: Type.Unknown() }),
})
