/** What programs are told of prices. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

export const priceEvents = [
  published(
    'price.card.moved',
    '价目卡启用、修改或停用',
    'A rate card was put in use, changed or set aside',
    { ...ids('cardId'), modelId: Type.String(), verb: Type.String(), version: Type.Integer() },
  ),
  published('price.estimate.kept', '一份估价被留存', 'An estimate was kept', ids('estimateId')),
] as const
