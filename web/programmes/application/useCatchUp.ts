/** Learns what colleagues wrote: asks every few seconds, and at once after a save that found a gap. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readApplication, readDraft } from '../../../domain/programmes/application.endpoints.ts'
import type { Application } from '../../../domain/programmes/application.ts'
import type { FormState } from '../../../domain/programmes/form/state.ts'
import { call } from '../../kernel/call.ts'
import { CallProblem } from '../../kernel/problem.ts'
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

function withFresh(known: readonly Change[], fresh: readonly Change[]): readonly Change[] {
  const older = known.filter(({ at }) => !fresh.some((one) => one.at === at))
  return [...fresh, ...older].slice(0, changesShownMost)
}

/** Who asks while a read is under way wants what was written since it began: one more follows it. */
function oneAtATime() {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const begin = (read: () => Promise<void>): Promise<void> => {
    running = read().finally(() => {
      running = null
    })
    return running
  }
  return (read: () => Promise<void>): Promise<void> => {
    if (running === null) return begin(read)
    next ??= running.then(() => {
      next = null
      return begin(read)
    })
    return next
  }
}

export function useCatchUp(
  store: FormStore,
  application: Application,
  autosave: FormAutosave | null,
  me: string,
) {
  const client = useQueryClient()
  const [changes, setChanges] = useState<readonly Change[]>([])
  const reads = useRef(oneAtATime())
  const { id, draftVersion } = application

  const catchUp = useCallback(() => {
    const read = async () => {
      const before = store.seen()
      try {
        const draft = (await call(readDraft, { params: { id }, query: {} })) as FormState
        store.refresh(draft)
        const fresh = changesSince(draft, before, me)
        if (fresh.length > 0) setChanges((known) => withFresh(known, fresh))
        const { queryKey } = callOptions(readApplication, { params: { id } })
        await client.invalidateQueries({ queryKey })
      } catch (problem) {
        // Offline, or the session has ended: the next look, or the next save, tries again.
        if (!(problem instanceof CallProblem)) throw problem
      }
    }
    return reads.current(read)
  }, [client, store, id, me])

  useEffect(() => {
    if (autosave === null) return
    const look = () => {
      const lacks = store.behind() || draftVersion > store.seen()
      if (lacks && autosave.state().kind !== 'sending') void catchUp()
    }
    look()
    return autosave.subscribe(look)
  }, [draftVersion, autosave, store, catchUp])
  return { changes, catchUp }
}
