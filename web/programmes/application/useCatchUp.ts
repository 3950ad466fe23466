/** Learns what colleagues wrote: asks every few seconds, and at once after a save that found a gap. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { readApplication, readDraft } from '../../../domain/programmes/application.endpoints.ts'
import type { Application } from '../../../domain/programmes/application.ts'
import type { FormState } from '../../../domain/programmes/form/state.ts'
import { call } from '../../kernel/call.ts'
import { callOptions } from '../../kernel/query.ts'
import type { FormStore } from '../form/store.ts'
import type { Change, FormAutosave } from './ApplicationContext.ts'

const changesShownMost = 20

/** Fields that others wrote since a version, newest first. */
export function changesSince(draft: FormState, version: number, me: string): Change[] {
  return Object.entries(draft.fields)
    .flatMap(([at, field]) =>
      field.version > version && field.by !== undefined && field.by !== me
        ? [{ at, by: field.by, version: field.version }]
        : [],
    )
    .toSorted((one, other) => other.version - one.version)
    .slice(0, changesShownMost)
}

export function useCatchUp(
  store: FormStore,
  application: Application,
  autosave: FormAutosave | null,
  me: string,
) {
  const client = useQueryClient()
  const [changes, setChanges] = useState<readonly Change[]>([])
  const running = useRef<Promise<void> | null>(null)
  const { id } = application

  const read = async () => {
    const before = store.seen()
    try {
      const draft = (await call(readDraft, { params: { id }, query: {} })) as FormState
      store.refresh(draft)
      const fresh = changesSince(draft, before, me)
      if (fresh.length > 0) {
        setChanges((known) =>
          [...fresh, ...known.filter(({ at }) => !fresh.some((one) => one.at === at))].slice(
            0,
            changesShownMost,
          ),
        )
      }
      await client.invalidateQueries({
        queryKey: callOptions(readApplication, { params: { id } }).queryKey,
      })
    } catch {
      // Offline, or the session has ended: the next look, or the next save, tries again.
    }
  }
  const catchUp = () => {
    running.current ??= read().finally(() => {
      running.current = null
    })
    return running.current
  }
  const latest = useRef(catchUp)
  latest.current = catchUp
  const newer = application.draftVersion > store.seen()
  useEffect(() => {
    if (autosave === null) return
    const look = () => {
      const { kind } = autosave.state()
      if (store.behind() && kind !== 'sending') void latest.current()
    }
    return autosave.subscribe(look)
  }, [autosave, store])
  useEffect(() => {
    if (newer && autosave?.state().kind !== 'sending') void latest.current()
  }, [newer, application.draftVersion, autosave])
  return { changes, catchUp }
}
