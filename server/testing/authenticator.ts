/** A device that keeps passkeys: makes and signs what WebAuthn asks, with keys of its own. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

const b64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()

/** The little of CBOR (RFC 8949) that an attestation needs. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length)
  if (length < 256) return Buffer.of((major << 5) | 24, length)
  return Buffer.of((major << 5) | 25, length >> 8, length & 255)
}
const cborInt = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value))
const cborBytes = (bytes: Buffer) => Buffer.concat([head(2, bytes.length), bytes])
const cborText = (text: string) => Buffer.concat([head(3, text.length), Buffer.from(text)])
const cborMap = (pairs: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()])

type Credential = { readonly id: Buffer; readonly key: KeyObject; readonly handle: string }

export type Habits = {
  readonly origin: string
  /** Whether it counts its signatures. */
  readonly counts?: boolean
  /** Whether its keys travel through a cloud. */
  readonly synced?: boolean
  /** Whether it checks who holds it. */
  readonly verifies?: boolean
}

export type CreationOptions = {
  readonly challenge: string
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
}
export type RequestOptions = { readonly challenge: string; readonly rpId: string }

/** A device with no passkey yet. `counter` may be turned back, as a copied device would. */
export function makeAuthenticator(habits: Habits) {
  const { origin, counts = true, synced = false, verifies = true } = habits
  let credential: Credential | undefined
  const device = { counter: 0 }
  const flags = (attested: boolean) =>
    0x01 | (verifies ? 0x04 : 0) | (synced ? 0x18 : 0) | (attested ? 0x40 : 0)
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authData = (rpId: string, attested: Buffer) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(device.counter)
    return Buffer.concat([sha256(rpId), Buffer.of(flags(attested.length > 0)), count, attested])
  }
  const envelope = (id: Buffer) => ({
    id: b64(id),
    rawId: b64(id),
    type: 'public-key' as const,
    authenticatorAttachment: 'platform' as const,
    clientExtensionResults: {},
  })
  return {
    device,
    create(options: CreationOptions) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const jwk = publicKey.export({ format: 'jwk' })
      const id = randomBytes(32)
      credential = { id, key: privateKey, handle: options.user.id }
      const cose = cborMap([
        [cborInt(1), cborInt(2)],
        [cborInt(3), cborInt(-7)],
        [cborInt(-1), cborInt(1)],
        [cborInt(-2), cborBytes(Buffer.from(jwk.x ?? '', 'base64url'))],
        [cborInt(-3), cborBytes(Buffer.from(jwk.y ?? '', 'base64url'))],
      ])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cose])
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData(options.rp.id, attested))],
      ])
      return {
        ...envelope(id),
        response: {
          clientDataJSON: b64(clientData('webauthn.create', options.challenge)),
          attestationObject: b64(attestation),
          transports: ['internal'],
        },
      }
    },
    get(options: RequestOptions) {
      if (credential === undefined) throw new Error('this device has no passkey')
      if (counts) device.counter++
      const data = authData(options.rpId, Buffer.alloc(0))
      const client = clientData('webauthn.get', options.challenge)
      return {
        ...envelope(credential.id),
        response: {
          clientDataJSON: b64(client),
          authenticatorData: b64(data),
          signature: b64(sign('sha256', Buffer.concat([data, sha256(client)]), credential.key)),
          userHandle: credential.handle,
        },
      }
    },
  }
}
export type Authenticator = ReturnType<typeof makeAuthenticator>
