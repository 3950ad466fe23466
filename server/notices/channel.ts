/**
 * The ways out of the house. An adapter takes one rendered letter and says what became of it; the outbox, which
 * keeps letters where people can look at them, stands in for every way that is not set up.
 */
import type { Readable } from 'node:stream'
import type { Channel } from '../../domain/notices/kind.ts'
import type { Host } from '../kernel/host.ts'
import { openSmtp } from './smtp.ts'

export type OutgoingLetter = {
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly plain: string
  readonly html: string
  readonly unsubscribeUrl: string | null
  /** What is attached; opened once, by the adapter that sends it. */
  readonly enclosure: { readonly name: string; readonly open: () => Promise<Readable> } | null
}

export type Sent =
  | { readonly outcome: 'sent' }
  /** It stays in the outbox by design: a demo, or a way that is not set up. */
  | { readonly outcome: 'kept' }
  /** Worth another attempt. */
  | { readonly outcome: 'deferred'; readonly fault: string }
  /** The address refuses it for good. */
  | { readonly outcome: 'bounced'; readonly fault: string }

export type Adapter = {
  readonly send: (letter: OutgoingLetter) => Promise<Sent>
  readonly close: () => Promise<void>
}

export type Adapters = Readonly<Record<Channel, Adapter>>

export const outbox: Adapter = {
  send: async () => ({ outcome: 'kept' }),
  close: async () => undefined,
}

const opened = new WeakMap<Host, Adapters>()

/** The adapters of this host. In a demo nothing leaves, whatever is configured. */
export function adaptersOf(host: Host): Adapters {
  const known = opened.get(host)
  if (known) return known
  const { demo, smtpUrl, mailFrom } = host.config
  const mail = demo || smtpUrl === null ? outbox : openSmtp({ url: smtpUrl, from: mailFrom })
  const made: Adapters = { mail, sms: outbox, wecom: outbox, dingtalk: outbox, feishu: outbox }
  opened.set(host, made)
  return made
}
