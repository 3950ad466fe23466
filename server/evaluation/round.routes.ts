import type { FastifyRequest } from 'fastify'
import * as review from '../../domain/evaluation/review.endpoints.ts'
import * as round from '../../domain/evaluation/round.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { listEligible } from './eligible.queries.ts'
import { exportRound, readResults } from './results.queries.ts'
import {
  abstainReview,
  acceptReview,
  declineReview,
  handInReview,
  reopenReview,
  saveReview,
} from './review.actions.ts'
import { listReviews, readReview } from './review.queries.ts'
import {
  addItem,
  assignExpert,
  freezeRound,
  makeRound,
  proposeFreeze,
  removeItem,
  replaceExpert,
  stepRound,
} from './round.actions.ts'
import { listRounds, readRound } from './round.queries.ts'

const speaks = (request: FastifyRequest) => request.identity.language

export function roundRoutes(serve: Serve): void {
  serve(round.listRounds, (work) => listRounds(work))
  serve(round.readRound, (work, { params }) => readRound(work, params.id))
  serve(round.makeRound, (work, { body, request }) => makeRound(work, body, speaks(request)))
  serve(round.addItem, (work, { params, body }) => addItem(work, params.id, body))
  serve(round.removeItem, (work, { params }) => removeItem(work, params.id))
  serve(round.listEligible, (work, { params, query }) => listEligible(work, params.id, query.text))
  serve(round.assignExpert, (work, { params, body }) => assignExpert(work, params.id, body))
  serve(round.replaceExpert, (work, { params, body }) =>
    replaceExpert(work, params.id, body.reason),
  )
  serve(round.stepRound, (work, { params, body }) => stepRound(work, params.id, body.verb))
  serve(round.proposeFreeze, (work, { params }) => proposeFreeze(work, params.id))
  serve(round.freezeRound, (work, { params }) => freezeRound(work, params.id))
  serve(round.readResults, (work, { params }) => readResults(work, params.id))
  serve(round.exportRound, (work, { params }) => exportRound(work, params.id))
}

export function reviewRoutes(serve: Serve): void {
  serve(review.listReviews, (work) => listReviews(work))
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
  serve(review.abstainReview, (work, { params, body }) =>
    abstainReview(work, params.id, body.reason),
  )
}
