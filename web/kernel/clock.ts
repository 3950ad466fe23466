/**
 * The only clock of the web. Deadlines are judged by server time, so every answer's `Date` header
 * corrects the clock of the device.
 */
import { useSyncExternalStore } from 'react'

const correctionKeptBelowMs = 2_000
let offsetMs = 0

/** Learns the difference to the server. The header has whole seconds: small differences are noise. */
export function learnServerTime(dateHeader: string | null): void {
  if (dateHeader === null) return
  const server = Date.parse(dateHeader)
  if (Number.isNaN(server)) return
  const difference = server + 500 - Date.now()
  offsetMs = Math.abs(difference) < correctionKeptBelowMs ? 0 : difference
  tellMinute()
}

/** The present moment by the server's clock. */
export function serverNow(): Date {
  return new Date(Date.now() + offsetMs)
}

const minuteMs = 60_000
const wholeMinute = (ms: number) => Math.floor(ms / minuteMs) * minuteMs

let minute = wholeMinute(Date.now())
/** The minute in which the server wrote the page: what it shows until the page's own clock takes over. */
let pageMinute = minute
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function tellMinute(): void {
  const next = wholeMinute(serverNow().getTime())
  if (next === minute) return
  minute = next
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tellMinute, 5_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === undefined) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The moment of a page that the server wrote: both begin with the same minute. */
export function startPageAt(date: string): void {
  pageMinute = wholeMinute(Date.parse(date))
}

/** The present minute; renders again when it passes. Finer would be a ticking second hand. */
export function useMinute(): Date {
  return new Date(
    useSyncExternalStore(
      subscribe,
      () => minute,
      () => pageMinute,
    ),
  )
}
