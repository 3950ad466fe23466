import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { exportsPerMinute, longPageOf, wholeOf } from '../kernel/shapes.ts'
import { HistoryLine, HistoryQuery } from './history.ts'

const audience = { permit: 'console.audit.read' } as const

export const listHistory = endpoint({
  name: 'console.history.list',
  method: 'GET',
  path: '/api/console/history',
  audience,
  traced: true,
  summary: {
    zh: '审计记录，新的在前；查看本身会留痕',
    en: 'The audit trail, newest first; reading it leaves a trace',
  },
  query: HistoryQuery,
  answer: longPageOf(HistoryLine),
})

export const exportHistory = endpoint({
  name: 'console.history.export',
  method: 'GET',
  path: '/api/console/history/snapshot',
  audience,
  traced: true,
  summary: {
    zh: '导出审计记录：同一时刻符合条件的全部；导出本身会留痕',
    en: 'The audit trail to export: all lines that match at one moment; it leaves a trace',
  },
  query: Type.Omit(HistoryQuery, ['limit', 'after']),
  answer: wholeOf(HistoryLine),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

const SealProofShape = Type.Object({
  entry: Type.String(),
  index: Type.Integer(),
  count: Type.Integer(),
  path: Type.Array(Type.String()),
  seq: Type.Integer(),
  root: Type.String(),
  chain: Type.String(),
  sealedAt: Type.String(),
  keyId: Type.String(),
  signature: Type.String(),
  /** By SM3 and SM2, where the seal has it. */
  national: Type.Optional(
    Type.Object({
      path: Type.Array(Type.String()),
      root: Type.String(),
      chain: Type.String(),
      keyId: Type.String(),
      signature: Type.String(),
    }),
  ),
})

export const proveHistory = endpoint({
  name: 'console.history.prove',
  method: 'GET',
  path: '/api/console/history/:id/proof',
  audience,
  traced: true,
  summary: {
    zh: '一条记录的封存凭证，可用 baigong verify --against 核对',
    en: 'The proof of a line, for baigong verify --against',
  },
  params: Type.Object({ id: Type.Integer({ minimum: 1 }) }),
  answer: Type.Object({
    /** Null until the next seal. */
    proof: Type.Union([SealProofShape, Type.Null()]),
    /** The line, its path, the root and the signature agree. */
    holds: Type.Boolean(),
    faults: Type.Array(Type.String()),
  }),
})
