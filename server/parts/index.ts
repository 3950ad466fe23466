/** parts: CAD parts: geometry, features, manufacturability, revisions. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import * as part from '../../domain/parts/part.endpoints.ts'
import * as tolerance from '../../domain/parts/tolerance.endpoints.ts'
import { partsMax } from '../../domain/parts/part.ts'
import { registerThingNames } from '../console/index.ts'
import type { Module } from '../kernel/module.ts'
import { analyseFile, fileInspected } from './analysis.jobs.ts'
import { partTitles } from './part.queries.ts'
import { partRoutes } from './part.routes.ts'
import { partsPublished } from './published.ts'
import { leftSpace } from './spaces.hears.ts'
import { sweepViews } from './view.ts'
import { viewRoutes } from './view.routes.ts'

export { analysedPart, type AnalysedPart } from './facts.ts'
export { analyserBounds, openAnalyser, type Analyser } from './analyser.ts'

registerThingNames([{ prefix: 'parts.', names: partTitles }])

export const parts: Module = {
  name: 'parts',
  sentence: 'CAD parts: geometry, features, manufacturability, revisions.',
  endpoints: endpointsOf(part, tolerance),
  publishes: partsPublished,
  routes: (serve, host) => {
    partRoutes(serve)
    viewRoutes(serve, host)
  },
  jobs: { analyse: analyseFile },
  schedules: [{ name: 'sweepViews', cron: '37 18 * * *', run: (host) => sweepViews(host) }],
  hears: {
    'files.version.passed': fileInspected,
    'files.version.refused': fileInspected,
    'spaces.member.changed': leftSpace,
  },
  constraints: {
    part_shelf_has_room: conflict('parts.shelf_full', { most: partsMax }),
    revision_number_is_taken: conflict('parts.revised_meanwhile'),
  },
  invariants: [
    {
      name: 'an organisation keeps as many parts as are counted',
      sql: `select s.org_id from parts.shelf s where s.parts <> (
              select count(*) from parts.part p where p.org_id = s.org_id and p.state = 'open')`,
    },
    {
      name: 'a part is seen by its organisation and by those whom it names, never by the market',
      sql: `select p.id from parts.part p where p.keys @> array['market']
              or not p.keys @> array['o:' || p.org_id]
              or cardinality(p.keys) < 1 + jsonb_array_length(p.audience -> 'spaces')`,
    },
    {
      name: 'an open part has a revision, and holds the file of each',
      sql: `select p.id from parts.part p where p.state = 'open' and (
              not exists (select from parts.revision r where r.part_id = p.id)
              or exists (select from parts.revision r where r.part_id = p.id and not exists (
                select from files.pub_attachment h where h.version_id = r.version_id and h.slot = 'revision'
                and h.thing_kind = 'parts.part' and h.thing_id = p.id::text)))`,
    },
    {
      name: 'a tolerance begins on a revision of its part, and ends on one',
      sql: `select t.id from parts.tolerance t where exists (
              select from unnest(array[t.from_number, t.until_number]) as n where n is not null
              and not exists (select from parts.revision r where r.part_id = t.part_id and r.number = n))`,
    },
    {
      name: 'every file of a part has been asked about',
      sql: `select r.id from parts.revision r where not exists (
              select from parts.analysis a where a.subject = r.subject)`,
    },
  ],
}
