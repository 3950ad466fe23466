/** booking: what is asked at each of its doors. */
import { hoursWish, twoShifts } from '../../booking/booking.sample.ts'
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function bookingKnocks(s: Stage): Knocks {
  const reason = '设备临时检修，无法按期安排。'
  const wish = { hours: 8, from: '2019-07-15', until: '2019-07-26', purpose: '又一批壳体' }
  const fits = { query: { hours: '8', until: '2019-07-26' } }
  return {
    'booking.calendar.write': { body: { seen: 0, calendar: twoShifts } },
    'booking.capacity.list': { query: { text: '铣削' } },
    'booking.capacity.open': at(s.openOffer),
    'booking.capacity.set': at(s.openOffer, { seen: 1, wish: hoursWish }),
    'booking.outlook.read': at(s.openOffer),
    'booking.outlook.read · by name': at(s.namedOffer),
    'booking.outlook.fits': { ...at(s.openOffer), ...fits },
    'booking.outlook.fits · of a space': { ...at(s.spaceOffer), ...fits },
    'booking.idle.publish': at(s.openOffer, { from: '2019-07-15', until: '2019-07-19', note: '' }),
    'booking.idle.end': at(s.openOffer),
    'booking.idle.read': at(s.openOffer),
    'booking.idle.read · by name': at(s.namedOffer),
    'booking.idle.list': {},
    'booking.company.outlook': at(s.offeringOrg),
    'booking.company.response': at(s.offeringOrg),
    // The address itself is the key: whoever knows it reads, which its own test shows.
    'booking.feed.fetch': { params: { secret: `${'x'.repeat(43)}.ics` } },
    'booking.reservation.list': {},
    'booking.reservation.open': at(s.heldOffer),
    'booking.reservation.open · own work': at(s.ownWork),
    'booking.reservation.hold': at(s.openOffer, wish),
    'booking.reservation.block': at(s.openOffer, wish),
    'booking.reservation.step': at(s.heldOffer, { verb: 'confirm', seen: 1 }),
    'booking.reservation.step · withdraw': at(s.heldOffer, { verb: 'withdraw', seen: 1 }),
    'booking.reservation.step · release': at(s.ownWork, { verb: 'release', seen: 1, reason }),
  }
}
