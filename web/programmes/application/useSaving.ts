/** Joins the form's store with the autosave: edits are kept, sent, and what the server did comes back. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { saveDraft } from '../../../domain/programmes/application.endpoints.ts'
import type { Edit } from '../../../domain/programmes/form/edits.ts'
import { call } from '../../kernel/call.ts'
import { useAutosave } from '../../kernel/form/useAutosave.ts'
import { meOptions } from '../../kernel/me.ts'
import { CallProblem } from '../../kernel/problem.ts'
import { combine, keyOf } from '../form/pending.ts'
import type { FormStore } from '../form/store.ts'
import type { FormAutosave, WireConflict, WireFault } from './ApplicationContext.ts'

/** Null until the browser's store is open. */
export function useSaving(
  store: FormStore,
  applicationId: string,
  personId: string,
): FormAutosave | null {
  const client = useQueryClient()
  const saving = useAutosave<Edit, WireConflict, WireFault>({
    place: { personId, document: `programmes.application/${applicationId}` },
    keyOf,
    combine,
    rebase: store.rebase,
    onRestored: store.restore,
    async save(edits, { keepalive }) {
      const input = { params: { id: applicationId }, body: { edits: [...edits] } }
      const answer = await call(saveDraft, input, { keepalive }).catch((problem: unknown) => {
        // The page learns at once that the session has ended, and asks to sign in again.
        if (problem instanceof CallProblem && problem.problem.status === 401) {
          void client.invalidateQueries({ queryKey: meOptions().queryKey })
        }
        throw problem
      })
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
  return autosave ?? null
}
