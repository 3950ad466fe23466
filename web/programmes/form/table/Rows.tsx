import {
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { readAddress } from '../../../../domain/programmes/form/address.ts'
import type { RowItem } from '../../../../domain/programmes/form/items.ts'
import type { Entry } from '../../../../domain/programmes/form/outline.ts'
import { useFormDesk } from '../FormContext.ts'
import { Row } from './Row.tsx'
import css from './Table.module.css'

/** Rows are drawn in bands of so many; a band far from the screen is one empty row of its height. */
const bandRows = 24
const rowHeightPx = 41
const nearPx = '800px'

/** A band of rows, drawn when it comes near or when somebody is led to a cell in it. */
function Band({
  count,
  wanted,
  children,
}: {
  readonly count: number
  readonly wanted: boolean
  readonly children: () => ReactNode
}) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [heightPx, setHeightPx] = useState(count * rowHeightPx)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const element = body.current
    if (element === null) return
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return
        // What has the focus stays, or typing would end.
        if (!entry.isIntersecting && element.contains(document.activeElement)) return
        if (!entry.isIntersecting) setHeightPx(element.offsetHeight)
        setNear(entry.isIntersecting)
      },
      { rootMargin: `${nearPx} 0px` },
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  const drawn = near || wanted
  return (
    <tbody ref={body}>
      {drawn ? (
        children()
      ) : (
        <tr className={css.gap} aria-hidden="true">
          <td style={{ height: heightPx }} />
        </tr>
      )}
    </tbody>
  )
}

function useTargetRow(item: string): string | undefined {
  const { target } = useFormDesk()
  const at = useSyncExternalStore(target.subscribe, target.at)
  const place = readAddress(at ?? '')
  return place?.item === item ? place.part : undefined
}

/** All rows of a table; a long one in bands, of which only those near the screen are drawn. */
export function Rows({
  entry,
  item,
  fixed,
  free,
}: {
  readonly entry: Entry
  readonly item: RowItem
  readonly fixed: readonly string[]
  readonly free: readonly string[]
  readonly box: RefObject<HTMLDivElement | null>
}) {
  const wantedRow = useTargetRow(entry.at)
  const ids = [...fixed, ...free]
  const draw = (from: number, to: number) =>
    ids.slice(from, to).map((id, index) => {
      const at = from + index
      return (
        <Row
          key={id}
          entry={entry}
          item={item}
          id={id}
          number={at + 1}
          movable={free.length > 0}
          before={at > fixed.length ? (ids[at - 2] ?? null) : undefined}
          after={at >= fixed.length && at < ids.length - 1 ? ids[at + 1] : undefined}
        />
      )
    })
  if (ids.length <= bandRows * 2) return <tbody>{draw(0, ids.length)}</tbody>
  const bands = Array.from(
    { length: Math.ceil(ids.length / bandRows) },
    (_, band) => band * bandRows,
  )
  return bands.map((from) => (
    <Band
      key={from}
      count={Math.min(bandRows, ids.length - from)}
      wanted={wantedRow !== undefined && ids.slice(from, from + bandRows).includes(wantedRow)}
    >
      {() => draw(from, from + bandRows)}
    </Band>
  ))
}
