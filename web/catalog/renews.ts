/** What is read anew after an offer was written, stepped or confirmed. */
import {
  listDeskOffers,
  listKinds,
  listOffers,
  openOffer,
  readCompany,
  readOffer,
} from '../../domain/catalog/offer.endpoints.ts'

export const listRenews = [listDeskOffers, listKinds, listOffers, readCompany, readOffer]
export const renews = [openOffer, ...listRenews]
