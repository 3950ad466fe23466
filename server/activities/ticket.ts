/**
 * 签到码: the id of a registration with a keyed digest of it, so that only this house can have made it; as 43 signs
 * that a QR code holds easily. Beside it six digits, to be said where nothing can be scanned.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Host } from '../kernel/host.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'

const idBytes = 16
const digestBytes = 16

const digestOf = (host: Host, registrationId: string): Buffer =>
  Buffer.from(vaultOf(host).index('activities.ticket', registrationId), 'hex').subarray(
    0,
    digestBytes,
  )

export function ticketOf(host: Host, registrationId: string): string {
  const id = Buffer.from(registrationId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, digestOf(host, registrationId)]).toString('base64url')
}

const groups = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/

/** The registration that a ticket is for; null where this house did not make it. */
export function readTicket(host: Host, ticket: string): string | null {
  const bytes = Buffer.from(ticket, 'base64url')
  if (bytes.length !== idBytes + digestBytes) return null
  const id = bytes.subarray(0, idBytes).toString('hex').replace(groups, '$1-$2-$3-$4-$5')
  return timingSafeEqual(digestOf(host, id), bytes.subarray(idBytes)) ? id : null
}

/** The nth code to try for a registration: codes of one activity are distinct. */
export function codeOf(host: Host, registrationId: string, nth: number): string {
  const digest = vaultOf(host).index('activities.code', `${registrationId} ${nth}`)
  return String(Number.parseInt(digest.slice(0, 12), 16) % 1_000_000).padStart(6, '0')
}
