/** 批量导入供给: a list of one kind is looked through, taken as drafts or published at once, and can be undone. */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { allOf, allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { isWrittenReason } from '../kernel/writtenReason.ts'
import { unitCodes } from '../kernel/units.ts'
import { Words } from './kind.ts'
import { KindId, offerPermits } from './offer.ts'

export const offerBatchStates = ['previewed', 'committed', 'undone'] as const
export type OfferBatchState = (typeof offerBatchStates)[number]

export const OfferBatch = Type.Object({
  id: Id,
  fileName: Type.String(),
  kindId: KindId,
  kindName: Words,
  state: Type.Enum([...offerBatchStates]),
  rows: Type.Integer(),
  faulty: Type.Integer(),
  fresh: Type.Integer(),
  changes: Type.Integer(),
  /** Sound rows that are drafts as long as something is missing in them. */
  incomplete: Type.Integer(),
  /** Rows that were imported and stand: after an undo those that were changed since. */
  taken: Type.Integer(),
  /** Imported ones that are drafts by now and could be published as they are; null in lists. */
  drafts: nullable(Type.Object({ complete: Type.Integer(), incomplete: Type.Integer() })),
  /** How many offers the organisation may have besides; null in lists. */
  room: nullable(Type.Integer()),
  madeBy: Type.String(),
  madeAt: Moment,
  committedAt: nullable(Moment),
  undoneAt: nullable(Moment),
})
export type OfferBatch = Static<typeof OfferBatch>

const offerRowKinds = ['new', 'change', 'same'] as const

/** Columns are those of the kind: a fault names one by its id. */
const OfferCellFault = Type.Object({
  column: Type.String(),
  code: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})

const Cells = Type.Record(Type.String(), Type.String())

/** A row as it is looked through. */
export const OfferListRow = Type.Object({
  line: Type.Integer(),
  /** `same`: there already, and the row says nothing else. */
  kind: Type.Enum([...offerRowKinds]),
  cells: Cells,
  /** Of a change: what stands there now, where the row says something else. */
  was: Cells,
  /** What publishing would ask besides. */
  lacks: Type.Array(OfferCellFault),
  faults: Type.Array(OfferCellFault),
  taken: Type.Boolean(),
  /** The offer that it became or changed; null before it is taken. */
  offerId: nullable(Id),
  /** Why the row stands though its list was undone: the code of a sentence. */
  stays: Type.Optional(Type.String()),
})
export type OfferListRow = Static<typeof OfferListRow>

/** A column that the list has. */
export const OfferListColumn = Type.Object({
  id: Type.String(),
  label: Words,
  /** As the list's head calls it. */
  head: Type.String(),
  /** In which its bare numbers are read: what the head names, or the field's own. */
  unit: nullable(Type.Enum(unitCodes)),
})
export type OfferListColumn = Static<typeof OfferListColumn>

export function mayBringOffers(actor: Actor): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  const permit = offerPermits.write
  return permits(actor, permit) ? allowed : forbidden('catalog.role_cannot', { permit })
}

function mayPublish(actor: Actor): Verdict {
  const permit = offerPermits.publish
  return permits(actor, permit) ? allowed : forbidden('catalog.role_cannot', { permit })
}

export function mayCommitOffers(actor: Actor, state: OfferBatchState, publish: boolean): Verdict {
  return allOf(
    mayBringOffers(actor),
    publish ? mayPublish(actor) : allowed,
    state === 'previewed' ? allowed : conflict('kernel.batch_not_previewed'),
  )
}

const isCommitted = (state: OfferBatchState): Verdict =>
  state === 'committed' ? allowed : conflict('kernel.batch_not_committed')

export function mayPublishBatch(actor: Actor, state: OfferBatchState, complete: number): Verdict {
  return allOf(
    mayPublish(actor),
    isCommitted(state),
    complete > 0 ? allowed : conflict('catalog.batch_no_drafts'),
  )
}

/** What others may rely on by now is taken back by whoever could have published it. */
export function mayUndoOffers(
  actor: Actor,
  { state, published }: { readonly state: OfferBatchState; readonly published: boolean },
  reason: string,
): Verdict {
  return allOf(
    mayBringOffers(actor),
    published ? mayPublish(actor) : allowed,
    isCommitted(state),
    isWrittenReason(reason) ? allowed : invalid('catalog.reason_too_short'),
  )
}
