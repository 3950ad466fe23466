/** What programs are told of capacity and reservations. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

export const bookingEvents = [
  published(
    'booking.capacity.moved',
    '供给的产能或工作日历有变化',
    'The capacity of an offer, or its calendar, was changed',
    { ...ids('offerId'), version: Type.Integer() },
  ),
  published(
    'booking.reservation.moved',
    '预留产生、确认、谢绝、撤回、到期或释放',
    'A reservation was held, confirmed, declined, withdrawn, released, or expired',
    { ...ids('reservationId', 'offerId'), verb: Type.String(), version: Type.Integer() },
  ),
  published(
    'booking.idle.published',
    '供给发布了闲置时段',
    'An idle window of an offer was published',
    { ...ids('offerId'), from: Type.String(), until: Type.String() },
  ),
  published(
    'booking.idle.ended',
    '供给的闲置时段结束或收回',
    'An idle window of an offer ended or was taken back',
    ids('offerId'),
  ),
] as const
