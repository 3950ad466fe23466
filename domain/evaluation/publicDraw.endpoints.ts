/** 抽签公示: what anybody reads of a draw at an address that stays: digests before, the seed after, and no names. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, Sha256 } from '../kernel/shapes.ts'
import { drawStates } from './draw.ts'

export const PublicDraw = Type.Object({
  id: Id,
  office: Type.String(),
  state: Type.Enum([...drawStates]),
  committedAt: Moment,
  /** Of the list that is drawn from, and of the office's secret. */
  sheetDigest: Sha256,
  commitment: Sha256,
  items: Type.Integer(),
  experts: Type.Integer(),
  /** Reviews that the lots decide on. */
  reviews: Type.Integer(),
  /** When each witness spoke; what was said once the lots have fallen. Who it was is not told. */
  witnesses: Type.Array(Type.Object({ at: Moment, text: nullable(Type.String()) })),
  /** Null before the lots have fallen. */
  drawn: nullable(
    Type.Object({
      at: Moment,
      secret: Type.String(),
      /** From which every lot follows: digest of list, secret and witnesses' words. */
      seed: Sha256,
      /** Of what was drawn. */
      pairsDigest: Sha256,
      /** Places that fell free and went to reserves. */
      filled: Type.Integer(),
    }),
  ),
})
export type PublicDraw = Static<typeof PublicDraw>

export const readPublicDraw = endpoint({
  name: 'evaluation.draw.public',
  method: 'GET',
  path: '/api/evaluation/public-draws/:id',
  audience: 'public',
  summary: {
    zh: '抽签公示：名单和密钥的摘要，抽签后公布种子；没有专家和项目的名称',
    en: 'A draw for anybody: digests before it, the seed after it; no names of experts or projects',
  },
  params: OneId,
  answer: PublicDraw,
})
