/** Asking for a document: one of the same content is given again, a new one becomes a job. */
import type { DocumentWish, PrintedDocument } from '../../domain/programmes/documents.ts'
import type { Json } from '../../domain/kernel/stableJson.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict, missing } from '../../domain/kernel/verdict.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { documentOfRow, mayReadSubject, type DocumentRow } from './document.queries.ts'
import { digestOfRecipe, prepare, type Prepared } from './document.recipes.ts'

export const documentJob = 'programmes.makeDocument'

/** One person has at most so many documents in the making. */
const waitingMax = 40
/** A job that says nothing for so long has lost its process; asking again starts it anew. */
const silentMs = 10 * 60_000

async function insistRoom(work: Writing): Promise<void> {
  const { waiting } = await work.db
    .selectFrom('programmes.document')
    .where('asked_by', '=', work.actor.personId)
    .where('state', 'in', ['waiting', 'running'])
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  if (Number(waiting) >= waitingMax) {
    throw new Problem(conflict('programmes.document_queue_full', { limit: waitingMax }))
  }
}

/** The row of this content, made if need be; `made` tells whether a job must be asked for. */
export async function documentFor(
  work: Writing,
  wish: DocumentWish,
  { recipe, name }: Prepared,
): Promise<{ readonly row: DocumentRow; readonly made: boolean }> {
  const key = {
    subject: wish.subject,
    subject_id: wish.id,
    kind: wish.kind,
    format: wish.format,
    digest: await digestOfRecipe(wish.kind, recipe),
  }
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto('programmes.document')
    .values({
      id: newId(work.now),
      ...key,
      recipe: JSON.stringify(recipe as unknown as Json),
      name,
      asked_by: work.actor.personId,
      asked_at: work.now,
      changed_at: work.now,
    })
    .onConflict((clause) => clause.constraint('document_is_made_once').doNothing())
    .executeTakeFirst()
  let rows = work.db.selectFrom('programmes.document').selectAll().forUpdate()
  for (const [column, value] of Object.entries(key)) {
    rows = rows.where(column as keyof typeof key, '=', value)
  }
  return {
    row: await rows.executeTakeFirstOrThrow(),
    made: Number(numInsertedOrUpdatedRows) > 0,
  }
}

function isStuck(row: DocumentRow, now: Date): boolean {
  const silent = now.getTime() - row.changed_at.getTime() > silentMs
  return row.state === 'failed' || (row.state !== 'done' && silent)
}

export async function askDocument(
  work: Writing,
  wish: DocumentWish,
  language: Language,
): Promise<PrintedDocument> {
  if (!(await mayReadSubject(work, wish.subject, wish.id))) {
    throw new Problem(missing('kernel.missing', { noun: wish.subject }))
  }
  const prepared = await prepare(work, wish)
  const { row, made } = await documentFor(work, wish, prepared)
  if (made) await insistRoom(work)
  if (!made && !isStuck(row, work.now)) return documentOfRow(work, row, language)
  const waiting = {
    state: 'waiting',
    attempts: 0,
    fault_code: null,
    fault_facts: '{}',
    changed_at: work.now,
  }
  await work.db.updateTable('programmes.document').set(waiting).where('id', '=', row.id).execute()
  await enqueue(work, documentJob, { documentId: row.id })
  return documentOfRow(work, { ...row, ...waiting, fault_facts: {} }, language)
}
