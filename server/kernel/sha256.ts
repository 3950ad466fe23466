import { createHash } from 'node:crypto'
import { stableJson, type Json } from '../../domain/kernel/stableJson.ts'

/** SHA-256 in lower-case hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** SHA-256 over the canonical text (RFC 8785) of a value. */
export function digestOf(value: unknown): string {
  return sha256Of(stableJson(value as Json))
}
