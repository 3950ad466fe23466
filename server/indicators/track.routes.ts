import * as endpoints from '../../domain/indicators/track.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { shippedLists } from './list.queries.ts'
import { addSource, postEvidence, revokeSource } from './source.actions.ts'
import { closeTrack, makeTrack, reportValues, verifyValue } from './track.actions.ts'
import { followers, listTracks, readTrack } from './track.queries.ts'

export function trackRoutes(serve: Serve): void {
  serve(endpoints.listLists, async () => ({ rows: [...(await shippedLists())] }))
  serve(endpoints.listFollowers, async (work) => ({ rows: await followers(work) }))
  serve(endpoints.listTracks, (work, { query }) => listTracks(work, query))
  serve(endpoints.makeTrack, (work, { body }) => makeTrack(work, body))
  serve(endpoints.readTrack, (work, { params }) => readTrack(work, params.id))
  serve(endpoints.reportValues, (work, { params, body }) => reportValues(work, params.id, body))
  serve(endpoints.verifyValue, (work, { params, body }) => verifyValue(work, params.id, body))
  serve(endpoints.closeTrack, (work, { params }) => closeTrack(work, params.id))
  serve(endpoints.addSource, (work, { params, body }) => addSource(work, params.id, body))
  serve(endpoints.revokeSource, (work, { params }) => revokeSource(work, params.id))
  serve(endpoints.postEvidence, (work, { params, body }) => postEvidence(work, params.id, body))
}
