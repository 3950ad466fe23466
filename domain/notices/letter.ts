/** What leaves the house: a rendered message to one address, and how often it is tried. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { channels } from './kind.ts'

export const letterStates = ['waiting', 'sending', 'sent', 'kept', 'bounced', 'failed'] as const
export type LetterState = (typeof letterStates)[number]

/** What a letter is about: news, many news together, a secret of the moment, an invitation, or what it encloses. */
export const letterPurposes = ['notice', 'digest', 'code', 'invitation', 'parcel'] as const
export type LetterPurpose = (typeof letterPurposes)[number]

export const Letter = Type.Object({
  id: Id,
  channel: Type.Enum(channels),
  purpose: Type.Enum(letterPurposes),
  senderName: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  /** What is attached; the file itself stays with the module whose it is. */
  enclosure: nullable(Type.Object({ name: Type.String(), bytes: Type.Integer() })),
  state: Type.Enum(letterStates),
  attempts: Type.Integer(),
  fault: nullable(Type.String()),
  at: Moment,
})
export type Letter = Static<typeof Letter>

/**
 * A letter as the outbox shows it to whoever runs the house: that, to whom and with what outcome it went. What
 * it says is between its sender and its reader: reasons of rankings and titles of sealed files stand in letters.
 */
export const OutboxLetter = Type.Object({
  ...Type.Omit(Letter, ['senderName', 'subject', 'text', 'html', 'enclosure']).properties,
  /** Of what is attached; null where nothing is. */
  enclosureBytes: nullable(Type.Integer()),
})
export type OutboxLetter = Static<typeof OutboxLetter>

export const letterAttemptsMax = 8
const minuteMs = 60_000
const longestWaitMs = 6 * 60 * minuteMs

/** Milliseconds until the next attempt: 1, 4, 16, 64, 256 minutes, then every 6 hours. */
export function waitAfterAttempt(attempts: number): number {
  return Math.min(longestWaitMs, minuteMs * 4 ** Math.max(0, attempts - 1))
}

export type LetterDraft = {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** Things to go to, each with its words. */
  readonly links: readonly { readonly label: string; readonly url: string }[]
  /** A code to be typed, shown large. */
  readonly code?: string
  /** Small print: why this came, how to change or end it. */
  readonly footer: readonly { readonly text: string; readonly url?: string }[]
}

function escape(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign]!)
}

export function plainLetter(draft: LetterDraft): string {
  const footer = draft.footer.map(({ text, url }) => (url === undefined ? text : `${text} ${url}`))
  return [
    draft.greeting,
    ...draft.paragraphs,
    ...(draft.code === undefined ? [] : [`    ${draft.code}`]),
    ...draft.links.map(({ label, url }) => `${label}\n${url}`),
    ['--', ...footer].join('\n'),
  ].join('\n\n')
}

/** What a messenger shows: no salutation, no small print. */
export function chatLetter(draft: LetterDraft): string {
  return [
    draft.subject,
    ...draft.paragraphs,
    ...(draft.code === undefined ? [] : [draft.code]),
    ...draft.links.map(({ label, url }) => `${label}\n${url}`),
  ].join('\n')
}

/** Simple markup with the colours of the house and no picture, which every mail program shows. */
export function htmlLetter(draft: LetterDraft): string {
  const paragraph = (text: string) => `<p style="margin:0 0 14px">${escape(text)}</p>`
  const link = ({ label, url }: { label: string; url: string }) =>
    `<p style="margin:0 0 14px"><a href="${escape(url)}" style="color:#1f4fbf">${escape(label)}</a></p>`
  const code =
    draft.code === undefined
      ? ''
      : `<p style="margin:0 0 14px;font-size:28px;letter-spacing:6px;font-weight:600">${escape(draft.code)}</p>`
  const footer = draft.footer
    .map(({ text, url }) =>
      url === undefined
        ? escape(text)
        : `<a href="${escape(url)}" style="color:#5b6472">${escape(text)}</a>`,
    )
    .join('<br>')
  return [
    '<!doctype html><html><head><meta charset="utf-8"></head>',
    "<body style=\"margin:0;padding:24px;font:15px/1.7 system-ui,'PingFang SC','Microsoft YaHei',sans-serif;color:#1c2430\">",
    `<h1 style="font-size:18px;margin:0 0 16px">${escape(draft.subject)}</h1>`,
    paragraph(draft.greeting),
    ...draft.paragraphs.map(paragraph),
    code,
    ...draft.links.map(link),
    `<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d9dee6;font-size:13px;color:#5b6472">${footer}</p>`,
    '</body></html>',
  ].join('\n')
}
