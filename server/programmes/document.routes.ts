import * as documents from '../../domain/programmes/documents.endpoints.ts'
import { registerAudience } from '../files/index.ts'
import { applicationAudience, applicationThing } from './attachment.queries.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { askDocument } from './document.actions.ts'
import { documentThing, submissionThing } from './document.jobs.ts'
import { documentAudience, readDocument, submissionAudience } from './document.queries.ts'
import { readWordForm } from './wordform.actions.ts'

registerAudience(applicationThing, applicationAudience)
registerAudience(documentThing, documentAudience)
registerAudience(submissionThing, submissionAudience)

export function documentRoutes(serve: Serve): void {
  serve(documents.askDocument, (work, { body, request }) =>
    askDocument(work, body, request.identity.language),
  )
  serve(documents.readDocument, (work, { params, request }) =>
    readDocument(work, params.id, request.identity.language),
  )
  serve(documents.readWordForm, (work, { params, body, request }) =>
    readWordForm(work, params.id, body, request.identity.language),
  )
}
