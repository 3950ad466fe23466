/** Seals what goes back: only the house opens it, and a changed sign is noticed. Web Crypto works without a network. */
import {
  type BundleAnswers,
  checkCodeOf,
  returnFormat,
  type SealedAnswers,
  sealingContext,
} from '../../../domain/evaluation/bundle.ts'
import type { PublicPoint } from '../../../domain/evaluation/bundleSignature.ts'
import { base64OfBytes } from '../../kernel/base64.ts'
import { sha256 } from './signing.ts'

const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const

async function keyFor(point: PublicPoint, own: CryptoKey, context: Uint8Array<ArrayBuffer>) {
  const { subtle } = crypto
  const jwk = { kty: 'EC', crv: 'P-256', ...point }
  const house = await subtle.importKey('jwk', jwk, ecdh, false, [])
  const shared = await subtle.deriveBits({ name: 'ECDH', public: house }, own, 256)
  const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: context }
  return subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
}

/** The file's text, and the code by which people compare it. */
export async function sealAnswers(
  answers: BundleAnswers,
  point: PublicPoint,
): Promise<{ readonly text: string; readonly checkCode: string }> {
  const { subtle } = crypto
  const context = new TextEncoder().encode(sealingContext(answers.bundleId))
  const own = await subtle.generateKey(ecdh, true, ['deriveBits'])
  const key = await keyFor(point, own.privateKey, context)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(answers))
  const wish = { name: 'AES-GCM', iv, additionalData: context }
  const sealed = base64OfBytes(new Uint8Array(await subtle.encrypt(wish, key, plain)))
  const { x = '', y = '' } = await subtle.exportKey('jwk', own.publicKey)
  const envelope: SealedAnswers = {
    ...{ format: returnFormat, bundleId: answers.bundleId, key: { x, y }, sealed },
    iv: base64OfBytes(iv),
  }
  return { text: JSON.stringify(envelope), checkCode: checkCodeOf(await sha256(sealed)) }
}
