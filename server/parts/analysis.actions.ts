/** Asking for analyses: once a file, organisation and version of the analyser. */
import { mayAnalyseAgain } from '../../domain/parts/part.ts'
import type { FullPart } from '../../domain/parts/part.endpoints.ts'
import { analyserVersion } from '../../engines/parts/analyse.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { briefsOf } from './analysis.queries.ts'
import { fullPart } from './part.queries.ts'
import { digestOf } from './subject.ts'
import { visiblePart, visibleRevision } from './visible.ts'

/** At most two files are opened at once, so that what else is due is done meanwhile. */
const lines = 2

export const enqueueAnalysis = (work: Writing, subject: string) =>
  enqueue(
    work,
    'parts.analyse',
    { subject },
    `parts.analyse ${Number.parseInt(digestOf(subject)[0]!, 16) % lines}`,
  )

/** An answer that is there is taken; a question that stands is asked again, in case its job got lost. */
export async function askAnalysis(work: Writing, subject: string): Promise<void> {
  await work.db
    .insertInto('parts.analysis')
    .values({ subject, analyser: analyserVersion, asked_at: work.now })
    .onConflict((clause) => clause.doNothing())
    .execute()
  const { state } = await work.db
    .selectFrom('parts.analysis')
    .where('subject', '=', subject)
    .where('analyser', '=', analyserVersion)
    .select('state')
    .executeTakeFirstOrThrow()
  if (state !== 'done') await enqueueAnalysis(work, subject)
}

export async function analyseAgain(work: Writing, revisionId: string): Promise<FullPart> {
  const {
    subject,
    part_id: partId,
    org_id: orgId,
  } = await visibleRevision(work, revisionId, 'parts.revision.analyse')
  const brief = found((await briefsOf(work, [subject])).get(subject), 'analysis')
  insist(mayAnalyseAgain(work.actor, { orgId }, brief))
  await work.db
    .insertInto('parts.analysis')
    .values({ subject, analyser: analyserVersion, asked_at: work.now })
    .onConflict((clause) =>
      clause.columns(['subject', 'analyser']).doUpdateSet({
        ...{ state: 'waiting', answer: null, surfaces: null, brief: null, reason: null },
        ...{ asked_at: work.now, begun_at: null, done_at: null },
      }),
    )
    .execute()
  await enqueueAnalysis(work, subject)
  await record(work, 'parts.analysis.again', partId)
  return fullPart(work, await visiblePart(work, partId))
}
