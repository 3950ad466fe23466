import * as guidance from '../../domain/programmes/guidance.endpoints.ts'
import { sampleApplication } from '../../domain/programmes/form/sample.ts'
import type { Serve } from '../kernel/http/serve.ts'
import type { Reading } from '../kernel/work.ts'
import { listComments, makeComment, reopenComment, resolveComment } from './comment.actions.ts'
import { endGuest, inviteGuest, listInvitations, readAsGuest, readCircle } from './guest.actions.ts'
import { publishedOf } from './programme.queries.ts'
import {
  answerQuestion,
  askQuestion,
  cancelBriefing,
  listBriefings,
  listPublishedQuestions,
  listQuestions,
  planBriefing,
} from './question.actions.ts'

/** The same invented example for everybody who looks. */
async function readSample(work: Reading, programmeId: string) {
  const { form } = await publishedOf(work, programmeId)
  const { answers, context } = sampleApplication(form, `sample of ${form.id}`)
  return { directions: [...context.directions], answers: answers as Record<string, unknown> }
}

export function guidanceRoutes(serve: Serve): void {
  serve(guidance.askQuestion, (work, { params, body }) =>
    askQuestion(work, params.programmeId, body.body),
  )
  serve(guidance.listQuestions, (work, { params }) => listQuestions(work, params.programmeId))
  serve(guidance.answerQuestion, (work, { params, body }) => answerQuestion(work, params.id, body))
  serve(guidance.listPublishedQuestions, (work, { params }) =>
    listPublishedQuestions(work, params.programmeId),
  )
  serve(guidance.listBriefings, (work, { params }) => listBriefings(work, params.programmeId))
  serve(guidance.planBriefing, (work, { params, body }) =>
    planBriefing(work, params.programmeId, body),
  )
  serve(guidance.cancelBriefing, (work, { params }) => cancelBriefing(work, params.id))
  serve(guidance.readSample, (work, { params }) => readSample(work, params.programmeId))
  serve(guidance.listComments, (work, { params }) => listComments(work, params.id))
  serve(guidance.makeComment, (work, { params, body }) => makeComment(work, params.id, body))
  serve(guidance.resolveComment, (work, { params }) => resolveComment(work, params.id))
  serve(guidance.reopenComment, (work, { params }) => reopenComment(work, params.id))
  serve(guidance.readCircle, (work, { params }) => readCircle(work, params.id))
  serve(guidance.listInvitations, (work) => listInvitations(work))
  serve(guidance.inviteGuest, (work, { params, body }) => inviteGuest(work, params.id, body))
  serve(guidance.endGuest, (work, { params }) => endGuest(work, params.id, params.orgId))
  serve(guidance.readAsGuest, (work, { params }) => readAsGuest(work, params.id))
}
