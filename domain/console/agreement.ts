/** Agreements and privacy texts: versions that take effect on a day, and who accepted which. */
import { Type, type Static } from 'typebox'
import type { DayText } from '../kernel/moment.ts'
import { Day, Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { DifferenceLine } from './difference.ts'

/** The texts every platform needs; an operator may add others. */
export const usualAgreements = ['terms', 'privacy'] as const

export const AgreementCode = Type.String({ pattern: '^[a-z][a-zA-Z]{1,39}$' })

export const AgreementContent = Type.Object({
  titleZh: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  titleEn: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  /** Paragraphs, divided by line breaks. */
  bodyZh: Type.String({ maxLength: 100_000 }),
  bodyEn: Type.String({ maxLength: 200_000 }),
  effectiveOn: Day,
  /** Whoever has not accepted this version is asked to. */
  mustAccept: Type.Boolean(),
})
export type AgreementContent = Static<typeof AgreementContent>

export const agreementStates = ['draft', 'published'] as const
export type AgreementState = (typeof agreementStates)[number]

/** What lists show of a version. */
export const AgreementRow = Type.Object({
  id: Id,
  code: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  state: Type.Enum(agreementStates),
  edition: Type.Integer({ minimum: 1 }),
  titleZh: Type.String(),
  titleEn: Type.String(),
  effectiveOn: Day,
  mustAccept: Type.Boolean(),
  /** Whether it is the one in force. */
  inForce: Type.Boolean(),
  accepted: Type.Integer({ minimum: 0 }),
  changedByName: nullable(Type.String()),
  changedAt: Moment,
  publishedByName: nullable(Type.String()),
  publishedAt: nullable(Moment),
})
export type AgreementRow = Static<typeof AgreementRow>

/** What everybody may read of a version. */
export const AgreementText = Type.Object({
  id: Id,
  code: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  ...AgreementContent.properties,
  digest: Sha256,
})
export type AgreementText = Static<typeof AgreementText>

export const AgreementLook = Type.Object({
  id: Id,
  code: Type.String(),
  /** What the looker saw: publishing asks for it back. */
  digest: Sha256,
  /** Null where nothing was published before. */
  before: nullable(
    Type.Object({ version: Type.Integer(), effectiveOn: Day, mustAccept: Type.Boolean() }),
  ),
  titleZh: Type.Array(DifferenceLine),
  titleEn: Type.Array(DifferenceLine),
  bodyZh: Type.Array(DifferenceLine),
  bodyEn: Type.Array(DifferenceLine),
})
export type AgreementLook = Static<typeof AgreementLook>

/** Both languages stand, it differs from what is published, and people learn of it before it binds them. */
export function mayPublishAgreement(
  draft: AgreementContent & { readonly state: AgreementState; readonly digest: string },
  before: { readonly digest: string; readonly effectiveOn: DayText } | null,
  today: DayText,
  lookedAt: string,
): Verdict {
  return allOf(
    draft.state === 'draft' ? allowed : conflict('console.agreement_published_already'),
    draft.bodyZh.trim() === '' || draft.bodyEn.trim() === ''
      ? invalid('console.agreement_language_missing')
      : allowed,
    draft.effectiveOn < today ? invalid('console.agreement_effective_in_past') : allowed,
    before !== null && before.effectiveOn > draft.effectiveOn
      ? invalid('console.agreement_effective_before_last', { day: before.effectiveOn })
      : allowed,
    before?.digest === draft.digest ? invalid('console.agreement_unchanged') : allowed,
    draft.digest === lookedAt ? allowed : conflict('console.agreement_changed_since_look'),
  )
}

type Dated = { readonly code: string; readonly version: number; readonly effectiveOn: DayText }

/** Of published versions the one in force on a day, for each code: the highest that has taken effect. */
export function inForceOn<V extends Dated>(versions: readonly V[], day: DayText): Map<string, V> {
  const chosen = new Map<string, V>()
  for (const one of versions) {
    if (one.effectiveOn > day) continue
    const other = chosen.get(one.code)
    if (other === undefined || other.version < one.version) chosen.set(one.code, one)
  }
  return chosen
}
