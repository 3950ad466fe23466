import * as entry from '../../domain/programmes/entry.endpoints.ts'
import * as entryReview from '../../domain/programmes/entryReview.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { wholeList } from '../kernel/wholeList.ts'
import {
  acceptEntry,
  checkEntry,
  conditionEntry,
  refreshEntries,
  refuseEntry,
  reopenEntry,
} from './entry.actions.ts'
import { countEntries, listEntries, listOwnEntries, readEntry } from './entry.queries.ts'
import { acceptEntries } from './entryBulk.actions.ts'
import { sendEntries } from './entryReview.actions.ts'

export function entryRoutes(serve: Serve): void {
  serve(entry.exportEntries, (work, { params, query, request }) =>
    wholeList(work, (page) =>
      listEntries(work, params.programmeId, { ...query, ...page }, request.identity.language),
    ),
  )
  serve(entry.listEntries, (work, { params, query, request }) =>
    listEntries(work, params.programmeId, query, request.identity.language),
  )
  serve(entry.countEntries, (work, { params, request }) =>
    countEntries(work, params.programmeId, request.identity.language),
  )
  serve(entry.readEntry, (work, { params, request }) =>
    readEntry(work, params.id, request.identity.language),
  )
  serve(entry.checkEntry, (work, { params, body, request }) =>
    checkEntry(work, params.id, body.results, request.identity.language),
  )
  serve(entry.acceptEntry, (work, { params, body, request }) =>
    acceptEntry(work, params.id, body, request.identity.language),
  )
  serve(entry.conditionEntry, (work, { params, body, request }) =>
    conditionEntry(work, params.id, body, request.identity.language),
  )
  serve(entry.refuseEntry, (work, { params, body, request }) =>
    refuseEntry(work, params.id, body, request.identity.language),
  )
  serve(entry.reopenEntry, (work, { params, body, request }) =>
    reopenEntry(work, params.id, body, request.identity.language),
  )
  serve(entry.acceptEntries, (work, { params, body, request }) =>
    acceptEntries(work, params.programmeId, body, request.identity.language),
  )
  serve(entryReview.sendEntries, (work, { params, body, request }) =>
    sendEntries(work, params.programmeId, body, request.identity.language),
  )
  serve(entry.refreshEntries, (work, { params }) => refreshEntries(work, params.programmeId))
  serve(entry.listOwnEntries, (work, { params }) => listOwnEntries(work, params))
}
