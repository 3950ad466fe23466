import * as agreement from '../../domain/spaces/agreement.endpoints.ts'
import * as confidence from '../../domain/spaces/confidence.endpoints.ts'
import * as member from '../../domain/spaces/member.endpoints.ts'
import * as space from '../../domain/spaces/space.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { keepAgreement, signAgreement, stepSignature } from './agreement.actions.ts'
import {
  findAgreement,
  findSignature,
  fullAgreement,
  fullSignature,
  listSignatures,
  readKeptAgreement,
} from './agreement.queries.ts'
import { addNaming, endRecall, recallThing, removeNaming } from './confidence.actions.ts'
import { listSeen, readConfidence } from './confidence.queries.ts'
import { decideMembership, inviteMember, stepOwnMembership } from './member.actions.ts'
import { listMembers, listSteps } from './member.queries.ts'
import { changeSpace, closeSpace, foundSpace, handOverSpace } from './space.actions.ts'
import { findSpace, fullSpace, listListedSpaces, listSpaces } from './space.queries.ts'

export function spaceRoutes(serve: Serve): void {
  serve(space.listSpaces, (work, { query }) => listSpaces(work, query))
  serve(space.listListedSpaces, (work, { query }) => listListedSpaces(work, query))
  serve(space.readSpace, async (work, { params }) =>
    fullSpace(work, await findSpace(work, params.id)),
  )
  serve(space.foundSpace, (work, { body }) => foundSpace(work, body))
  serve(space.changeSpace, (work, { params, body }) => changeSpace(work, params.id, body))
  serve(space.closeSpace, (work, { params, body }) => closeSpace(work, params.id, body))
  serve(space.handOverSpace, (work, { params, body }) => handOverSpace(work, params.id, body))
}

export function memberRoutes(serve: Serve): void {
  serve(member.listMembers, (work, { params, query }) => listMembers(work, params.id, query))
  serve(member.listSteps, (work, { params, query }) => listSteps(work, params.id, query))
  serve(member.inviteMember, (work, { params, body }) => inviteMember(work, params.id, body))
  serve(member.stepOwnMembership, (work, { params, body }) =>
    stepOwnMembership(work, params.id, body),
  )
  serve(member.decideMembership, (work, { params, body }) => decideMembership(work, params, body))
}

export function agreementRoutes(serve: Serve): void {
  serve(agreement.readKeptAgreement, (work, { query }) => readKeptAgreement(work, query))
  serve(agreement.readAgreement, async (work, { params }) =>
    fullAgreement(work, await findAgreement(work, params.id)),
  )
  serve(agreement.keepAgreement, (work, { body }) => keepAgreement(work, body))
  serve(agreement.signAgreement, (work, { params, body }) => signAgreement(work, params.id, body))
  serve(agreement.listSignatures, (work, { query }) => listSignatures(work, query))
  serve(agreement.readSignature, async (work, { params }) =>
    fullSignature(work, await findSignature(work, params.id)),
  )
  serve(agreement.stepSignature, (work, { params, body }) => stepSignature(work, params.id, body))
}

export function confidenceRoutes(serve: Serve): void {
  serve(confidence.readConfidence, (work, { params }) => readConfidence(work, params))
  serve(confidence.listSeen, (work, { params, query }) => listSeen(work, params, query))
  serve(confidence.addNaming, (work, { params, body }) => addNaming(work, params, body))
  serve(confidence.removeNaming, (work, { params }) => removeNaming(work, params))
  serve(confidence.recallThing, (work, { params, body }) => recallThing(work, params, body))
  serve(confidence.endRecall, (work, { params }) => endRecall(work, params))
}
