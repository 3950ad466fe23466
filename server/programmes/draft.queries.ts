/** The form while it is written: rows of the database ↔ the state that merges understand. */
import { sql } from 'kysely'
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
import { itemOf } from '../../domain/programmes/form/address.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { findApplicationRow } from './application.queries.ts'

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

/**
 * The fields and rows of a form, or only those of some items, which is all that a save of them looks at. One
 * statement, which does not change with the number of items, so that its plan is kept; the subselect hides their
 * number from PostgreSQL, which would otherwise plan anew each time for the one item that most saves have.
 */
export async function draftParts(
  work: Reading,
  applicationId: string,
  items?: readonly string[],
): Promise<Omit<FormState, 'version'>> {
  const wanted =
    items === undefined ? sql`` : sql`and item = any (array(select unnest(${items}::text[])))`
  const { rows } = await sql<Omit<FieldRow & RowRow, 'sort_key'> & { sort_key: string | null }>`
    select at, value, version, changed_by, null as sort_key, null::integer as removed
    from programmes.answer_field where application_id = ${applicationId} ${wanted}
    union all
    select at, null, version, changed_by, sort_key, removed
    from programmes.answer_row where application_id = ${applicationId} ${wanted}
  `.execute(work.db)
  const fields: Record<string, Field> = {}
  const formRows: Record<string, RowState> = {}
  for (const row of rows) {
    if (row.sort_key === null) fields[row.at] = fieldOf(row)
    else formRows[row.at] = rowStateOf({ ...row, sort_key: row.sort_key })
  }
  return { fields, rows: formRows }
}

export async function draftState(
  work: Reading,
  application: { readonly id: string; readonly draft_version: number },
): Promise<FormState> {
  return { version: application.draft_version, ...(await draftParts(work, application.id)) }
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

const versionsShown = 50
const itemsNamed = 5

/** Every kept batch with who made it and when, the latest first. */
export async function listVersions(work: Reading, applicationId: string, before?: number) {
  found(await findApplicationRow(work, applicationId), 'application')
  let changes = work.db
    .selectFrom('programmes.answer_change as c')
    .leftJoin('people.pub_person as p', 'p.id', 'c.changed_by')
    .where('c.application_id', '=', applicationId)
    .select(['c.version', 'c.edits', 'c.changed_by', 'c.changed_at', 'p.name'])
    .orderBy('c.version', 'desc')
    .limit(versionsShown + 1)
  if (before !== undefined) changes = changes.where('c.version', '<', before)
  const rows = await changes.execute()
  return {
    rows: rows.slice(0, versionsShown).map((row) => {
      const items = [...new Set((row.edits as Edit[]).map(({ at }) => itemOf(at)))]
      return {
        version: row.version,
        by: row.changed_by,
        byName: row.name ?? '',
        changedAt: row.changed_at.toISOString(),
        items: items.slice(0, itemsNamed),
        itemCount: items.length,
      }
    }),
    more: rows.length > versionsShown,
  }
}
