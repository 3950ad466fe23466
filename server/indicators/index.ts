/** indicators: what is counted, who says so, and how far it has come. */
import { conflict } from '../../domain/kernel/verdict.ts'
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import * as survey from '../../domain/indicators/survey.endpoints.ts'
import * as sample from '../../domain/indicators/sample.endpoints.ts'
import * as track from '../../domain/indicators/track.endpoints.ts'
import type { Module } from '../kernel/module.ts'
import { registerThingNames } from '../console/index.ts'
import { sampleRoutes } from './sample.routes.ts'
import { surveyTitles } from './survey.queries.ts'
import { surveyRoutes } from './survey.routes.ts'
import { trackTitles } from './track.queries.ts'
import { trackRoutes } from './track.routes.ts'
import { indicatorsPublished } from './published.ts'

export { shippedLists } from './list.queries.ts'
export { beginTrack, changeKept, closeKept, reportKept } from './kept.actions.ts'
export { previewSurveyed } from './surveyBatch.actions.ts'
export { answerSample, drawSample, settleSample } from './sample.actions.ts'
export { samplesOf } from './sample.queries.ts'
export { addSource, postEvidence } from './source.actions.ts'
export { verifyValue } from './track.actions.ts'
export { keptRows, listTracks, readTrack, sourcesOf } from './track.queries.ts'

registerThingNames(
  ['track', 'source', 'value', 'evidence', 'sample'].map((noun) => ({
    prefix: `indicators.${noun}.`,
    names: trackTitles,
  })),
)

registerThingNames([{ prefix: 'indicators.survey.', names: surveyTitles }])

export const indicators: Module = {
  name: 'indicators',
  sentence: 'What is counted, who says so, and how far it has come towards its target.',
  endpoints: endpointsOf(track, survey, sample),
  publishes: indicatorsPublished,
  routes: (serve) => {
    trackRoutes(serve)
    sampleRoutes(serve)
    surveyRoutes(serve)
  },
  constraints: {
    survey_figure_is_defined_once: conflict('indicators.figure_is_defined'),
    sample_is_drawn_in_turn: conflict('indicators.sample_is_open'),
    source_key_is_registered: conflict('indicators.key_is_registered'),
  },
  invariants: [
    {
      name: 'a surveyed enterprise counts in the survey of its batch, while that stands',
      sql: `select e.id from indicators.surveyed e join indicators.survey_batch b on b.id = e.batch_id
            where b.survey_id <> e.survey_id or b.state <> 'committed'`,
    },
    {
      name: 'nobody verifies their own numbers',
      sql: `select v.id from indicators.value v
            join indicators.track t on t.id = v.track_id
            where v.standing = 'verified' and v.said_org_id is not distinct from t.org_id`,
    },
    {
      name: 'nobody draws or judges rows of their own',
      sql: `select s.id from indicators.sample s join indicators.track t on t.id = s.track_id
            left join indicators.sample_outcome o on o.sample_id = s.id
            where s.drawn_org_id = t.org_id or o.settled_org_id = t.org_id`,
    },
    {
      name: 'rows are answered as they were drawn, and judged as they were answered',
      sql: `select s.id from indicators.sample s join indicators.sample_answer a on a.sample_id = s.id
            left join indicators.sample_outcome o on o.sample_id = s.id
            where jsonb_array_length(a.rows) <> cardinality(s.rows)
              or o.sample_id is not null and jsonb_array_length(o.marks) <> cardinality(s.rows)`,
    },
    {
      name: 'a posted value stands as it was signed',
      sql: `select id from indicators.value where standing = 'interfaceReported'
            and (message::jsonb ->> 'amount' <> amount or message::jsonb ->> 'period' <> period
              or message::jsonb ->> 'indicator' <> indicator
              or message::jsonb ->> 'trackId' <> track_id::text)`,
    },
  ],
}
