/** A long list of which some are shown, and the button for more of it. */
import { useState } from 'react'
import { Button } from './Button.tsx'

const pageSize = 50

/** @param say names the button, by how many more it shows. */
export function useSome<Row>(rows: readonly Row[], say: (count: number) => string) {
  const [most, setMost] = useState(pageSize)
  const rest = rows.length - most
  const more = rest > 0 && (
    <div className="row" style={{ padding: 12 }}>
      <Button size="small" onClick={() => setMost(most + pageSize)}>
        {say(Math.min(pageSize, rest))}
      </Button>
    </div>
  )
  return { shown: rows.slice(0, most), more }
}
