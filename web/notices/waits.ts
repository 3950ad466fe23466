/** Unread notices, as one line of the desk. */
import { countUnread } from '../../domain/notices/notice.endpoints.ts'
import { call } from '../kernel/call.ts'
import type { Waiting } from '../kernel/module.ts'

export async function noticesWaiting(): Promise<readonly Waiting[]> {
  const { count } = await call(countUnread)
  if (count === 0) return []
  const label = 'desk:notices.unread' as const
  return [{ id: label, label, values: { count }, about: null, until: null, to: '/notices' }]
}
