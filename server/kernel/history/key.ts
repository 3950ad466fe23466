/** The instance's signing key (Ed25519): made once, kept in the data folder, its public half is published. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type SigningKey = {
  /** First 16 hexadecimal digits of the SHA-256 of the public key's DER form. */
  readonly keyId: string
  readonly publicKeyPem: string
  sign(text: string): string
}

export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

/** Whether `signature` (base64url) over `text` was made with the key of this PEM. */
export function signatureHolds(publicKeyPem: string, text: string, signature: string): boolean {
  const key = createPublicKey(publicKeyPem)
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

/** Reads the key of a data folder, making it the first time. */
export async function openSigningKey(dataDir: string): Promise<SigningKey> {
  const folder = join(dataDir, 'keys')
  const file = join(folder, 'signing-key.pem')
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync('ed25519')
    const half = `${file}.new`
    await writeFile(half, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    await rename(half, file)
  }
  const privateKey = createPrivateKey(await readFile(file))
  const publicKey = createPublicKey(privateKey)
  return {
    keyId: keyIdOf(publicKey),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  }
}
