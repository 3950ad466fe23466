/** The autosave of one document in a page: restored on opening, flushed on leaving and on reconnecting. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { serverNow } from '../clock.ts'
import { type Autosave, type AutosaveOptions, createAutosave } from './autosave.ts'
import { draftStore, keepStorage } from './drafts.ts'
import type { AutosaveState } from './savedState.ts'

export type UseAutosave<Edit, Conflict, Fault> = {
  readonly autosave: Autosave<Edit, Conflict, Fault>
  readonly state: AutosaveState<Edit, Conflict, Fault>
}

const starting: AutosaveState<never, never, never> = {
  kind: 'clean',
  unsent: 0,
  savedAt: null,
  parked: [],
  problem: null,
  durable: true,
}

/**
 * Null until the browser's store is open and `onRestored` has had what an earlier visit kept. The options
 * of the first render hold; give the component a `key` of the document.
 */
export function useAutosave<Edit, Conflict, Fault>(
  options: Omit<AutosaveOptions<Edit, Conflict, Fault>, 'store' | 'now'> & {
    readonly onRestored: (edits: readonly Edit[]) => void
  },
): UseAutosave<Edit, Conflict, Fault> | null {
  const [first] = useState(options)
  const [autosave, setAutosave] = useState<Autosave<Edit, Conflict, Fault> | null>(null)

  useEffect(() => {
    let made: Autosave<Edit, Conflict, Fault> | null = null
    let left = false
    const open = async () => {
      const store = await draftStore()
      const opened = createAutosave({ ...first, store, now: () => serverNow().getTime() })
      const edits = await opened.restore()
      if (left) return opened.stop()
      made = opened
      if (edits.length > 0) first.onRestored(edits)
      setAutosave(opened)
      void keepStorage()
    }
    void open()
    const onBack = () => void made?.flush()
    const onHide = () => {
      if (document.visibilityState === 'hidden') void made?.flush({ keepalive: true })
    }
    addEventListener('online', onBack)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      left = true
      removeEventListener('online', onBack)
      document.removeEventListener('visibilitychange', onHide)
      void made?.flush()
      made?.stop()
    }
  }, [first])

  const state = useSyncExternalStore(
    autosave?.subscribe ?? (() => () => undefined),
    autosave?.state ?? (() => starting),
  )
  return autosave === null ? null : { autosave, state }
}
