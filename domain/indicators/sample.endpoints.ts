/** Samples: an office draws rows of a posted value, its project answers, the office marks them. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { OneId } from '../kernel/shapes.ts'
import {
  listBytesMax,
  RowMark,
  Sample,
  SampleBrief,
  SampledRow,
  sampleSizeMax,
} from './sampling.ts'

const closed = { additionalProperties: false } as const
const base64Max = Math.ceil(listBytesMax / 3) * 4

export const listSamples = endpoint({
  name: 'indicators.sample.list',
  method: 'GET',
  path: '/api/indicators/samples',
  audience: 'signedIn',
  summary: {
    zh: '待本单位提供明细或核对的抽查',
    en: 'Samples that wait for one’s organisation: to be answered, or to be looked at',
  },
  answer: Type.Object({
    toAnswer: Type.Array(SampleBrief),
    toSettle: Type.Array(SampleBrief),
    /** Of either there is more than is told; what is due first is told first. */
    more: Type.Boolean(),
  }),
})

export const drawSample = endpoint({
  name: 'indicators.sample.draw',
  method: 'POST',
  path: '/api/indicators/values/:id/samples',
  audience: 'signedIn',
  summary: {
    zh: '抽查一个接口报送的数值：由服务器按留存的种子抽取行号，再次抽取须写明理由',
    en: 'Sample a posted value: the server draws rows from a seed that is kept; again only with a reason',
  },
  params: OneId,
  body: Type.Object(
    {
      size: Type.Integer({ minimum: 1, maximum: sampleSizeMax }),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    closed,
  ),
  answer: Sample,
  problems: [
    'indicators.not_following',
    'indicators.sample_no_rows',
    'indicators.sample_is_open',
    'indicators.sample_again_unexplained',
  ],
})

export const readSample = endpoint({
  name: 'indicators.sample.read',
  method: 'GET',
  path: '/api/indicators/samples/:id',
  audience: 'signedIn',
  summary: {
    zh: '一次抽查：种子、行号、明细和核对结果',
    en: 'One sample: seed, rows, what came, and what was found',
  },
  params: OneId,
  answer: Sample,
})

export const answerSample = endpoint({
  name: 'indicators.sample.answer',
  method: 'POST',
  path: '/api/indicators/samples/:id/answer',
  audience: 'signedIn',
  summary: {
    zh: '提供抽中的行，或整份明细（须与报送时的摘要一致）；只留存抽中的行',
    en: 'Answer with the rows drawn, or the whole list, whose digest must be the one posted; only the rows are kept',
  },
  params: OneId,
  body: Type.Object(
    {
      /** The whole list as it was counted, UTF-8 in base64. */
      list: Type.Optional(Type.String({ maxLength: base64Max })),
      rows: Type.Optional(Type.Array(SampledRow, { maxItems: sampleSizeMax })),
    },
    closed,
  ),
  bodyBytes: base64Max + 65_536,
  ratePerMinute: 30,
  answer: Sample,
  problems: [
    'indicators.sample_is_answered',
    'indicators.sample_list_differs',
    'indicators.sample_rows_missing',
    'indicators.not_own_track',
  ],
})

export const settleSample = endpoint({
  name: 'indicators.sample.settle',
  method: 'POST',
  path: '/api/indicators/samples/:id/outcome',
  audience: 'signedIn',
  summary: {
    zh: '逐行判定对错；全部无误即为已核实，否则存疑',
    en: 'Mark every row right or wrong: all right verifies the value, else it is doubted',
  },
  params: OneId,
  body: Type.Object(
    {
      marks: Type.Array(RowMark, { maxItems: sampleSizeMax }),
      /** What was looked at, and how. */
      note: Type.String({ minLength: 1, maxLength: 2000 }),
    },
    closed,
  ),
  answer: Sample,
  problems: [
    'indicators.not_following',
    'indicators.sample_not_answered',
    'indicators.sample_rows_unmarked',
    'indicators.verification_unexplained',
  ],
})
