/** A long list of which some are shown, and the button for more of it. */
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { Button } from '../ui/Button.tsx'

const pageSize = 50

export function useMore<Row>(rows: readonly Row[]) {
  const { t } = useTranslation('evaluation')
  const [most, setMost] = useState(pageSize)
  const rest = rows.length - most
  const more = rest > 0 && (
    <div className="row" style={{ padding: 12 }}>
      <Button size="small" onClick={() => setMost(most + pageSize)}>
        {t('more', { count: Math.min(pageSize, rest) })}
      </Button>
    </div>
  )
  return { shown: rows.slice(0, most), more }
}
