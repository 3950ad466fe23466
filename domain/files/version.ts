/** A file and its versions: each version is content that never changes, named and dated. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allowed, conflict, type Verdict } from '../kernel/verdict.ts'
import { Inspection } from './inspection.ts'

export const Version = Type.Object({
  id: Id,
  fileId: Id,
  number: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  mediaType: Type.String(),
  bytes: Type.Integer(),
  sha256: Sha256,
  pages: nullable(Type.Integer()),
  keptAt: Moment,
  /** Told to the owner's people alone. */
  keptBy: Type.Object({ id: nullable(Id), name: Type.String() }),
  inspection: Inspection,
  /** How many things hold it; one that nothing holds is seen by its uploader only. */
  attachments: Type.Integer(),
  inline: Type.Boolean(),
})
export type Version = Static<typeof Version>

export const File = Type.Object({
  id: Id,
  current: Type.Integer(),
  versions: Type.Array(Version),
})
export type File = Static<typeof File>

export const Usage = Type.Object({
  usedBytes: Type.Integer(),
  reservedBytes: Type.Integer(),
  quotaBytes: Type.Integer(),
})
export type Usage = Static<typeof Usage>

export const maxVersions = 200

/** Whether content in this state is given out. */
export function mayOpen(inspection: Inspection): Verdict {
  if (inspection.state === 'clean') return allowed
  if (inspection.state === 'waiting') return conflict('files.inspection_waiting')
  return conflict(inspection.code ?? 'files.inspection_failed', inspection.facts)
}

/** Whether a thing may take hold of content in this state; what is still inspected may be attached already. */
export function mayAttach(inspection: Inspection): Verdict {
  return inspection.state === 'refused' ? mayOpen(inspection) : allowed
}

export function mayRemove(version: Pick<Version, 'attachments'>): Verdict {
  return version.attachments > 0
    ? conflict('files.still_attached', { count: version.attachments })
    : allowed
}
