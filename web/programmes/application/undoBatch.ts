/** Takes back what one batch of edits did to a form; what people wrote since stays. */
import type { FormState } from '../../../domain/programmes/form/state.ts'
import { itemOf } from '../../../domain/programmes/form/address.ts'
import type { FormStore } from '../form/store.ts'

const rowIdOf = (at: string): string => at.slice(at.lastIndexOf('/') + 1)

/**
 * @param before the form as it stood before the batch
 * @param version the version that the batch made
 */
export function undoBatch(store: FormStore, before: FormState, version: number): void {
  const after = store.state()
  store.batch(() => {
    for (const [at, row] of Object.entries(after.rows)) {
      const former = before.rows[at]
      if (row.removed === version) store.restoreRow(itemOf(at), rowIdOf(at))
      else if (former === undefined && row.version === version && row.removed === undefined)
        store.removeRow(itemOf(at), rowIdOf(at))
    }
    for (const [at, field] of Object.entries(after.fields)) {
      if (field.version !== version) continue
      const row = at.slice(0, at.lastIndexOf('/'))
      // Cells of a row that the batch added go with their row.
      if (after.rows[row] !== undefined && before.rows[row] === undefined) continue
      store.set(at, before.fields[at]?.value ?? null)
    }
  })
}
