/** What the server gave with the page: the first answers, as if they had been asked for and had come at once. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { learnServerTime } from './clock.ts'

type Given = {
  readonly date: string
  readonly given: readonly { readonly key: QueryKey; readonly answer: unknown }[]
}

/** Puts them among the readings, once; an answer grows old there like any other. */
export function takeGiven(client: QueryClient): void {
  const element = document.getElementById('given')
  if (element === null) return
  element.remove()
  const { date, given } = JSON.parse(element.textContent ?? '') as Given
  learnServerTime(date)
  for (const { key, answer } of given) client.setQueryData(key, answer)
}
