/** Sends letters: claimed in one transaction, sent outside of any, settled in another. */
import { sql } from 'kysely'
import { systemActor } from '../../domain/kernel/actor.ts'
import { perMinute } from '../../domain/notices/channel.ts'
import type { Channel } from '../../domain/notices/kind.ts'
import {
  type LetterPurpose,
  letterAttemptsMax,
  waitAfterAttempt,
} from '../../domain/notices/letter.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { adaptersOf, waysOf, type Sent } from './channel.ts'
import { openLetter, type LetterWords } from './words.sealed.ts'
import { announceAttempt, openEnclosure, parcelFault, parcelOutcome } from './parcel.ts'

/** A letter whose sender died is taken up again after this; it may then arrive twice, under one number. */
const claimMs = 10 * 60_000
const lettersPerRun = 2000

function start(host: Host) {
  return { actor: systemActor, requestId: newId(host.clock.now()) }
}

/** Channels that have sent as much within the last minute as their way takes. */
async function fullChannels(work: Writing): Promise<Channel[]> {
  const ways = waysOf(work.host.config)
  const minuteAgo = new Date(work.now.getTime() - 60_000)
  // Each half by an index of its own: this is asked before every letter.
  const { rows } = await sql<{ channel: Channel; n: number }>`
    select channel, count(*)::int as n from (
      select channel from notices.letter where state = 'sending'
      union all
      select channel from notices.letter where channel = any(${Object.keys(ways)}::text[])
        and settled_at > ${minuteAgo} and state in ('sent', 'bounced')) recent
    group by channel`.execute(work.db)
  return rows
    .filter(({ channel, n }) => n >= perMinute[ways[channel]])
    .map(({ channel }) => channel)
}

const codesFirst = sql<number>`case when purpose = 'code' then 0 else 1 end`

/** A letter whose sender died, or else the first of those that wait; codes go first. */
async function nextLetter(work: Writing): Promise<string | undefined> {
  const full = await fullChannels(work)
  const stale = new Date(work.now.getTime() - claimMs)
  const letters = work.db
    .selectFrom('notices.letter')
    .$if(full.length > 0, (query) => query.where('channel', 'not in', full))
    .select('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  const left = await letters
    .where('state', '=', 'sending')
    .where('claimed_at', '<=', stale)
    .orderBy('claimed_at')
    .executeTakeFirst()
  if (left !== undefined) return left.id
  const waiting = await letters
    .where('state', '=', 'waiting')
    .where('next_at', '<=', work.now)
    .orderBy(codesFirst)
    .orderBy('next_at')
    .executeTakeFirst()
  return waiting?.id
}

/** The next letter to be sent, now this process's own. */
function claim(host: Host) {
  return writing(host, start(host), async (work) => {
    const id = await nextLetter(work)
    if (id === undefined) return undefined
    return work.db
      .updateTable('notices.letter')
      .set((eb) => ({
        state: 'sending',
        claimed_at: work.now,
        attempts: eb.fn<number>('least', [eb('attempts', '+', 1), eb.val(letterAttemptsMax)]),
      }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

/** Codes and links that were sent are of no use to anybody but the one who got them. */
function spentBody(work: Writing, letter: Claimed, state: string) {
  const secret = letter.purpose === 'code' || letter.purpose === 'invitation'
  return secret && !work.host.config.demo && state === 'sent'
    ? { words: null, plain: '', html: '' }
    : {}
}

async function settle(work: Writing, letter: Claimed, sent: Sent): Promise<void> {
  const fault = 'fault' in sent ? sent.fault : null
  const over = sent.outcome === 'deferred' && letter.attempts >= letterAttemptsMax
  const state = sent.outcome === 'deferred' ? (over ? 'failed' : 'waiting') : sent.outcome
  const nextAt = new Date(work.now.getTime() + waitAfterAttempt(letter.attempts))
  await work.db
    .updateTable('notices.letter')
    .set({
      state,
      fault,
      next_at: state === 'waiting' ? nextAt : letter.next_at,
      settled_at: state === 'waiting' ? null : work.now,
      claimed_at: null,
      ...spentBody(work, letter, state),
    })
    .where('id', '=', letter.id)
    .where('state', '=', 'sending')
    .execute()
  if (letter.purpose === 'parcel') return tellModule(work, letter, sent, over ? null : nextAt)
  if (sent.outcome !== 'bounced' || letter.channel !== 'mail') return
  await work.db
    .insertInto('notices.bounce')
    .values({ address: letter.address.toLowerCase(), fault: sent.fault, at: work.now })
    .onConflict((clause) => clause.doNothing())
    .execute()
}

/** An office's mailbox that refuses one enclosure, for its size as often as not, takes the next letter. */
async function tellModule(work: Writing, letter: Claimed, sent: Sent, nextAt: Date | null) {
  const outcome = parcelOutcome(work, sent, nextAt === null)
  await announceAttempt(work, {
    key: letter.once_key!,
    attempt: letter.attempts,
    outcome,
    fault: parcelFault(work, sent),
    nextAt: outcome === 'deferred' ? nextAt : null,
  })
}

function enclosureOf(host: Host, letter: Claimed) {
  const { enclosure_kind: kind, enclosure_id: id, enclosure_name: name } = letter
  if (kind === null || id === null || name === null) return null
  return { name, open: () => openEnclosure(host, kind, id) }
}

/** The subject, and the first way to somewhere. */
function briefOf({ subject, plain }: LetterWords): string {
  const url = /https?:\/\/\S+/.exec(plain)?.[0]
  return url === undefined ? subject : `${subject}\n${url}`
}

/** Sends what waits, one after another. Several processes may do so at once. */
export async function sendLetters(host: Host): Promise<void> {
  const adapters = adaptersOf(host)
  for (let count = 0; count < lettersPerRun; count++) {
    const letter = await claim(host)
    if (letter === undefined) return
    const words = openLetter(host, letter)
    const sent = await adapters[letter.channel as Channel].send({
      id: letter.id,
      address: letter.address,
      senderName: letter.sender_name,
      ...words,
      brief: briefOf(words),
      purpose: letter.purpose as LetterPurpose,
      unsubscribeUrl: letter.unsubscribe_url,
      enclosure: enclosureOf(host, letter),
    })
    await writing(host, start(host), (work) => settle(work, letter, sent))
  }
}
