import type { FastifyRequest } from 'fastify'
import * as expert from '../../domain/evaluation/expert.endpoints.ts'
import * as batch from '../../domain/evaluation/expertBatch.endpoints.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { wholeList } from '../kernel/wholeList.ts'
import {
  approveExpert,
  changeExpert,
  commitExpert,
  inviteExpert,
  mendOwnExpert,
  nominateExpert,
  stepExpert,
} from './expert.actions.ts'
import { listExperts, listOwnExperts, readExpert, revealExpert } from './expert.queries.ts'
import { admitExperts, commitExperts, previewExperts, undoExperts } from './expertBatch.actions.ts'
import { listExpertBatches, readExpertBatch } from './expertBatch.queries.ts'

const speaks = (request: FastifyRequest) => request.identity.language

export function expertRoutes(serve: Serve): void {
  serve(expert.exportExperts, (work, { query }) =>
    wholeList(work, (page) => listExperts(work, { ...query, ...page })),
  )
  serve(expert.listExperts, (work, { query }) => listExperts(work, query))
  serve(expert.readExpert, (work, { params }) => readExpert(work, params.id))
  serve(expert.nominateExpert, (work, { body, request }) =>
    nominateExpert(work, body, speaks(request)),
  )
  serve(expert.changeExpert, (work, { params, body, request }) =>
    changeExpert(work, params.id, body, speaks(request)),
  )
  serve(expert.approveExpert, (work, { params }) => approveExpert(work, params.id))
  serve(expert.stepExpert, (work, { params, body }) => stepExpert(work, params.id, body))
  serve(expert.inviteExpert, (work, { params }) => inviteExpert(work, params.id))
  serve(expert.revealExpert, (work, { params }) => revealExpert(work, params.id))
  serve(expert.listOwnExperts, (work, { query }) => listOwnExperts(work, query))
  serve(expert.mendOwnExpert, (work, { params, body, request }) =>
    mendOwnExpert(work, params.id, body, speaks(request)),
  )
  serve(expert.commitExpert, (work, { params, body }) =>
    commitExpert(work, params.id, body.version),
  )
}

export function expertBatchRoutes(serve: Serve): void {
  serve(batch.listExpertBatches, (work, { query }) => listExpertBatches(work, query))
  serve(batch.readExpertBatch, (work, { params, query }) => readExpertBatch(work, params.id, query))
  serve(
    batch.previewExperts,
    ({ body }) => bringSheet(body.content),
    (work, { body, request }, sheet) => previewExperts(work, body, sheet, speaks(request)),
  )
  serve(batch.commitExperts, (work, { params, body }) =>
    commitExperts(work, params.id, body.except ?? []),
  )
  serve(batch.admitExperts, (work, { params }) => admitExperts(work, params.id))
  serve(batch.undoExperts, (work, { params, body }) => undoExperts(work, params.id, body.reason))
}
