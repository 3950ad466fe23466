import { countUnread } from '../../domain/notices/notice.endpoints.ts'
import { callOptions } from '../kernel/query.ts'
import { useQuery } from '@tanstack/react-query'

const everyMs = 60_000
const shownMax = 99

/** The figure beside the inbox in the rail; nothing where nothing is unread. */
export function UnreadCount() {
  const { data } = useQuery({ ...callOptions(countUnread), refetchInterval: everyMs })
  if (data === undefined || data.count === 0) return null
  return data.count > shownMax ? `${shownMax}+` : data.count
}
