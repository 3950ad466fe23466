/** Seals what goes back: only the house opens it, and a changed sign is noticed. Web Crypto works without a network. */
import {
  type BundleAnswers,
  checkCodeOf,
  type PublicPoint,
  returnFormat,
  type SealedAnswers,
  sealingContext,
} from '../../../domain/evaluation/bundle.ts'

const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const

/** Absent where the page has no secure context. */
export const canSeal = (): boolean =>
  (globalThis.crypto as Crypto | undefined)?.subtle !== undefined

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

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
  const sealed = base64(new Uint8Array(await subtle.encrypt(wish, key, plain)))
  const { x = '', y = '' } = await subtle.exportKey('jwk', own.publicKey)
  const envelope: SealedAnswers = {
    ...{ format: returnFormat, bundleId: answers.bundleId, key: { x, y }, sealed },
    iv: base64(iv),
  }
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(sealed))
  return { text: JSON.stringify(envelope), checkCode: checkCodeOf(hex(new Uint8Array(digest))) }
}
