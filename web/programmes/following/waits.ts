/** What of the selected projects waits for whoever looks at the desk. */
import { listSamples } from '../../../domain/indicators/sample.endpoints.ts'
import type { SampleBrief } from '../../../domain/indicators/sampling.ts'
import { countFollowings, listFollowings } from '../../../domain/programmes/following.endpoints.ts'
import { call } from '../../kernel/call.ts'
import { endOfDay } from '../../../domain/kernel/moment.ts'
import type { FirstWaiting, Waiting } from '../../kernel/module.ts'

type Line = 'waiting' | 'overdue' | 'due' | 'toAnswer' | 'toSettle'

const lineOf = (
  key: Line,
  of: Pick<Waiting, 'id' | 'values' | 'about' | 'until' | 'to'>,
): Waiting => ({ ...of, label: `desk:following.${key}` as const })

/** Overdue reports are the project's to hand in; units and offices see them in their list. */
async function papersWaiting(isProject: boolean): Promise<Waiting[]> {
  const { waiting, overdue } = await call(countFollowings, { query: {} })
  const line = (key: 'waiting' | 'overdue', count: number): Waiting[] =>
    count === 0
      ? []
      : [
          lineOf(key, {
            id: `following ${key}`,
            values: { count },
            about: null,
            until: null,
            to: '/followings',
          }),
        ]
  return [...line('waiting', waiting), ...(isProject ? line('overdue', overdue) : [])]
}

/** A report stands on the desk of its project while there is still time. */
const aheadDays = 30
const aheadMax = 20

async function reportsAhead(): Promise<FirstWaiting> {
  const query = { dueWithinDays: aheadDays, limit: aheadMax }
  const { rows, total } = await call(listFollowings, { query })
  const told = rows.map(({ id, title, nextDueDay }) =>
    lineOf('due', {
      id: `following due ${id}`,
      values: {},
      about: title,
      until: endOfDay(nextDueDay!),
      to: `/followings/${id}`,
    }),
  )
  return { rows: told, more: total > rows.length }
}

async function samplesWaiting(): Promise<FirstWaiting> {
  const { toAnswer, toSettle, more } = await call(listSamples)
  const line =
    (key: 'toAnswer' | 'toSettle') =>
    ({ id, title, size, dueDay }: SampleBrief): Waiting =>
      lineOf(key, {
        id: `following ${key} ${id}`,
        values: { count: size },
        about: title,
        until: key === 'toAnswer' ? endOfDay(dueDay) : null,
        to: `/samples/${id}`,
      })
  return { rows: [...toAnswer.map(line('toAnswer')), ...toSettle.map(line('toSettle'))], more }
}

export async function followingWaiting(isProject: boolean): Promise<FirstWaiting> {
  const [papers, reports, samples] = await Promise.all([
    papersWaiting(isProject),
    isProject ? reportsAhead() : { rows: [], more: false },
    samplesWaiting(),
  ])
  return {
    rows: [...papers, ...reports.rows, ...samples.rows],
    more: reports.more || samples.more,
  }
}
