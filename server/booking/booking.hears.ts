/** What people are told of reservations: always the side that did not take the step. */
import { bookingPermits } from '../../domain/booking/capacity.ts'
import { bookingNoticesEn } from '../../domain/booking/text.notices.en.ts'
import { bookingNoticesZh } from '../../domain/booking/text.notices.zh.ts'
import { minuteOf } from '../../domain/kernel/moment.ts'
import type { NoticeKind } from '../../domain/notices/kind.ts'
import { factOf } from '../kernel/events/publish.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'
import { findTold, type Told } from './told.ts'

type Key = keyof typeof bookingNoticesZh

const { answer, hold } = bookingPermits

const kind = (key: Key, permit: string, more: Partial<NoticeKind> = {}): NoticeKind => ({
  code: `booking.${key}`,
  urgent: false,
  optional: false,
  defaults: { mail: 'at_once' },
  path: '/reservations/{{reservationId}}',
  permits: [permit],
  words: { zh: bookingNoticesZh[key], en: bookingNoticesEn[key] },
  ...more,
})

const casual = { optional: true, defaults: { mail: 'digest' } } as const

export const bookingKinds: readonly NoticeKind[] = [
  kind('held', answer),
  kind('withdrawn', answer, casual),
  kind('lapsed', answer),
  kind('confirmed', hold),
  kind('declined', hold),
  kind('expired', hold),
  kind('released_by_maker', hold, { urgent: true }),
  kind('released_by_holder', answer, { urgent: true }),
]

type To = { readonly key: Key; readonly side: 'maker' | 'holder' }

const toMaker = (key: Key): To => ({ key, side: 'maker' })
const toHolder = (key: Key): To => ({ key, side: 'holder' })

/** Of each step: what is told, and to which side. */
function newsOf(verb: string, { stepOrgId, orgId }: Told): readonly To[] {
  if (verb === 'hold') return [toMaker('held')]
  if (verb === 'withdraw') return [toMaker('withdrawn')]
  if (verb === 'confirm') return [toHolder('confirmed')]
  if (verb === 'decline') return [toHolder('declined')]
  if (verb === 'expire') return [toHolder('expired'), toMaker('lapsed')]
  if (verb !== 'release') return []
  return [stepOrgId === orgId ? toHolder('released_by_maker') : toMaker('released_by_holder')]
}

const factsOf = (row: Told) => ({
  reservationId: row.id,
  offer: row.title,
  maker: row.makerName,
  holder: row.holderName,
  hours: row.hours,
  from: minuteOf(row.startsAt),
  until: minuteOf(row.endsAt),
  expires: row.expiresAt === null ? '' : minuteOf(row.expiresAt),
  purpose: row.purpose,
  reason: row.reason ?? '',
})

async function told(work: Reading, event: KeptEvent): Promise<Told | undefined> {
  const id = factOf(event.facts, 'reservationId')
  return findTold(work, id, Number(event.facts['version']))
}

async function reservationMoved(work: Writing, event: KeptEvent): Promise<void> {
  const row = await told(work, event)
  // Its own work needs no telling.
  if (row === undefined || row.orgId === row.holderOrgId) return
  for (const { key, side } of newsOf(factOf(event.facts, 'verb'), row)) {
    const to =
      side === 'maker'
        ? { orgId: row.orgId, permit: answer }
        : { orgId: row.holderOrgId, permit: hold }
    await tell(work, {
      kind: `booking.${key}`,
      to,
      facts: factsOf(row),
      thing: { kind: 'booking.reservation', id: row.id },
      once: `booking.${key}:${event.id}`,
    })
  }
}

export const bookingHears = { 'booking.reservation.moved': reservationMoved }
