import * as offer from '../../domain/catalog/offer.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { findAudienceOrg, findSpaces } from './audience.ts'
import { beginOffer, confirmOffers, stepOffer, writeOffer } from './offer.actions.ts'
import {
  deskOffer,
  fullOffer,
  listDeskOffers,
  listKinds,
  readCompany,
  readOffer,
  readOneKind,
} from './offer.queries.ts'
import { listOffers } from './offerList.queries.ts'

export function offerRoutes(serve: Serve): void {
  serve(offer.listKinds, () => listKinds())
  serve(offer.readKind, (_work, { params }) => readOneKind(params.id))
  serve(offer.listOffers, (work, { query }) => listOffers(work, query))
  serve(offer.readOffer, (work, { params }) => readOffer(work, params.id))
  serve(offer.readCompany, (work, { params }) => readCompany(work, params.id))
  serve(offer.listDeskOffers, (work, { query }) => listDeskOffers(work, query))
  serve(offer.openOffer, async (work, { params }) =>
    fullOffer(work, await deskOffer(work, params.id)),
  )
  serve(offer.findSpaces, (work, { query }) => findSpaces(work, query))
  serve(offer.findAudienceOrg, (work, { query }) => findAudienceOrg(work, query))
  serve(offer.beginOffer, (work, { body }) => beginOffer(work, body))
  serve(offer.writeOffer, (work, { params, body }) => writeOffer(work, params.id, body))
  serve(offer.stepOffer, (work, { params, body }) => stepOffer(work, params.id, body))
  serve(offer.confirmOffers, (work, { body }) => confirmOffers(work, body))
}
