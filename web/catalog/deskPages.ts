/** Pages at the desk of who offers something. One file, so that the first page carries one address. */
import { Certificates } from './certificates/Certificates.tsx'
import { OwnOfferPage } from './OwnOfferPage.tsx'
import { OwnOffersPage } from './OwnOffersPage.tsx'

export const deskPages = {
  '/offers': OwnOffersPage,
  '/offers/$id': OwnOfferPage,
  '/certificates': Certificates,
  '/console/certificates': Certificates,
} as const
