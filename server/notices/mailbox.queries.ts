/** Letters as people may see them: one's own in a demo, all without what they say as an operator. */
import type { Selectable } from 'kysely'
import type { Channel } from '../../domain/notices/kind.ts'
import type {
  Letter,
  LetterPurpose,
  LetterState,
  OutboxLetter,
} from '../../domain/notices/letter.ts'
import { missing } from '../../domain/kernel/verdict.ts'
import type { NoticesLetter } from '../kernel/generated/schema.ts'
import type { Host } from '../kernel/host.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { openLetter } from './words.sealed.ts'

type Row = Selectable<NoticesLetter>
type PageWish = { readonly limit?: number; readonly after?: string }

/** What stands on the outside. */
const coverOf = (row: Row) => ({
  id: row.id,
  channel: row.channel as Channel,
  purpose: row.purpose as LetterPurpose,
  to: row.address,
  state: row.state as LetterState,
  attempts: row.attempts,
  fault: row.fault,
  at: row.made_at.toISOString(),
})

function letterOf(host: Host, row: Row): Letter {
  const { subject, plain, html } = openLetter(host, row)
  return {
    ...coverOf(row),
    senderName: row.sender_name,
    ...{ subject, text: plain, html },
    enclosure:
      row.enclosure_name === null || row.enclosure_bytes === null
        ? null
        : { name: row.enclosure_name, bytes: row.enclosure_bytes },
  }
}

/** What a letter says is not even opened. */
const outboxLetterOf = (row: Row): OutboxLetter => ({
  ...coverOf(row),
  enclosureBytes: row.enclosure_bytes,
})

function nextOf(rows: readonly Row[], limit: number): string | null {
  return rows.length === limit ? (rows.at(-1)?.id ?? null) : null
}

/**
 * The demo mailbox. Whoever knows an address may read what was sent there, as confirming an address happens
 * before signing in; outside a demo there is no such page.
 */
export async function readMailbox(work: Reading, wish: PageWish & { readonly address?: string }) {
  if (!work.host.config.demo) throw new Problem(missing('notices.no_mailbox'))
  const limit = wish.limit ?? 50
  const address = wish.address?.trim().toLowerCase()
  const mine = work.db
    .selectFrom('notices.letter')
    .where((eb) =>
      address === undefined
        ? eb('person_id', '=', work.actor.personId)
        : eb(eb.fn<string>('lower', ['address']), '=', address),
    )
  const { total } = await mine
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = wish.after === undefined ? mine : mine.where('id', '<', wish.after)
  const rows = await page.selectAll().orderBy('id', 'desc').limit(limit).execute()
  return { rows: rows.map((row) => letterOf(work.host, row)), total, next: nextOf(rows, limit) }
}

export async function listOutbox(work: Reading, wish: PageWish & { readonly state?: LetterState }) {
  const limit = wish.limit ?? 50
  let all = work.db.selectFrom('notices.letter')
  if (wish.state !== undefined) all = all.where('state', '=', wish.state)
  const { total } = await all
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = wish.after === undefined ? all : all.where('id', '<', wish.after)
  const rows = await page.selectAll().orderBy('id', 'desc').limit(limit).execute()
  return {
    rows: rows.map(outboxLetterOf),
    total,
    next: nextOf(rows, limit),
  }
}
