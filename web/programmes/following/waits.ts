/** What of the selected projects waits for whoever looks at the desk. */
import { countFollowings } from '../../../domain/programmes/following.endpoints.ts'
import { call } from '../../kernel/call.ts'
import type { Waiting } from '../../kernel/module.ts'

/** Overdue reports are the project's to hand in; units and offices see them in their list. */
export async function followingWaiting(isProject: boolean): Promise<readonly Waiting[]> {
  const { waiting, overdue } = await call(countFollowings, { query: {} })
  const line = (key: 'waiting' | 'overdue', count: number): Waiting[] =>
    count === 0
      ? []
      : [
          {
            id: `following ${key}`,
            label: `desk:following.${key}` as const,
            values: { count },
            about: null,
            until: null,
            to: '/followings',
          },
        ]
  return [...line('waiting', waiting), ...(isProject ? line('overdue', overdue) : [])]
}
