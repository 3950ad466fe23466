import { useState } from 'react'
import { serverNow } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import css from '../Parts.module.css'

const lines = [0, 1, 2, 3, 4]

/** Over what another organisation is shown: for whom, which person by a short mark, and when. */
export function Watermark() {
  const { moment } = useFormat()
  const me = useMe()
  const [at] = useState(() => serverNow().toISOString())
  const person = (me.person?.id ?? '').slice(-6)
  const said = `${me.actingOrg?.name ?? ''} ${person} ${moment(at, { year: true })}`
  return (
    <svg className={css.mark} aria-hidden focusable="false">
      {lines.map((line) => (
        <text key={line} x={line % 2 === 0 ? '4%' : '30%'} y={`${12 + line * 20}%`}>
          {said}
        </text>
      ))}
    </svg>
  )
}
