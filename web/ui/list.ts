/** What a list shows, kept in the address: another person with the link sees the same. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { remember, remembered, rememberedJson } from '../kernel/stored.ts'
import type { Density } from './Table.tsx'

export type ListQuery = {
  readonly find: string
  readonly sort: string | undefined
  readonly filters: Readonly<Record<string, string>>
  /** Cursor of the page, and the number of its first row from 1. */
  readonly after: string | undefined
  readonly from: number
}

/** The query as a record of an address. */
export type ListSearch = Readonly<Record<string, string>>

const own = ['find', 'sort', 'after', 'from']

export function queryOf(search: Readonly<Record<string, unknown>>): ListQuery {
  const texts = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  const all = Object.fromEntries(texts)
  return {
    find: all.find ?? '',
    sort: all.sort,
    filters: Object.fromEntries(texts.filter(([key]) => !own.includes(key))),
    after: all.after,
    from: Math.max(1, Number(all.from) || 1),
  }
}

export function searchOf({ find, sort, filters, after, from }: ListQuery): ListSearch {
  return {
    ...filters,
    ...(find === '' ? {} : { find }),
    ...(sort === undefined ? {} : { sort }),
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
    show: (next: ListQuery) => go(next, false),
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

export type SavedView = { readonly name: string; readonly search: ListSearch }

const viewsMost = 20

/** Named queries of one list, kept on this device. */
export function useSavedViews(list: string) {
  const key = `views.${list}`
  const [views, setViews] = useState(() => rememberedJson<readonly SavedView[]>(key, []))
  const put = (next: readonly SavedView[]) => {
    remember(key, JSON.stringify(next))
    setViews(next)
  }
  return {
    views,
    save: (name: string, search: ListSearch) =>
      put([...views.filter((view) => view.name !== name), { name, search }].slice(-viewsMost)),
    remove: (name: string) => put(views.filter((view) => view.name !== name)),
  }
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
