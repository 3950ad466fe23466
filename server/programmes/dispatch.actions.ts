/** Sending: an act that the deadline may refuse. Receiving: an observation that is always recorded. */
import { permits } from '../../domain/kernel/actor.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { momentOfMs } from '../../domain/kernel/moment.ts'
import {
  addresseeOf,
  judge,
  mayHaveArrived,
  mayHaveBeenSent,
  maySend,
  mayTakePaper,
  mayTravelBy,
  type DispatchWay,
} from '../../domain/programmes/dispatch.ts'
import { mayDeliver, type PackageState } from '../../domain/programmes/package.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import type { Medium } from '../../domain/programmes/programmePaper.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { markDispatched } from './recommendationFlow.actions.ts'
import { stopsOf } from './application.queries.ts'
import { dispatchRow, openMedia, type DispatchRow } from './dispatch.queries.ts'
import { lockEntries } from './entry.facts.ts'
import { receiveEntries } from './entry.receive.ts'
import { managedProgrammes } from './managed.queries.ts'
import { insistBuilder, lockSent } from './package.actions.ts'
import { sitsOn } from './package.audience.ts'
import { contentIn, copiesOf, visiblePackage, type PackageRow } from './package.queries.ts'
import { programmeOf, type Programme } from './programme.queries.ts'

export type SentWish = {
  readonly media: readonly string[]
  readonly way: DispatchWay
  readonly number?: string
  readonly pieces?: number
  readonly sentAt: string
  readonly lateReason?: string
}

export function mediumIn(programme: Programme, code: string): Medium {
  return found(
    programme.definition.media.find((medium) => medium.code === code),
    'medium',
  )
}

export function insistBuilt(row: PackageRow): void {
  insist(mayDeliver(row.state as PackageState))
}

type Line = Omit<SentWish, 'media' | 'sentAt'> & { readonly medium: string; readonly sentAt: Date }

/** What is handed over online has arrived when it was sent: the house itself receives it. */
function arrivesAtOnce(programme: Programme, medium: string): boolean {
  return mediumIn(programme, medium).kind === 'online'
}

async function insertDispatch(work: Writing, programme: Programme, row: PackageRow, line: Line) {
  const { definition } = programme
  const sentAt = momentOfMs(line.sentAt.getTime())
  const sent = { unitCode: row.unit_code, medium: line.medium, sentAt }
  insist(maySend(definition, sent, line.lateReason ?? null))
  const atOnce = arrivesAtOnce(programme, line.medium)
  const judgement = judge(definition, { ...sent, receivedAt: atOnce ? sentAt : null })
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.dispatch')
    .values({
      id,
      package_id: row.id,
      programme_id: row.programme_id,
      unit_code: row.unit_code,
      medium: line.medium,
      way: line.way,
      number: line.number ?? null,
      pieces: line.pieces ?? 1,
      sent_at: line.sentAt,
      sent_by: work.actor.personId,
      recorded_at: work.now,
      basis: judgement.basis,
      closes_at: judgement.closesAt === null ? null : new Date(judgement.closesAt),
      in_time: judgement.inTime,
      late_reason: line.lateReason ?? null,
      ...(atOnce ? { received_at: line.sentAt, receipt_recorded_at: work.now } : {}),
    })
    .execute()
  if (atOnce) await receiveEntries(work, row.id)
  await record(work, 'programmes.dispatch.record', id, {
    package: row.id,
    medium: line.medium,
    way: line.way,
  })
  await announce(work, 'programmes.dispatch.recorded', {
    dispatchId: id,
    packageId: row.id,
    programmeId: row.programme_id,
    unitCode: row.unit_code,
  })
  return id
}

