import { createHash } from 'node:crypto'
import { stableJson, type Json } from '../../domain/kernel/stableJson.ts'

/** SHA-256 over the canonical text (RFC 8785) of a value, lower-case hexadecimal. */
export function digestOf(value: Json): string {
  return createHash('sha256').update(stableJson(value)).digest('hex')
}
