import * as application from '../../domain/programmes/application.endpoints.ts'
import * as call from '../../domain/programmes/call.endpoints.ts'
import * as eligibility from '../../domain/programmes/eligibility.endpoints.ts'
import * as waiting from '../../domain/programmes/waiting.endpoints.ts'
import type { Edit } from '../../domain/programmes/form/edits.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { found } from '../kernel/problem.ts'
import { carryInto } from './carry.actions.ts'
import {
  chooseDirections,
  discardApplication,
  sayLicence,
  startApplication,
  withdrawApplication,
} from './application.actions.ts'
import { findApplicationRow, listApplications, readApplication } from './application.queries.ts'
import { listCalls, readCall, readForm } from './call.queries.ts'
import { checkDraft, readFileFacts } from './check.queries.ts'
import { askEligibility } from './eligibility.queries.ts'
import { saveDraft } from './draft.actions.ts'
import { draftState, draftStateAt, listVersions } from './draft.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { submitApplication } from './submission.actions.ts'
import { readReceipt, readSubmission } from './submission.queries.ts'
import type { Reading } from '../kernel/work.ts'
import { listWaiting } from './waiting.queries.ts'

export function callRoutes(serve: Serve): void {
  serve(call.listCalls, (work, { query }) => listCalls(work, query))
  serve(call.readCall, (work, { params }) => readCall(work, params.programmeId))
  serve(eligibility.askEligibility, (work, { params, body, request }) =>
    askEligibility(work, params.programmeId, body, request.identity.language),
  )
  serve(call.readForm, (work, { params }) => readForm(work, params.programmeId))
}

async function readDraft(work: Reading, id: string, version: number | undefined) {
  const row = found(await findApplicationRow(work, id), 'application')
  if (version === undefined || version >= row.draft_version) return draftState(work, row)
  const programme = await programmeOf(work, row.programme_id)
  return draftStateAt(work, programme.form, id, version)
}

export function applicationRoutes(serve: Serve): void {
  serve(waiting.listWaiting, (work) => listWaiting(work))
  serve(application.startApplication, (work, { params, body }) =>
    startApplication(work, params.programmeId, body),
  )
  serve(application.listApplications, (work, { query }) => listApplications(work, query))
  serve(application.readApplication, (work, { params }) => readApplication(work, params.id))
  serve(application.readDraft, (work, { params, query }) =>
    readDraft(work, params.id, query.version),
  )
  serve(application.listVersions, (work, { params, query }) =>
    listVersions(work, params.id, query.before),
  )
  serve(application.saveDraft, (work, { params, body }) =>
    // The wire shape leaves values open; `applyEdits` judges each by its field.
    saveDraft(work, params.id, body.edits as Edit[]),
  )
  serve(application.chooseDirections, (work, { params, body }) =>
    chooseDirections(work, params.id, body.directions),
  )
  serve(application.sayLicence, (work, { params, body }) =>
    sayLicence(work, params.id, body.licence),
  )
  serve(application.checkDraft, (work, { params }) => checkDraft(work, params.id))
  serve(application.readFileFacts, (work, { params, query }) =>
    readFileFacts(work, params.id, query.ids),
  )
  serve(application.carryInto, (work, { params, body, request }) =>
    carryInto(work, params.id, body, request.identity.language),
  )
  serve(application.submitApplication, (work, { params, body, request }) =>
    submitApplication(work, params.id, body.draftVersion, request.identity.language),
  )
  serve(application.withdrawApplication, (work, { params }) => withdrawApplication(work, params.id))
  serve(application.discardApplication, (work, { params }) => discardApplication(work, params.id))
  serve(application.readSubmission, (work, { params }) => readSubmission(work, params.id))
  serve(application.readReceipt, (work, { params }) => readReceipt(work, params.id))
}
