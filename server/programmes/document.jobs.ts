/** Making documents, at least once each: a document that is done is left as it is. */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Refusal } from '../../domain/kernel/verdict.ts'
import type { DocumentFormat } from '../../domain/programmes/documents.ts'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import { holdVersion, keepMade } from '../files/index.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import type { EventFacts, KeptEvent } from '../kernel/module.ts'
import { reading, writing, type Writing } from '../kernel/work.ts'
import { attachedFiles, figuresNamed, filesNamed } from './attachment.queries.ts'
import { bytesOf, materialOf, type Made } from './document.make.ts'
import { documentRow, type DocumentRow } from './document.queries.ts'
import { programmeOf } from './programme.queries.ts'

const attemptsMax = 3

export const documentThing = 'programmes.document'
export const submissionThing = 'programmes.submission'

/** Whoever opens a file on one of these is written down. */
const confidential: readonly string[] = ['objection', 'review', 'round']

export function asHouse(host: Host) {
  return { actor: systemActor, requestId: newId(host.clock.now()) }
}

function begin(host: Host, id: string): Promise<DocumentRow | undefined> {
  return writing(host, asHouse(host), (work) =>
    work.db
      .updateTable('programmes.document')
      .set((eb) => ({
        state: 'running',
        attempts: eb('attempts', '+', 1),
        changed_at: work.now,
      }))
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returningAll()
      .executeTakeFirst(),
  )
}

async function keep(work: Writing, row: DocumentRow, made: Made): Promise<void> {
  const version = await keepMade(work, { name: row.name, bytes: made.bytes })
  const { numUpdatedRows } = await work.db
    .updateTable('programmes.document')
    .set({
      state: 'done',
      version_id: version.id,
      pages: made.pages,
      missing_glyphs: [...made.missingGlyphs],
      changed_at: work.now,
    })
    .where('id', '=', row.id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  // Another worker has been faster; what was kept here is held by nothing and goes with the next sweep.
  if (Number(numUpdatedRows) === 0) return
  await holdVersion(work, {
    versionId: version.id,
    thingKind: documentThing,
    thingId: row.id,
    slot: 'file',
    confidential: confidential.includes(row.subject),
  })
}

function fail(host: Host, row: DocumentRow, fault: Pick<Refusal, 'code' | 'facts'>) {
  return writing(host, asHouse(host), (work) =>
    work.db
      .updateTable('programmes.document')
      .set({
        state: 'failed',
        fault_code: fault.code,
        fault_facts: JSON.stringify(fault.facts ?? {}),
        changed_at: work.now,
      })
      .where('id', '=', row.id)
      .where('state', '=', 'running')
      .execute(),
  )
}

/** Makes the document now if it is not made; answers its row as it stands afterwards. */
export async function makeDocument(host: Host, id: string): Promise<DocumentRow | undefined> {
  const row = await begin(host, id)
  if (row !== undefined) {
    try {
      const material = await reading(host, asHouse(host), (work) => materialOf(work, row))
      const created = row.asked_at.toISOString()
      const made = await bytesOf(host, material, row.format as DocumentFormat, created)
      if (made.ok) await writing(host, asHouse(host), (work) => keep(work, row, made))
      else await fail(host, row, made)
    } catch (error) {
      if (row.attempts < attemptsMax) throw error
      host.log.error({ err: error, documentId: id }, 'document')
      await fail(host, row, { code: 'programmes.document_failed' })
    }
  }
  return reading(host, asHouse(host), (work) => documentRow(work, id))
}

export async function makeDocumentJob(host: Host, payload: EventFacts): Promise<void> {
  await makeDocument(host, String(payload['documentId']))
}

/** What a sealed submission names stays with it, even where its uploader removes it elsewhere. */
export async function holdSubmittedFiles(work: Writing, event: KeptEvent): Promise<void> {
  const submissionId = String(event.facts['submissionId'])
  const row = await work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('programmes.application as a', 'a.id', 's.application_id')
    .where('s.id', '=', submissionId)
    .select(['s.answers', 'a.id', 'a.org_id', 'a.programme_id'])
    .executeTakeFirst()
  if (row === undefined) return
  const answers = row.answers as Answers
  const { form } = await programmeOf(work, row.programme_id)
  const named = [...filesNamed(form, answers).map(({ fileId }) => fileId), ...figuresNamed(answers)]
  const files = await attachedFiles(work, { id: row.id, orgId: row.org_id }, named)
  for (const { versionId } of files.values()) {
    const hold = { versionId, thingKind: submissionThing, thingId: submissionId, slot: versionId }
    await holdVersion(work, { ...hold, confidential: true })
  }
}
