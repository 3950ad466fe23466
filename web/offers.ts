/** What all modules offer those who work. A module adds its own here; a visitor's first page has none of it. */
import { spacesOffer } from './spaces/offer.ts'
import { activitiesOffer } from './activities/offer.ts'
import { bookingOffer } from './booking/offer.ts'
import { casesOffer } from './cases/offer.ts'
import { catalogOffer } from './catalog/offer.ts'
import { consoleOffer } from './console/offer.ts'
import { deskOffer } from './desk/offer.ts'
import { evaluationOffer } from './evaluation/offer.ts'
import { surveysOffer } from './indicators/offer.ts'
import type { ModuleOffer } from './kernel/module.ts'
import { marketOffer } from './market/offer.ts'
import { noticesOffer } from './notices/offer.ts'
import { partsOffer } from './parts/offer.ts'
import { peopleOffer } from './people/offer.ts'
import { followingOffer } from './programmes/following/offer.ts'
import { guidanceOffer } from './programmes/guidance/offer.ts'
import { selectionOffer } from './programmes/selection/offer.ts'
import { workgroupOffer } from './programmes/workgroup/offer.ts'
import { priceOffer } from './price/offer.ts'
import { programmesOffer } from './programmes/offer.ts'
import { officeOffer } from './programmes/office/offer.ts'
import { webhooksOffer } from './webhooks/offer.ts'

/** In the order of the modules: their navigation and commands stand in it. */
export const offers: readonly ModuleOffer[] = [
  deskOffer,
  peopleOffer,
  noticesOffer,
  consoleOffer,
  webhooksOffer,
  evaluationOffer,
  programmesOffer,
  officeOffer,
  followingOffer,
  guidanceOffer,
  selectionOffer,
  workgroupOffer,
  surveysOffer,
  casesOffer,
  activitiesOffer,
  catalogOffer,
  partsOffer,
  priceOffer,
  bookingOffer,
  marketOffer,
  spacesOffer,
]
