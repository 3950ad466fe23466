import * as find from '../../domain/programmes/find.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { findThings } from './find.queries.ts'

export function findRoutes(serve: Serve): void {
  serve(find.findThings, (work, { query }) => findThings(work, query.text))
}
