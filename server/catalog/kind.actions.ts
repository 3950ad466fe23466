/** Writing a kind, publishing it as a version that leaves offers right, and retiring one. */
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/catalog/kind.endpoints.ts'
import {
  kindFaults,
  kindsMost,
  mayEditKinds,
  mayPublishKind,
  mayRetireKind,
  type KindWork,
} from '../../domain/catalog/kindWork.ts'
import { hasSeenOffer } from '../../domain/catalog/offer.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { openKind, publishedKind } from './kind.queries.ts'
import { forgetKinds } from './kinds.ts'

type Body<Name extends keyof typeof endpoints> = BodyOf<(typeof endpoints)[Name]>

/** The row of a kind, held; a kind that ships has none before somebody touches it. */
async function lockRow(work: Writing, id: string) {
  return work.db
    .selectFrom('catalog.kind')
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

async function insistRoom(work: Writing): Promise<void> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::integer as n from catalog.kind`.execute(work.db)
  if (rows[0]!.n >= kindsMost)
    throw new Problem(conflict('catalog.kinds_full', { most: kindsMost }))
}

const by = ({ actor, now }: Writing) => ({ changed_by: actor.personId, changed_at: now })

/** Keeps the row with this change, at its next version. */
async function keepRow(
  work: Writing,
  id: string,
  change: {
    readonly draft?: string | null
    readonly retired_at?: Date | null
    readonly reason?: string
  },
): Promise<void> {
  await work.db
    .insertInto('catalog.kind')
    .values({ id, ...change, ...by(work) })
    .onConflict((clause) =>
      clause.column('id').doUpdateSet((eb) => ({
        ...change,
        ...by(work),
        version: eb('catalog.kind.version', '+', 1),
      })),
    )
    .execute()
}

export async function writeKind(
  work: Writing,
  id: string,
  { seen, definition }: Body<'writeKind'>,
): Promise<KindWork> {
  insist(mayEditKinds(work.actor))
  const row = await lockRow(work, id)
  insist(hasSeenOffer(row?.version ?? 0, seen))
  if (row === undefined) await insistRoom(work)
  const version = ((await publishedKind(work, id))?.version ?? 0) + 1
  const draft = JSON.stringify({ ...definition, shape: 'kind-1', id, version })
  await keepRow(work, id, { draft })
  await record(work, 'catalog.kind.write', id, { version })
  return openKind(work, id)
}

export async function discardKindDraft(
  work: Writing,
  id: string,
  { seen }: Body<'discardKindDraft'>,
): Promise<{ id: string }> {
  insist(mayEditKinds(work.actor))
  const row = found(await lockRow(work, id), 'kind')
  insist(hasSeenOffer(row.version, seen))
  if (row.draft === null) throw new Problem(conflict('catalog.kind_no_draft'))
  const published = await publishedKind(work, id)
  if (published === undefined)
    await work.db.deleteFrom('catalog.kind').where('id', '=', id).execute()
  else await keepRow(work, id, { draft: null })
  await record(work, 'catalog.kind.discard', id)
  return { id }
}

export async function publishKind(
  work: Writing,
  id: string,
  { seen }: Body<'publishKind'>,
): Promise<KindWork> {
  insist(mayEditKinds(work.actor))
  const row = found(await lockRow(work, id), 'kind')
  insist(hasSeenOffer(row.version, seen))
  const before = await publishedKind(work, id)
  const version = (before?.version ?? 0) + 1
  const definition = row.draft === null ? null : { ...(row.draft as object), version }
  const faults = definition === null ? [] : kindFaults(definition, before)
  insist(mayPublishKind(work.actor, { hasDraft: definition !== null, faults: faults.length }))
  await work.db
    .insertInto('catalog.kind_version')
    .values({
      kind_id: id,
      version,
      definition: JSON.stringify(definition),
      published_by: work.actor.personId,
      published_at: work.now,
    })
    .execute()
  await keepRow(work, id, { draft: null })
  await record(work, 'catalog.kind.publish', id, { version })
  await announce(work, 'catalog.kind.published', { kindId: id, version })
  work.afterCommit(forgetKinds)
  return openKind(work, id)
}

export async function retireKind(
  work: Writing,
  id: string,
  { retire, reason }: Body<'retireKind'>,
): Promise<KindWork> {
  const row = await lockRow(work, id)
  const published = (await publishedKind(work, id)) !== undefined
  const isRetired = (row?.retired_at ?? null) !== null
  insist(mayRetireKind(work.actor, { published, retired: isRetired }, retire, reason))
  await keepRow(work, id, { retired_at: retire ? work.now : null, reason: reason.trim() })
  if (retire) await record(work, 'catalog.kind.retire', id)
  else await record(work, 'catalog.kind.restore', id)
  work.afterCommit(forgetKinds)
  return openKind(work, id)
}
