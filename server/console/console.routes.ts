import * as agreement from '../../domain/console/agreement.endpoints.ts'
import * as announcement from '../../domain/console/announcement.endpoints.ts'
import * as approval from '../../domain/console/approval.endpoints.ts'
import * as history from '../../domain/console/history.endpoints.ts'
import * as role from '../../domain/console/role.endpoints.ts'
import * as setting from '../../domain/console/setting.endpoints.ts'
import * as status from '../../domain/console/status.endpoints.ts'
import * as viewing from '../../domain/console/viewing.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { wholeList } from '../kernel/wholeList.ts'
import {
  acceptAgreement,
  discardAgreement,
  draftAgreement,
  publishAgreement,
  saveAgreement,
} from './agreement.actions.ts'
import {
  listAgreements,
  listCurrent,
  listMine,
  listPending,
  lookAtAgreement,
  readAgreement,
  readCurrent,
} from './agreement.queries.ts'
import { changeAnnouncement, publishAnnouncement, setWithdrawn } from './announcement.actions.ts'
import { listAnnouncements, listShown } from './announcement.queries.ts'
import { decideApproval } from './approval.actions.ts'
import { listApprovals, readApproval } from './approval.queries.ts'
import { exportHistory, listHistory, proveHistory } from './history.queries.ts'
import { addRole, changeRole, removeRole } from './role.actions.ts'
import { listRoleNames, listRoles, readRole } from './role.queries.ts'
import { changeSetting } from './setting.actions.ts'
import { listSettingChanges, listSettings, readBranding } from './setting.queries.ts'
import { tryJobAgain } from './status.actions.ts'
import { listJobs, readStatus } from './status.queries.ts'
import { startViewing } from './viewing.actions.ts'
import { listCandidates, listViewings } from './viewing.queries.ts'

function agreementRoutes(serve: Serve): void {
  serve(agreement.listCurrentAgreements, (work) => listCurrent(work))
  serve(agreement.readCurrentAgreement, (work, { params, query }) =>
    readCurrent(work, params.code, query),
  )
  serve(agreement.listPendingAgreements, (work) => listPending(work))
  serve(agreement.listMyAcceptances, (work) => listMine(work))
  serve(agreement.acceptAgreement, (work, { params, body }) =>
    acceptAgreement(work, params.id, body.digest),
  )
  serve(agreement.listAgreements, (work) => listAgreements(work))
  serve(agreement.readAgreement, (work, { params }) => readAgreement(work, params.id))
  serve(agreement.draftAgreement, (work, { body }) => draftAgreement(work, body.code))
  serve(agreement.saveAgreement, (work, { params, body }) => saveAgreement(work, params.id, body))
  serve(agreement.discardAgreement, (work, { params }) => discardAgreement(work, params.id))
  serve(agreement.lookAtAgreement, (work, { params }) => lookAtAgreement(work, params.id))
  serve(agreement.publishAgreement, (work, { params, body }) =>
    publishAgreement(work, params.id, body.digest),
  )
}

function announcementRoutes(serve: Serve): void {
  serve(announcement.listShownAnnouncements, (work, { query }) => listShown(work, query))
  serve(announcement.listAnnouncements, (work, { query }) => listAnnouncements(work, query))
  serve(announcement.publishAnnouncement, (work, { body }) => publishAnnouncement(work, body))
  serve(announcement.changeAnnouncement, (work, { params, body }) =>
    changeAnnouncement(work, params.id, body),
  )
  serve(announcement.withdrawAnnouncement, (work, { params }) =>
    setWithdrawn(work, params.id, true),
  )
  serve(announcement.restoreAnnouncement, (work, { params }) =>
    setWithdrawn(work, params.id, false),
  )
}

export function consoleRoutes(serve: Serve): void {
  serve(approval.exportApprovals, (work, { query }) =>
    wholeList(work, (page) => listApprovals(work, { ...query, ...page })),
  )
  serve(approval.listApprovals, (work, { query }) => listApprovals(work, query))
  serve(approval.readApproval, (work, { params }) => readApproval(work, params.id))
  serve(approval.decideApproval, (work, { params, body }) => decideApproval(work, params.id, body))
  serve(role.listRoles, (work) => listRoles(work))
  serve(role.listRoleNames, (work) => listRoleNames(work))
  serve(role.readRole, (work, { params }) => readRole(work, params.code))
  serve(role.addRole, (work, { body }) => addRole(work, body))
  serve(role.changeRole, (work, { params, body }) => changeRole(work, params.code, body))
  serve(role.removeRole, (work, { params, body }) => removeRole(work, params.code, body))
  agreementRoutes(serve)
  announcementRoutes(serve)
  serve(setting.readBranding, (work) => readBranding(work))
  serve(setting.listSettings, (work) => listSettings(work))
  serve(setting.changeSetting, (work, { params, body }) => changeSetting(work, params.name, body))
  serve(setting.listSettingChanges, (work, { params }) => listSettingChanges(work, params.name))
  serve(history.listHistory, (work, { query, request }) =>
    listHistory(work, query, request.identity.language),
  )
  serve(history.exportHistory, (work, { query, request }) =>
    exportHistory(work, query, request.identity.language),
  )
  serve(history.proveHistory, (work, { params }) => proveHistory(work, params.id))
  serve(viewing.listViewingCandidates, (work, { query }) => listCandidates(work, query))
  serve(viewing.startViewing, (work, input) => startViewing(work, input.body, input))
  serve(viewing.exportViewings, (work) => wholeList(work, (page) => listViewings(work, page)))
  serve(viewing.listViewings, (work, { query }) => listViewings(work, query))
  serve(status.readStatus, (work, { request }) => readStatus(work, request.identity.language))
  serve(status.listJobs, (work, { query }) => listJobs(work, query))
  serve(status.tryJobAgain, (work, { params }) => tryJobAgain(work, params.id))
}
