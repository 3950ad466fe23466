/** A try of one channel: a message to whoever asks. */
import { type Channel, fill } from '../../domain/notices/kind.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { brandOf } from '../kernel/brand.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { contactOf } from '../people/index.ts'
import { addressOf } from './address.queries.ts'
import { footerOf, greeting, writeLetter } from './letter.actions.ts'
import { noticeWords } from './words.ts'

export async function testChannel(
  work: Writing,
  channel: Channel,
  language: Language,
): Promise<{ letterId: string; to: string }> {
  const personId = work.actor.personId!
  const contact = found(await contactOf(work, personId), 'person')
  const to = await addressOf(work, contact, channel)
  if (to === null) throw new Problem(conflict('notices.channel_no_address'))
  const words = noticeWords[language]
  const brand = await brandOf(work.db)
  const name = words.channel[channel]
  const letterId = await writeLetter(work, {
    channel,
    purpose: 'notice',
    address: to,
    personId,
    once: `test:${newId(work.now)}`,
    unsubscribeUrl: null,
    language,
    brand,
    draft: {
      subject: fill(words.test.subject, { channel: name }),
      greeting: greeting(language, contact.name),
      paragraphs: [fill(words.test.body, { channel: name })],
      links: [
        { label: words.letter.settings, url: `${work.host.config.baseUrl}/notices/settings` },
      ],
      footer: footerOf(work, language, brand),
    },
  })
  await enqueue(work, 'notices.send', {})
  await record(work, 'notices.channel.test', personId, { channel })
  return { letterId: letterId!, to }
}
