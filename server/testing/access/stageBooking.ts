/** Capacity of the open offer: what the maker does itself, and what another holds of it. */
import { blockOf, holdOf, hoursWish, setOf } from '../../booking/booking.sample.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'

const days = { from: '2019-07-15', until: '2019-07-26' }

export async function plantBooking(c: Cast, offerId: string, namedOffer: string) {
  await setOf(c.applicant, offerId, hoursWish)
  const purpose = (text: string) => ({ hours: 8, ...days, purpose: text })
  const own = await blockOf(c.applicant, offerId, purpose(secrets.ownWork.text))
  const held = await holdOf(c.otherApplicant, offerId, purpose(secrets.heldFor.text))
  await setOf(c.applicant, namedOffer, hoursWish)
  const window = { from: '2019-07-15', until: '2019-07-26' }
  const idle = (id: string, note: string) =>
    c.applicant.post(`/api/booking/desk/offers/${id}/idle`, { ...window, note })
  await idle(offerId, '')
  await idle(namedOffer, secrets.idleNote.text)
  await c.applicant.post('/api/booking/desk/feed')
  return {
    ownWork: own.json().id as string,
    heldOffer: held.json().id as string,
  }
}
