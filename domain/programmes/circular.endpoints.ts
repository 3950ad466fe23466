/** Messages of the office to recommending units, with receipts; clarifications among them. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Nothing, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import {
  CircularReceipt,
  CircularWish,
  ReceivedCircular,
  sendCircular as permit,
  SentCircular,
} from './circular.ts'

const closed = { additionalProperties: false } as const
const send = { permit } as const
const receive = { permit: 'programmes.candidate.read' } as const
const OfProgramme = Type.Object({ programmeId: Code })
const of = '/api/programmes/managed/:programmeId/circulars'

export const listSentCirculars = endpoint({
  name: 'programmes.circular.list',
  method: 'GET',
  path: of,
  audience: send,
  summary: { zh: '发给推荐单位的消息', en: 'Messages sent to recommending units' },
  params: OfProgramme,
  query: PageQuery,
  answer: pageOf(SentCircular),
})

export const readSentCircular = endpoint({
  name: 'programmes.circular.receipts',
  method: 'GET',
  path: '/api/programmes/circulars/:id/receipts',
  audience: send,
  summary: { zh: '一条消息和各单位的查收情况', en: 'A message, and which unit has read it' },
  params: OneId,
  answer: Type.Object({ circular: SentCircular, receipts: Type.Array(CircularReceipt) }),
})

export const sendCircular = endpoint({
  name: 'programmes.circular.send',
  method: 'POST',
  path: of,
  audience: send,
  summary: {
    zh: '给全部或部分推荐单位发消息，可附文件',
    en: 'Send a message to all recommending units, or to some, with files',
  },
  params: OfProgramme,
  body: CircularWish,
  answer: SentCircular,
  ratePerMinute: 20,
  problems: [
    'programmes.circular_unit_unknown',
    'programmes.circular_without_units',
    'files.not_attachable',
  ],
})

export const listCirculars = endpoint({
  name: 'programmes.circular.received',
  method: 'GET',
  path: '/api/programmes/circulars',
  audience: receive,
  summary: { zh: '本单位收到的消息和澄清', en: 'Messages and clarifications to one’s own unit' },
  query: PageQuery,
  answer: pageOf(ReceivedCircular),
})

export const readCircular = endpoint({
  name: 'programmes.circular.read',
  method: 'GET',
  path: '/api/programmes/circulars/:id',
  audience: receive,
  summary: { zh: '收到的一条消息', en: 'One message received' },
  params: OneId,
  answer: ReceivedCircular,
})

export const markCircular = endpoint({
  name: 'programmes.circular.mark',
  method: 'POST',
  path: '/api/programmes/circulars/:id/reading',
  audience: receive,
  summary: { zh: '记下本单位已查收', en: 'Note that one’s unit has read it' },
  params: OneId,
  answer: Nothing,
  ratePerMinute: 120,
})

export const clarify = endpoint({
  name: 'programmes.question.clarify',
  method: 'POST',
  path: '/api/programmes/managed/:programmeId/clarifications',
  audience: send,
  summary: {
    zh: '发布澄清：编号公开，并通知全部推荐单位',
    en: 'Publish a clarification: numbered, public, and told to every recommending unit',
  },
  params: OfProgramme,
  body: Type.Object(
    {
      question: Type.String({ minLength: 5, maxLength: 2000, pattern: '\\S' }),
      answer: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
    },
    closed,
  ),
  answer: SentCircular,
  ratePerMinute: 20,
  problems: ['programmes.circular_without_units'],
})

export const passOn = endpoint({
  name: 'programmes.question.passOn',
  method: 'POST',
  path: '/api/programmes/questions/:id/circular',
  audience: send,
  summary: {
    zh: '把已公开的问答作为澄清发给全部推荐单位',
    en: 'Pass a published answer on to every recommending unit, as a clarification',
  },
  params: OneId,
  answer: SentCircular,
  problems: ['programmes.question_not_published', 'programmes.question_passed_on_already'],
})
