/** What everybody may look at: an offer, and who offers it. One file, so that the first page carries one address. */
import { CompanyPage } from './CompanyPage.tsx'
import { OfferPage } from './OfferPage.tsx'

export const publicPages = {
  '/capabilities/$id': OfferPage,
  '/companies/$id': CompanyPage,
} as const
