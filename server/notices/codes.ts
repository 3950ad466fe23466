/** Codes and invitations: they go to an address at once, whoever reads there, and stand in no inbox. */
import { fill } from '../../domain/notices/kind.ts'
import type { LetterDraft } from '../../domain/notices/letter.ts'
import { brandOf, type Brands } from '../kernel/brand.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { readCodeMessage, readInvitationMessage } from '../people/index.ts'
import { footerOf, greeting, writeLetter } from './letter.actions.ts'
import { dayInWords } from './notice.queries.ts'
import { noticeWords } from './words.ts'

type CodeMessage = NonNullable<Awaited<ReturnType<typeof readCodeMessage>>>

function codeDraft(work: Writing, message: CodeMessage, brand: Brands): LetterDraft {
  const { code, language, link } = message
  const words = noticeWords[language].code
  const own: { subject: string; body: string; known?: string } = words[message.kind]
  const minutes = Math.ceil((message.expiresAt.getTime() - work.now.getTime()) / 60_000)
  const body = code === null ? (own.known ?? own.body) : own.body
  return {
    subject: own.subject,
    greeting: greeting(language, null),
    paragraphs: fill(body, { minutes, code: code ?? '', brand: brand[language].name }).split('\n'),
    links: link === null ? [] : [{ label: words.open, url: link }],
    ...(code === null ? {} : { code }),
    footer: footerOf(work, language, brand),
  }
}

/** Sends what `people.code.asked` asks for; nothing where there is nobody, or it is too late. */
export async function codeAsked(work: Writing, event: KeptEvent): Promise<void> {
  const challengeId = String(event.facts['challengeId'])
  const message = await readCodeMessage(work, challengeId)
  if (message === null) return
  const brand = await brandOf(work.db)
  await writeLetter(work, {
    channel: message.channel === 'sms' ? 'sms' : 'mail',
    purpose: 'code',
    address: message.to,
    personId: message.personId,
    once: `code:${challengeId}`,
    unsubscribeUrl: null,
    language: message.language,
    brand,
    draft: codeDraft(work, message, brand),
  })
  await enqueue(work, 'notices.send', {})
}

export async function invitationSent(work: Writing, event: KeptEvent): Promise<void> {
  const message = await readInvitationMessage(work, String(event.facts['invitationId']))
  if (message === null) return
  const { language, orgName: org } = message
  const words = noticeWords[language].invitation
  const brand = await brandOf(work.db)
  const until = dayInWords(language, message.expiresAt)
  const facts = { org, by: message.invitedByName ?? words.someone, until }
  await writeLetter(work, {
    channel: 'mail',
    purpose: 'invitation',
    address: message.to,
    personId: null,
    // Sending an invitation again is another event, and meant to arrive again.
    once: `invitation:${event.id}`,
    unsubscribeUrl: null,
    language,
    brand,
    draft: {
      subject: fill(words.subject, facts),
      greeting: greeting(language, null),
      paragraphs: fill(words.body, facts).split('\n'),
      links: [{ label: words.open, url: message.link }],
      footer: footerOf(work, language, brand),
    },
  })
  await enqueue(work, 'notices.send', {})
}
