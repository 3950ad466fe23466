import type { FastifyRequest } from 'fastify'
import * as score from '../../domain/programmes/score.endpoints.ts'
import * as selected from '../../domain/programmes/selected.endpoints.ts'
import * as selection from '../../domain/programmes/selection.endpoints.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { wholeList } from '../kernel/wholeList.ts'
import { commitScores, previewScores } from './score.actions.ts'
import { readScorePage } from './score.queries.ts'
import { sendOpenFile, sendTitleFile } from './selected.download.ts'
import { listPublications } from './selected.open.ts'
import { countSelected, listSelected, readSelected } from './selected.queries.ts'
import { decideSelection, keepRules, lookSelection, stepSelection } from './selection.actions.ts'
import { listSelectionObjections } from './objection.queries.ts'
import { explainSelection, readSelection } from './selection.page.ts'
import { listSelection } from './selection.rows.ts'
import {
  beginSelectionPublicity,
  publishSelection,
  strikeSelected,
} from './selectionPublicity.actions.ts'

const speaks = (request: FastifyRequest) => request.identity.language

export function selectionRoutes(serve: Serve): void {
  serve(selection.readSelection, (work, { params, request }) =>
    readSelection(work, params.programmeId, speaks(request)),
  )
  serve(selection.listSelection, (work, { params, query, request }) =>
    listSelection(work, params.programmeId, query, speaks(request)),
  )
  serve(selection.exportSelection, (work, { params, query, request }) =>
    wholeList(work, (page) =>
      listSelection(work, params.programmeId, { ...query, ...page }, speaks(request)),
    ),
  )
  serve(selection.explainSelection, (work, { params, request }) =>
    explainSelection(work, params.programmeId, speaks(request)),
  )
  serve(selection.keepRules, (work, { params, body, request }) =>
    keepRules(work, params.programmeId, body, speaks(request)),
  )
  serve(selection.decideSelection, (work, { params, body, request }) =>
    decideSelection(work, params.programmeId, body, speaks(request)),
  )
  serve(selection.lookSelection, (work, { params, body }) =>
    lookSelection(work, params.programmeId, body),
  )
  serve(selection.stepSelection, (work, { params, body, request }) =>
    stepSelection(work, params.programmeId, body, speaks(request)),
  )
  serve(selection.beginSelectionPublicity, (work, { params, body, request }) =>
    beginSelectionPublicity(work, params.programmeId, body, speaks(request)),
  )
  serve(selection.listSelectionObjections, (work, { params, query }) =>
    listSelectionObjections(work, params.programmeId, query),
  )
  serve(selection.strikeSelected, (work, { params, body, request }) =>
    strikeSelected(work, params.id, body.reason, speaks(request)),
  )
  serve(selection.publishSelection, (work, { params, body, request }) =>
    publishSelection(work, params.programmeId, body, speaks(request)),
  )
}

export function scoreRoutes(serve: Serve): void {
  serve(
    score.previewScores,
    ({ body }) => bringSheet(body.content),
    (work, { params, body }, cells) =>
      previewScores(work, params.programmeId, body.fileName, cells),
  )
  serve(score.readScoreListPage, (work, { params, query }) => readScorePage(work, params.id, query))
  serve(score.commitScores, (work, { params, body }) =>
    commitScores(work, params.id, body.expected),
  )
}

export function selectedRoutes(serve: Serve): void {
  serve(selected.listPublications, (work, { query }) => listPublications(work, query))
  serve(selected.listSelected, (work, { query }) => listSelected(work, query))
  serve(selected.exportSelected, (work, { query }) =>
    wholeList(work, (page) => listSelected(work, { ...query, ...page })),
  )
  serve(selected.countSelected, (work, { query }) => countSelected(work, query))
  serve(selected.readSelected, (work, { params }) => readSelected(work, params.id))
  serve(selected.downloadSelected, sendOpenFile)
  serve(selected.downloadTitles, sendTitleFile)
}
