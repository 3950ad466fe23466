/** Lists of offers: import with preview, publishing, undo of a batch. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { ListFile, listBodyBytes, listRowsMax } from '../kernel/sheetList.ts'
import { OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Audience } from '../spaces/audience.ts'
import { Words } from './kind.ts'
import { KindId, offerPermits } from './offer.ts'
import { OfferBatch, OfferListColumn, OfferListRow } from './offerBatch.ts'

const writers = { permit: offerPermits.write } as const
const closed = { additionalProperties: false } as const

const BatchPage = Type.Object({
  batch: OfferBatch,
  /** In the order of the kind. */
  columns: Type.Array(OfferListColumn),
  /** Of all columns that a list of this kind may have. */
  labels: Type.Array(Type.Object({ id: Type.String(), label: Words })),
  /** Heads of the list that are no column of this kind, and were passed over. */
  others: Type.Array(Type.String()),
  ...pageOf(OfferListRow).properties,
})

export const listOfferBatches = endpoint({
  name: 'catalog.offerBatch.list',
  method: 'GET',
  path: '/api/catalog/desk/offer-batches',
  audience: writers,
  summary: { zh: '本单位的供给导入批次', en: 'Lists of offers that one’s organisation brought in' },
  query: PageQuery,
  answer: pageOf(OfferBatch),
})

export const readOfferBatch = endpoint({
  name: 'catalog.offerBatch.read',
  method: 'GET',
  path: '/api/catalog/desk/offer-batches/:id',
  audience: writers,
  summary: { zh: '一个批次的各行', en: 'The rows of one batch' },
  params: OneId,
  query: Type.Object({ ...PageQuery.properties, faulty: Type.Optional(Type.Boolean()) }),
  answer: BatchPage,
})

export const exportFaultyOffers = endpoint({
  name: 'catalog.offerBatch.faulty',
  method: 'GET',
  path: '/api/catalog/desk/offer-batches/:id/faulty',
  audience: writers,
  summary: {
    zh: '一个批次的全部有误行，改好后可再次导入',
    en: 'All faulty rows of a batch, to be mended and given again',
  },
  params: OneId,
  answer: Type.Object({ columns: Type.Array(OfferListColumn), rows: Type.Array(OfferListRow) }),
})

export const previewOffers = endpoint({
  name: 'catalog.offerBatch.preview',
  method: 'POST',
  path: '/api/catalog/desk/offer-batches',
  audience: writers,
  summary: {
    zh: '预览要导入的供给：逐格说明问题',
    en: 'Preview a list of offers of one kind: what is wrong, cell by cell',
  },
  body: Type.Object({ ...ListFile.properties, kindId: KindId }),
  bodyBytes: listBodyBytes,
  ratePerMinute: 20,
  answer: BatchPage,
  problems: ['kernel.sheet_unreadable', 'kernel.sheet_too_long', 'catalog.offer_head_missing'],
})

export const commitOffers = endpoint({
  name: 'catalog.offerBatch.commit',
  method: 'POST',
  path: '/api/catalog/desk/offer-batches/:id/commit',
  audience: writers,
  summary: {
    zh: '导入无误的行，存为草稿或直接发布',
    en: 'Import the sound rows, as drafts or published at once',
  },
  params: OneId,
  body: Type.Object(
    {
      /** Sound lines to leave out. */
      except: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: listRowsMax })),
      /** Complete ones are published; what is incomplete stays a draft. */
      publish: Type.Boolean(),
      /** Of what is new, and of drafts that are published. */
      audience: Audience,
    },
    closed,
  ),
  bodyBytes: 256 * 1024,
  answer: OfferBatch,
  problems: ['kernel.batch_not_previewed', 'catalog.org_unverified', 'catalog.shelf_full'],
})

export const publishOfferBatch = endpoint({
  name: 'catalog.offerBatch.publish',
  method: 'POST',
  path: '/api/catalog/desk/offer-batches/:id/publish',
  audience: writers,
  summary: {
    zh: '发布一个批次中内容完整的草稿',
    en: 'Publish the drafts of a batch that are complete',
  },
  params: OneId,
  answer: OfferBatch,
  problems: ['kernel.batch_not_committed', 'catalog.batch_no_drafts', 'catalog.org_unverified'],
})

export const undoOffers = endpoint({
  name: 'catalog.offerBatch.undo',
  method: 'POST',
  path: '/api/catalog/desk/offer-batches/:id/undo',
  audience: writers,
  summary: {
    zh: '撤销整个批次；后来改过的供给保留',
    en: 'Undo a whole batch; offers that were changed since stay',
  },
  params: OneId,
  body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }, closed),
  answer: OfferBatch,
  problems: ['kernel.batch_not_committed', 'catalog.reason_too_short'],
})
