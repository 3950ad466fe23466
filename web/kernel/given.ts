/** What the server gave with the page: the first answers, as if they had been asked for and had come at once. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { learnServerTime, startPageAt } from './clock.ts'

export type Given = {
  /** When the page was written, by the server's clock. */
  readonly date: string
  readonly given: readonly { readonly key: QueryKey; readonly answer: unknown }[]
}

/** Puts the answers among the readings; each grows old there like any other. */
export function keepGiven(client: QueryClient, { date, given }: Given): void {
  startPageAt(date)
  for (const { key, answer } of given) client.setQueryData(key, answer)
}

/** Takes what came with the page, once. */
export function takeGiven(client: QueryClient): void {
  const element = document.getElementById('given')
  if (element === null) return
  element.remove()
  const given = JSON.parse(element.textContent ?? '') as Given
  learnServerTime(given.date)
  keepGiven(client, given)
}
