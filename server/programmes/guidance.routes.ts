import * as guidance from '../../domain/programmes/guidance.endpoints.ts'
import * as briefing from '../../domain/programmes/briefing.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { cancelBriefing, comeToBriefing, leaveBriefing, planBriefing } from './briefing.actions.ts'
import { listAttendees, listBriefings } from './briefing.queries.ts'
import { listComments, makeComment, reopenComment, resolveComment } from './comment.actions.ts'
import { endGuest, inviteGuest, listInvitations, readAsGuest, readCircle } from './guest.actions.ts'
import {
  answerQuestion,
  askQuestion,
  listPublishedQuestions,
  listQuestions,
} from './question.actions.ts'
import { readSample, sendSample } from './sample.queries.ts'

export function guidanceRoutes(serve: Serve): void {
  serve(guidance.askQuestion, (work, { params, body }) =>
    askQuestion(work, params.programmeId, body.body),
  )
  serve(guidance.listQuestions, (work, { params, query }) =>
    listQuestions(work, params.programmeId, query),
  )
  serve(guidance.answerQuestion, (work, { params, body }) => answerQuestion(work, params.id, body))
  serve(guidance.listPublishedQuestions, (work, { params, query }) =>
    listPublishedQuestions(work, params.programmeId, query),
  )
  serve(guidance.readSample, (work, { params }) => readSample(work, params.programmeId))
  serve(guidance.downloadSample, sendSample)
  serve(guidance.listComments, (work, { params }) => listComments(work, params.id))
  serve(guidance.makeComment, (work, { params, body }) => makeComment(work, params.id, body))
  serve(guidance.resolveComment, (work, { params }) => resolveComment(work, params.id))
  serve(guidance.reopenComment, (work, { params }) => reopenComment(work, params.id))
  serve(guidance.readCircle, (work, { params }) => readCircle(work, params.id))
  serve(guidance.listInvitations, (work, { query }) => listInvitations(work, query))
  serve(guidance.inviteGuest, (work, { params, body }) => inviteGuest(work, params.id, body))
  serve(guidance.endGuest, (work, { params }) => endGuest(work, params.id, params.orgId))
  serve(guidance.readAsGuest, (work, { params }) => readAsGuest(work, params.id))
}

export function briefingRoutes(serve: Serve): void {
  serve(briefing.listBriefings, (work, { params }) => listBriefings(work, params.programmeId))
  serve(briefing.planBriefing, (work, { params, body }) =>
    planBriefing(work, params.programmeId, body),
  )
  serve(briefing.cancelBriefing, (work, { params }) => cancelBriefing(work, params.id))
  serve(briefing.comeToBriefing, (work, { params }) => comeToBriefing(work, params.id))
  serve(briefing.leaveBriefing, (work, { params }) => leaveBriefing(work, params.id))
  serve(briefing.listAttendees, (work, { params }) => listAttendees(work, params.id))
}
