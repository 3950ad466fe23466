/**
 * One request at a time receives the bytes of an upload. It holds the row for a few seconds, renews the hold
 * while bytes come, and with each renewal acknowledges what is durable. After a crash the hold runs out.
 */
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/kernel/actor.ts'
import { conflict, type Refusal } from '../../domain/kernel/verdict.ts'
import type { Host } from '../kernel/host.ts'
import { Problem } from '../kernel/problem.ts'
import { writing } from '../kernel/work.ts'
import { moveUsage } from './quota.ts'
import { readUpload, type UploadRow } from './upload.queries.ts'
import { uploadKeptDays } from '../../domain/files/upload.ts'

export const holdMs = 12_000
export const renewEveryMs = 3_000

export type Asking = { readonly actor: Actor; readonly requestId: string }

export type HeldUpload = { readonly row: UploadRow; readonly holder: string }

/** Takes hold of an upload that stands at `offset`, or says why not. */
export function holdUpload(
  host: Host,
  asking: Asking,
  id: string,
  offset: number,
): Promise<HeldUpload> {
  return writing(host, asking, async (work) => {
    const holder = randomUUID()
    const row = await work.db
      .updateTable('files.upload')
      .set({ held_by: holder, held_until: new Date(work.now.getTime() + holdMs) })
      .where('id', '=', id)
      .where('person_id', '=', work.actor.personId)
      .where('expires_at', '>', work.now)
      .where('state', '=', 'receiving')
      .where('received_bytes', '=', offset)
      .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', work.now)]))
      .returningAll()
      .executeTakeFirst()
    if (row !== undefined) return { row, holder }
    const now = await readUpload(work, id)
    if (now.state !== 'receiving') throw new Problem(conflict('files.upload_closed'))
    if (now.held_until !== null && now.held_until > work.now) {
      throw new Problem(conflict('files.upload_busy'))
    }
    throw new Problem(conflict('files.offset_wrong', { receivedBytes: now.received_bytes }))
  })
}

/** How a request ends: with more received, with everything received, or with a refusal of all of it. */
export type Outcome =
  | { readonly state: 'receiving'; readonly receivedBytes: number }
  | { readonly state: 'received'; readonly receivedBytes: number; readonly digest: string }
  | { readonly state: 'refused'; readonly receivedBytes: number; readonly refusal: Refusal }

/** Acknowledges bytes that are durable and keeps the hold; false where the hold was lost. */
export function renewHold(
  host: Host,
  asking: Asking,
  held: HeldUpload,
  receivedBytes: number,
): Promise<boolean> {
  return writing(host, asking, async (work) => {
    const { numUpdatedRows } = await work.db
      .updateTable('files.upload')
      .set({
        received_bytes: receivedBytes,
        held_until: new Date(work.now.getTime() + holdMs),
      })
      .where('id', '=', held.row.id)
      .where('held_by', '=', held.holder)
      .executeTakeFirst()
    return Number(numUpdatedRows) > 0
  })
}

/** Writes how the request ended and lets go. Undefined where somebody else holds the upload by now. */
export function releaseHold(
  host: Host,
  asking: Asking,
  held: HeldUpload,
  outcome: Outcome,
): Promise<UploadRow | undefined> {
  return writing(host, asking, async (work) => {
    const refused = outcome.state === 'refused' ? outcome.refusal : undefined
    const row = await work.db
      .updateTable('files.upload')
      .set({
        state: outcome.state,
        received_bytes: outcome.receivedBytes,
        digest: outcome.state === 'received' ? outcome.digest : null,
        refusal: refused?.code ?? null,
        refusal_facts: JSON.stringify(refused?.facts ?? {}),
        held_by: null,
        held_until: null,
        expires_at: new Date(work.now.getTime() + uploadKeptDays * 86_400_000),
      })
      .where('id', '=', held.row.id)
      .where('held_by', '=', held.holder)
      .returningAll()
      .executeTakeFirst()
    if (row !== undefined && refused !== undefined) {
      await moveUsage(work, row.owner_id, { reserved: -row.bytes })
    }
    return row
  })
}
