import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { formatNumber } from '../kernel/format.ts'
import { Button } from './Button.tsx'

/** Where one is in a list whose cursors lead forward only: the way back is remembered. */
export function useTrail() {
  const [trail, setTrail] = useState<readonly string[]>([])
  const after = trail.at(-1)
  return {
    /** Of a call's query. */
    page: after === undefined ? {} : { after },
    isFirst: after === undefined,
    back: () => setTrail(trail.slice(0, -1)),
    go: (next: string) => setTrail([...trail, next]),
    reset: () => setTrail([]),
  }
}

/** Before and next, where there is more than one page; and of how many rows, where the list says so. */
export function TrailButtons({
  trail,
  next,
  total,
  bare = false,
}: {
  readonly trail: ReturnType<typeof useTrail>
  readonly next: string | null
  readonly total?: number | undefined
  /** Not in a sheet: it stands at the edge of the page. */
  readonly bare?: boolean
}) {
  const { t } = useTranslation('ui')
  if (trail.isFirst && next === null) return null
  return (
    <div className="row" style={{ padding: bare ? '12px 0' : '12px 16px' }}>
      {!trail.isFirst && (
        <Button size="small" onClick={trail.back}>
          {t('list.previous')}
        </Button>
      )}
      {next !== null && (
        <Button size="small" onClick={() => trail.go(next)}>
          {t('list.next')}
        </Button>
      )}
      {total !== undefined && (
        <span className="second t13">
          {t('list.total', { count: total, amount: formatNumber(total) })}
        </span>
      )}
    </div>
  )
}
