/**
 * The instance's second key, on the curve of SM2 (GB/T 32918): made where it is first needed, kept beside the other
 * in the data folder. OpenSSL makes it; it cannot sign with the identity that the standard names (GM/T 0009), so that
 * a library does, loaded only where an operator wants these signatures.
 */
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../host.ts'
import { keyIdOf } from './key.ts'

export type Sm2Key = {
  /** First 16 hexadecimal digits of the SHA-256 of the public key's DER form. */
  readonly keyId: string
  readonly publicKeyPem: string
  /** Over SM3 of the text with the usual identity 1234567812345678; DER, base64url. */
  sign(text: string): string
}

const fileName = 'sm2-key.pem'
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

/** Of several processes that start at once, the one whose link lands first makes the key for all. */
function makeOnce(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const half = `${file}.${randomBytes(6).toString('hex')}`
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(half, pem, { mode: 0o600, flush: true })
  try {
    linkSync(half, file)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    rmSync(half)
  }
}

/** Null where there is none and none is to be made. */
function readKey(dataDir: string, make: boolean): string | null {
  const folder = join(dataDir, 'keys')
  const file = join(folder, fileName)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
  }
  if (!make) return null
  makeOnce(folder, file)
  return readFileSync(file, 'utf8')
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

export async function openSm2Key(dataDir: string): Promise<Sm2Key> {
  return opensAs(readKey(dataDir, true)!)
}

async function opensAs(pem: string): Promise<Sm2Key> {
  const der = derOf(pem)
  if (der.length !== privateBytes || der.indexOf(privateHead) !== 0) {
    throw new Error(`${fileName} is not a private key on the curve of SM2`)
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

const opened = new WeakMap<Host, Promise<Sm2Key>>()

/** The key of a host, opened, and the first time made, when somebody needs it. */
export function sm2KeyOf(host: Host): Promise<Sm2Key> {
  const known = opened.get(host)
  if (known !== undefined) return known
  const key = openSm2Key(host.config.dataDir)
  opened.set(host, key)
  // What could not be opened is tried again, once its operator has put the right key back.
  key.catch(() => opened.delete(host))
  return key
}

/** The key of a host to check with: whoever only checks makes none. */
export async function sm2KeyHere(host: Host): Promise<Sm2Key | null> {
  const known = opened.get(host)
  if (known !== undefined) return known
  const pem = readKey(host.config.dataDir, false)
  return pem === null ? null : opensAs(pem)
}
