/** Sending the mails of a package, by the house or from the authority's own mailbox. */
import { conflict } from '../../domain/kernel/verdict.ts'
import { mayMailWithout, maySend } from '../../domain/programmes/dispatch.ts'
import { momentOfMs } from '../../domain/kernel/moment.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { sendParcel } from '../notices/index.ts'
import type { KeptEvent } from '../kernel/module.ts'
import { brandOf } from '../kernel/brand.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { insistBuilt, mailsSent, mediumIn } from './dispatch.actions.ts'
import { managedProgrammes } from './managed.queries.ts'
import { insistBuilder, lockSent } from './package.actions.ts'
import { addressFor, mailParts, mailsOf, subjectOf } from './dispatchMail.queries.ts'
import { draftOf } from './dispatchMail.letter.ts'
import type { PackageRow } from './package.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { listScans } from './scan.actions.ts'

/** One archive was given to the outbox; it answers with `notices.parcel.tried` and `notices.parcel.settled`. */
export const mailAsked = 'programmes.package.mailPart'

/** What notices calls an archive of a package that a mail encloses. */
export const mailEnclosure = 'programmes.packagePart'

export type MailWish = {
  readonly medium: string
  readonly ownMailbox: boolean
  readonly withoutScans?: string
  readonly lateReason?: string
}

/** Whether the programme wants scans of what is stamped. */
function wantsScans(
  materials: readonly { readonly forms: { readonly value: readonly string[] | null } }[],
) {
  return materials.some(({ forms }) => forms.value?.includes('scan') === true)
}

export async function sendMails(work: Writing, id: string, wish: MailWish): Promise<void> {
  insistBuilder(work)
  const row = await lockSent(work, id)
  insistBuilt(row)
  const programme = await programmeOf(work, row.programme_id)
  const medium = mediumIn(programme, wish.medium)
  if (medium.kind !== 'email') throw new Problem(conflict('programmes.medium_is_no_mail'))
  const { definition } = programme
  if (wantsScans(definition.materials)) {
    const { slots } = await listScans(work, id)
    const missing = slots.filter(({ scan }) => scan?.packed !== true).length
    insist(mayMailWithout(missing, wish.withoutScans ?? null))
  }
  const sentAt = momentOfMs(work.now.getTime())
  const sent = { unitCode: row.unit_code, medium: wish.medium, sentAt }
  insist(maySend(definition, sent, wish.lateReason ?? null))
  const address = await addressFor(work, row.programme_id, wish.medium)
  if (address === null) throw new Problem(conflict('programmes.mailbox_unknown'))
  const parts = await mailParts(work, id, wish.medium)
  for (const part of parts) {
    const subject = subjectOf(row, definition.title.zh, part.number, parts.length)
    await askMail(work, {
      row,
      medium: wish.medium,
      part,
      of: parts.length,
      address,
      subject,
      own: wish.ownMailbox,
    })
  }
  await record(work, 'programmes.mail.send', id, {
    mails: parts.length,
    own: String(wish.ownMailbox),
    ...(wish.withoutScans === undefined ? {} : { withoutScans: wish.withoutScans }),
  })
  if (wish.ownMailbox) await mailsSent(work, row, wish.medium, wish.lateReason)
}

type Mail = {
  readonly row: PackageRow
  readonly medium: string
  readonly part: Awaited<ReturnType<typeof mailParts>>[number]
  readonly of: number
  readonly address: string
  readonly subject: string
  readonly own: boolean
}

/** A mail that went stays gone; one that failed is asked for again. */
async function askMail(work: Writing, mail: Mail): Promise<void> {
  const { row, medium, part, address, subject, own } = mail
  const values = {
    address,
    subject,
    state: own ? 'sent' : 'asked',
    own_mailbox: own,
    fault: null,
    asked_by: work.actor.personId,
    asked_at: work.now,
    settled_at: own ? work.now : null,
  }
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto('programmes.package_mail')
    .values({ package_id: row.id, medium, part: part.number, ...values })
    .onConflict((clause) =>
      clause
        .columns(['package_id', 'medium', 'part'])
        .doUpdateSet(values)
        .where('programmes.package_mail.state', '=', 'failed'),
    )
    .executeTakeFirst()
  if (own || Number(numInsertedOrUpdatedRows) === 0) return
  const place = { packageId: row.id, medium, part: part.number }
  const brand = await brandOf(work.db)
  await sendParcel(work, {
    key: `${parcelKey(row.id, medium, part.number)}/${work.now.getTime()}`,
    address,
    language: 'zh',
    brand,
    draft: draftOf(work, row, mail, brand),
    enclosure: {
      kind: mailEnclosure,
      id: `${row.id}/${medium}/${part.number}`,
      name: part.name,
      bytes: part.bytes,
    },
  })
  await announce(work, mailAsked, place)
}

