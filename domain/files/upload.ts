/** An upload in progress: created with its size, filled at offsets, finished into a version of a file. */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import { Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'
import { endingOf, familyOf, firstNonTextByte, kindOfName } from './contentKind.ts'
import { classifiedMarkInName } from './classifiedMark.ts'
import { maxNameLength } from './fileName.ts'

export const maxFileBytes = 2 * 1024 * 1024 * 1024
export const maxOpenUploads = 50
/** An upload that nobody continues is forgotten after this. */
export const uploadKeptDays = 7
/** What a browser sends in one request: small enough to lose little, large enough to lose no time. */
export const chunkBytes = 8 * 1024 * 1024

export const uploadStates = ['receiving', 'received', 'kept', 'refused'] as const
export type UploadState = (typeof uploadStates)[number]

export const uploadLifecycle: Lifecycle<UploadState, 'receive' | 'complete' | 'refuse' | 'finish'> =
  {
    receiving: { receive: 'receiving', complete: 'received', refuse: 'refused' },
    received: { finish: 'kept', refuse: 'refused' },
    kept: {},
    refused: {},
  }

export const NewUpload = Type.Object({
  name: Type.String({ minLength: 1, maxLength: maxNameLength * 2 }),
  bytes: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  sha256: Type.Optional(Sha256),
  fileId: Type.Optional(Id),
})
export type NewUpload = Static<typeof NewUpload>

export const Upload = Type.Object({
  id: Id,
  name: Type.String(),
  bytes: Type.Integer(),
  receivedBytes: Type.Integer(),
  state: Type.Enum(uploadStates),
  refusal: nullable(Type.String()),
  fileId: nullable(Id),
  versionId: nullable(Id),
  expiresAt: Moment,
})
export type Upload = Static<typeof Upload>

export type Room = {
  readonly openUploads: number
  readonly usedBytes: number
  readonly reservedBytes: number
  readonly quotaBytes: number
}

/** Whether anything of this name and size is kept at all, whoever brings it. */
export function mayBeKept(name: string, bytes: number): Verdict {
  if (kindOfName(name) === undefined) {
    return invalid('files.type_not_accepted', { ending: endingOf(name) || '—' })
  }
  const mark = classifiedMarkInName(name)
  if (mark !== null) return invalid('files.classified_mark_found', { mark })
  if (bytes === 0) return invalid('files.empty')
  if (bytes > maxFileBytes) return invalid('files.too_large', { bytes, limit: maxFileBytes })
  return allowed
}

/** Whether an upload of this name and size may begin. The name must have been read by `readFileName`. */
export function mayUpload(actor: Actor, name: string, bytes: number, room: Room): Verdict {
  if (actor.personId === null) return conflict('files.signed_in_only')
  const kept = mayBeKept(name, bytes)
  if (!kept.ok) return kept
  if (room.openUploads >= maxOpenUploads) {
    return conflict('files.too_many_uploads', { limit: maxOpenUploads })
  }
  const free = Math.max(0, room.quotaBytes - room.usedBytes - room.reservedBytes)
  if (bytes > free) {
    return conflict('files.quota_exceeded', {
      neededMiB: mebibytes(bytes),
      freeMiB: mebibytes(free),
      quotaMiB: mebibytes(room.quotaBytes),
    })
  }
  return allowed
}

function mebibytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10
}

/** Whether what arrived is what was announced: the digest, and the kind that the first bytes show. */
export function checkReceived(
  announced: { readonly name: string; readonly sha256: string | null },
  received: { readonly head: Uint8Array; readonly sha256: string },
): Verdict {
  if (announced.sha256 !== null && announced.sha256 !== received.sha256) {
    return invalid('files.digest_mismatch')
  }
  const declared = kindOfName(announced.name)
  const found = familyOf(received.head)
  if (found === null || declared === undefined) {
    return invalid('files.type_not_accepted', { ending: endingOf(announced.name) })
  }
  if (declared.families.includes(found)) return allowed
  return found === 'binary' && declared.families.includes('text')
    ? invalid('files.encoding_unknown', { at: firstNonTextByte(received.head) + 1 })
    : invalid('files.type_mismatch', { declared: declared.id, found })
}
