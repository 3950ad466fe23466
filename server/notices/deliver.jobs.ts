/** Turns planned deliveries that are due into letters: one each, or one digest for many. */
import { sql } from 'kysely'
import { type Channel, fill } from '../../domain/notices/kind.ts'
import type { LetterDraft } from '../../domain/notices/letter.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { brandOf, type Brands } from '../kernel/brand.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { contactOf } from '../people/index.ts'
import { addressOf } from './address.queries.ts'
import { footerOf, greeting, writeLetter } from './letter.actions.ts'
import { dayInWords, worded } from './notice.queries.ts'
import { unsubscribeToken } from './preference.actions.ts'
import { noticeWords } from './words.ts'

const personsPerRound = 100
const noticesPerDigest = 30
const deliveriesPerPerson = 500
/** So many plain notices at one moment come in one letter, whatever was chosen: nobody reads forty mails. */
const apartMax = 3

type Contact = NonNullable<Awaited<ReturnType<typeof contactOf>>>
type Due = Awaited<ReturnType<typeof lockDue>>[number]

/** What is due for one person and channel; those who deliver at the same moment wait for each other. */
async function lockDue(work: Writing, personId: string, channel: string) {
  const key = `notices ${personId} ${channel}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 7100))`.execute(work.db)
  return work.db
    .selectFrom('notices.delivery as d')
    .innerJoin('notices.notice as n', 'n.id', 'd.notice_id')
    .where('d.person_id', '=', personId)
    .where('d.channel', '=', channel)
    .where('d.state', '=', 'planned')
    .where('d.due_at', '<=', work.now)
    .select(['d.id as delivery_id', 'd.urgent', 'd.choice', 'n.read_at', 'n.id'])
    .select(['n.kind', 'n.facts', 'n.sealed_facts', 'n.thing_id', 'n.due_at'])
    .orderBy('n.id')
    .limit(deliveriesPerPerson)
    .execute()
}

async function settle(
  work: Writing,
  due: readonly Due[],
  state: 'written' | 'skipped',
  letterId: string | null,
): Promise<void> {
  if (due.length === 0) return
  await work.db
    .updateTable('notices.delivery')
    .set({ state, letter_id: letterId })
    .where(
      'id',
      'in',
      due.map((one) => one.delivery_id),
    )
    .execute()
}

type Reader = {
  readonly contact: Contact
  readonly channel: Channel
  readonly address: string
  readonly token: string
  readonly brand: Brands
}

/** The paragraphs of one notice and the way to its thing. */
function told(work: Writing, language: Language, one: Due) {
  const words = noticeWords[language].letter
  const { kind, subject, body, path } = worded(work.host, language, one)
  const due =
    one.due_at === null ? [] : [fill(words.due, { due: dayInWords(language, one.due_at) })]
  const paragraphs = [...body.split('\n'), ...due].filter((line) => line !== '')
  return { kind, subject, paragraphs, url: `${work.host.config.baseUrl}${path}` }
}

async function writeOne(work: Writing, reader: Reader, one: Due): Promise<string | null> {
  const { contact, channel, address, token, brand } = reader
  const { language } = contact
  const { kind, subject, paragraphs, url } = told(work, language, one)
  const unsubscribe =
    kind?.optional === true
      ? {
          label: kind.words[language].label,
          url: `${work.host.config.baseUrl}/notices/unsubscribe?token=${token}&kind=${kind.code}`,
        }
      : undefined
  return writeLetter(work, {
    channel,
    purpose: 'notice',
    address,
    personId: contact.personId,
    once: `notice:${one.id}:${channel}`,
    unsubscribeUrl: unsubscribe?.url ?? null,
    language,
    brand,
    draft: {
      subject,
      greeting: greeting(language, contact.name),
      paragraphs: channel === 'sms' ? [subject] : paragraphs,
      links: [{ label: noticeWords[language].letter.open, url }],
      footer: footerOf(work, language, brand, unsubscribe === undefined ? {} : { unsubscribe }),
    },
  })
}

