/**
 * 离线签名: the marks that come back from a bundle are signed by their expert, each review on its own. The key is made
 * where the bundle is taken; its private half travels in the bundle, closed by a code that the expert alone has.
 */
import { Type, type Static } from 'typebox'
import { Id, Moment, Sha256 } from '../kernel/shapes.ts'
import { stableJson, type Json } from '../kernel/stableJson.ts'

const closed = { additionalProperties: false } as const

/** A point of P-256 as JSON Web Keys write it. */
export const PublicPoint = Type.Object(
  { x: Type.String({ maxLength: 64 }), y: Type.String({ maxLength: 64 }) },
  closed,
)
export type PublicPoint = Static<typeof PublicPoint>

/** A key to sign with: its public half, and the private one (PKCS 8) closed by AES-256-GCM under the signing code. */
export const SigningKey = Type.Object(
  {
    point: PublicPoint,
    /** Base64. */
    iv: Type.String({ minLength: 16, maxLength: 16 }),
    closed: Type.String({ minLength: 24, maxLength: 400 }),
  },
  closed,
)
export type SigningKey = Static<typeof SigningKey>

/** Under which the signing code becomes the key that closes. */
export const closingContext = ({ x, y }: PublicPoint): string => `baigong signing key ${x} ${y}`

/** Without letters that a hand writes like digits (Crockford's base 32). */
const codeSigns = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Of five bits each: a hundred in all, which nobody tries through. */
export const codeLength = 20

/** Groups of four, as people read them out: 7K2M-09PQ-… */
const grouped = (signs: string): string => (signs.match(/.{1,4}/g) ?? []).join('-')

/** From as many bytes of chance as a code has signs. */
export const signingCodeOf = (chance: Uint8Array): string =>
  grouped(
    [...chance]
      .slice(0, codeLength)
      .map((byte) => codeSigns[byte % codeSigns.length])
      .join(''),
  )

/** As typed by hand: small letters, spaces and what looks like a digit make no difference. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')

/** A key as people compare it: the first signs of its digest in groups. */
export const shownKey = (keyId: string): string => grouped(keyId.toUpperCase())

const format = 'baigong.review-signature/1'

/** What is signed of one review: which one, of what that was judged, with which marks, and when. */
export const Statement = Type.Object(
  {
    format: Type.Literal(format),
    bundleId: Id,
    assignmentId: Id,
    /** Digest of the words, documents and rubric that were judged. */
    judged: Sha256,
    /** SHA-256 of the canonical text (RFC 8785) of the marks. */
    marks: Sha256,
    savedAt: Moment,
  },
  closed,
)
export type Statement = Static<typeof Statement>

/** The exact text under the signature. */
export const statementText = (told: Omit<Statement, 'format'>): string =>
  stableJson({ format, ...told } as Json)

/** How the house came to know the key: told when the bundle was taken, or with what came back. */
export const keyOrigins = ['taken', 'returned'] as const

/** What a review says of its signature. */
export const ReviewSignature = Type.Object({
  /** First 16 hexadecimal digits of the SHA-256 of the public key's DER form. */
  keyId: Type.String(),
  origin: Type.Enum([...keyOrigins]),
  signedAt: Moment,
  takenAt: Moment,
  /** Whether it is of the marks as they stand, and not of earlier ones. */
  holds: Type.Boolean(),
  /** What anybody needs to check it: ECDSA on P-256 with SHA-256, the signature as r and s in base64url. */
  proof: Type.Object({
    text: Type.String(),
    signature: Type.String(),
    publicKey: Type.String(),
  }),
})
export type ReviewSignature = Static<typeof ReviewSignature>
