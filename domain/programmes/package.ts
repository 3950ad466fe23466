/** The package of a recommending unit: its ranking as signed, built into discs, mails and a print set. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { Id, Moment, nullable, Sha256 } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'

export const packageStates = [
  'proposed',
  'signed',
  'building',
  'built',
  'failed',
  'stale',
  'delivered',
] as const
export type PackageState = (typeof packageStates)[number]

export type PackageVerb = 'build' | 'finish' | 'fail' | 'replace' | 'deliver' | 'giveBack'

/**
 * `replace`: another ranking, a recall or another proposal takes its place. What was delivered stays, unless the
 * office gives it back.
 */
export const packageLifecycle: Lifecycle<PackageState, PackageVerb> = {
  proposed: { replace: 'stale' },
  signed: { build: 'building', replace: 'stale' },
  building: { build: 'building', finish: 'built', fail: 'failed', replace: 'stale' },
  built: { build: 'building', replace: 'stale', deliver: 'delivered' },
  failed: { build: 'building', replace: 'stale' },
  stale: {},
  delivered: { giveBack: 'stale' },
}

export function mayBuild(state: PackageState): Verdict {
  return mayStep(packageLifecycle, state, 'build', 'programmes.package_not_buildable')
}

export function mayReplace(state: PackageState): Verdict {
  return mayStep(packageLifecycle, state, 'replace', 'programmes.package_delivered_already')
}

export function mayDeliver(state: PackageState): Verdict {
  return mayStep(packageLifecycle, state, 'deliver', 'programmes.package_not_built')
}

/** Before anything of it was decided: what was accepted or refused stands, and is taken back entry by entry. */
export function mayGiveBack(
  actor: Actor,
  pack: { readonly state: PackageState; readonly decided: number },
  reason: string,
): Verdict {
  const permit = 'programmes.entry.decide'
  return allOf(
    permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit }),
    mayStep(packageLifecycle, pack.state, 'giveBack', 'programmes.package_not_delivered'),
    pack.decided === 0 ? allowed : conflict('programmes.package_decided', { count: pack.decided }),
    isWrittenReason(reason) ? allowed : invalid('programmes.reason_too_short'),
  )
}

export const Note = Type.Object({
  code: Type.String(),
  message: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown()),
})

export const Renaming = Type.Object({
  medium: Type.String(),
  key: Type.String(),
  from: Type.String(),
  to: Type.String(),
})
export type Renaming = Static<typeof Renaming>

export const PackageFile = Type.Object({
  key: Type.String(),
  path: Type.String(),
  /** The name that the template asks for, where the medium forced a shorter one. */
  fullName: nullable(Type.String()),
  note: nullable(Type.String({ description: 'code of what an officer must know' })),
  rank: nullable(Type.Integer()),
  part: Type.Integer(),
  bytes: Type.Integer(),
  sha256: Sha256,
  versionDigest: nullable(Sha256),
  versionId: nullable(Id),
  pages: nullable(Type.Integer()),
})
export type PackageFile = Static<typeof PackageFile>

export const PackagePart = Type.Object({
  number: Type.Integer(),
  name: Type.String(),
  files: Type.Integer(),
  bytes: Type.Integer(),
  sha256: Sha256,
})

export const PackageMedium = Type.Object({
  code: Type.String(),
  kind: Type.String(),
  name: Type.Object({ zh: Type.String(), en: Type.String() }),
  required: nullable(Type.Boolean()),
  parts: Type.Array(PackagePart),
  files: Type.Array(PackageFile),
  manifestSha256: nullable(Sha256),
})
export type PackageMedium = Static<typeof PackageMedium>

export const PackageBrief = Type.Object({
  id: Id,
  programmeId: Type.String(),
  unitCode: Type.String(),
  unitName: Type.String(),
  seq: Type.Integer(),
  state: Type.Enum([...packageStates]),
  docNo: nullable(Type.String()),
  signedAt: nullable(Moment),
  builtAt: nullable(Moment),
  deliveredAt: nullable(Moment),
  contentDigest: Sha256,
  versionCode: Type.String(),
  projects: Type.Integer(),
  /** Why it holds no longer. */
  stale: nullable(Note),
  fault: nullable(Note),
})
export type PackageBrief = Static<typeof PackageBrief>

export const PackageCopies = Type.Object({
  applicationId: Id,
  rank: Type.Integer(),
  title: Type.String(),
  directions: Type.Integer(),
  required: Type.Integer(),
  printed: Type.Integer(),
})

export const Package = Type.Object({
  ...PackageBrief.properties,
  media: Type.Array(PackageMedium),
  copies: Type.Array(PackageCopies),
  renamed: Type.Array(Renaming),
  notes: Type.Array(Note),
})
export type Package = Static<typeof Package>
