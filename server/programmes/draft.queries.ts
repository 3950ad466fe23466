/** The form while it is written: rows of the database ↔ the state that merges understand. */
import type { Edit } from '../../domain/programmes/form/edits.ts'
import type { Value } from '../../domain/programmes/form/answers.ts'
import { applyEdits } from '../../domain/programmes/form/merge.ts'
import {
  emptyState,
  type Field,
  type FormState,
  type RowState,
} from '../../domain/programmes/form/state.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import type { Reading } from '../kernel/work.ts'

type FieldRow = {
  readonly at: string
  readonly value: unknown
  readonly version: number
  readonly changed_by: string | null
}

type RowRow = {
  readonly at: string
  readonly sort_key: string
  readonly version: number
  readonly removed: number | null
  readonly changed_by: string | null
}

function fieldOf(row: FieldRow): Field {
  return {
    value: row.value as Value,
    version: row.version,
    ...(row.changed_by === null ? {} : { by: row.changed_by }),
  }
}

function rowStateOf(row: RowRow): RowState {
  return {
    key: row.sort_key,
    version: row.version,
    ...(row.removed === null ? {} : { removed: row.removed }),
    ...(row.changed_by === null ? {} : { by: row.changed_by }),
  }
}

/** The whole state, or only the part that belongs to some items: what a save needs to look at. */
export async function draftState(
  work: Reading,
  application: { readonly id: string; readonly draft_version: number },
  items?: readonly string[],
): Promise<FormState> {
  let fields = work.db
    .selectFrom('programmes.answer_field')
    .where('application_id', '=', application.id)
    .select(['at', 'value', 'version', 'changed_by'])
  let rows = work.db
    .selectFrom('programmes.answer_row')
    .where('application_id', '=', application.id)
    .select(['at', 'sort_key', 'version', 'removed', 'changed_by'])
  if (items !== undefined) {
    fields = fields.where('item', 'in', [...items])
    rows = rows.where('item', 'in', [...items])
  }
  const [fieldRows, rowRows] = await Promise.all([fields.execute(), rows.execute()])
  return {
    version: application.draft_version,
    fields: Object.fromEntries(fieldRows.map((row) => [row.at, fieldOf(row)])),
    rows: Object.fromEntries(rowRows.map((row) => [row.at, rowStateOf(row)])),
  }
}

/** The form as it stood at a version: every kept batch up to it, applied again. */
export async function draftStateAt(
  work: Reading,
  form: FormDefinition,
  applicationId: string,
  version: number,
): Promise<FormState> {
  const changes = await work.db
    .selectFrom('programmes.answer_change')
    .where('application_id', '=', applicationId)
    .where('version', '<=', version)
    .select(['version', 'edits', 'changed_by'])
    .orderBy('version')
    .execute()
  return changes.reduce((state, change) => {
    // A kept edit is final: it is applied on whatever stands there.
    const edits = (change.edits as Edit[]).map((edit) => ({ ...edit, baseVersion: state.version }))
    const by = change.changed_by === null ? {} : { by: change.changed_by }
    return { ...applyEdits(form, state, edits, by).state, version: change.version }
  }, emptyState)
}
