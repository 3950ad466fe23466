import * as apiKey from '../../domain/people/apiKey.endpoints.ts'
import * as invitation from '../../domain/people/invitation.endpoints.ts'
import * as member from '../../domain/people/member.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { listApiKeys, makeApiKey, revokeApiKey } from './apiKey.actions.ts'
import { endDeputy, nameDeputy } from './deputy.actions.ts'
import {
  acceptInvitation,
  invite,
  joinByInvitation,
  resendInvitation,
  revokeInvitation,
} from './invitation.actions.ts'
import { listInvitations, readInvitation } from './invitation.queries.ts'
import {
  askToJoin,
  decideJoinRequest,
  listJoinRequests,
  listMyJoinRequests,
} from './joinRequest.actions.ts'
import { changeMember, endMember, handOver } from './member.actions.ts'
import { listDeputies, listMembers, listRoles, listUnits } from './member.queries.ts'
import { addUnit, changeUnit, removeUnit } from './unit.actions.ts'
import { listScopes } from './scopes.ts'

export function memberRoutes(serve: Serve): void {
  serve(member.listMembers, (work) => listMembers(work))
  serve(member.changeMember, (work, { params, body }) => changeMember(work, params.id, body))
  serve(member.endMember, (work, { params }) => endMember(work, params.id))
  serve(member.handOver, (work, { params, body }) => handOver(work, params.id, body.toMemberId))
  serve(member.listRoles, (work) => listRoles(work))
  serve(member.listUnits, (work) => listUnits(work))
  serve(member.addUnit, (work, { body }) => addUnit(work, body))
  serve(member.changeUnit, (work, { params, body }) => changeUnit(work, params.id, body))
  serve(member.removeUnit, (work, { params }) => removeUnit(work, params.id))
  serve(member.listDeputies, (work) => listDeputies(work))
  serve(member.nameDeputy, (work, { body }) => nameDeputy(work, body))
  serve(member.endDeputy, (work, { params }) => endDeputy(work, params.id))
}

export function invitationRoutes(serve: Serve): void {
  serve(invitation.listInvitations, (work) => listInvitations(work))
  serve(invitation.invite, (work, { body }) => invite(work, body))
  serve(invitation.resendInvitation, (work, { params }) => resendInvitation(work, params.id))
  serve(invitation.revokeInvitation, (work, { params }) => revokeInvitation(work, params.id))
  serve(invitation.readInvitation, (work, { body }) => readInvitation(work, body.token))
  serve(invitation.acceptInvitation, (work, input) =>
    acceptInvitation(work, input.body.token, input),
  )
  serve(invitation.joinByInvitation, (work, input) => joinByInvitation(work, input.body, input))
  serve(invitation.askToJoin, (work, { body }) => askToJoin(work, body))
  serve(invitation.listMyJoinRequests, (work) => listMyJoinRequests(work))
  serve(invitation.listJoinRequests, (work) => listJoinRequests(work))
  serve(invitation.decideJoinRequest, (work, { params, body }) =>
    decideJoinRequest(work, params.id, body),
  )
}

export function apiKeyRoutes(serve: Serve): void {
  serve(apiKey.listApiKeys, (work) => listApiKeys(work))
  serve(apiKey.listScopes, (work) => listScopes(work))
  serve(apiKey.makeApiKey, (work, { body }) => makeApiKey(work, body))
  serve(apiKey.revokeApiKey, (work, { params }) => revokeApiKey(work, params.id))
}
