/** What modules are called, in English. */
import type { SameKeys } from './text.ts'
import type { modulesZh } from './text.modules.zh.ts'

export const modulesEn: SameKeys<typeof modulesZh> = {
  people: 'Persons and organisations',
  files: 'Files',
  notices: 'Notices',
  console: 'Running the place',
  webhooks: 'Webhooks',
  indicators: 'Indicators',
  activities: 'Activities',
  cases: 'Cases',
  spaces: 'Spaces',
  catalog: 'Offers',
  parts: 'Parts',
  exchange: 'Exchange',
  price: 'Prices',
  booking: 'Capacity and reservations',
  evaluation: 'Expert review',
  programmes: 'Programmes',
}