/** Applications whose way ends here have reached the issuer. */
async function deliverApplications(work: Writing, row: PackageRow): Promise<void> {
  const ids = contentIn(row).projects.map((one) => one.applicationId)
  const applications = await work.db
    .selectFrom('programmes.application')
    .where('id', 'in', ids)
    .where('state', '=', 'recommended')
    .select(['id', 'stops'])
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const application of applications) {
    const last = stopsOf(application).at(-1)!
    if (last.programme !== row.programme_id || last.unit !== row.unit_code) continue
    await work.db
      .updateTable('programmes.application')
      .set({ state: 'delivered', changed_at: work.now })
      .where('id', '=', application.id)
      .execute()
    await record(work, 'programmes.application.deliver', application.id, { package: row.id })
    await announce(work, 'programmes.application.delivered', {
      applicationId: application.id,
      packageId: row.id,
    })
  }
}

/** The list itself has been sent: its signature can no longer be withdrawn. */
async function dispatchList(work: Writing, row: PackageRow): Promise<void> {
  const sent = await work.db
    .updateTable('programmes.recommendation')
    .set({ state: 'dispatched', changed_at: work.now })
    .where('programme_id', '=', row.programme_id)
    .where('unit_code', '=', row.unit_code)
    .where('state', '=', 'signed')
    .returning('id')
    .executeTakeFirst()
  if (sent === undefined) return
  await record(work, 'programmes.recommendation.dispatch', sent.id, { package: row.id })
}

/** Once every medium that the programme requires has been sent, the package counts as delivered. */
export async function deliverIfComplete(
  work: Writing,
  programme: Programme,
  row: PackageRow,
): Promise<boolean> {
  const open = await openMedia(work, programme.definition, row.id)
  if (open.length > 0) return false
  await work.db
    .updateTable('programmes.package')
    .set({ state: 'delivered', delivered_at: work.now, changed_at: work.now })
    .where('id', '=', row.id)
    .execute()
  await deliverApplications(work, row)
  await markDispatched(work, { programmeId: row.programme_id, unit: row.unit_code })
  await dispatchList(work, row)
  await record(work, 'programmes.package.deliver', row.id, { digest: row.content_digest })
  await announce(work, 'programmes.package.delivered', {
    packageId: row.id,
    programmeId: row.programme_id,
    unitCode: row.unit_code,
  })
  return true
}

export async function recordDispatch(work: Writing, id: string, wish: SentWish): Promise<void> {
  insistBuilder(work)
  const programme = await programmeOf(work, (await visiblePackage(work, id)).programme_id)
  // What arrives at once becomes entries: locked in the order in which the office's receipt locks.
  if (wish.media.some((code) => arrivesAtOnce(programme, code))) {
    await lockEntries(work, programme.id)
  }
  const row = await lockSent(work, id)
  insistBuilt(row)
  const sentAt = new Date(wish.sentAt)
  insist(mayHaveBeenSent(sentAt, row.signed_at, work.now))
  for (const code of wish.media) {
    const medium = mediumIn(programme, code)
    insist(mayTravelBy(medium, wish.way, wish.number ?? null))
    if (medium.kind === 'email') throw new Problem(conflict('programmes.mails_are_sent_apart'))
    if (medium.kind === 'paper') insist(mayTakePaper(await copiesOf(work, row)))
    await insertDispatch(work, programme, row, { ...wish, medium: code, sentAt })
  }
  await deliverIfComplete(work, programme, row)
}

/** A medium of mails counts as sent with its last mail. */
export async function mailsSent(
  work: Writing,
  row: PackageRow,
  medium: string,
  lateReason?: string,
) {
  const programme = await programmeOf(work, row.programme_id)
  await insertDispatch(work, programme, row, {
    medium,
    way: 'email',
    sentAt: work.now,
    ...(lateReason === undefined ? {} : { lateReason }),
  })
  await deliverIfComplete(work, programme, row)
}

