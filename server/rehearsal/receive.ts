/** The office receives what was sent, checks every entry, and accepts it. */
import { allRows } from '../../domain/kernel/allRows.ts'
import { readLedger, recordReceipt } from '../../domain/programmes/dispatch.endpoints.ts'
import {
  acceptEntry,
  checkEntry,
  listEntries,
  readEntry,
} from '../../domain/programmes/entry.endpoints.ts'
import { withEach } from './calls.ts'
import type { Office } from './cast.ts'
import { atOnce, reasonOf, type Rehearsal } from './rehearsal.ts'

const pageMost = 200

export async function receive({ stage, definition }: Rehearsal, office: Office): Promise<void> {
  const { calls, host } = stage
  const token = await stage.tokenOf(office.first)
  const params = { programmeId: definition.id }
  const ledger = await allRows((page) =>
    calls.ask(token, readLedger, {
      params,
      query: { limit: pageMost, ...page },
    }),
  )
  const waiting = ledger.flatMap(({ dispatches, volumes }) =>
    dispatches
      .filter(({ receivedAt }) => receivedAt === null)
      .map(({ id, pieces }) => ({ id, pieces: volumes ?? pieces })),
  )
  // One counter takes the parcels one after another.
  for (const { id, pieces } of waiting) {
    const body = { receivedAt: host.clock.now().toISOString(), pieces }
    await calls.ask(token, recordReceipt, { params: { id }, body })
  }
}

export type EntryAt = { readonly id: string; readonly directions: readonly string[] }

/** Everything passes with a note, as if each paper had been looked at. */
export async function checkEntries(
  { stage, definition }: Rehearsal,
  office: Office,
): Promise<EntryAt[]> {
  const { calls } = stage
  const token = await stage.tokenOf(office.first)
  const params = { programmeId: definition.id }
  const entries = await allRows((page) =>
    calls.ask(token, listEntries, {
      params,
      query: { limit: pageMost, ...page },
    }),
  )
  const note = reasonOf('已与原件核对，予以通过')
  await withEach(entries, atOnce, async ({ id }) => {
    const at = { params: { id } }
    const { items } = await calls.ask(token, readEntry, at)
    const results = items.map(({ code }) => ({ item: code, result: 'pass' as const, note }))
    const { version: seen } = await calls.ask(token, checkEntry, { ...at, body: { results } })
    await calls.ask(token, acceptEntry, { ...at, body: { seen } })
  })
  return entries.map(({ id, directions }) => ({ id, directions }))
}
