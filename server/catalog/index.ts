/** catalog: what organisations offer, by kinds that are data. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import * as certificate from '../../domain/catalog/certificate.endpoints.ts'
import * as kind from '../../domain/catalog/kind.endpoints.ts'
import * as offer from '../../domain/catalog/offer.endpoints.ts'
import * as offerBatch from '../../domain/catalog/offerBatch.endpoints.ts'
import { registerThingNames } from '../console/index.ts'
import { registerKinds } from '../notices/index.ts'
import type { Module } from '../kernel/module.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { offersMax } from '../../domain/catalog/offer.ts'
import { expireCertificates } from './certificate.jobs.ts'
import { certificateNotices } from './certificate.notices.ts'
import { certificateNames } from './certificate.queries.ts'
import { certificateRoutes } from './certificate.routes.ts'
import { kindNames } from './kind.queries.ts'
import { kindRoutes } from './kind.routes.ts'
import { watchKinds } from './kinds.ts'
import { catalogHears } from './offer.hears.ts'
import { offerTitles } from './offer.queries.ts'
import { offerRoutes } from './offer.routes.ts'
import { offerBatchNames } from './offerBatch.queries.ts'
import { offerBatchRoutes } from './offerBatch.routes.ts'
import { catalogPublished } from './published.ts'

export { addCertificate, checkCertificate } from './certificate.actions.ts'
export { layCertificates, type LaidCertificate } from './certificateLaid.ts'
export { expireCertificates } from './certificate.jobs.ts'
export { heldCertificates } from './certificate.queries.ts'
export { insistNamed } from './audience.ts'
export { allKinds, forgetKinds, kindById, watchKinds } from './kinds.ts'
export { beginOffer, stepOffer, writeOffer } from './offer.actions.ts'
export {
  openOffersOf,
  ownOpenCounts,
  toldOffers,
  type OpenOffer,
  type ToldOffer,
} from './open.queries.ts'
export { layOffers, type LaidOffer } from './laid.ts'
export { valueWords } from './said.ts'
export {
  offerIdsBy,
  offersAfter,
  offersOf,
  publishedCountSql,
  publishedSums,
  publishedVersions,
  type IndexedOffer,
} from './indexed.ts'
export { namesIn, visibleCards, visibleValues } from './offer.queries.ts'
export { listOffers } from './offerList.queries.ts'
export { saidValues } from './said.ts'

registerKinds(certificateNotices)
registerThingNames([
  { prefix: 'catalog.offer.', names: offerTitles },
  { prefix: 'catalog.offerBatch.', names: offerBatchNames },
  { prefix: 'catalog.kind.', names: kindNames },
  { prefix: 'catalog.certificate.', names: certificateNames },
])

export const catalog: Module = {
  name: 'catalog',
  sentence: 'Resources and capabilities on offer, described by kinds that are data.',
  endpoints: endpointsOf(offer, offerBatch, kind, certificate),
  publishes: catalogPublished,
  routes: (serve, host) => {
    watchKinds({
      database: host.database,
      warn: (error) => host.log.warn({ err: error }, 'kinds not read'),
    })
    kindRoutes(serve)
    offerRoutes(serve)
    offerBatchRoutes(serve)
    certificateRoutes(serve)
  },
  hears: catalogHears,
  schedules: [{ name: 'expireCertificates', cron: '2 * * * *', run: expireCertificates }],
  constraints: {
    shelf_has_room: conflict('catalog.shelf_full', { most: offersMax }),
    offer_code_is_own: conflict('catalog.code_taken'),
    certificate_is_entered_once: conflict('catalog.certificate_twice'),
  },
  invariants: [
    {
      name: 'a certificate that expired has an end',
      sql: `select id from catalog.certificate where expired_at is not null and valid_until is null`,
    },
    {
      name: 'versions of a kind follow one another',
      sql: `select kind_id from catalog.kind_version group by kind_id
              having max(version) - min(version) + 1 <> count(*)`,
    },
    {
      name: 'a list that was taken counts the offers that it left',
      sql: `select b.id from catalog.offer_batch b where b.taken <> (
              select count(*) from catalog.offer_batch_line l where l.batch_id = b.id and l.taken)
              or (b.state = 'previewed') <> (b.committed_at is null)`,
    },
    {
      name: 'an offer bears the number that it says',
      sql: `select f.id from catalog.offer f where f.code is distinct from f.content ->> 'code'`,
    },
    {
      name: 'an organisation keeps as many offers as are counted',
      sql: `select s.org_id from catalog.shelf s where s.offers <> (
              select count(*) from catalog.offer f where f.org_id = s.org_id and f.state <> 'discarded')`,
    },
    {
      name: 'an offer is seen by whom its audience names, and by whoever offers it',
      sql: `select f.id from catalog.offer f where f.keys @> array['market'] <> (f.audience ? 'market')
              or not f.keys @> array['o:' || f.org_id]
              or cardinality(f.keys) < 1 + coalesce(jsonb_array_length(f.audience -> 'spaces'), 0)`,
    },
    {
      name: 'an offer that is public was published by somebody',
      sql: `select f.id from catalog.offer f where f.published_at is not null and not f.demo and not exists (
              select from catalog.offer_step t where t.offer_id = f.id and t.verb = 'publish')`,
    },
  ],
}
