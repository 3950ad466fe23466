import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { exportsPerMinute, Id, pageOf, PageQuery, wholeOf } from '../kernel/shapes.ts'
import { Me } from '../people/person.ts'
import { reasonMax, reasonMin } from './approval.ts'
import { Viewing, ViewingCandidate } from './viewing.ts'

export const listViewingCandidates = endpoint({
  name: 'console.viewing.candidates',
  method: 'GET',
  path: '/api/console/viewing-candidates',
  audience: { permit: 'console.viewAs' },
  summary: {
    zh: '可以借其视角查看的人（不含运营方人员）',
    en: 'With whose eyes one may look; never an operator’s',
  },
  query: Type.Object({
    text: Type.String({ minLength: 1, maxLength: 100 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
  }),
  answer: Type.Object({ rows: Type.Array(ViewingCandidate) }),
})

export const startViewing = endpoint({
  name: 'console.viewing.start',
  method: 'POST',
  path: '/api/console/viewings',
  audience: { permit: 'console.viewAs' },
  summary: {
    zh: '以他人视角查看：只读、限时、留痕并告知本人',
    en: 'Look with somebody else’s eyes: reading only, for a while, recorded, and told to them',
  },
  body: Type.Object({
    membershipId: Id,
    reason: Type.String({ minLength: reasonMin, maxLength: reasonMax }),
  }),
  answer: Me,
  ratePerMinute: 10,
  problems: ['console.viewing_operator', 'console.viewing_oneself'],
})

export const exportViewings = endpoint({
  name: 'console.viewing.export',
  method: 'GET',
  path: '/api/console/viewings/snapshot',
  audience: { permit: 'console.viewing.read' },
  summary: {
    zh: '导出历次以他人视角查看',
    en: 'Who looked with whose eyes, to export: all of it at one moment',
  },
  answer: wholeOf(Viewing),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

export const listViewings = endpoint({
  name: 'console.viewing.list',
  method: 'GET',
  path: '/api/console/viewings',
  audience: { permit: 'console.viewing.read' },
  summary: { zh: '历次以他人视角查看', en: 'Who looked with whose eyes, and why' },
  query: PageQuery,
  answer: Type.Object({
    ...pageOf(Viewing).properties,
    /** How long looking lasts at most, now. */
    limitMinutes: Type.Integer(),
  }),
})
