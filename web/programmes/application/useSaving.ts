/** Joins the form's store with the autosave: edits are kept, sent, and what the server did comes back. */
import { useEffect, useRef } from 'react'
import { saveDraft } from '../../../domain/programmes/application.endpoints.ts'
import type { Edit } from '../../../domain/programmes/form/edits.ts'
import { call } from '../../kernel/call.ts'
import { useAutosave } from '../../kernel/form/useAutosave.ts'
import { combine, keyOf } from '../form/pending.ts'
import type { FormStore } from '../form/store.ts'
import type { Saving, WireConflict, WireFault } from './ApplicationContext.ts'

/** Null until the browser's store is open. */
export function useSaving(
  store: FormStore,
  applicationId: string,
  personId: string,
): Saving | null {
  const saving = useAutosave<Edit, WireConflict, WireFault>({
    place: { personId, document: `programmes.application/${applicationId}` },
    keyOf,
    combine,
    rebase: store.rebase,
    onRestored: store.restore,
    async save(edits, { keepalive }) {
      const answer = await call(
        saveDraft,
        { params: { id: applicationId }, body: { edits: [...edits] } },
        { keepalive },
      )
      store.took(edits, answer)
      return {
        version: answer.version,
        conflicts: answer.conflicts.map(({ index, ...conflict }) => ({ index, conflict })),
        refused: answer.refused.map(({ index, fault }) => ({ index, fault })),
      }
    },
  })
  // Edits made before the browser's store is open wait here.
  const waiting = useRef<Edit[]>([])
  const autosave = saving?.autosave
  useEffect(() => {
    if (autosave === undefined) {
      store.connect((edit) => void waiting.current.push(edit))
      return
    }
    const early = waiting.current.splice(0)
    if (early.length > 0) autosave.push(...early)
    store.connect((edit) => autosave.push(edit))
  }, [autosave, store])
  return saving
}
