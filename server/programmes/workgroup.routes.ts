/** Which call of working groups and of messages to units does what. */
import type { FastifyRequest } from 'fastify'
import * as circular from '../../domain/programmes/circular.endpoints.ts'
import * as minutes from '../../domain/programmes/minutes.endpoints.ts'
import * as responsible from '../../domain/programmes/responsible.endpoints.ts'
import * as reviewing from '../../domain/programmes/reviewResponsible.endpoints.ts'
import * as workgroup from '../../domain/programmes/workgroup.endpoints.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { answerAdvice, giveAdvice, listAdvice } from './advice.actions.ts'
import { clarify, markCircular, passOn, sendCircular } from './circular.actions.ts'
import { listCirculars, listSent, readCircular, readReceipts } from './circular.queries.ts'
import {
  approveMinutes,
  changeMinutes,
  discardMinutes,
  taskOfDecision,
  writeMinutes,
} from './minutes.actions.ts'
import { listMinutes, readMinutes } from './minutes.queries.ts'
import {
  listNominations,
  nominateExperts,
  settleNomination,
  takeNomination,
} from './nomination.actions.ts'
import {
  reviewResponsible,
  roundResponsible,
  tableResponsible,
} from './reviewResponsible.queries.ts'
import {
  answerInvitation,
  changeDuty,
  dropDuty,
  endMembership,
  inviteMember,
  makeDuty,
} from './workgroup.actions.ts'
import { listResponsible, listWorkgroups, readWorkgroup } from './workgroup.queries.ts'
import { makeTask, noteTask, stepTask } from './workgroupTask.actions.ts'
import { listTasks } from './workgroupTask.queries.ts'

const speaks = (request: FastifyRequest) => request.identity.language

export function workgroupRoutes(serve: Serve): void {
  serve(workgroup.listWorkgroups, (work) => listWorkgroups(work))
  serve(workgroup.readWorkgroup, (work, { params }) => readWorkgroup(work, params.programmeId))
  serve(responsible.listResponsible, (work, { params }) =>
    listResponsible(work, params.programmeId),
  )
  serve(reviewing.readRoundResponsible, (work, { params }) => roundResponsible(work, params.id))
  serve(reviewing.readReviewResponsible, (work, { params }) => reviewResponsible(work, params.id))
  serve(reviewing.readTableResponsible, (work, { params }) => tableResponsible(work, params.id))
  serve(workgroup.inviteMember, (work, { params, body }) =>
    inviteMember(work, params.programmeId, body),
  )
  serve(workgroup.answerInvitation, (work, { params, body }) =>
    answerInvitation(work, params.id, body),
  )
  serve(workgroup.endMembership, (work, { params, body }) =>
    endMembership(work, params.id, body.reason),
  )
  serve(workgroup.makeDuty, (work, { params, body }) => makeDuty(work, params.programmeId, body))
  serve(workgroup.changeDuty, (work, { params, body }) => changeDuty(work, params.id, body))
  serve(workgroup.dropDuty, (work, { params, query }) => dropDuty(work, params.id, query.seen))
  serve(workgroup.listTasks, (work, { params, query }) =>
    listTasks(work, params.programmeId, query),
  )
  serve(workgroup.makeTask, (work, { params, body }) => makeTask(work, params.programmeId, body))
  serve(workgroup.stepTask, (work, { params, body }) => stepTask(work, params.id, body))
  serve(workgroup.noteTask, (work, { params, body }) => noteTask(work, params.id, body))
  serve(workgroup.listAdvice, (work, { params, query }) =>
    listAdvice(work, params.programmeId, query),
  )
  serve(workgroup.giveAdvice, (work, { params, body }) =>
    giveAdvice(work, params.programmeId, body),
  )
  serve(workgroup.answerAdvice, (work, { params, body }) => answerAdvice(work, params.id, body))
  serve(workgroup.listNominations, (work, { params, query }) =>
    listNominations(work, params.programmeId, query),
  )
  serve(
    workgroup.nominateExperts,
    ({ body }) => bringSheet(body.content),
    (work, { params, body }, cells) => nominateExperts(work, params.programmeId, body, cells),
  )
  serve(workgroup.takeNomination, (work, { params, request }) =>
    takeNomination(work, params.id, speaks(request)),
  )
  serve(workgroup.settleNomination, (work, { params, body }) =>
    settleNomination(work, params.id, body),
  )
}

export function minutesRoutes(serve: Serve): void {
  serve(minutes.listMinutes, (work, { params, query }) =>
    listMinutes(work, params.programmeId, query),
  )
  serve(minutes.readMinutes, (work, { params }) => readMinutes(work, params.id))
  serve(minutes.writeMinutes, (work, { params, body }) =>
    writeMinutes(work, params.programmeId, body),
  )
  serve(minutes.changeMinutes, (work, { params, body }) => changeMinutes(work, params.id, body))
  serve(minutes.approveMinutes, (work, { params, body }) =>
    approveMinutes(work, params.id, body.seen),
  )
  serve(minutes.discardMinutes, (work, { params }) => discardMinutes(work, params.id))
  serve(minutes.taskOfDecision, (work, { params }) => taskOfDecision(work, params.id, params.at))
}

export function circularRoutes(serve: Serve): void {
  serve(circular.listSentCirculars, (work, { params, query }) =>
    listSent(work, params.programmeId, query),
  )
  serve(circular.readSentCircular, (work, { params, request }) =>
    readReceipts(work, params.id, speaks(request)),
  )
  serve(circular.sendCircular, (work, { params, body }) =>
    sendCircular(work, params.programmeId, body),
  )
  serve(circular.listCirculars, (work, { query }) => listCirculars(work, query))
  serve(circular.readCircular, (work, { params }) => readCircular(work, params.id))
  serve(circular.markCircular, (work, { params }) => markCircular(work, params.id))
  serve(circular.clarify, (work, { params, body }) => clarify(work, params.programmeId, body))
  serve(circular.passOn, (work, { params }) => passOn(work, params.id))
}
