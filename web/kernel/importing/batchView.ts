/** What a page of a batch shows, and which sound lines are to stay out. */
import { useState } from 'react'
import { useTrail } from '../../ui/Trail.tsx'

const pageSize = 100
export const shows = ['all', 'faulty', 'sound'] as const

export function useBatchView() {
  const [show, setShow] = useState<(typeof shows)[number]>('all')
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set())
  const trail = useTrail()
  return {
    show,
    trail,
    without,
    /** Of the call that reads the batch. */
    query: {
      limit: pageSize,
      ...(show === 'all' ? {} : { faulty: show === 'faulty' }),
      ...trail.page,
    },
    choose(next: (typeof shows)[number]) {
      trail.reset()
      setShow(next)
    },
    leave(lines: readonly number[], out: boolean) {
      const next = new Set(without)
      for (const line of lines) {
        if (out) next.add(line)
        else next.delete(line)
      }
      setWithout(next)
    },
  }
}
export type BatchView = ReturnType<typeof useBatchView>
