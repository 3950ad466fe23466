/** Linking a messenger's account: a code goes there, whoever reads it types it here. */
import { randomInt, timingSafeEqual } from 'node:crypto'
import {
  addressCodeMinutes,
  mayAskCode,
  mayProve,
  readAddress,
  type Messenger,
} from '../../domain/notices/address.ts'
import { fill } from '../../domain/notices/kind.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { brandOf } from '../kernel/brand.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import type { KeptEvent } from '../kernel/module.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { openFor, sealFor } from '../people/index.ts'
import { addressField, codeField, lockAddress, pendingOf } from './address.queries.ts'
import { footerOf, greeting, writeLetter } from './letter.actions.ts'
import { noticeWords } from './words.ts'

async function sendCode(
  work: Writing,
  given: { readonly channel: Messenger; readonly address: string; readonly code: string },
  language: Language,
): Promise<void> {
  const { channel, address, code } = given
  const words = noticeWords[language].code
  const own = words.address
  const brand = await brandOf(work.db)
  const facts = {
    minutes: addressCodeMinutes,
    channel: noticeWords[language].channel[channel],
    brand: brand[language].name,
    code,
  }
  await writeLetter(work, {
    channel,
    purpose: 'code',
    address,
    personId: work.actor.personId,
    once: `address:${newId(work.now)}`,
    unsubscribeUrl: null,
    language,
    brand,
    draft: {
      subject: own.subject,
      greeting: greeting(language, null),
      paragraphs: [fill(own.body, facts)],
      links: [],
      footer: footerOf(work, language, brand),
    },
  })
  await enqueue(work, 'notices.send', {})
}

export async function askAddress(
  work: Writing,
  wish: { readonly channel: Messenger; readonly address: string },
  language: Language,
): Promise<void> {
  const personId = work.actor.personId!
  const reading = readAddress(wish.address)
  insist(reading)
  const address = reading.value!
  const { channel } = wish
  const known = await lockAddress(work, personId, channel)
  insist(mayAskCode(pendingOf(known), work.now))
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const pending = {
    pending_sealed: await sealFor(work, personId, addressField(channel), address),
    code_sealed: await sealFor(work, personId, codeField(channel), code),
    asked_at: work.now,
    expires_at: new Date(work.now.getTime() + addressCodeMinutes * 60_000),
    failures: 0,
  }
  await work.db
    .insertInto('notices.address')
    .values({ person_id: personId, channel, ...pending })
    .onConflict((clause) => clause.columns(['person_id', 'channel']).doUpdateSet(pending))
    .execute()
  await sendCode(work, { channel, address, code }, language)
  await record(work, 'notices.address.ask', personId, { channel })
}

/** A wrong code counts, so the refusal must not undo the counting: it is thrown after the commit. */
async function refuseCode(work: Writing, personId: string, channel: Messenger): Promise<void> {
  await work.db
    .updateTable('notices.address')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('person_id', '=', personId)
    .where('channel', '=', channel)
    .execute()
  work.afterCommit(() => {
    throw new Problem(invalid('notices.address_code_wrong'))
  })
}

export async function proveAddress(
  work: Writing,
  channel: Messenger,
  typed: string,
): Promise<void> {
  const personId = work.actor.personId!
  const known = await lockAddress(work, personId, channel)
  insist(mayProve(pendingOf(known), work.now))
  const code = await openFor(work, personId, codeField(channel), known!.code_sealed)
  if (!timingSafeEqual(Buffer.from(code ?? ''), Buffer.from(typed))) {
    return refuseCode(work, personId, channel)
  }
  await work.db
    .updateTable('notices.address')
    .set({
      address_sealed: known!.pending_sealed,
      proved_at: work.now,
      pending_sealed: null,
      code_sealed: null,
      asked_at: null,
      expires_at: null,
      failures: 0,
    })
    .where('person_id', '=', personId)
    .where('channel', '=', channel)
    .execute()
  await record(work, 'notices.address.prove', personId, { channel })
}

export async function removeAddress(work: Writing, channel: Messenger): Promise<void> {
  const personId = work.actor.personId!
  const { numDeletedRows } = await work.db
    .deleteFrom('notices.address')
    .where('person_id', '=', personId)
    .where('channel', '=', channel)
    .executeTakeFirst()
  if (Number(numDeletedRows) > 0) {
    await record(work, 'notices.address.remove', personId, { channel })
  }
}

/** Who left for good is reached by nothing any more. */
export async function personErased(work: Writing, event: KeptEvent): Promise<void> {
  await work.db
    .deleteFrom('notices.address')
    .where('person_id', '=', String(event.facts['personId']))
    .execute()
}
