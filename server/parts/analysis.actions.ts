/** Asking for analyses: once a file and version of the analyser, whoever brings it. */
import { mayAnalyseAgain } from '../../domain/parts/part.ts'
import type { FullPart } from '../../domain/parts/part.endpoints.ts'
import { analyserVersion } from '../../engines/parts/analyse.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { briefsOf } from './analysis.queries.ts'
import { fullPart } from './part.queries.ts'
import { visiblePart, visibleRevision } from './visible.ts'

/** At most two files are opened at once, so that what else is due is done meanwhile. */
const lines = 2

export const enqueueAnalysis = (work: Writing, digest: string) =>
  enqueue(
    work,
    'parts.analyse',
    { digest },
    `parts.analyse ${Number.parseInt(digest[0]!, 16) % lines}`,
  )

/** An answer that is there is taken; a question that stands is asked again, in case its job got lost. */
export async function askAnalysis(work: Writing, digest: string): Promise<void> {
  await work.db
    .insertInto('parts.analysis')
    .values({ digest, analyser: analyserVersion, asked_at: work.now })
    .onConflict((clause) => clause.doNothing())
    .execute()
  const { state } = await work.db
    .selectFrom('parts.analysis')
    .where('digest', '=', digest)
    .where('analyser', '=', analyserVersion)
    .select('state')
    .executeTakeFirstOrThrow()
  if (state !== 'done') await enqueueAnalysis(work, digest)
}

export async function analyseAgain(work: Writing, revisionId: string): Promise<FullPart> {
  const {
    digest,
    part_id: partId,
    org_id: orgId,
  } = await visibleRevision(work, revisionId, 'parts.revision.analyse')
  const brief = found((await briefsOf(work, [digest])).get(digest), 'analysis')
  insist(mayAnalyseAgain(work.actor, { orgId }, brief))
  await work.db
    .insertInto('parts.analysis')
    .values({ digest, analyser: analyserVersion, asked_at: work.now })
    .onConflict((clause) =>
      clause.columns(['digest', 'analyser']).doUpdateSet({
        ...{ state: 'waiting', answer: null, surfaces: null, brief: null, reason: null },
        ...{ asked_at: work.now, begun_at: null, done_at: null },
      }),
    )
    .execute()
  await enqueueAnalysis(work, digest)
  await record(work, 'parts.analysis.again', partId)
  return fullPart(work, await visiblePart(work, partId))
}
