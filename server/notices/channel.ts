/**
 * The ways out of the house. An adapter takes one rendered letter and says what became of it; the outbox, which
 * keeps letters where people can look at them, stands in for every way that is not set up.
 */
import type { Readable } from 'node:stream'
import type { Channel } from '../../domain/notices/kind.ts'
import type { Way } from '../../domain/notices/channel.ts'
import type { LetterPurpose } from '../../domain/notices/letter.ts'
import type { Config } from '../kernel/config.ts'
import type { MessengerSettings } from '../kernel/config.channels.ts'
import type { Host } from '../kernel/host.ts'
import { openSmtp } from './smtp.ts'
import { openDingtalk } from './ways/dingtalk.ts'
import { openFeishu } from './ways/feishu.ts'
import { openSms } from './ways/sms.ts'
import { openWecom } from './ways/wecom.ts'

export type OutgoingLetter = {
  readonly id: string
  readonly address: string
  /** How the house calls itself to this reader. */
  readonly senderName: string
  readonly purpose: LetterPurpose
  readonly subject: string
  readonly plain: string
  /** For where others read along: the subject and the way to the thing. */
  readonly brief: string
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

function messengerWay({ app, robot }: MessengerSettings): Way {
  if (app !== null) return 'app'
  return robot === null ? 'outbox' : 'robot'
}

/** By what each channel leaves. */
export function waysOf({ demo, smtpUrl, channels }: Config): Readonly<Record<Channel, Way>> {
  if (demo) {
    return { mail: 'outbox', sms: 'outbox', wecom: 'outbox', dingtalk: 'outbox', feishu: 'outbox' }
  }
  return {
    mail: smtpUrl === null ? 'outbox' : 'smtp',
    sms: channels.sms?.provider ?? 'outbox',
    wecom: messengerWay(channels.wecom),
    dingtalk: messengerWay(channels.dingtalk),
    feishu: messengerWay(channels.feishu),
  }
}

/** The adapters of this host. In a demo nothing leaves, whatever is configured. */
export function adaptersOf(host: Host): Adapters {
  const known = opened.get(host)
  if (known) return known
  const { demo, smtpUrl, mailFrom, channels } = host.config
  const now = (): Date => host.clock.now()
  const made: Adapters = demo
    ? { mail: outbox, sms: outbox, wecom: outbox, dingtalk: outbox, feishu: outbox }
    : {
        mail: smtpUrl === null ? outbox : openSmtp({ url: smtpUrl, from: mailFrom }),
        sms: openSms(channels.sms, now),
        wecom: openWecom(channels.wecom, now),
        dingtalk: openDingtalk(channels.dingtalk, now),
        feishu: openFeishu(channels.feishu, now),
      }
  opened.set(host, made)
  return made
}
