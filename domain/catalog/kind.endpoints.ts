/** Kinds as an operator keeps them: written as drafts, published by version, retired. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { kindPermit } from './kindPermit.ts'
import { KindPlace, KindWork } from './kindWork.ts'
import { KindId } from './offer.ts'

const editors = { permit: kindPermit } as const
const closed = { additionalProperties: false } as const
const params = Type.Object({ id: KindId })
const seen = Type.Integer({ minimum: 0 })
/** Any JSON: what is wrong with it is told, and it is kept all the same. */
const definition = Type.Object({}, { additionalProperties: true })
const reason = Type.String({ maxLength: 2000 })
const bodyBytes = 256 * 1024

export const listKindPlaces = endpoint({
  name: 'catalog.kind.places',
  method: 'GET',
  path: '/api/catalog/console/kinds',
  audience: editors,
  summary: {
    zh: '全部能力种类，连同草稿和停用的',
    en: 'All kinds, drafts and retired ones as well',
  },
  answer: Type.Object({ rows: Type.Array(KindPlace) }),
})

export const openKind = endpoint({
  name: 'catalog.kind.open',
  method: 'GET',
  path: '/api/catalog/console/kinds/:id',
  audience: editors,
  summary: {
    zh: '一个种类的草稿、已发布的定义和各处问题',
    en: 'A kind’s draft, what is published, and what is wrong',
  },
  params,
  answer: KindWork,
})

export const writeKind = endpoint({
  name: 'catalog.kind.write',
  method: 'PUT',
  path: '/api/catalog/console/kinds/:id',
  audience: editors,
  summary: {
    zh: '保存一个种类的草稿；没有这个种类时新建',
    en: 'Keep the draft of a kind; a new one where there is none',
  },
  params,
  body: Type.Object({ seen, definition }, closed),
  bodyBytes,
  answer: KindWork,
  problems: ['catalog.moved_on', 'catalog.kinds_full'],
})

export const discardKindDraft = endpoint({
  name: 'catalog.kind.discard',
  method: 'POST',
  path: '/api/catalog/console/kinds/:id/discard',
  audience: editors,
  summary: { zh: '放弃一个种类的草稿', en: 'Give up the draft of a kind' },
  params,
  body: Type.Object({ seen }, closed),
  answer: Type.Object({ id: KindId }),
  problems: ['catalog.moved_on', 'catalog.kind_no_draft'],
})

export const publishKind = endpoint({
  name: 'catalog.kind.publish',
  method: 'POST',
  path: '/api/catalog/console/kinds/:id/publish',
  audience: editors,
  summary: {
    zh: '发布草稿为新的版本；已有供给须仍然正确',
    en: 'Publish the draft as a new version; what is on offer must stay right',
  },
  params,
  body: Type.Object({ seen }, closed),
  answer: KindWork,
  problems: ['catalog.moved_on', 'catalog.kind_no_draft', 'catalog.kind_faulty'],
})

export const retireKind = endpoint({
  name: 'catalog.kind.retire',
  method: 'POST',
  path: '/api/catalog/console/kinds/:id/retire',
  audience: editors,
  summary: {
    zh: '停用或恢复一个种类；停用后已有供给保留，不能新增',
    en: 'Retire a kind or take it up again; its offers stay, and there are no new ones',
  },
  params,
  body: Type.Object({ retire: Type.Boolean(), reason }, closed),
  answer: KindWork,
  problems: ['catalog.kind_cannot_retire', 'catalog.kind_cannot_restore'],
})
