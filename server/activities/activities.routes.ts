import * as activity from '../../domain/activities/activity.endpoints.ts'
import * as cohost from '../../domain/activities/cohost.endpoints.ts'
import * as registration from '../../domain/activities/registration.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import {
  changeActivity,
  planActivity,
  putMaterial,
  removeMaterial,
  stepActivity,
} from './activity.actions.ts'
import {
  fullActivity,
  listActivities,
  listHosted,
  listMine,
  visibleActivity,
} from './activity.queries.ts'
import { answerCohosting, inviteCohost, listCohosted, releaseCohost } from './cohost.actions.ts'
import { checkIn, giveFeedback, leave, register, undoCheckIn } from './registration.actions.ts'
import {
  exportRegistrations,
  listRegistrations,
  readFeedback,
  readTicket,
} from './registration.queries.ts'

export function activityRoutes(serve: Serve): void {
  serve(activity.listActivities, (work, { query }) => listActivities(work, query))
  serve(activity.readActivity, async (work, { params }) =>
    fullActivity(work, await visibleActivity(work, params.id)),
  )
  serve(cohost.listCohosted, (work, { query }) => listCohosted(work, query))
  serve(cohost.inviteCohost, (work, { params, body }) => inviteCohost(work, params.id, body))
  serve(cohost.answerCohosting, (work, { params, body }) => answerCohosting(work, params.id, body))
  serve(cohost.releaseCohost, (work, { params }) => releaseCohost(work, params.id, params.orgId))
  serve(activity.listHosted, (work, { query }) => listHosted(work, query))
  serve(activity.planActivity, (work, { body }) => planActivity(work, body))
  serve(activity.changeActivity, (work, { params, body }) => changeActivity(work, params.id, body))
  serve(activity.stepActivity, (work, { params, body }) => stepActivity(work, params.id, body))
  serve(activity.putMaterial, (work, { params, body }) => putMaterial(work, params.id, body))
  serve(activity.removeMaterial, (work, { params }) =>
    removeMaterial(work, params.id, params.versionId),
  )
}

export function registrationRoutes(serve: Serve): void {
  serve(registration.register, (work, { params }) => register(work, params.id))
  serve(registration.leave, (work, { params }) => leave(work, params.id))
  serve(registration.listMine, (work, { query }) => listMine(work, query))
  serve(registration.readTicket, (work, { params }) => readTicket(work, params.id))
  serve(registration.listRegistrations, (work, { params, query }) =>
    listRegistrations(work, params.id, query),
  )
  serve(registration.exportRegistrations, (work, { params, query }) =>
    exportRegistrations(work, params.id, query),
  )
  serve(registration.checkIn, (work, { body }) => checkIn(work, body))
  serve(registration.undoCheckIn, (work, { params }) => undoCheckIn(work, params.id))
  serve(registration.giveFeedback, (work, { params, body }) => giveFeedback(work, params.id, body))
  serve(registration.readFeedback, (work, { params }) => readFeedback(work, params.id))
}
