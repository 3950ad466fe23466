/** 抽签: a list is fixed and shown, witnesses speak, the lots are drawn, and anybody entitled draws them again. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, Sha256 } from '../kernel/shapes.ts'
import { drawFailures, DrawRules, drawStates, WitnessText } from './draw.ts'
import { LotRecord } from './lot.ts'

const manage = { permit: 'evaluation.round.manage' } as const

export const DrawPage = Type.Object({
  id: Id,
  roundId: Id,
  state: Type.Enum([...drawStates]),
  failure: nullable(Type.Enum([...drawFailures])),
  rules: DrawRules,
  /** Of the list that is drawn from, and of the office's secret: both fixed before anybody spoke. */
  sheetDigest: Sha256,
  commitment: Sha256,
  /** Shown with the draw. */
  secret: nullable(Type.String()),
  committedBy: Type.String(),
  committedByMe: Type.Boolean(),
  committedAt: Moment,
  drawnBy: nullable(Type.String()),
  drawnAt: nullable(Moment),
  reason: nullable(Type.String()),
  witnesses: Type.Array(
    Type.Object({ personId: Id, name: Type.String(), text: Type.String(), at: Moment }),
  ),
  /** Experts of the register who could not take part, by the reason. */
  leftOut: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() })),
  conflicts: Type.Integer(),
  experts: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      employer: Type.String(),
      region: Type.String(),
      fields: Type.Array(Type.String()),
      loadMax: Type.Integer(),
      /** Items that fell to this expert. */
      drawn: Type.Integer(),
    }),
  ),
  items: Type.Array(
    Type.Object({
      id: Id,
      seq: Type.Integer(),
      title: Type.String(),
      strata: Type.Array(
        Type.Object({
          field: Type.String(),
          count: Type.Integer(),
          /** Those who know the field and are in no conflict with the item. */
          eligible: Type.Integer(),
          experts: Type.Array(Id),
          /** The next to fill a place that falls free, once the lots have fallen; the first first. */
          reserves: Type.Array(Id),
        }),
      ),
    }),
  ),
  /** Places that reserves have filled, and how many were passed over for each. */
  filled: Type.Array(
    Type.Object({ item: Id, field: Type.String(), expert: Id, passed: Type.Integer() }),
  ),
})
export type DrawPage = Static<typeof DrawPage>

export const listDraws = endpoint({
  name: 'evaluation.draw.list',
  method: 'GET',
  path: '/api/evaluation/rounds/:id/draws',
  audience: 'signedIn',
  summary: { zh: '一个批次的抽签', en: 'Draws of a round' },
  params: OneId,
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({ id: Id, state: Type.Enum([...drawStates]), committedAt: Moment }),
    ),
  }),
})

export const commitDraw = endpoint({
  name: 'evaluation.round.commitDraw',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/draws',
  audience: manage,
  summary: {
    zh: '固定抽签名单，公布名单和密钥的摘要',
    en: 'Fix the list to draw from, with digests of list and secret',
  },
  params: OneId,
  body: DrawRules,
  answer: DrawPage,
  problems: ['evaluation.round_not_drawn', 'evaluation.draw_open', 'evaluation.drawn_already'],
})

export const readDraw = endpoint({
  name: 'evaluation.draw.read',
  method: 'GET',
  path: '/api/evaluation/draws/:id',
  audience: 'signedIn',
  summary: { zh: '一次抽签', en: 'One draw' },
  params: OneId,
  answer: DrawPage,
})

export const witnessDraw = endpoint({
  name: 'evaluation.draw.witness',
  method: 'POST',
  path: '/api/evaluation/draws/:id/witnesses',
  audience: 'signedIn',
  summary: { zh: '见证抽签，写入随机文字', en: 'Witness a draw with words of one’s own' },
  params: OneId,
  body: Type.Object({ text: WitnessText }),
  answer: DrawPage,
  problems: ['evaluation.witness_is_another', 'evaluation.witnessed_already'],
})

export const runDraw = endpoint({
  name: 'evaluation.draw.run',
  method: 'POST',
  path: '/api/evaluation/draws/:id/run',
  audience: manage,
  summary: { zh: '抽签', en: 'Draw the lots' },
  params: OneId,
  answer: DrawPage,
  problems: ['evaluation.draw_without_witness', 'evaluation.witness_does_not_draw'],
})

export const abandonDraw = endpoint({
  name: 'evaluation.draw.abandon',
  method: 'POST',
  path: '/api/evaluation/draws/:id/abandon',
  audience: manage,
  summary: { zh: '抽签前放弃已固定的名单，写明理由', en: 'Give a fixed list up before the draw' },
  params: OneId,
  body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }),
  answer: DrawPage,
  problems: ['evaluation.reason_too_short'],
})

export const fillPlaces = endpoint({
  name: 'evaluation.draw.fill',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/fills',
  audience: manage,
  summary: {
    zh: '由候补依次补上空出的位置',
    en: 'Fill places that fell free with the next reserves',
  },
  params: OneId,
  answer: Type.Object({ filled: Type.Integer() }),
  problems: ['evaluation.round_not_drawn', 'evaluation.no_reserve_left'],
})

export const exportDraw = endpoint({
  name: 'evaluation.draw.record',
  method: 'GET',
  path: '/api/evaluation/draws/:id/record',
  audience: 'signedIn',
  summary: {
    zh: '导出抽签记录，供 baigong evaluation replay-draw 复验',
    en: 'The record of a draw, for `baigong evaluation replay-draw`',
  },
  params: OneId,
  answer: LotRecord,
  problems: ['evaluation.draw_not_drawn'],
})
