/** What of reservations waits for whoever looks at the desk: holds to answer, and own ones that end soon. */
import { listReservations } from '../../domain/booking/reservation.endpoints.ts'
import { call } from '../kernel/call.ts'
import type { Waiting } from '../kernel/module.ts'

export async function reservationsWaiting(answers: boolean): Promise<readonly Waiting[]> {
  const { waiting } = await call(listReservations, { query: { limit: 1 } })
  const line = (key: 'toAnswer' | 'endSoon', count: number, to: string): readonly Waiting[] =>
    count === 0
      ? []
      : [
          {
            id: `booking ${key}`,
            label: `desk:booking.${key}` as const,
            values: { count },
            about: null,
            until: null,
            to,
          },
        ]
  return [
    ...(answers ? line('toAnswer', waiting.toAnswer, '/reservations?waits=answer') : []),
    ...line('endSoon', waiting.endSoon, '/reservations?waits=ends'),
  ]
}
