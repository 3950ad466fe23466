/** Holding versions for things, and letting them go. */
import { mayAttach, type Version } from '../../domain/files/version.ts'
import { forbidden } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { versionById, versionOf, visibleVersion } from './version.queries.ts'

export type Hold = {
  readonly versionId: string
  /** `<module>.<noun>`, whose audience the owning module has registered. */
  readonly thingKind: string
  readonly thingId: string
  /** Where in the thing: the name of a field, a table cell, a role. */
  readonly slot: string
  /** Whoever opens it leaves a trace, written before the first byte is sent. */
  readonly confidential?: boolean
}

/**
 * Makes a thing hold a version. The owning module has decided that the actor may change the thing; here it
 * is insisted that the actor may use the file. Doing it again is no harm.
 */
export async function attach(work: Writing, hold: Hold): Promise<Version> {
  const { row } = await visibleVersion(work, hold.versionId).catch((error: unknown) => {
    if (error instanceof Problem) throw new Problem(forbidden('files.not_attachable'))
    throw error
  })
  insist(mayAttach(versionOf(row).inspection))
  await holdVersion(work, hold)
  return versionById(work, hold.versionId)
}

/** The same for what the house made itself: no right of the actor is asked for. */
export async function holdVersion(work: Writing, hold: Hold): Promise<void> {
  const id = newId(work.now)
  const made = await work.db
    .insertInto('files.attachment')
    .values({
      id,
      version_id: hold.versionId,
      thing_kind: hold.thingKind,
      thing_id: hold.thingId,
      slot: hold.slot,
      confidential: hold.confidential ?? false,
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .onConflict((clause) => clause.constraint('attachment_is_made_once').doNothing())
    .executeTakeFirst()
  if (Number(made.numInsertedOrUpdatedRows) === 0) return
  const { versionId, thingKind, slot } = hold
  await record(work, 'files.version.attach', hold.thingId, { versionId, thingKind, slot })
}

/** Ends a hold; answers whether there was one. The version stays until nobody has wanted it for a while. */
export async function detach(work: Writing, hold: Omit<Hold, 'confidential'>): Promise<boolean> {
  const ended = await work.db
    .deleteFrom('files.attachment')
    .where('version_id', '=', hold.versionId)
    .where('thing_kind', '=', hold.thingKind)
    .where('thing_id', '=', hold.thingId)
    .where('slot', '=', hold.slot)
    .executeTakeFirst()
  if (Number(ended.numDeletedRows) === 0) return false
  const { versionId, thingKind, slot } = hold
  await record(work, 'files.version.detach', hold.thingId, { versionId, thingKind, slot })
  return true
}
