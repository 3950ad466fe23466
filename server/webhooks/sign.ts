/** How a delivery proves itself: the headers of Standard Webhooks, and beside them those of Chinese standards. */
import { createHmac, createPublicKey, randomBytes } from 'node:crypto'
import { ed25519Form, type KeyForm } from '../kernel/history/key.ts'
import { presentKey } from '../kernel/history/signingKeys.ts'
import { sm2Form } from '../kernel/history/sm2Key.ts'
import type { Host } from '../kernel/host.ts'

const secretBytes = 32
const prefix = 'whsec_'

export function newSecret(): string {
  return prefix + randomBytes(secretBytes).toString('base64')
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(prefix.length), 'base64')
}

export type Message = {
  readonly id: string
  readonly timestampSeconds: number
  readonly body: string
}

export const messageIdOf = (deliveryId: string): string => `msg_${deliveryId.replaceAll('-', '')}`

/** What is signed. */
export function signedText({ id, timestampSeconds, body }: Message): string {
  return `${id}.${timestampSeconds}.${body}`
}

const hmac = (algorithm: string, secret: string, text: string): string =>
  createHmac(algorithm, keyOf(secret)).update(text).digest('base64')

/** Beside the secrets', never instead: where the key is missing the log says so, and the others go out. */
async function ownPart(host: Host, form: KeyForm, version: string, text: string) {
  try {
    const signature = (await presentKey(host, form)).sign(text)
    return [`${version},${Buffer.from(signature, 'base64url').toString('base64')}`]
  } catch (error) {
    host.log.error({ err: error }, `delivered without ${version}`)
    return []
  }
}

/** Each secret that holds signs, the present one first; the instance signs besides, by SM2 where that is wanted. */
export async function headersOf(
  host: Host,
  secrets: readonly string[],
  message: Message,
  national: boolean,
) {
  const text = signedText(message)
  const own = await ownPart(host, ed25519Form, 'v1a', text)
  const sm2 = national ? await ownPart(host, sm2Form, 'sm2', text) : []
  return {
    'content-type': 'application/json',
    'user-agent': 'Baigong-Webhooks',
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestampSeconds),
    'webhook-signature': [
      ...secrets.map((secret) => `v1,${hmac('sha256', secret, text)}`),
      ...own,
    ].join(' '),
    'baigong-signature': [
      ...secrets.map((secret) => `sm3,${hmac('sm3', secret, text)}`),
      ...sm2,
    ].join(' '),
  }
}

/** The instance's public key as Standard Webhooks writes one: its 32 bytes end the DER form. */
export function publicKeyText(publicKeyPem: string): string {
  const der = createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' })
  return `whpk_${der.subarray(-32).toString('base64')}`
}
