/** What is held, what was moved, and the way back, for `DragRank`. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type Arrangement,
  placeOf,
  putAt,
  putInReserve,
  sameArrangement,
  stepBy,
} from './arrangement.ts'

const digitPauseMs = 700
const undoMost = 50

export type RankControl = {
  readonly shown: Arrangement
  readonly heldId: string | null
  readonly heldFrom: number | null
  readonly announcement: string
  readonly canUndo: boolean
  readonly undo: () => void
  readonly step: (id: string, step: -1 | 1) => void
  readonly onKeyDown: (event: KeyboardEvent, id: string) => void
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, id: string) => void
}

type Options = {
  readonly arrangement: Arrangement
  readonly onArrange: (next: Arrangement) => void
  readonly nameOf: (id: string) => string
  readonly withReserve: boolean
}

/** Where a pointer at this height would put the row: before the row whose middle is below it. */
function arrangedAt(list: HTMLElement, y: number, now: Arrangement, id: string): Arrangement {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-rank-id]')].filter(
    (row) => row.dataset.rankId !== id,
  )
  const next = rows.find((row) => {
    const { top, height } = row.getBoundingClientRect()
    return y < top + height / 2
  })
  const others = now.order.filter((other) => other !== id)
  const rankedOthers = now.ranked - (placeOf(now, id) === null ? 0 : 1)
  const index = next === undefined ? others.length : others.indexOf(next.dataset.rankId ?? '')
  if (index < rankedOthers) return putAt(now, id, index + 1)
  const reserve = list.querySelector<HTMLElement>('[data-rank-reserve]')
  const inReserve = reserve !== null && y >= reserve.getBoundingClientRect().top
  if (inReserve) return putInReserve(now, id, index - rankedOthers)
  return putAt(now, id, rankedOthers + 1)
}

const scrollEdgePx = 48
const scrollStepPx = 12

type Following = {
  readonly moved: (now: Arrangement) => void
  readonly dropped: (now: Arrangement) => void
  readonly cancelled: () => void
}

/** Follows the pointer until it is let go; near an edge the page scrolls along. */
function followPointer(list: HTMLElement, id: string, start: Arrangement, tell: Following): void {
  let now = start
  const onMove = ({ clientY }: globalThis.PointerEvent) => {
    const next = arrangedAt(list, clientY, now, id)
    if (!sameArrangement(next, now)) {
      now = next
      tell.moved(now)
    }
    if (clientY < scrollEdgePx) scrollBy(0, -scrollStepPx)
    else if (clientY > innerHeight - scrollEdgePx) scrollBy(0, scrollStepPx)
  }
  const stop = new AbortController()
  const { signal } = stop
  const end = (act: () => void) => () => {
    stop.abort()
    act()
  }
  // On the window: the row moves in the document while it is held, and capture would be lost.
  addEventListener('pointermove', onMove, { signal })
  addEventListener(
    'pointerup',
    end(() => tell.dropped(now)),
    { signal },
  )
  addEventListener('pointercancel', end(tell.cancelled), { signal })
}

/** The whole ranking, where the main button took hold of a grip. */
function gripped(event: PointerEvent<HTMLElement>): HTMLElement | null {
  const list = event.currentTarget.closest<HTMLElement>('[data-rank-root]')
  if (list === null || event.button !== 0) return null
  event.preventDefault()
  event.currentTarget.focus()
  return list
}

/** Digits typed one soon after the other are one number. */
function useTypedNumber(): (event: KeyboardEvent) => number {
  const digits = useRef({ text: '', at: 0 })
  return (event) => {
    const fresh = event.timeStamp - digits.current.at > digitPauseMs
    const text = (fresh ? '' : digits.current.text) + event.key
    digits.current = { text, at: event.timeStamp }
    return Number(text)
  }
}

/** J and K walk from grip to grip. */
function focusNeighbour(from: HTMLElement, step: 1 | -1): void {
  const grips = [...document.querySelectorAll<HTMLElement>('[data-rank-grip]')]
  grips[grips.indexOf(from) + step]?.focus()
}

/** A row that crosses from one list to the other is made anew; the keyboard must find its grip again. */
function useFocusOnHeld(held: { readonly id: string; readonly now: Arrangement } | null): void {
  useEffect(() => {
    if (held === null) return
    const row = document.querySelector(`[data-rank-id="${CSS.escape(held.id)}"]`)
    row?.querySelector<HTMLElement>('[data-rank-grip]')?.focus()
  }, [held])
}

export function useRank({ arrangement, onArrange, nameOf, withReserve }: Options): RankControl {
  const { t } = useTranslation('ui')
  const [held, setHeld] = useState<{ readonly id: string; readonly now: Arrangement } | null>(null)
  const [past, setPast] = useState<readonly Arrangement[]>([])
  const [announcement, announce] = useState('')
  const typed = useTypedNumber()
  const shown = held?.now ?? arrangement
  useFocusOnHeld(held)

  const said = (key: 'lifted' | 'moved' | 'dropped' | 'back', id: string, now: Arrangement) => {
    const [place, from] = [placeOf(now, id) ?? '–', placeOf(arrangement, id) ?? '–']
    announce(t(`rank.${key}`, { name: nameOf(id), place, from, total: now.ranked }))
  }
  const commit = (id: string, next: Arrangement, key: 'moved' | 'dropped' = 'moved') => {
    setHeld(null)
    said(key, id, next)
    if (sameArrangement(next, arrangement)) return
    setPast([...past.slice(1 - undoMost), arrangement])
    onArrange(next)
  }
  const hold = (id: string, now: Arrangement) => {
    setHeld({ id, now })
    said(held === null ? 'lifted' : 'moved', id, now)
  }
  const move = (id: string, next: Arrangement) =>
    held?.id === id ? hold(id, next) : commit(id, next)
  return {
    shown,
    heldId: held?.id ?? null,
    heldFrom: held === null ? null : placeOf(arrangement, held.id),
    announcement,
    canUndo: past.length > 0,
    undo() {
      const last = past.at(-1)
      if (last === undefined) return
      setPast(past.slice(0, -1))
      announce(t('rank.undone'))
      onArrange(last)
    },
    step: (id, step) => commit(id, stepBy(shown, id, step, withReserve)),
    onKeyDown(event, id) {
      const lifted = held?.id === id
      if (event.key === ' ' && lifted) commit(id, shown, 'dropped')
      else if (event.key === ' ') hold(id, arrangement)
      else if (event.key === 'Escape' && lifted) {
        setHeld(null)
        said('back', id, arrangement)
      } else if (event.key === 'ArrowUp') move(id, stepBy(shown, id, -1, withReserve))
      else if (event.key === 'ArrowDown') move(id, stepBy(shown, id, 1, withReserve))
      else if (/^\d$/.test(event.key)) {
        const place = typed(event)
        if (place > 0) move(id, putAt(shown, id, place))
      } else if ((event.key === 'j' || event.key === 'k') && !lifted) {
        focusNeighbour(event.currentTarget as HTMLElement, event.key === 'j' ? 1 : -1)
      } else return
      event.preventDefault()
    },
    onPointerDown(event, id) {
      const list = gripped(event)
      if (list === null) return
      hold(id, arrangement)
      followPointer(list, id, arrangement, {
        moved: (now) => setHeld({ id, now }),
        dropped: (now) => commit(id, now, 'dropped'),
        cancelled: () => setHeld(null),
      })
    },
  }
}
