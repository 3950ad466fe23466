/** How soon a maker answers those who hold its capacity. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { nullable, OneId } from '../kernel/shapes.ts'

/** Of so many days back. */
export const responseDays = 365
/** Fewer holds than these say nothing of a maker, and too much of who held. */
export const responseLeast = 5

export const readResponse = endpoint({
  name: 'booking.company.response',
  method: 'GET',
  path: '/api/booking/companies/:id/response',
  audience: 'public',
  summary: {
    zh: '一个单位答复预留的用时：近一年的中位数；不足五次不给出',
    en: 'How soon an organisation answers holds: the median of a year; not told below five of them',
  },
  params: OneId,
  answer: Type.Object({
    /** Null where fewer than five holds of others came to an end or were answered. */
    response: nullable(
      Type.Object({
        holds: Type.Integer({ minimum: responseLeast }),
        /** Of these, confirmed or declined by the maker; the others ran out unanswered. */
        answered: Type.Integer({ minimum: 0 }),
        /** Half of the answers came within so many minutes; null where there was none. */
        medianMinutes: nullable(Type.Integer({ minimum: 0 })),
      }),
    ),
  }),
})
