/** Passkeys: what a browser sends of them, when one may go, and whether a device's counter runs forward. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allowed, conflict, type Verdict } from '../kernel/verdict.ts'
import { CodeProof, type ChallengeChannel } from './challenge.ts'
import { Password } from './person.ts'

export const passkeysMax = 20
export const passkeyChallengeMinutes = 5
/** So long after signing in, who has neither password nor passkey needs no further proof. */
export const freshMinutes = 10

const bytes = (maxLength: number) => Type.String({ pattern: '^[\\w-]+=*$', maxLength })
const extensions = Type.Object({}, { additionalProperties: true })
const attachment = Type.Optional(
  Type.Union([Type.Literal('platform'), Type.Literal('cross-platform')]),
)

/** What `navigator.credentials.create` gives, as JSON (WebAuthn Level 3). */
export const PasskeyRegistration = Type.Object({
  id: bytes(1400),
  rawId: bytes(1400),
  type: Type.Literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensions,
  response: Type.Object({
    clientDataJSON: bytes(8000),
    attestationObject: bytes(60_000),
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })),
  }),
})
export type PasskeyRegistration = Static<typeof PasskeyRegistration>

/** What `navigator.credentials.get` gives, as JSON, and the challenge it answers. */
export const PasskeyAnswer = Type.Object({
  challengeId: Id,
  response: Type.Object({
    id: bytes(1400),
    rawId: bytes(1400),
    type: Type.Literal('public-key'),
    authenticatorAttachment: attachment,
    clientExtensionResults: extensions,
    response: Type.Object({
      clientDataJSON: bytes(8000),
      authenticatorData: bytes(8000),
      signature: bytes(8000),
      userHandle: Type.Optional(bytes(200)),
    }),
  }),
})
export type PasskeyAnswer = Static<typeof PasskeyAnswer>

/** What the browser is to ask the device; its shape is the standard's. */
export const PasskeyAsked = Type.Object({
  challengeId: Id,
  options: Type.Object({}, { additionalProperties: true }),
})
export type PasskeyAsked = Static<typeof PasskeyAsked>

/**
 * That it is still the person who acts: the password or a passkey; without a password also a code sent to the
 * present address or number, or nothing right after signing in.
 */
export const FreshProof = Type.Object({
  password: Type.Optional(Password),
  passkey: Type.Optional(PasskeyAnswer),
  code: Type.Optional(CodeProof),
})
export type FreshProof = Static<typeof FreshProof>

/** Where a code may prove the person: known and confirmed, and only where there is no password to ask for. */
export function mayProveByCode(
  account: {
    readonly password: boolean
    readonly emailVerified: boolean
    readonly mobileVerified: boolean
  },
  channel: ChallengeChannel,
): Verdict {
  if (account.password) return conflict('people.proof_by_password')
  const confirmed = channel === 'email' ? account.emailVerified : account.mobileVerified
  return confirmed ? allowed : conflict('people.proof_channel_unconfirmed', { channel })
}

export const PasskeyName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })

export const Passkey = Type.Object({
  id: Id,
  name: Type.String(),
  /** It travels with an account of its maker, such as a phone's cloud; otherwise it lives in one device. */
  synced: Type.Boolean(),
  backedUp: Type.Boolean(),
  madeAt: Moment,
  lastUsedAt: nullable(Moment),
  suspendedAt: nullable(Moment),
})
export type Passkey = Static<typeof Passkey>

/** By what a person can come in. Suspended passkeys do not count. */
export const WaysIn = Type.Object({
  password: Type.Boolean(),
  mobile: Type.Boolean(),
  passkeys: Type.Integer({ minimum: 0 }),
  /** Accounts elsewhere that are linked. */
  links: Type.Integer({ minimum: 0 }),
})
export type WaysIn = Static<typeof WaysIn>

function isLast(ways: WaysIn, kind: 'passkeys' | 'links'): boolean {
  const others = kind === 'passkeys' ? ways.links : ways.passkeys
  return ways[kind] <= 1 && others === 0 && !ways.password && !ways.mobile
}

/** Whether a passkey in use may be removed: not the last way in, nor the last that the second step needs. */
export function mayRemovePasskey(ways: WaysIn, passkeyStep: boolean): Verdict {
  if (passkeyStep && ways.passkeys <= 1) return conflict('people.passkey_is_second_factor')
  return isLast(ways, 'passkeys') ? conflict('people.last_way_in') : allowed
}

/** Whether an account elsewhere may be unlinked. */
export function mayUnlink(ways: WaysIn): Verdict {
  return isLast(ways, 'links') ? conflict('people.last_way_in') : allowed
}

export function mayStartPasskeyStep(ways: WaysIn): Verdict {
  return ways.passkeys > 0 ? allowed : conflict('people.passkey_first')
}

export function mayAddPasskey(count: number): Verdict {
  return count < passkeysMax
    ? allowed
    : conflict('people.passkeys_too_many', { limit: passkeysMax })
}

/** A device that counts counts upward; one that does not says 0 for ever (WebAuthn §6.1.1). */
export function counterHolds(kept: number, given: number): boolean {
  return (kept === 0 && given === 0) || given > kept
}
