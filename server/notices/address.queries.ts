/** Accounts in messengers, opened for their owner and for sending. */
import type { Selectable } from 'kysely'
import { messengers, type LinkedAddress, type Messenger } from '../../domain/notices/address.ts'
import type { Channel } from '../../domain/notices/kind.ts'
import type { NoticesAddress } from '../kernel/generated/schema.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { contactOf, openFor } from '../people/index.ts'

export type AddressRow = Selectable<NoticesAddress>

export const addressField = (channel: Messenger): string => `address.${channel}`
export const codeField = (channel: Messenger): string => `addressCode.${channel}`

export function lockAddress(
  work: Writing,
  personId: string,
  channel: Messenger,
): Promise<AddressRow | undefined> {
  return work.db
    .selectFrom('notices.address')
    .where('person_id', '=', personId)
    .where('channel', '=', channel)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

export function pendingOf(row: AddressRow | undefined) {
  const { asked_at: askedAt, expires_at: expiresAt, failures } = row ?? {}
  return askedAt && expiresAt ? { askedAt, expiresAt, failures: failures ?? 0 } : null
}

async function rowsOf(work: Reading, personId: string): Promise<AddressRow[]> {
  return work.db
    .selectFrom('notices.address')
    .where('person_id', '=', personId)
    .selectAll()
    .execute()
}

export async function listAddresses(
  work: Reading,
): Promise<{ rows: LinkedAddress[]; mobile: boolean }> {
  const personId = work.actor.personId!
  const known = await rowsOf(work, personId)
  const rows: LinkedAddress[] = []
  for (const channel of messengers) {
    const row = known.find((one) => one.channel === channel)
    const open = (sealed: Buffer | null | undefined) =>
      openFor(work, personId, addressField(channel), sealed ?? null)
    const pending = await open(row?.pending_sealed)
    const expiresAt = row?.expires_at ?? null
    rows.push({
      channel,
      address: await open(row?.address_sealed),
      provedAt: row?.proved_at?.toISOString() ?? null,
      pending:
        pending === null || expiresAt === null || expiresAt <= work.now
          ? null
          : { address: pending, expiresAt: expiresAt.toISOString() },
    })
  }
  const contact = await contactOf(work, personId)
  return { rows, mobile: (contact?.mobile ?? null) !== null }
}

type Contact = NonNullable<Awaited<ReturnType<typeof contactOf>>>

/** Where a person is reached by a channel; null where they gave nothing, or have not proved it. */
export async function addressOf(
  work: Reading,
  contact: Contact,
  channel: Channel,
): Promise<string | null> {
  if (channel === 'mail') return contact.email
  if (channel === 'sms') return contact.mobile
  const row = (await rowsOf(work, contact.personId)).find((one) => one.channel === channel)
  return openFor(work, contact.personId, addressField(channel), row?.address_sealed ?? null)
}
