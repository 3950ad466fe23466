/** Triangles and pictures of revisions: who sees the part is asked first, then they are made outside of a transaction. */
import * as endpoints from '../../domain/parts/part.endpoints.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type { Host } from '../kernel/host.ts'
import type { Input, Serve } from '../kernel/http/serve.ts'
import { Problem } from '../kernel/problem.ts'
import { reading } from '../kernel/work.ts'
import { briefsOf } from './analysis.queries.ts'
import { viewOf, type KeptView } from './view.ts'
import { visibleRevision } from './visible.ts'

type Wished = Input<typeof endpoints.readMesh> | Input<typeof endpoints.readPicture>
type Shown = Extract<KeptView, { reason: null }> & {
  readonly digest: string
  readonly confidential: boolean
}

/** Only what was analysed is shown: nothing hostile is opened for a picture. */
async function brought(host: Host, { params, request }: Wished): Promise<Shown> {
  const start = { actor: request.identity.actor, requestId: request.id }
  const { digest, subject, state, confidential } = await reading(host, start, async (work) => {
    const revision = await visibleRevision(work, params.id, 'parts.revision.view')
    const brief = (await briefsOf(work, [revision.subject])).get(revision.subject)
    const { digest: ofFile, subject: ofOrg, confidential: kept } = revision
    return { digest: ofFile, subject: ofOrg, state: brief?.state, confidential: kept }
  })
  if (state !== 'done') throw new Problem(conflict('parts.view_nothing'))
  const view = await viewOf(host, subject)
  if (view.reason !== null) throw new Problem(conflict(view.reason, view.facts))
  // Who looked is in the database before the first byte leaves.
  if (confidential) await host.traces.flush()
  return { ...view, digest, confidential }
}

/** The same bytes for as long as the file is the same; only for whoever asked. */
function answered({ reply }: Wished, { digest, confidential }: Shown, type: string): void {
  void reply
    .type(type)
    .header('cache-control', confidential ? 'private, no-store' : 'private, max-age=3600')
    .header('etag', `"${digest}"`)
    .header('x-content-type-options', 'nosniff')
}

export function viewRoutes(serve: Serve, host: Host): void {
  serve(
    endpoints.readMesh,
    (input) => brought(host, input),
    async (_work, input, shown) => {
      answered(input, shown, 'application/octet-stream')
      void input.reply.header('content-encoding', 'gzip')
      return shown.mesh
    },
  )
  serve(
    endpoints.readPicture,
    (input) => brought(host, input),
    async (_work, input, shown) => {
      answered(input, shown, 'image/png')
      return shown.picture
    },
  )
}
