/** Where a person reads beside mail: their account in a messenger, proved by a code that was sent there. */
import { Type, type Static } from 'typebox'
import { Moment, nullable } from '../kernel/shapes.ts'
import { allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'

/** Messengers whose accounts a person links here; mail and mobile belong to the account itself. */
export const messengers = ['wecom', 'dingtalk', 'feishu'] as const
export type Messenger = (typeof messengers)[number]

export const addressCodeMinutes = 10
/** Wrong codes after which a new one must be asked for. */
export const addressFailuresMax = 5
/** So long until another code may be asked for. */
export const addressPauseSeconds = 30

export const LinkedAddress = Type.Object({
  channel: Type.Enum(messengers),
  /** Proved; null where none is. */
  address: nullable(Type.String()),
  provedAt: nullable(Moment),
  /** Waits for its code. */
  pending: nullable(Type.Object({ address: Type.String(), expiresAt: Moment })),
})
export type LinkedAddress = Static<typeof LinkedAddress>

export const AddressWish = Type.Object({
  channel: Type.Enum(messengers),
  address: Type.String({ minLength: 1, maxLength: 128 }),
})

/** An account's name as the messengers give them: letters, digits and few signs, and no way to another person. */
export function readAddress(text: string): Verdict & { readonly value?: string } {
  const value = text.normalize('NFKC').trim()
  return /^[\w.@+-]{1,64}$/.test(value)
    ? { ...allowed, value }
    : invalid('notices.address_form', { limit: 64 })
}

type Pending = {
  readonly askedAt: Date
  readonly expiresAt: Date
  readonly failures: number
} | null

export function mayAskCode(pending: Pending, now: Date): Verdict {
  const waited = pending === null ? Infinity : (now.getTime() - pending.askedAt.getTime()) / 1000
  return waited < addressPauseSeconds
    ? conflict('notices.address_asked_just_now', {
        seconds: Math.ceil(addressPauseSeconds - waited),
      })
    : allowed
}

export function mayProve(pending: Pending, now: Date): Verdict {
  const open = pending !== null && pending.expiresAt > now && pending.failures < addressFailuresMax
  return open ? allowed : conflict('notices.address_code_over')
}
