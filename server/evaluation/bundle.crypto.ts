/** The keys of a bundle: its page seals what goes back with one half, and only the house holds the other. */
import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type JsonWebKey,
} from 'node:crypto'
import { sealingContext, type SealedAnswers } from '../../domain/evaluation/bundle.ts'
import type { PublicPoint } from '../../domain/evaluation/bundleSignature.ts'

const curve = { kty: 'EC', crv: 'P-256' } as const
const keyBytes = 32
const tagBytes = 16

export function makeBundleKeys(): { readonly point: PublicPoint; readonly secret: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return { point: { x, y }, secret: JSON.stringify(privateKey.export({ format: 'jwk' })) }
}

/** What was sealed for this bundle; null where a sign of it was changed, or it was sealed for another. */
export function openSealed(
  secret: string,
  { bundleId, key, iv, sealed }: SealedAnswers,
): string | null {
  try {
    const shared = diffieHellman({
      privateKey: createPrivateKey({ key: JSON.parse(secret) as JsonWebKey, format: 'jwk' }),
      publicKey: createPublicKey({ key: { ...curve, ...key }, format: 'jwk' }),
    })
    const context = Buffer.from(sealingContext(bundleId))
    const derived = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), context, keyBytes))
    const bytes = Buffer.from(sealed, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', derived, Buffer.from(iv, 'base64'))
    decipher.setAAD(context)
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
    return Buffer.concat([
      decipher.update(bytes.subarray(0, bytes.length - tagBytes)),
      decipher.final(),
    ]).toString()
  } catch {
    // A point that is none, a tag that does not fit: whatever it is, it was not sealed by this bundle's page.
    return null
  }
}
