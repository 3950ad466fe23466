import * as kind from '../../domain/catalog/kind.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { discardKindDraft, publishKind, retireKind, writeKind } from './kind.actions.ts'
import { listKindPlaces, openKind } from './kind.queries.ts'

export function kindRoutes(serve: Serve): void {
  serve(kind.listKindPlaces, (work) => listKindPlaces(work))
  serve(kind.openKind, (work, { params }) => openKind(work, params.id))
  serve(kind.writeKind, (work, { params, body }) => writeKind(work, params.id, body))
  serve(kind.discardKindDraft, (work, { params, body }) => discardKindDraft(work, params.id, body))
  serve(kind.publishKind, (work, { params, body }) => publishKind(work, params.id, body))
  serve(kind.retireKind, (work, { params, body }) => retireKind(work, params.id, body))
}
