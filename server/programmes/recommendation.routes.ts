import type { FastifyRequest } from 'fastify'
import * as candidate from '../../domain/programmes/candidate.endpoints.ts'
import * as objection from '../../domain/programmes/objection.endpoints.ts'
import * as publicity from '../../domain/programmes/publicity.endpoints.ts'
import * as recommendation from '../../domain/programmes/recommendation.endpoints.ts'
import * as winner from '../../domain/programmes/winner.endpoints.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { wholeList } from '../kernel/wholeList.ts'
import {
  checkCandidate,
  passCandidate,
  passCandidates,
  reopenCandidate,
  writeOpinion,
} from './candidate.actions.ts'
import { listCandidates, listCopies } from './candidate.queries.ts'
import { readChanges, readFile } from './candidateFile.queries.ts'
import { declineCandidate, recallCandidate, returnCandidate } from './candidateReturn.actions.ts'
import { answerObjection, raiseObjection } from './objection.actions.ts'
import { listObjections, readObjectionReceipt, readObjector } from './objection.queries.ts'
import { beginPublicity, cancelPublicity, endPublicity } from './publicity.actions.ts'
import { listOwnPublicities, listPublicities, readPublicity } from './publicity.queries.ts'
import { confirmCondition } from './quotaCondition.actions.ts'
import { decideException, rankCandidate, undoRank } from './recommendation.actions.ts'
import { listLists, readBriefing, readList } from './recommendation.queries.ts'
import {
  lookAtList,
  passList,
  sendListBack,
  sendToCheck,
  takeListBack,
} from './recommendationFlow.actions.ts'
import { signRecommendation, withdrawSignature } from './recommendationSign.actions.ts'
import { commitWinners, decideWinnerMatch, previewWinners, undoWinners } from './winner.actions.ts'
import { listBatches, listWinners, readBatchPage } from './winner.queries.ts'

const speaks = (request: FastifyRequest) => request.identity.language

export function candidateRoutes(serve: Serve): void {
  serve(candidate.listCandidates, (work, { query }) => listCandidates(work, query))
  serve(candidate.exportCandidates, (work, { query }) =>
    wholeList(work, (page) => listCandidates(work, { ...query, ...page })),
  )
  serve(candidate.readCandidate, (work, { params, request }) =>
    readFile(work, params.id, speaks(request)),
  )
  serve(candidate.readCandidateChanges, (work, { params, query, request }) =>
    readChanges(work, params.id, query, speaks(request)),
  )
  serve(candidate.checkCandidate, (work, { params, body, request }) =>
    checkCandidate(work, params.id, body.results, speaks(request)),
  )
  serve(candidate.passCandidate, (work, { params, request }) =>
    passCandidate(work, params.id, speaks(request)),
  )
  serve(candidate.passCandidates, (work, { body, request }) =>
    passCandidates(work, body, speaks(request)),
  )
  serve(candidate.reopenCandidate, (work, { params, request }) =>
    reopenCandidate(work, params.id, speaks(request)),
  )
  serve(candidate.returnCandidate, (work, { params, body, request }) =>
    returnCandidate(work, params.id, body, speaks(request)),
  )
  serve(candidate.declineCandidate, (work, { params, body, request }) =>
    declineCandidate(work, params.id, body.reason, speaks(request)),
  )
  serve(candidate.recallCandidate, (work, { params, body, request }) =>
    recallCandidate(work, params.id, body.reason, speaks(request)),
  )
  serve(candidate.writeOpinion, (work, { params, body, request }) =>
    writeOpinion(work, params.id, body.opinion, speaks(request)),
  )
  serve(candidate.listCopies, (work, { query }) => listCopies(work, query))
}

export function recommendationRoutes(serve: Serve): void {
  serve(recommendation.listRecommendations, (work) => listLists(work))
  serve(recommendation.readRecommendation, (work, { params }) => readList(work, params))
  serve(recommendation.rankCandidates, (work, { params, body, request }) =>
    rankCandidate(work, params, body, speaks(request)),
  )
  serve(recommendation.undoRank, (work, { params, body, request }) =>
    undoRank(work, params, body.version, speaks(request)),
  )
  serve(recommendation.sendToCheck, (work, { params, body }) =>
    sendToCheck(work, params, body.version),
  )
  serve(recommendation.takeListBack, (work, { params }) => takeListBack(work, params))
  serve(recommendation.passList, (work, { params, body, request }) =>
    passList(work, params, body.version, speaks(request)),
  )
  serve(recommendation.sendListBack, (work, { params, body }) =>
    sendListBack(work, params, body.reason),
  )
  serve(recommendation.signRecommendation, (work, { params, body, request }) =>
    signRecommendation(work, params, body, speaks(request)),
  )
  serve(recommendation.withdrawSignature, (work, { params, body }) =>
    withdrawSignature(work, params, body.reason),
  )
  serve(recommendation.lookAtList, (work, { params, body }) =>
    lookAtList(work, params, body.version),
  )
  serve(recommendation.readBriefing, (work, { params }) => readBriefing(work, params))
  serve(recommendation.decideException, (work, { params, body, request }) =>
    decideException(work, params.id, body, speaks(request)),
  )
  serve(recommendation.confirmCondition, (work, { params, body }) =>
    confirmCondition(work, params, { condition: params.condition, ...body }),
  )
}

export function publicityRoutes(serve: Serve): void {
  serve(publicity.listPublicities, (work, { query }) => listPublicities(work, query))
  serve(publicity.readPublicity, (work, { params }) => readPublicity(work, params.id))
  serve(publicity.listOwnPublicities, (work, { params, query }) =>
    listOwnPublicities(work, params, query),
  )
  serve(publicity.beginPublicity, (work, { params, body, request }) =>
    beginPublicity(work, params, body, speaks(request)),
  )
  serve(publicity.endPublicity, (work, { params, body }) =>
    endPublicity(work, params.id, body.reason ?? null),
  )
  serve(publicity.cancelPublicity, (work, { params, body }) =>
    cancelPublicity(work, params.id, body.reason),
  )
  serve(objection.raiseObjection, (work, { params, body }) => raiseObjection(work, params.id, body))
  serve(objection.readObjectionReceipt, (work, { params }) =>
    readObjectionReceipt(work, params.receiptNo),
  )
  serve(objection.listObjections, (work, { params, query }) =>
    listObjections(work, params.id, query),
  )
  serve(objection.readObjector, (work, { params }) => readObjector(work, params.id))
  serve(objection.acceptObjection, (work, { params, body }) =>
    answerObjection(work, params.id, 'accept', body.answer),
  )
  serve(objection.rejectObjection, (work, { params, body }) =>
    answerObjection(work, params.id, 'reject', body.answer),
  )
}

export function winnerRoutes(serve: Serve): void {
  serve(winner.listWinners, (work, { query }) => listWinners(work, query))
  serve(winner.listWinnerBatches, (work, { query }) => listBatches(work, query))
  serve(winner.readWinnerBatch, (work, { params, query }) => readBatchPage(work, params.id, query))
  serve(
    winner.previewWinners,
    ({ body }) => bringSheet(body.content),
    (work, { body }, sheet) => previewWinners(work, body, sheet),
  )
  serve(winner.commitWinners, (work, { params, body }) => commitWinners(work, params.id, body))
  serve(winner.undoWinners, (work, { params, body }) => undoWinners(work, params.id, body.reason))
  serve(winner.decideWinnerMatch, (work, { params, body }) =>
    decideWinnerMatch(work, params.id, params.winnerId, body),
  )
}
