/** What of offers waits for whoever looks at the desk: those that nobody confirmed for long. */
import { listDeskOffers } from '../../domain/catalog/offer.endpoints.ts'
import { call } from '../kernel/call.ts'
import type { Waiting } from '../kernel/module.ts'

export async function offersWaiting(): Promise<readonly Waiting[]> {
  const { toConfirm } = await call(listDeskOffers, { query: { limit: 1 } })
  if (toConfirm === 0) return []
  return [
    {
      id: 'catalog toConfirm',
      label: 'desk:catalog.toConfirm',
      values: { count: toConfirm },
      about: null,
      until: null,
      to: '/offers?waits=yes',
    },
  ]
}
