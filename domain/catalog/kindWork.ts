/** 能力种类的维护: an operator writes a kind as a draft, publishes it, and retires one that is used no more. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { kindPermit } from './kindPermit.ts'
import { changeFaults } from './kindChange.ts'
import { type Kind, services, Words } from './kind.ts'
import { KindId } from './offer.ts'
import { type KindFault, readKind } from './readKind.ts'
import { roomFaults } from './searchRoom.ts'

/** Kinds that an operator may make, beside those that ship. */
export const kindsMost = 200

export const KindFaultShape = Type.Object({
  at: Type.String(),
  code: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})

export const KindPlace = Type.Object({
  id: KindId,
  /** Of what is published, else of the draft as far as it says one. */
  name: Words,
  service: nullable(Type.Enum([...services])),
  /** Null as long as nothing is published. */
  version: nullable(Type.Integer()),
  /** Whether the house brings it. */
  ships: Type.Boolean(),
  draft: Type.Boolean(),
  retired: Type.Boolean(),
  offers: Type.Integer(),
})
export type KindPlace = Static<typeof KindPlace>

export const KindWork = Type.Object({
  ...KindPlace.properties,
  /** Of the row, for those who change it at once; 0 where there is none yet. */
  seen: Type.Integer(),
  published: nullable(Type.Unknown()),
  /** As it is written, right or not; null where nothing is. */
  definition: nullable(Type.Unknown()),
  /** Why it was retired or taken up again last. */
  reason: nullable(Type.String()),
  /** What keeps the draft from being published. */
  faults: Type.Array(KindFaultShape),
  versions: Type.Array(Type.Object({ version: Type.Integer(), by: Type.String(), at: Moment })),
})
export type KindWork = Static<typeof KindWork>

/** What keeps a definition from being published after `before`. */
export function kindFaults(definition: unknown, before: Kind | undefined): readonly KindFault[] {
  const reading = readKind(definition)
  const own = reading.ok ? [] : reading.faults
  // With a sample that does not pass it is a kind all the same.
  const isKind = own.every(({ at }) => at.startsWith('/sample/values'))
  if (!isKind) return own
  const kind = definition as Kind
  const changes = before === undefined ? [] : changeFaults(before, kind)
  return [...own, ...changes, ...roomFaults(kind, before)]
}

export function mayEditKinds(actor: Actor): Verdict {
  return permits(actor, kindPermit)
    ? allowed
    : forbidden('catalog.role_cannot', { permit: kindPermit })
}

export function mayPublishKind(
  actor: Actor,
  { hasDraft, faults }: { readonly hasDraft: boolean; readonly faults: number },
): Verdict {
  return allOf(
    mayEditKinds(actor),
    hasDraft ? allowed : conflict('catalog.kind_no_draft'),
    faults === 0 ? allowed : invalid('catalog.kind_faulty', { count: faults }),
  )
}

export function mayRetireKind(
  actor: Actor,
  { published, retired }: { readonly published: boolean; readonly retired: boolean },
  retire: boolean,
  reason: string,
): Verdict {
  const moves = published && retired !== retire
  return allOf(
    mayEditKinds(actor),
    moves
      ? allowed
      : conflict(retire ? 'catalog.kind_cannot_retire' : 'catalog.kind_cannot_restore'),
    isWrittenReason(reason) ? allowed : invalid('catalog.reason_too_short'),
  )
}
