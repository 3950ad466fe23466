/** Who may know of a track: its organisation, and the one that follows it; of its sources only the first. */
import { indicatorEvents } from '../../domain/indicators/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'

const sides =
  (followerToo: boolean): EventAudience =>
  async (work, facts) => {
    const row = await work.db
      .selectFrom('indicators.track')
      .where('id', '=', factOf(facts, 'trackId'))
      .select(['org_id', 'office_org_id'])
      .executeTakeFirst()
    return distinct(row?.org_id, followerToo ? row?.office_org_id : null)
  }

const [both, own] = [sides(true), sides(false)]

export const indicatorsPublished = withAudiences(indicatorEvents, {
  'indicators.track.made': both,
  'indicators.track.closed': both,
  'indicators.value.reported': both,
  'indicators.value.verified': both,
  'indicators.evidence.posted': both,
  'indicators.sample.drawn': both,
  'indicators.sample.answered': both,
  'indicators.sample.settled': both,
  'indicators.source.added': own,
  'indicators.source.revoked': own,
})
