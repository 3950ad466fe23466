/**
 * The evidence interface: what a platform posts is signed with its own key over one canonical text, so that years
 * later anybody can see who said which number about which rows.
 */
import { stableJson } from '../kernel/stableJson.ts'
import type { EvidencePost } from './value.ts'

/** The text under the signature (Ed25519, RFC 8032; or SM2, GB/T 32918): canonical JSON (RFC 8785) of the post and its track. */
export function evidenceText(trackId: string, post: EvidencePost): string {
  return stableJson({ trackId, ...post })
}
