/** The key that marks are signed with: made where a bundle is taken, opened by its code where there is no network. */
import type { BundleAnswers } from '../../../domain/evaluation/bundle.ts'
import {
  closingContext,
  codeLength,
  plainCode,
  signingCodeOf,
  statementText,
  type PublicPoint,
  type SigningKey,
} from '../../../domain/evaluation/bundleSignature.ts'
import { stableJson } from '../../../domain/kernel/stableJson.ts'
import { base64OfBytes, bytesOfBase64 } from '../../kernel/base64.ts'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** Absent where the page has no secure context. */
export const canSign = (): boolean =>
  (globalThis.crypto as Crypto | undefined)?.subtle !== undefined

/** A key that signs, and by what it is known. */
export type Signer = {
  readonly key: CryptoKey
  readonly point: PublicPoint
  readonly keyId: string
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const sha256 = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))

/** As the house names keys: from the digest of the DER form of the public half. */
async function keyIdOf(key: CryptoKey): Promise<string> {
  const der = await crypto.subtle.exportKey('spki', key)
  return hex(await crypto.subtle.digest('SHA-256', der)).slice(0, 16)
}

async function pointOf(key: CryptoKey): Promise<PublicPoint> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', key)
  return { x, y }
}

/** A code has a hundred bits of chance: it needs no slow derivation. */
async function closingKey(code: string, point: PublicPoint): Promise<CryptoKey> {
  const { subtle } = crypto
  const bytes = new TextEncoder().encode(plainCode(code))
  const base = await subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode(closingContext(point))
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  const uses: KeyUsage[] = ['wrapKey', 'unwrapKey']
  return subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, uses)
}

/** For a bundle that is taken now. The code is shown once and kept nowhere; nobody opens the key without it. */
export async function makeSigningKey(): Promise<{
  readonly signing: SigningKey
  readonly code: string
  readonly keyId: string
}> {
  const { subtle } = crypto
  const { publicKey, privateKey } = await subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const point = await pointOf(publicKey)
  const code = signingCodeOf(crypto.getRandomValues(new Uint8Array(codeLength)))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const closing = await closingKey(code, point)
  const closed = await subtle.wrapKey('pkcs8', privateKey, closing, { name: 'AES-GCM', iv })
  const signing = {
    ...{ point, iv: base64OfBytes(iv) },
    closed: base64OfBytes(new Uint8Array(closed)),
  }
  return { signing, code, keyId: await keyIdOf(publicKey) }
}

/** The key of a bundle, which no longer leaves the browser; null where the code is not the one. */
export async function openSigningKey(signing: SigningKey, code: string): Promise<Signer | null> {
  const { subtle } = crypto
  const { point } = signing
  const iv = bytesOfBase64(signing.iv)
  try {
    const closing = await closingKey(code, point)
    const closed = bytesOfBase64(signing.closed)
    const how = { name: 'AES-GCM', iv }
    const key = await subtle.unwrapKey('pkcs8', closed, closing, how, ecdsa, false, ['sign'])
    const jwk = { kty: 'EC', crv: 'P-256', ...point }
    const publicKey = await subtle.importKey('jwk', jwk, ecdsa, true, ['verify'])
    return { key, point, keyId: await keyIdOf(publicKey) }
  } catch {
    return null
  }
}

const store = 'keys'

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('baigong.bundle', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(store)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('no store'))
  })
}

function settled<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('not kept'))
  })
}

/**
 * For a bundle that was carried to its expert, who could make no key before: one that never leaves this browser,
 * kept in it so that every export is signed by the same.
 */
export async function ownSigningKey(bundleId: string): Promise<Signer> {
  const made = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])
  const fresh = { pair: made, point: await pointOf(made.publicKey) }
  let kept = fresh
  try {
    const database = await openStore()
    const at = database.transaction(store, 'readwrite').objectStore(store)
    const known = (await settled(at.get(bundleId))) as typeof fresh | undefined
    if (known === undefined) await settled(at.put(fresh, bundleId))
    else kept = known
    database.close()
  } catch {
    // A browser that keeps nothing signs as well; another opening of the page has another key then.
  }
  const { pair, point } = kept
  return { key: pair.privateKey, point, keyId: await keyIdOf(pair.publicKey) }
}

const base64Url = (bytes: ArrayBuffer): string =>
  base64OfBytes(new Uint8Array(bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Each review on its own, so that each keeps its proof. */
export async function signAnswers(
  { answers, ...told }: BundleAnswers,
  { key, point }: Signer,
): Promise<BundleAnswers> {
  const { bundleId, savedAt } = told
  const signed: BundleAnswers['answers'] = []
  for (const answer of answers) {
    const { assignmentId, digest: judged } = answer
    const marks = await sha256(stableJson(answer.marks))
    const text = statementText({ bundleId, savedAt, assignmentId, judged, marks })
    const how = { name: 'ECDSA', hash: 'SHA-256' }
    const bytes = await crypto.subtle.sign(how, key, new TextEncoder().encode(text))
    signed.push({ ...answer, signature: base64Url(bytes) })
  }
  return { ...told, signer: point, answers: signed }
}
