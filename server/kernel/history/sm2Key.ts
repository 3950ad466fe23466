/**
 * The form of the instance's second key, on the curve of SM2 (GB/T 32918). OpenSSL makes it; it cannot sign with the
 * identity that the standard names (GM/T 0009), so that a library does, loaded only where an operator wants these
 * signatures.
 */
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { keyIdOf, pemOf, type KeyForm, type SigningKey } from './key.ts'

/** DER forms (RFC 5208, 5915, 5480) of a key on this curve: what stands before the parts that differ. */
const privateHead = Buffer.from(
  '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420',
  'hex',
)
const privateBytes = 138
const publicHead = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex')
const pointBytes = 65

const library = () => import('sm-crypto-v2')

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')
}

/** Whether a file holds a public key on this curve, and nothing else. */
export function isSm2Public(pem: string): boolean {
  const der = derOf(pem)
  return der.length === publicHead.length + pointBytes && der.indexOf(publicHead) === 0
}

/** The point of a public key as the library writes one. */
function pointOf(publicKeyPem: string): string {
  if (!isSm2Public(publicKeyPem)) throw new Error('not a public key on the curve of SM2')
  return derOf(publicKeyPem).subarray(publicHead.length).toString('hex')
}

/** The public key of a point, as files and pages write it. */
export function sm2PublicPem(point: Buffer): string {
  const lines = Buffer.concat([publicHead, point])
    .toString('base64')
    .match(/.{1,64}/g)!
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`
}

/** A public key of whatever line ends in its one spelling. */
export const sm2Spelled = (pem: string): string => sm2PublicPem(Buffer.from(pointOf(pem), 'hex'))

/** It signs over SM3 of the text with the usual identity 1234567812345678, in DER. */
async function opensAs(pem: string): Promise<SigningKey> {
  const der = derOf(pem)
  if (der.length !== privateBytes || der.indexOf(privateHead) !== 0) {
    throw new Error('not a private key on the curve of SM2')
  }
  const secret = der.subarray(privateHead.length, privateHead.length + 32).toString('hex')
  const point = der.subarray(-pointBytes)
  const publicKeyPem = sm2PublicPem(point)
  const { sm2 } = await library()
  const how = { hash: true, der: true, publicKey: point.toString('hex') }
  return {
    keyId: keyIdOf(createPublicKey(publicKeyPem)),
    publicKeyPem,
    sign: (text) => Buffer.from(sm2.doSignature(text, secret, how), 'hex').toString('base64url'),
  }
}

/** Whether `signature` (DER, base64url) over `text` was made with the key of this PEM. */
export async function sm2SignatureHolds(
  publicKeyPem: string,
  text: string,
  signature: string,
): Promise<boolean> {
  const { sm2 } = await library()
  const der = Buffer.from(signature, 'base64url').toString('hex')
  try {
    return sm2.doVerifySignature(text, der, pointOf(publicKeyPem), { hash: true, der: true })
  } catch {
    // Of bytes that are no signature the library says so by throwing.
    return false
  }
}

export const sm2Form: KeyForm = {
  algorithm: 'sm2',
  stem: 'sm2-key',
  sealColumn: 'sm2_key_id',
  newPem: () => pemOf(generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey),
  opensAs,
}
