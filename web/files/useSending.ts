import { useEffect, useState, useSyncExternalStore } from 'react'
import { makeSendingQueue, type SendingWish } from './sendingQueue.ts'

/** The queue of this place in the page, and its list as it changes. Leaving the page stops it. */
export function useSending(wish: SendingWish) {
  const [queue] = useState(makeSendingQueue)
  useEffect(() => queue.wants(wish))
  useEffect(() => () => queue.stop(), [queue])
  return { ...queue, sendings: useSyncExternalStore(queue.subscribe, queue.list) }
}
