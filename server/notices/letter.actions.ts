/** Writing letters: rendered, addressed, waiting to be sent. */
import type { Channel } from '../../domain/notices/kind.ts'
import { fill, oneLine } from '../../domain/notices/kind.ts'
import {
  chatLetter,
  htmlLetter,
  type LetterDraft,
  type LetterPurpose,
  plainLetter,
} from '../../domain/notices/letter.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Brands } from '../kernel/brand.ts'
import { newId } from '../kernel/id.ts'
import type { Writing } from '../kernel/work.ts'
import { sealLetter } from './words.sealed.ts'
import { noticeWords } from './words.ts'

export type Addressed = {
  readonly channel: Channel
  readonly purpose: LetterPurpose
  readonly address: string
  readonly personId: string | null
  /** The same key makes one letter, however often it is written. */
  readonly once: string | null
  readonly unsubscribeUrl: string | null
  readonly language: Language
  /** The names of the house, as `brandOf` reads them. */
  readonly brand: Brands
  readonly draft: LetterDraft
  /** What is attached, for a parcel. */
  readonly enclosure?: {
    readonly kind: string
    readonly id: string
    readonly name: string
    readonly bytes: number
  }
}

/**
 * Who speaks. Carriers pass on text messages only under the signature that was registered with them: the one of
 * the channel, else the short name of the house, in Chinese whatever language follows.
 */
function senderOf(work: Writing, { channel, language, brand }: Addressed): string {
  if (channel !== 'sms') return brand[language].name
  return work.host.config.channels.sms?.signName || brand.zh.shortName
}

/** A text message is its signature and paragraphs; messengers show what it is about and the way to it. */
function textOf({ channel, draft }: Addressed, sender: string): string {
  if (channel === 'mail') return plainLetter(draft)
  return channel === 'sms' ? `【${sender}】${draft.paragraphs.join('\n')}` : chatLetter(draft)
}

/** Keeps a letter to be sent; null where it had been written already. */
export async function writeLetter(work: Writing, letter: Addressed): Promise<string | null> {
  const id = newId(work.now)
  const short = letter.channel !== 'mail'
  const sender = senderOf(work, letter)
  const row = await work.db
    .insertInto('notices.letter')
    .values({
      id,
      person_id: letter.personId,
      channel: letter.channel,
      purpose: letter.purpose,
      address: letter.address,
      sender_name: sender,
      words: sealLetter(work.host, id, {
        subject: oneLine(letter.draft.subject),
        plain: textOf(letter, sender),
        html: short ? '' : htmlLetter(letter.draft),
      }),
      unsubscribe_url: letter.unsubscribeUrl,
      once_key: letter.once,
      enclosure_kind: letter.enclosure?.kind ?? null,
      enclosure_id: letter.enclosure?.id ?? null,
      enclosure_name: letter.enclosure?.name ?? null,
      enclosure_bytes: letter.enclosure?.bytes ?? null,
      made_at: work.now,
      next_at: work.now,
    })
    .onConflict((clause) => clause.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The small print under every mail. */
export function footerOf(
  work: Writing,
  language: Language,
  brand: Brands,
  more: { readonly unsubscribe?: { readonly label: string; readonly url: string } } = {},
): LetterDraft['footer'] {
  const words = noticeWords[language].letter
  const { baseUrl, demo } = work.host.config
  const { unsubscribe } = more
  return [
    { text: fill(words.why, { brand: brand[language].name }) },
    ...(demo ? [{ text: words.demo }] : []),
    { text: words.settings, url: `${baseUrl}/notices/settings` },
    ...(unsubscribe === undefined
      ? []
      : [{ text: fill(words.unsubscribe, { label: unsubscribe.label }), url: unsubscribe.url }]),
  ]
}

export function greeting(language: Language, name: string | null): string {
  const words = noticeWords[language].letter
  return name === null ? words.stranger : fill(words.greeting, { name })
}
