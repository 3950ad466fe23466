/** What programs are told of offers. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

export const catalogEvents = [
  published(
    'catalog.offer.moved',
    '供给公开、修改、暂停、下架等',
    'An offer was published, changed, paused, withdrawn or the like',
    { ...ids('offerId'), verb: Type.String(), version: Type.Integer() },
  ),
  published(
    'catalog.offer.confirmed',
    '供给经确认仍然有效',
    'An offer was confirmed',
    ids('offerId'),
  ),
  published(
    'catalog.kind.published',
    '能力种类发布了新版本',
    'A kind was published, or a new version of it',
    { kindId: Type.String(), version: Type.Integer() },
  ),
  published(
    'catalog.certificate.moved',
    '单位的资质证书登记、修改、去掉、核对或过期',
    'A certificate of an organisation was entered, changed, taken away, checked, or expired',
    { ...ids('certificateId', 'organisationId'), verb: Type.String(), version: Type.Integer() },
  ),
] as const
