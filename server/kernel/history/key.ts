/** A key with which the instance signs, and the form that everybody can check: Ed25519. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'

export type SigningKey = {
  /** First 16 hexadecimal digits of the SHA-256 of the public key's DER form. */
  readonly keyId: string
  readonly publicKeyPem: string
  /** Base64url. */
  sign(text: string): string
}

/** How keys of one algorithm are kept: PKCS 8, as PEM. */
export type KeyForm = {
  readonly algorithm: 'ed25519' | 'sm2'
  /** The name of the first one's file without its ending. */
  readonly stem: string
  /** Where a seal names the key that signed it. */
  readonly sealColumn: 'key_id' | 'sm2_key_id'
  newPem(): string
  /** Throws where the text is no such key. */
  opensAs(pem: string): Promise<SigningKey>
}

export const pemOf = (privateKey: KeyObject): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

/** Whether `signature` (base64url) over `text` was made with the key of this PEM. */
export function signatureHolds(publicKeyPem: string, text: string, signature: string): boolean {
  const key = createPublicKey(publicKeyPem)
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

export const ed25519Form: KeyForm = {
  algorithm: 'ed25519',
  stem: 'signing-key',
  sealColumn: 'key_id',
  newPem: () => pemOf(generateKeyPairSync('ed25519').privateKey),
  opensAs(pem) {
    const privateKey = createPrivateKey(pem)
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('not a key of Ed25519')
    const publicKey = createPublicKey(privateKey)
    return Promise.resolve({
      keyId: keyIdOf(publicKey),
      publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
    })
  },
}
