/**
 * 离线评审包: what an expert reads and writes where there is no network, and what comes back from there. The file
 * that comes back is signed by the expert, and sealed by a key of the bundle, so that nobody reads it on the way.
 */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { conflict, allowed, type Verdict } from '../kernel/verdict.ts'
import type { AssignmentState } from './assignment.ts'
import { checkMarks, Marks, type Marks as MarksShape } from './marks.ts'
import { PublicPoint, SigningKey } from './bundleSignature.ts'
import type { RoundState } from './round.ts'
import { Rubric, type Rubric as RubricShape } from './rubric.ts'

const closed = { additionalProperties: false } as const

export const bundleFormat = 'baigong.review-bundle/1'
export const returnFormat = 'baigong.review-return/2'
/** As pages wrote it that could not sign yet. */
const unsignedFormat = 'baigong.review-return/1'

export const BundleItem = Type.Object({
  assignmentId: Id,
  seq: Type.Integer(),
  title: Type.String(),
  brief: Type.String(),
  parties: Type.Array(Type.String()),
  files: Type.Array(
    Type.Object({
      name: Type.String(),
      /** Within the archive, from its page. */
      path: Type.String(),
      bytes: Type.Integer(),
      sha256: Sha256,
    }),
  ),
  /** Of all that is judged: words, documents and rubric. */
  digest: Sha256,
  /** What was written already. */
  marks: Marks,
})
export type BundleItem = Static<typeof BundleItem>

/** What the page of a bundle holds. */
export const Bundle = Type.Object({
  format: Type.Literal(bundleFormat),
  id: Id,
  round: Type.String(),
  office: Type.String(),
  expert: Type.String(),
  scoreBy: Type.String(),
  madeAt: Moment,
  rubric: Rubric,
  items: Type.Array(BundleItem),
  /** What comes back is sealed for. */
  key: PublicPoint,
  /** What comes back is signed with; the page makes a key of its own where nobody could before. */
  signing: nullable(SigningKey),
})
export type Bundle = Static<typeof Bundle>

/** Of one bundle: what comes back must stay a file that is read in one piece. */
export const bundleItemsMax = 500

/** What comes back, once it is opened. */
export const BundleAnswers = Type.Object(
  {
    format: Type.Enum([returnFormat, unsignedFormat]),
    bundleId: Id,
    savedAt: Moment,
    /** Of the key that signed. */
    signer: Type.Optional(PublicPoint),
    answers: Type.Array(
      Type.Object(
        {
          ...{ assignmentId: Id, digest: Sha256, marks: Marks },
          /** Over the statement of this answer: r and s, base64url. */
          signature: Type.Optional(Type.String({ minLength: 86, maxLength: 86 })),
        },
        closed,
      ),
      { maxItems: bundleItemsMax },
    ),
  },
  closed,
)
export type BundleAnswers = Static<typeof BundleAnswers>

/** What comes back, as it travels. */
export const SealedAnswers = Type.Object(
  {
    format: Type.Enum([returnFormat, unsignedFormat]),
    bundleId: Id,
    key: PublicPoint,
    /** Base64. */
    iv: Type.String({ minLength: 16, maxLength: 16 }),
    sealed: Type.String({ minLength: 24, maxLength: 16_000_000 }),
  },
  closed,
)
export type SealedAnswers = Static<typeof SealedAnswers>

export const returnBytes = 8 * 1024 * 1024

/** Under which two sides derive the same key. */
export const sealingContext = (bundleId: string): string => `baigong review bundle ${bundleId}`

/** The first signs of a file's digest, in groups as people compare them: A1B2-C3D4-E5F6. */
export const checkCodeOf = (sha256: string): string =>
  (sha256.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')

/** What came back for one item, beside what is kept now. */
export const ReturnedItem = Type.Object({
  assignmentId: Id,
  seq: Type.Integer(),
  title: Type.String(),
  /** `same`: nothing to take. `newer`: written here after the bundle was made, so that taking it is a choice. */
  result: Type.Enum(['take', 'same', 'newer', 'refused']),
  /** Why it is refused. */
  refusal: nullable(
    Type.Object({
      code: Type.String(),
      facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    }),
  ),
  /** Points in the file and here; null where nothing is written, or it cannot be counted. */
  total: nullable(Type.Number()),
  totalNow: nullable(Type.Number()),
  /** Places that are missing or wrong still; with none it can be handed in. */
  open: Type.Integer(),
  handedIn: Type.Boolean(),
})
export type ReturnedItem = Static<typeof ReturnedItem>

type Kept = {
  readonly state: AssignmentState
  readonly round: RoundState
  readonly digest: string
  readonly rubric: RubricShape
}

/** As the house has it: what was judged, and when the marks were signed that it took last. */
export type PackedItem = { readonly digest: string; readonly signedAt?: string }

/**
 * Whether what came back for an item can be taken: the same item, still being reviewed, with marks that fit, and
 * signed no earlier than those that were taken before.
 */
export function mayTakeReturned(
  packed: PackedItem | undefined,
  answer: { readonly digest: string; readonly marks: MarksShape; readonly savedAt: string },
  kept: Kept,
): Verdict {
  if (packed === undefined || packed.digest !== answer.digest) {
    return conflict('evaluation.return_foreign_item')
  }
  if (Date.parse(answer.savedAt) < Date.parse(packed.signedAt ?? answer.savedAt)) {
    return conflict('evaluation.return_older')
  }
  if (kept.digest !== packed.digest) return conflict('evaluation.return_item_changed')
  if (kept.round !== 'scoring') {
    return conflict('evaluation.round_not_at_this', { state: kept.round })
  }
  if (kept.state !== 'accepted' && kept.state !== 'scoring') {
    return conflict('evaluation.assignment_cannot_step', { state: kept.state, verb: 'save' })
  }
  const count = checkMarks(kept.rubric, answer.marks, 'draft').length
  return count === 0 ? allowed : conflict('evaluation.return_marks_wrong', { count })
}