async function writeDigest(
  work: Writing,
  reader: Reader,
  many: readonly Due[],
): Promise<string | null> {
  const { contact, channel, address, brand } = reader
  const { language, name, personId } = contact
  const words = noticeWords[language].letter
  const shown = many.slice(0, noticesPerDigest).map((one) => told(work, language, one))
  const more = many.length - shown.length
  const links: LetterDraft['links'] = [
    ...shown.map(({ subject, url }) => ({ label: subject, url })),
    { label: words.all, url: `${work.host.config.baseUrl}/notices` },
  ]
  const count = many.length
  return writeLetter(work, {
    channel,
    purpose: 'digest',
    address,
    personId,
    once: `digest:${many[0]!.delivery_id}`,
    unsubscribeUrl: null,
    language,
    brand,
    draft: {
      subject: fill(words.digestSubject, { count, brand: brand[language].name }),
      greeting: greeting(language, name),
      paragraphs: [
        fill(words.digestIntro, { count }),
        ...(more > 0 ? [fill(words.digestMore, { count: more })] : []),
      ],
      links,
      footer: footerOf(work, language, brand),
    },
  })
}

async function isBounced(work: Writing, address: string): Promise<boolean> {
  const row = await work.db
    .selectFrom('notices.bounce')
    .where('address', '=', address.toLowerCase())
    .select('address')
    .executeTakeFirst()
  return row !== undefined
}

async function readerOf(
  work: Writing,
  personId: string,
  channel: Channel,
): Promise<Reader | undefined> {
  const contact = await contactOf(work, personId)
  const address = contact === undefined ? null : await addressOf(work, contact, channel)
  if (contact === undefined || address === null || (await isBounced(work, address))) {
    return undefined
  }
  const token = await unsubscribeToken(work, personId)
  return { contact, channel, address, token, brand: await brandOf(work.db) }
}

async function deliverTo(work: Writing, personId: string, channel: Channel): Promise<void> {
  const due = await lockDue(work, personId, channel)
  if (due.length === 0) return
  const reader = await readerOf(work, personId, channel)
  if (reader === undefined) return settle(work, due, 'skipped', null)
  // What has been read on the page need not come again with the digest.
  const stale = due.filter((one) => one.choice === 'digest' && one.read_at !== null)
  await settle(work, stale, 'skipped', null)
  const urgent = due.filter((one) => one.urgent)
  const plain = due.filter((one) => !one.urgent && !stale.includes(one))
  const soon = plain.filter((one) => one.choice === 'at_once')
  const apart = soon.length <= apartMax ? soon : []
  for (const one of [...urgent, ...apart]) {
    await settle(work, [one], 'written', await writeOne(work, reader, one))
  }
  const together = plain.filter((one) => !apart.includes(one))
  const [single] = together
  if (single === undefined) return
  const letterId =
    together.length === 1
      ? await writeOne(work, reader, single)
      : await writeDigest(work, reader, together)
  await settle(work, together, 'written', letterId)
}

type DueWay = { readonly person_id: string; readonly channel: Channel }

async function dueWays(host: Host): Promise<DueWay[]> {
  const rows = await host.database.reader
    .selectFrom('notices.delivery')
    .where('state', '=', 'planned')
    .where('due_at', '<=', host.clock.now())
    .select(['person_id', 'channel'])
    .distinct()
    .limit(personsPerRound)
    .execute()
  return rows.map((row) => ({ person_id: row.person_id, channel: row.channel as Channel }))
}

/** Writes every letter that is due. */
export async function writeDueLetters(host: Host): Promise<void> {
  for (let ways = await dueWays(host); ways.length > 0; ways = await dueWays(host)) {
    for (const { person_id, channel } of ways) {
      const start = { actor: systemActor, requestId: newId(host.clock.now()) }
      await writing(host, start, (work) => deliverTo(work, person_id, channel))
    }
  }
}
