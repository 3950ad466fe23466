/** The pages of all modules, in their frames. A module adds its routes and itself here. */
import { spacesRoutes } from './spaces/routes.tsx'
import { bareRoute, deskRoute, publicRoute, rootRoute } from './kernel/shell/routes.tsx'
import {
  activitiesDeskRoutes,
  activitiesPublicRoutes,
  activitiesWeb,
} from './activities/routes.tsx'
import { bookingRoutes, bookingWeb } from './booking/routes.tsx'
import { casesDeskRoutes, casesPublicRoutes, casesWeb } from './cases/routes.tsx'
import { catalogDeskRoutes, catalogPublicRoutes, catalogWeb } from './catalog/routes.tsx'
import { marketDeskRoutes, marketPublicRoutes } from './market/routes.tsx'
import { consoleDeskRoutes, consolePublicRoutes, consoleWeb } from './console/routes.tsx'
import {
  evaluationDeskRoutes,
  evaluationPublicRoutes,
  evaluationWeb,
} from './evaluation/routes.tsx'
import { surveysDeskRoutes, surveysPublicRoutes, surveysWeb } from './indicators/routes.tsx'
import { exchangeRoutes, exchangeWeb } from './exchange/routes.tsx'
import { filesWeb } from './files/routes.tsx'
import { deskRoutes, deskWeb } from './desk/routes.tsx'
import type { ModuleWeb } from './kernel/module.ts'
import { lookRoutes } from './look/routes.tsx'
import { partsRoutes, partsWeb } from './parts/routes.tsx'
import { peopleDeskRoutes, peoplePublicRoutes, peopleWeb } from './people/routes.tsx'
import { noticesDeskRoutes, noticesPublicRoutes, noticesWeb } from './notices/routes.tsx'
import { priceDeskRoutes, pricePublicRoutes, priceWeb } from './price/routes.tsx'
import { portalRoutes, portalWeb } from './portal/routes.tsx'
import { followingRoutes, followingWeb } from './programmes/following/routes.tsx'
import {
  guidanceDeskRoutes,
  guidancePublicRoutes,
  guidanceWeb,
} from './programmes/guidance/routes.tsx'
import { officeRoutes, officeWeb } from './programmes/office/routes.tsx'
import {
  selectionDeskRoutes,
  selectionPublicRoutes,
  selectionWeb,
} from './programmes/selection/routes.tsx'
import { webhooksDeskRoutes, webhooksPublicRoutes, webhooksWeb } from './webhooks/routes.tsx'
import {
  programmesDeskRoutes,
  programmesPublicRoutes,
  programmesWeb,
} from './programmes/routes.tsx'
import { workgroupDeskRoutes, workgroupWeb } from './programmes/workgroup/routes.tsx'

/** In the order of the modules: their navigation and commands stand in it. */
export const modules: readonly ModuleWeb[] = [
  portalWeb,
  deskWeb,
  peopleWeb,
  filesWeb,
  noticesWeb,
  consoleWeb,
  webhooksWeb,
  evaluationWeb,
  programmesWeb,
  officeWeb,
  followingWeb,
  guidanceWeb,
  selectionWeb,
  workgroupWeb,
  surveysWeb,
  casesWeb,
  activitiesWeb,
  catalogWeb,
  partsWeb,
  priceWeb,
  exchangeWeb,
  bookingWeb,
]

export const routeTree = rootRoute.addChildren([
  publicRoute.addChildren([
    ...portalRoutes,
    ...noticesPublicRoutes,
    ...peoplePublicRoutes,
    ...consolePublicRoutes,
    ...programmesPublicRoutes,
    ...guidancePublicRoutes,
    ...selectionPublicRoutes,
    ...evaluationPublicRoutes,
    ...surveysPublicRoutes,
    ...casesPublicRoutes,
    ...marketPublicRoutes,
    ...catalogPublicRoutes,
    ...pricePublicRoutes,
    ...activitiesPublicRoutes,
    ...webhooksPublicRoutes,
  ]),
  deskRoute.addChildren([
    ...spacesRoutes,
    ...deskRoutes,
    ...peopleDeskRoutes,
    ...noticesDeskRoutes,
    ...consoleDeskRoutes,
    ...webhooksDeskRoutes,
    ...evaluationDeskRoutes,
    ...surveysDeskRoutes,
    ...casesDeskRoutes,
    ...catalogDeskRoutes,
    ...marketDeskRoutes,
    ...partsRoutes,
    ...priceDeskRoutes,
    ...exchangeRoutes,
    ...bookingRoutes,
    ...activitiesDeskRoutes,
    ...programmesDeskRoutes,
    ...guidanceDeskRoutes,
    ...officeRoutes,
    ...selectionDeskRoutes,
    ...workgroupDeskRoutes,
    ...followingRoutes,
  ]),
  bareRoute.addChildren([...lookRoutes]),
])
