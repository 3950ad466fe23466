/** What a list shows, kept in the address: another person with the link sees the same. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { remember, remembered } from '../kernel/stored.ts'
import type { Density } from './Table.tsx'

export type ListQuery = {
  readonly find: string
  readonly sort: string | undefined
  readonly filters: Readonly<Record<string, string>>
  /** Keys of columns that are not shown. */
  readonly hidden: readonly string[]
  /** Cursor of the page, and the number of its first row from 1. */
  readonly after: string | undefined
  readonly from: number
}

/** The query as a record of an address. */
export type ListSearch = Readonly<Record<string, string>>

const own = ['find', 'sort', 'hide', 'after', 'from']

export function queryOf(search: Readonly<Record<string, unknown>>): ListQuery {
  const texts = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  const all = Object.fromEntries(texts)
  return {
    find: all.find ?? '',
    sort: all.sort,
    hidden: all.hide?.split(' ').filter((key) => key !== '') ?? [],
    filters: Object.fromEntries(texts.filter(([key]) => !own.includes(key))),
    after: all.after,
    from: Math.max(1, Number(all.from) || 1),
  }
}

export function searchOf({ find, sort, filters, hidden, after, from }: ListQuery): ListSearch {
  return {
    ...filters,
    ...(find === '' ? {} : { find }),
    ...(sort === undefined ? {} : { sort }),
    ...(hidden.length === 0 ? {} : { hide: hidden.join(' ') }),
    ...(after === undefined ? {} : { after, from: String(from) }),
  }
}

/** The list's query in the address, and the way to change it. Any change but paging begins at page one. */
export function useListQuery() {
  const navigate = useNavigate()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const query = queryOf(search)
  const go = (next: ListQuery, replace: boolean) =>
    void navigate({ to: '.', search: searchOf(next) as never, replace })
  return {
    query,
    change(part: Partial<Omit<ListQuery, 'after' | 'from'>>) {
      go({ ...query, ...part, after: undefined, from: 1 }, part.find !== undefined)
    },
    show: (next: ListQuery, replace = false) => go(next, replace),
    page: (after: string | undefined, from: number) => go({ ...query, after, from }, false),
  }
}

/** The row height a person chose, the same for all lists. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  const [density, setDensity] = useState<Density>(() => {
    const kept = remembered('density')
    return kept === 'dense' || kept === 'roomy' ? kept : 'normal'
  })
  return [
    density,
    (next) => {
      remember('density', next)
      setDensity(next)
    },
  ]
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

export type ListKeys = {
  readonly move: (step: -1 | 1) => void
  readonly open: () => void
  readonly choose: () => void
  readonly find: () => void
}

/** j and k move, x chooses, Enter opens, / finds: wherever the focus is, unless somebody types. */
export function useListKeys(keys: ListKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        document.querySelector('dialog[open]')
      ) {
        return
      }
      if (event.defaultPrevented || typing(event.target)) return
      const onControl = event.target instanceof Element && event.target.closest('a,button') !== null
      if (event.key === 'j') keys.move(1)
      else if (event.key === 'k') keys.move(-1)
      else if (event.key === 'x') keys.choose()
      else if (event.key === '/') keys.find()
      else if (event.key === 'Enter' && !onControl) keys.open()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
