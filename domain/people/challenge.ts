/** A code or link sent to an address, to prove that whoever asked reads there. */
import { Type, type Static } from 'typebox'
import { Id, Moment } from '../kernel/shapes.ts'

export const challengeKinds = [
  'signUp',
  'recovery',
  'email',
  'mobile',
  'mobileSignIn',
  'proof',
] as const
export type ChallengeKind = (typeof challengeKinds)[number]
export type ChallengeChannel = 'email' | 'sms'

export const challengeMinutes = {
  signUp: 30,
  recovery: 30,
  email: 30,
  mobile: 5,
  mobileSignIn: 5,
  proof: 10,
} as const satisfies Record<ChallengeKind, number>

/** Wrong codes after which a challenge is spent. */
export const challengeFailuresMax = 5

/** Answered alike whether or not somebody has that address. */
export const Asked = Type.Object({ challengeId: Id, expiresAt: Moment })
export type Asked = Static<typeof Asked>

export const SixDigits = Type.String({ pattern: '^\\d{6}$' })
export const LinkToken = Type.String({ pattern: '^[\\w-]{43}$' })

/** The six digits of a message, with the challenge they belong to. */
export const CodeProof = Type.Object({ challengeId: Id, code: SixDigits })
export type CodeProof = Static<typeof CodeProof>

/** Either the six digits of the letter, with the challenge they belong to, or the token of its link. */
export const Proof = Type.Union([CodeProof, Type.Object({ token: LinkToken })])
export type Proof = Static<typeof Proof>
