import * as endpoints from '../../domain/programmes/following.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { addVisit, recordSelected, revokeFollowing } from './following.actions.ts'
import { countFollowings } from './following.counts.ts'
import { listFollowings, readFollowing } from './following.queries.ts'
import {
  discardPaper,
  judgeAcceptance,
  refusePaper,
  returnPaper,
  signPaper,
  writePaper,
} from './paper.actions.ts'
import { readPaper } from './paper.queries.ts'

export function followingRoutes(serve: Serve): void {
  serve(endpoints.listFollowings, (work, { query }) => listFollowings(work, query))
  serve(endpoints.countFollowings, (work, { query }) => countFollowings(work, query.programmeId))
  serve(endpoints.readFollowing, (work, { params }) => readFollowing(work, params.id))
  serve(endpoints.recordSelected, (work, { params, body }) => recordSelected(work, params.id, body))
  serve(endpoints.writePaper, (work, { params, body }) => writePaper(work, params.id, body))
  serve(endpoints.readPaper, (work, { params }) => readPaper(work, params.id))
  serve(endpoints.discardPaper, (work, { params }) => discardPaper(work, params.id))
  serve(endpoints.signPaper, (work, { params, body }) => signPaper(work, params.id, body))
  serve(endpoints.returnPaper, (work, { params, body }) => returnPaper(work, params.id, body))
  serve(endpoints.refusePaper, (work, { params, body }) => refusePaper(work, params.id, body))
  serve(endpoints.judgeAcceptance, (work, { params, body }) =>
    judgeAcceptance(work, params.id, body),
  )
  serve(endpoints.revokeFollowing, (work, { params, body }) =>
    revokeFollowing(work, params.id, body),
  )
  serve(endpoints.addVisit, (work, { params, body }) => addVisit(work, params.id, body))
}