export async function recordConfidential(
  work: Writing,
  unit: { readonly programmeId: string; readonly unitCode: string },
  wish: { readonly number: string; readonly pieces: number; readonly sentAt: string },
): Promise<DispatchRow> {
  insistBuilder(work)
  found((await sitsOn(work, unit.programmeId, unit.unitCode)) || null, 'unit')
  const { definition } = await programmeOf(work, unit.programmeId)
  found(unitOf(definition, unit.unitCode), 'unit')
  const sentAt = new Date(wish.sentAt)
  insist(mayHaveBeenSent(sentAt, null, work.now))
  const id = newId(work.now)
  const judgement = judge(definition, {
    unitCode: unit.unitCode,
    medium: 'paper',
    sentAt: momentOfMs(sentAt.getTime()),
    receivedAt: null,
  })
  await work.db
    .insertInto('programmes.dispatch')
    .values({
      id,
      package_id: null,
      programme_id: unit.programmeId,
      unit_code: unit.unitCode,
      medium: 'paper',
      way: 'confidential',
      number: wish.number,
      pieces: wish.pieces,
      sent_at: sentAt,
      sent_by: work.actor.personId,
      recorded_at: work.now,
      basis: judgement.basis,
      closes_at: judgement.closesAt === null ? null : new Date(judgement.closesAt),
      in_time: judgement.inTime,
    })
    .execute()
  await record(work, 'programmes.dispatch.recordConfidential', id, { unit: unit.unitCode })
  await announce(work, 'programmes.dispatch.recorded', {
    dispatchId: id,
    packageId: null,
    programmeId: unit.programmeId,
    unitCode: unit.unitCode,
  })
  return found(await dispatchRow(work, id), 'dispatch')
}

/** Whoever the piece was sent to: the unit above the sender, else the office of the programme. */
async function isAddressee(work: Writing, row: DispatchRow): Promise<boolean> {
  const { definition } = await programmeOf(work, row.programme_id)
  const above = addresseeOf(definition, row.unit_code)
  const mayReceive = above !== null && permits(work.actor, 'programmes.package.build')
  if (mayReceive && (await sitsOn(work, above.programmeId, above.unit))) return true
  // What goes to another unit of the same programme is not the office's to receive.
  if (above?.programmeId === row.programme_id) return false
  if (!permits(work.actor, 'programmes.programme.manage')) return false
  const mine = managedProgrammes(work).where('g.id', '=', row.programme_id).select('g.id')
  return (await mine.executeTakeFirst()) !== undefined
}

export type Arrival = {
  readonly receivedAt: string
  readonly pieces?: number
  readonly note?: string
}

/** The addressee notes what arrived; late, or fewer than there should be, is recorded so and never refused. */
export async function recordReceipt(
  work: Writing,
  id: string,
  arrival: Arrival,
): Promise<DispatchRow> {
  const row = found(await dispatchRow(work, id), 'dispatch')
  found((await isAddressee(work, row)) || null, 'dispatch')
  const receivedAt = new Date(arrival.receivedAt)
  insist(mayHaveArrived(receivedAt, row.sent_at, work.now))
  // In one order with whoever signs, sends or enters: the package first, then its parcels.
  if (row.package_id !== null) await lockEntries(work, row.programme_id)
  const { definition } = await programmeOf(work, row.programme_id)
  const judgement = judge(definition, {
    unitCode: row.unit_code,
    medium: row.medium,
    sentAt: momentOfMs(row.sent_at.getTime()),
    receivedAt: momentOfMs(receivedAt.getTime()),
  })
  const { numUpdatedRows } = await work.db
    .updateTable('programmes.dispatch')
    .set({
      received_at: receivedAt,
      received_by: work.actor.personId,
      receipt_recorded_at: work.now,
      received_pieces: arrival.pieces ?? null,
      receipt_note: arrival.note?.trim() || null,
      in_time: judgement.inTime,
    })
    .where('id', '=', id)
    .where('received_at', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new Problem(conflict('programmes.received_already'))
  if (row.package_id !== null) await receiveEntries(work, row.package_id)
  await record(work, 'programmes.dispatch.receive', id, { inTime: String(judgement.inTime) })
  await announce(work, 'programmes.dispatch.received', {
    dispatchId: id,
    packageId: row.package_id,
    programmeId: row.programme_id,
    unitCode: row.unit_code,
  })
  return found(await dispatchRow(work, id), 'dispatch')
}
