/**
 * 保密协议: the text that an organisation, or a space for all who share in it, asks others to sign before it shows what
 * is kept to those who agreed. Texts have versions; a signature names the version and carries the digest of its words.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { saysWhy } from './space.ts'

/** Held by those who may bind their organisation by an agreement: they write its text, sign those of others and decide. */
export const signAgreements = 'spaces.agreement.sign'

/** Whether a signature counts at once, or only after the keeper of the text has accepted it. */
export const acceptings = ['atOnce', 'asked'] as const
export type Accepting = (typeof acceptings)[number]

export const agreementTitleMax = 80
export const agreementBodyMax = 20_000
export const agreementMonthsMax = 120

export const AgreementWish = Type.Object(
  {
    title: Type.String({ maxLength: agreementTitleMax }),
    body: Type.String({ maxLength: agreementBodyMax }),
    /** For how long a signature opens what is kept to those who agreed. */
    months: Type.Integer({ minimum: 1, maximum: agreementMonthsMax }),
    accepting: Type.Enum([...acceptings]),
    /** Whether those who signed an earlier version must sign this one before they see anything again. */
    again: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type AgreementWish = Static<typeof AgreementWish>

const titleLeast = 4
const bodyLeast = 100

/** Whether what is typed can be signed. */
export function isSignable({
  title,
  body,
  months,
}: Pick<AgreementWish, 'title' | 'body' | 'months'>): Verdict {
  return allOf(
    [...title.trim()].length >= titleLeast ? allowed : invalid('spaces.agreement_title_short'),
    [...body.trim()].length >= bodyLeast ? allowed : invalid('spaces.agreement_body_short'),
    months >= 1 && months <= agreementMonthsMax
      ? allowed
      : invalid('spaces.agreement_months_off', { most: agreementMonthsMax }),
  )
}

export const signatureStates = ['waiting', 'valid', 'refused', 'withdrawn', 'ended'] as const
export type SignatureState = (typeof signatureStates)[number]

export const signatureVerbs = ['accept', 'refuse', 'end', 'withdraw'] as const
export type SignatureVerb = (typeof signatureVerbs)[number]

/** Signing is no step of this table: what comes of it, `signedAs` says. */
export const signatureLifecycle: Lifecycle<SignatureState, SignatureVerb> = {
  waiting: { accept: 'valid', refuse: 'refused', withdraw: 'withdrawn' },
  valid: { end: 'ended', withdraw: 'withdrawn' },
  refused: {},
  withdrawn: {},
  ended: {},
}

/** Steps of whoever keeps the text; `withdraw` is the signer's. */
export const keeperVerbs: readonly SignatureVerb[] = ['accept', 'refuse', 'end']
/** Steps whose reason the other side reads. */
export const reasonedSignatureVerbs: readonly SignatureVerb[] = ['refuse', 'end', 'withdraw']

export type AgreementFacts = {
  /** Whose it is; null where it is a space's. */
  readonly orgId: string | null
  readonly version: number
  /** Signatures of earlier versions count no more. */
  readonly leastVersion: number
  readonly accepting: Accepting
  /** Whether the actor's organisation keeps it: its own, or of a space that it manages. */
  readonly keeps: boolean
}

export type SignatureFacts = {
  readonly orgId: string
  readonly state: SignatureState
  readonly textVersion: number
  /** RFC 3339. */
  readonly expiresAt: string
}

/** What of a signature counts now: `expired` and `outdated` ask to be signed again. */
export const standings = [...signatureStates, 'expired', 'outdated'] as const
export type Standing = (typeof standings)[number]

export function standingOf(
  { state, textVersion, expiresAt }: Omit<SignatureFacts, 'orgId'>,
  { leastVersion }: Pick<AgreementFacts, 'leastVersion'>,
  now: Date,
): Standing {
  if (state !== 'valid') return state
  if (textVersion < leastVersion) return 'outdated'
  return new Date(expiresAt) <= now ? 'expired' : 'valid'
}

/** Whether the actor may bind the organisation for which they act. */
export function bindsByAgreement(actor: Actor): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  return permits(actor, signAgreements)
    ? allowed
    : forbidden('spaces.role_cannot', { permit: signAgreements })
}

/** Writing the text, its next version, and deciding of signatures. */
export function mayKeepAgreement(actor: Actor, { keeps }: Pick<AgreementFacts, 'keeps'>): Verdict {
  return allOf(keeps ? allowed : forbidden('spaces.not_agreement_keeper'), bindsByAgreement(actor))
}

export function maySignAgreement(
  actor: Actor,
  agreement: AgreementFacts,
  signature: SignatureFacts | null,
  now: Date,
): Verdict {
  const own = agreement.orgId !== null && agreement.orgId === actor.orgId
  const binds = allOf(own ? conflict('spaces.agreement_own') : allowed, bindsByAgreement(actor))
  if (!binds.ok || signature === null) return binds
  const standing = standingOf(signature, agreement, now)
  if (standing === 'waiting') return conflict('spaces.signature_waits')
  const newest = signature.textVersion === agreement.version
  return standing === 'valid' && newest ? conflict('spaces.signed_already') : allowed
}

/**
 * Whoever was accepted once stays so under a later version; whom the keeper refused or ended waits for it again,
 * whatever the rule says.
 */
export function signedAs(accepting: Accepting, before: SignatureState | null): SignatureState {
  if (before === 'valid') return 'valid'
  if (before === 'refused' || before === 'ended') return 'waiting'
  return accepting === 'atOnce' ? 'valid' : 'waiting'
}

export function mayStepSignature(
  actor: Actor,
  agreement: Pick<AgreementFacts, 'keeps'>,
  signature: Pick<SignatureFacts, 'orgId' | 'state'>,
  verb: SignatureVerb,
): Verdict {
  const signer = actor.orgId === signature.orgId ? allowed : forbidden('spaces.not_signer')
  return allOf(
    keeperVerbs.includes(verb)
      ? mayKeepAgreement(actor, agreement)
      : allOf(signer, bindsByAgreement(actor)),
    mayStep(signatureLifecycle, signature.state, verb, `spaces.signature_cannot_${verb}`),
  )
}

export function saysWhyOfSignature(verb: SignatureVerb, reason: string | undefined): Verdict {
  return reasonedSignatureVerbs.includes(verb) ? saysWhy(reason) : allowed
}

/** The day some months later, at the same time; the last of the month where there is no such day. */
export function monthsLater(from: Date, months: number): Date {
  const to = new Date(from)
  to.setUTCMonth(to.getUTCMonth() + months)
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0)
  return to
}