type Heard = {
  readonly packageId: string
  readonly medium: string
  readonly part: number
  /** When the mail was asked for; null in keys that name none. */
  readonly round: Date | null
}

/** The mail that a parcel's key names; null where the parcel is not one of ours. */
function mailNamed(key: unknown): Heard | null {
  const match = /^programmes\.package\/([0-9a-f-]{36})\/([\w.-]+)\/(\d+)(?:\/(\d+))?$/.exec(
    String(key),
  )
  if (match === null) return null
  const [, packageId, medium, part, round] = match
  return {
    packageId: packageId!,
    medium: medium!,
    part: Number(part),
    round: round === undefined ? null : new Date(Number(round)),
  }
}

/** Keeps what came of one attempt; heard twice, it is kept once. */
export async function mailTried(work: Writing, event: KeptEvent): Promise<void> {
  const facts = event.facts as Record<string, string | number | null>
  const mail = mailNamed(facts['key'])
  if (mail?.round == null) return
  await work.db
    .insertInto('programmes.package_mail_try')
    .values({
      package_id: mail.packageId,
      medium: mail.medium,
      part: mail.part,
      round_at: mail.round,
      attempt: Number(facts['attempt']),
      outcome: String(facts['outcome']),
      fault: facts['fault'] === null ? null : String(facts['fault']).slice(0, 300),
      next_at: facts['nextAt'] === null ? null : new Date(String(facts['nextAt'])),
      tried_at: new Date(String(facts['at'])),
    })
    .onConflict((clause) => clause.doNothing())
    .execute()
}

/** What the outbox says of one mail; with the last that went, the medium counts as sent. */
export async function mailSettled(work: Writing, event: KeptEvent): Promise<void> {
  const { key, fault } = event.facts as { key?: unknown; fault?: unknown }
  const mail = mailNamed(key)
  if (mail === null) return
  const { packageId, medium, part, round } = mail
  const row = await work.db
    .selectFrom('programmes.package')
    .where('id', '=', packageId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return
  const failed = typeof fault === 'string' && fault !== ''
  let settled = work.db
    .updateTable('programmes.package_mail')
    .set({
      state: failed ? 'failed' : 'sent',
      fault: failed ? fault.slice(0, 300) : null,
      settled_at: work.now,
    })
    .where('package_id', '=', packageId)
    .where('medium', '=', medium)
    .where('part', '=', part)
    .where('state', '=', 'asked')
  if (round !== null) settled = settled.where('asked_at', '=', round)
  const { numUpdatedRows } = await settled.executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return
  if (failed) {
    const facts = { packageId, medium, part, fault: fault.slice(0, 300) }
    await announce(work, 'programmes.mail.failed', facts)
  }
  if (failed || row.state !== 'built') return
  const mails = (await mailsOf(work, row)).filter((one) => one.medium === medium)
  if (mails.every(({ state }) => state === 'sent')) await mailsSent(work, row, medium)
}

/** The key by which the outbox names a mail when it is settled. */
export function parcelKey(packageId: string, medium: string, part: number): string {
  return `programmes.package/${packageId}/${medium}/${part}`
}

export async function setMailbox(
  work: Writing,
  place: { readonly programmeId: string; readonly medium: string },
  address: string,
) {
  found(
    await managedProgrammes(work)
      .where('g.id', '=', place.programmeId)
      .select('g.id')
      .executeTakeFirst(),
    'programme',
  )
  mediumIn(await programmeOf(work, place.programmeId), place.medium)
  const row = { address, changed_by: work.actor.personId, changed_at: work.now }
  await work.db
    .insertInto('programmes.mailbox')
    .values({ programme_id: place.programmeId, medium: place.medium, ...row })
    .onConflict((clause) => clause.columns(['programme_id', 'medium']).doUpdateSet(row))
    .execute()
  await record(work, 'programmes.mail.setMailbox', place.programmeId, { medium: place.medium })
  return { medium: place.medium, address }
}
