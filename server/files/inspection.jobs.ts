/** Inspects content that was kept, and says to its owners what came of it. */
import { kindsAgree } from '../../domain/files/contentKind.ts'
import type { InspectionReport } from '../../domain/files/inspectionReport.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { EventFacts } from '../kernel/module.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { runInspection } from './inspection/runInspection.ts'
import { storageOf } from './storage.ts'
import { lockDigest } from './version.actions.ts'

const announcedMax = 1000

function start(host: Host) {
  return { actor: systemActor, requestId: newId(host.clock.now()) }
}

async function versionsOf(work: Writing, digest: string) {
  return work.db
    .selectFrom('files.version')
    .where('digest', '=', digest)
    .select(['id', 'file_id', 'kind', 'person_id'])
    .limit(announcedMax)
    .execute()
}

/** Names that contradict what was found in otherwise clean content. */
async function refuseWrongNames(work: Writing, digest: string, kind: string): Promise<Set<string>> {
  const versions = await versionsOf(work, digest)
  const wrong = versions.filter((version) => !kindsAgree(version.kind, kind)).map(({ id }) => id)
  if (wrong.length > 0) {
    await work.db
      .updateTable('files.version')
      .set({ refusal: 'files.type_mismatch' })
      .where('id', 'in', wrong)
      .execute()
  }
  return new Set(wrong)
}

async function keepReport(work: Writing, digest: string, report: InspectionReport): Promise<void> {
  await lockDigest(work, digest)
  const refusal = report.findings[0]?.code ?? null
  const { numUpdatedRows } = await work.db
    .updateTable('files.content')
    .set({
      state: refusal === null ? 'clean' : 'refused',
      kind: report.kind,
      findings: JSON.stringify(report.findings),
      pages: report.pages,
      width_pixels: report.widthPixels,
      height_pixels: report.heightPixels,
      inspected_at: work.now,
      removed_at: refusal === null ? null : work.now,
    })
    .where('digest', '=', digest)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return
  const wrong = refusal === null ? await refuseWrongNames(work, digest, report.kind!) : null
  for (const { id, file_id, person_id } of await versionsOf(work, digest)) {
    const code = refusal ?? (wrong?.has(id) === true ? 'files.type_mismatch' : null)
    const name = code === null ? 'files.version.passed' : 'files.version.refused'
    await announce(work, name, { versionId: id, fileId: file_id, personId: person_id, code })
  }
  const verb = refusal === null ? 'files.content.pass' : 'files.content.refuse'
  await record(work, verb, digest, refusal === null ? {} : { code: refusal })
  // Bytes that nobody may open are not kept, classified ones least of all.
  if (refusal !== null) await storageOf(work.host).remove(digest)
}

export async function inspectContent(host: Host, payload: EventFacts): Promise<void> {
  const digest = String(payload['digest'])
  const content = await host.database.reader
    .selectFrom('files.content')
    .where('digest', '=', digest)
    .select('state')
    .executeTakeFirst()
  if (content?.state !== 'waiting') return
  const note = (error: string): void => host.log.warn({ digest, error }, 'inspection')
  const report = await storageOf(host).withLocal(digest, (path) => runInspection(path, note))
  await writing(host, start(host), (work) => keepReport(work, digest, report))
}

/** Content whose job got lost with a queue is inspected after all. */
export async function inspectForgotten(host: Host): Promise<void> {
  const before = new Date(host.clock.now().getTime() - 3_600_000)
  const rows = await host.database.reader
    .selectFrom('files.content')
    .where('state', '=', 'waiting')
    .where('made_at', '<', before)
    .orderBy('made_at')
    .select('digest')
    .limit(50)
    .execute()
  for (const { digest } of rows) await inspectContent(host, { digest })
}
