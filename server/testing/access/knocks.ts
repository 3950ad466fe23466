/** What is asked at every door of the house. */
import type { Knocks } from './knock.ts'
import { activityKnocks } from './knocks.activities.ts'
import { caseKnocks } from './knocks.cases.ts'
import { evaluationKnocks } from './knocks.evaluation.ts'
import { exchangeKnocks } from './knocks.exchange.ts'
import { followingKnocks } from './knocks.following.ts'
import { bookingKnocks } from './knocks.booking.ts'
import { catalogKnocks } from './knocks.catalog.ts'
import { consoleKnocks, filesKnocks, noticesKnocks } from './knocks.house.ts'
import { indicatorKnocks } from './knocks.indicators.ts'
import { partKnocks } from './knocks.parts.ts'
import { marketKnocks } from './knocks.market.ts'
import { panelKnocks } from './knocks.panel.ts'
import { peopleKnocks } from './knocks.people.ts'
import { priceKnocks } from './knocks.price.ts'
import { programmeKnocks } from './knocks.programmes.ts'
import { reviewKnocks } from './knocks.review.ts'
import { selectionKnocks } from './knocks.selection.ts'
import { spaceKnocks } from './knocks.spaces.ts'
import { workgroupKnocks } from './knocks.workgroup.ts'
import { webhookKnocks } from './knocks.webhooks.ts'
import type { Stage } from './stage.ts'

export const allKnocks = (stage: Stage): Knocks => ({
  ...peopleKnocks(stage),
  ...consoleKnocks(stage),
  ...filesKnocks(stage),
  ...noticesKnocks(stage),
  ...webhookKnocks(stage),
  ...indicatorKnocks(stage),
  ...activityKnocks(stage),
  ...caseKnocks(stage),
  ...spaceKnocks(stage),
  ...catalogKnocks(stage),
  ...exchangeKnocks(stage),
  ...partKnocks(stage),
  ...priceKnocks(stage),
  ...marketKnocks(stage),
  ...bookingKnocks(stage),
  ...evaluationKnocks(stage),
  ...panelKnocks(stage),
  ...programmeKnocks(stage),
  ...reviewKnocks(stage),
  ...selectionKnocks(stage),
  ...followingKnocks(stage),
  ...workgroupKnocks(stage),
})
