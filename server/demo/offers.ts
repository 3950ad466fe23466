/** What the demo world has on offer: of every kind what its sample says, some confirmed lately, some long ago. */
import { sql } from 'kysely'
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { Kind } from '../../domain/catalog/kind.ts'
import type { OfferContent } from '../../domain/catalog/offer.ts'
import { allKinds, beginOffer, listOffers, stepOffer, writeOffer } from '../catalog/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { as, doing } from './act.ts'
import { personAt } from './office.ts'
import { actorOf } from './people.ts'

const owners = 12
/** Of every three kinds one was confirmed lately, one more than 90 days ago, one more than 180. */
const days = ['2019-07-02', '2019-03-20', '2018-12-18'] as const
const role = 'applicant.admin'

/** The leading applicant first, who offers what visitors are shown. */
export async function ownersOf(work: Writing): Promise<readonly Actor[]> {
  const leading = await personAt(work, 'applicant', role)
  const rows = await work.db
    .selectFrom('people.pub_membership as m')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where('o.state', '=', 'verified')
    .where('m.org_id', '<>', leading.orgId)
    .where(sql<boolean>`${role} = any(m.roles)`)
    .orderBy('m.org_id')
    .limit(owners)
    .select(['m.person_id', 'm.org_id'])
    .execute()
  const others = rows.map((row) => actorOf(work, row.person_id!, row.org_id!, [role]))
  return [leading, ...(await Promise.all(others))]
}

export async function makeOffer(
  work: Writing,
  actor: Actor,
  kind: Kind,
  day: string,
): Promise<void> {
  const own = as(work, actor, day)
  const title = `${kind.sample.title.zh}（演示）`
  const begun = await beginOffer(own, { kindId: kind.id, title })
  const content: OfferContent = {
    ...begun.content,
    region: begun.content.region ?? '32',
    summary: kind.about.zh,
    values: kind.sample.values as OfferContent['values'],
  }
  const { id, version } = await writeOffer(own, begun.id, {
    seen: begun.version,
    content,
    audience: { market: true },
  })
  await stepOffer(own, id, { verb: 'publish', seen: version })
}

/** All of them or, where this is cut off, none. */
export async function makeOffers(host: Host): Promise<void> {
  const kinds = [...(await allKinds()).values()]
  await doing(host, systemActor, async (work) => {
    const { total } = await listOffers(work, { limit: 1 })
    if (total > 0) return
    const all = await ownersOf(work)
    for (const [at, kind] of kinds.entries()) {
      await makeOffer(work, all[at % all.length]!, kind, days[at % days.length]!)
    }
  })
}
