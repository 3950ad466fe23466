import { mayFollowRounds } from '../../domain/evaluation/round.ts'
import type { FastifyRequest } from 'fastify'
import * as declared from '../../domain/evaluation/declared.endpoints.ts'
import * as parties from '../../domain/evaluation/parties.endpoints.ts'
import * as review from '../../domain/evaluation/review.endpoints.ts'
import * as round from '../../domain/evaluation/round.endpoints.ts'
import * as item from '../../domain/evaluation/roundItem.endpoints.ts'
import { readWaits } from '../../domain/evaluation/waiting.endpoints.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { cancelRound } from './cancel.actions.ts'
import { declareConflict, withdrawConflict } from './declared.actions.ts'
import { listExpertConflicts, listOwnConflicts } from './declared.queries.ts'
import { listEligible } from './eligible.queries.ts'
import { freezeRound, lookFreeze, proposeFreeze, remindRound } from './freeze.actions.ts'
import { listItems, listRoundExperts, readItem } from './item.queries.ts'
import { bringParties, keepParties, readParties } from './parties.actions.ts'
import { exportReleased, exportRound, readItemReviews, readResults } from './results.queries.ts'
import {
  abstainReview,
  acceptReview,
  declineReview,
  handInReview,
  reopenReview,
  saveReview,
  sayInReview,
} from './review.actions.ts'
import { listReviews, readReview } from './review.queries.ts'
import {
  addItem,
  assignExpert,
  makeRound,
  removeItem,
  replaceExpert,
  stepRound,
} from './round.actions.ts'
import { listRounds, readFreeze, readRound } from './round.queries.ts'
import { listRubrics } from './rubric.queries.ts'
import { listWaits } from './waiting.queries.ts'

const speaks = (request: FastifyRequest) => request.identity.language

export function roundRoutes(serve: Serve): void {
  serve(round.listRounds, (work, { query }) => listRounds(work, query))
  serve(round.readRound, (work, { params }) => readRound(work, params.id, mayFollowRounds))
  serve(round.makeRound, (work, { body, request }) => makeRound(work, body, speaks(request)))
  serve(round.stepRound, (work, { params, body }) => stepRound(work, params.id, body.verb))
  serve(round.cancelRound, (work, { params, body }) => cancelRound(work, params.id, body.reason))
  serve(round.proposeFreeze, (work, { params }) => proposeFreeze(work, params.id))
  serve(round.readFreeze, (work, { params, query }) => readFreeze(work, params.id, query))
  serve(round.lookFreeze, (work, { params, body }) => lookFreeze(work, params.id, body.digest))
  serve(round.freezeRound, (work, { params, body }) => freezeRound(work, params.id, body.digest))
  serve(round.remindRound, (work, { params }) => remindRound(work, params.id))
  serve(round.listRubrics, (work) => listRubrics(work))
  serve(readWaits, (work) => listWaits(work))
  serve(declared.listOwnConflicts, (work, { query }) => listOwnConflicts(work, query))
  serve(declared.declareConflict, (work, { params, body }) =>
    declareConflict(work, params.id, body),
  )
  serve(declared.withdrawConflict, (work, { params, body }) =>
    withdrawConflict(work, params.id, body.reason),
  )
  serve(declared.listExpertConflicts, (work, { params, query }) =>
    listExpertConflicts(work, params.id, query),
  )
  serve(round.readResults, (work, { params }) => readResults(work, params.id))
  serve(round.exportRound, (work, { params }) => exportRound(work, params.id))
  serve(round.publicExport, (work, { params }) => exportReleased(work, params.id))
}

export function roundItemRoutes(serve: Serve): void {
  serve(parties.readParties, (work, { params }) => readParties(work, params.id))
  serve(parties.keepParties, (work, { params, body }) => keepParties(work, params.id, body))
  serve(
    parties.bringParties,
    ({ body }) => bringSheet(body.content),
    (work, { params, body }, cells) => bringParties(work, params.id, body.expected, cells),
  )
  serve(item.listItems, (work, { params, query }) => listItems(work, params.id, query))
  serve(item.readItem, (work, { params }) => readItem(work, params.id))
  serve(item.readItemReviews, (work, { params }) => readItemReviews(work, params.id))
  serve(item.listRoundExperts, (work, { params, query }) =>
    listRoundExperts(work, params.id, query),
  )
  serve(item.addItem, (work, { params, body }) => addItem(work, params.id, body))
  serve(item.removeItem, (work, { params }) => removeItem(work, params.id))
  serve(item.listEligible, (work, { params, query }) => listEligible(work, params.id, query.text))
  serve(item.assignExpert, (work, { params, body }) => assignExpert(work, params.id, body))
  serve(item.replaceExpert, (work, { params, body }) => replaceExpert(work, params.id, body.reason))
}

export function reviewRoutes(serve: Serve): void {
  serve(review.listReviews, (work, { query }) => listReviews(work, query))
  serve(review.readReview, (work, { params }) => readReview(work, params.id))
  serve(review.acceptReview, (work, { params }) => acceptReview(work, params.id))
  serve(review.declineReview, (work, { params, body }) => declineReview(work, params.id, body))
  serve(review.saveReview, (work, { params, body, request }) =>
    saveReview(work, params.id, body, speaks(request)),
  )
  serve(review.handInReview, (work, { params, body, request }) =>
    handInReview(work, params.id, body.version, speaks(request)),
  )
  serve(review.reopenReview, (work, { params }) => reopenReview(work, params.id))
  serve(review.sayInReview, (work, { params, body }) => sayInReview(work, params.id, body.text))
  serve(review.abstainReview, (work, { params, body }) =>
    abstainReview(work, params.id, body.reason),
  )
}
