/** Analyses files that wait, in confined processes; whatever is in one, there is an answer with a reason. */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { PartAnalysis, WholeAnalysis } from '../../domain/parts/analysis.ts'
import { analyserVersion, refused } from '../../engines/parts/analyse.ts'
import { storageOf } from '../files/index.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { EventFacts, KeptEvent } from '../kernel/module.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { withAnalyser } from './analyserHere.ts'
import { enqueueAnalysis } from './analysis.actions.ts'
import { briefOf } from './analysis.queries.ts'
import { digestOf } from './subject.ts'
import { viewOf } from './view.ts'

const start = (host: Host) => ({ actor: systemActor, requestId: newId(host.clock.now()) })

async function standing(host: Host, subject: string) {
  return host.database.reader
    .selectFrom('parts.analysis')
    .where('subject', '=', subject)
    .where('analyser', '=', analyserVersion)
    .select('state')
    .executeTakeFirst()
}

/** What the inspection of files says of these bytes, as this organisation brought them. */
async function inspected(host: Host, subject: string) {
  const rows = await host.database.reader
    .selectFrom('parts.revision as r')
    .innerJoin('files.pub_version as v', 'v.id', 'r.version_id')
    .where('r.subject', '=', subject)
    .select(['v.state', 'v.refusal'])
    .limit(100)
    .execute()
  return rows.find(({ state }) => state !== 'refused') ?? rows[0]
}

const open = (work: Writing, subject: string) =>
  work.db
    .updateTable('parts.analysis')
    .where('subject', '=', subject)
    .where('analyser', '=', analyserVersion)
    .where('state', '<>', 'done')

async function keepAnswer(host: Host, subject: string, whole: WholeAnalysis): Promise<void> {
  const { analysis, surfaces } = whole
  await writing(host, start(host), (work) =>
    open(work, subject)
      .set({
        ...{ state: 'done', reason: analysis.reason, done_at: work.now },
        answer: JSON.stringify(analysis satisfies PartAnalysis),
        surfaces: JSON.stringify(surfaces),
        brief: JSON.stringify(briefOf(analysis)),
      })
      .execute(),
  )
}

export async function analyseFile(host: Host, payload: EventFacts): Promise<void> {
  const subject = String(payload['subject'])
  const before = await standing(host, subject)
  if (before === undefined || before.state === 'done') return
  const file = await inspected(host, subject)
  // Once its inspection has passed, this is asked for again.
  if (file?.state === 'waiting') return
  if (file === undefined || file.state === 'refused') {
    const analysis = refused('parts.file_refused')
    return keepAnswer(host, subject, { analysis, surfaces: [] })
  }
  await writing(host, start(host), (work) =>
    open(work, subject).set({ state: 'running', begun_at: work.now }).execute(),
  )
  const whole = await withAnalyser(host, (analyser) =>
    storageOf(host).withLocal(digestOf(subject), (path) => analyser.analyseWhole(path)),
  )
  await keepAnswer(host, subject, whole)
  const { reason, format } = whole.analysis
  if (reason === null && format !== 'dxf') await drawAhead(host, subject)
}

/** So that the list has its picture at once; where that fails, whoever asks for it is told. */
async function drawAhead(host: Host, subject: string): Promise<void> {
  try {
    await viewOf(host, subject)
  } catch (error) {
    host.log.warn({ err: error, subject }, 'the picture of a part')
  }
}

/** What waited for the inspection of its file is analysed now, or told that it never will be. */
export async function fileInspected(work: Writing, event: KeptEvent): Promise<void> {
  const rows = await work.db
    .selectFrom('parts.revision as r')
    .innerJoin('parts.analysis as a', 'a.subject', 'r.subject')
    .where('r.version_id', '=', String(event.facts['versionId']))
    .where('a.analyser', '=', analyserVersion)
    .where('a.state', '<>', 'done')
    .select('r.subject')
    .distinct()
    .execute()
  for (const { subject } of rows) await enqueueAnalysis(work, subject)
}
