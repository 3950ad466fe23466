/**
 * Encryption of single values: AES-256-GCM under the instance's key, or under a data key that the instance's
 * key wraps, and a keyed index by which equal values are found without being read.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

type Plain = { readonly text: string; readonly context: string }

export type Vault = {
  /** Encrypts under the instance's own key, for what is kept shortly. `context` must be given again to open. */
  seal(text: string, context: string): Buffer
  /** Throws where key, context or bytes are not those of sealing. */
  open(sealed: Buffer, context: string): string
  /** A new data key, wrapped for one subject. */
  newKey(subject: string): Buffer
  sealWith(wrapped: Buffer, subject: string, text: string, context: string): Buffer
  /** As `sealWith`, for all values of one subject: the key is unwrapped once. */
  sealAllWith(wrapped: Buffer, subject: string, values: readonly Plain[]): Buffer[]
  openWith(wrapped: Buffer, subject: string, sealed: Buffer, context: string): string
  /** HMAC-SHA-256 in hexadecimal; `purpose` keeps equal values of different fields apart. */
  index(purpose: string, text: string): string
  /** Signs who acts in a transaction; the database keeps it too, where only its owner reads. */
  readonly contextKey: Buffer
}

const keyBytes = 32
const ivBytes = 12
const tagBytes = 16
/** First byte of everything sealed, so that another cipher can follow one day. */
const format = 1

function encrypt(key: KeyObject, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(format), iv, cipher.getAuthTag(), body])
}

function decrypt(key: KeyObject, sealed: Buffer, context: string): Buffer {
  const bodyAt = 1 + ivBytes + tagBytes
  if (sealed.length < bodyAt || sealed[0] !== format) throw new Error('not sealed by this vault')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivBytes))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(1 + ivBytes, bodyAt))
  return Buffer.concat([decipher.update(sealed.subarray(bodyAt)), decipher.final()])
}

/** A vault over a master key of 32 bytes; each use has a key of its own derived from it (HKDF, RFC 5869). */
export function makeVault(master: Buffer): Vault {
  if (master.length !== keyBytes) throw new Error(`a master key has ${keyBytes} bytes`)
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `baigong ${use}`, keyBytes))
  // Given as bytes, a key is made anew for every value, which takes twice as long as the encryption itself.
  const [own, wrapping] = [createSecretKey(derive('seal')), createSecretKey(derive('wrap'))]
  const indexing = derive('index')
  const unwrap = (wrapped: Buffer, subject: string) =>
    createSecretKey(decrypt(wrapping, wrapped, `key ${subject}`))
  const sealAllWith: Vault['sealAllWith'] = (wrapped, subject, values) => {
    const key = unwrap(wrapped, subject)
    return values.map(({ text, context }) =>
      encrypt(key, Buffer.from(text), `${subject} ${context}`),
    )
  }
  return {
    contextKey: derive('context'),
    seal: (text, context) => encrypt(own, Buffer.from(text), context),
    open: (sealed, context) => decrypt(own, sealed, context).toString(),
    newKey: (subject) => encrypt(wrapping, randomBytes(keyBytes), `key ${subject}`),
    sealWith: (wrapped, subject, text, context) =>
      sealAllWith(wrapped, subject, [{ text, context }])[0]!,
    sealAllWith,
    openWith: (wrapped, subject, sealed, context) =>
      decrypt(unwrap(wrapped, subject), sealed, `${subject} ${context}`).toString(),
    index: (purpose, text) =>
      createHmac('sha256', indexing).update(`${purpose}\n${text}`).digest('hex'),
  }
}
