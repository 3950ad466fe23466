/** Saving: edits of several people merge field by field; two edits of one field come back side by side. */
import { sql } from 'kysely'
import {
  mayEdit,
  projectNameIn,
  type ApplicationState,
} from '../../domain/programmes/application.ts'
import { itemOf } from '../../domain/programmes/form/address.ts'
import type { Applied } from '../../domain/programmes/form/desk.ts'
import type { Edit } from '../../domain/programmes/form/edits.ts'
import { applyEdits } from '../../domain/programmes/form/merge.ts'
import type { Field, FormState, RowState } from '../../domain/programmes/form/state.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import type { ApplicationRow } from './application.queries.ts'
import { filesPut, holdFiles } from './attachment.queries.ts'
import { draftParts } from './draft.queries.ts'
import { withDefinition, type ProgrammeHead } from './programme.queries.ts'

function factsOf(row: ApplicationRow) {
  return {
    state: row.state as Parameters<typeof mayEdit>[1]['state'],
    orgId: row.org_id,
    returnDeadline: row.return_deadline?.toISOString() ?? null,
  }
}

/** What the batch changed: those that are no longer the same. */
function changedOf<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>) {
  return Object.entries(after).filter(([at, thing]) => before[at] !== thing)
}

function fieldsText(changed: readonly (readonly [string, Field])[]): string {
  const rows = changed.map(([at, { value, version, by }]) => {
    return { at, item: itemOf(at), value, version, changed_by: by ?? null }
  })
  return JSON.stringify(rows)
}

function rowsText(changed: readonly (readonly [string, RowState])[]): string {
  const rows = changed.map(([at, { key, version, removed, by }]) => {
    return { at, item: itemOf(at), sort_key: key, version, removed, changed_by: by ?? null }
  })
  return JSON.stringify(rows)
}

/** What was taken, with the value that now stands there, so that the batch can be applied again. */
function keptEdits(applied: Applied): Edit[] {
  return applied.accepted
    .filter(({ outcome }) => outcome !== 'unchanged')
    .map(({ edit, value }) =>
      edit.kind === 'set' && value !== undefined ? { ...edit, value } : edit,
    )
    .map((edit) => {
      if (edit.kind !== 'set') return edit
      const { base: _base, ...kept } = edit
      return kept
    })
}

/**
 * Writes a batch of accepted edits and moves the draft to its next version, in one statement. Nothing waits
 * for it: it travels with the commit.
 */
export function keepDraft(work: Writing, id: string, before: FormState, applied: Applied): void {
  const { state } = applied
  if (state === before) return
  const fields = fieldsText(changedOf(before.fields, state.fields))
  const rows = rowsText(changedOf(before.rows, state.rows))
  const values = Object.entries(state.fields).map(([at, field]) => [at, field.value])
  const title = projectNameIn(Object.fromEntries(values)) ?? null
  work.inTow(
    sql`
      with field as (
        insert into programmes.answer_field
          (application_id, at, item, value, version, changed_by)
        select ${id}::uuid, at, item, value, version, changed_by
        from jsonb_to_recordset(${fields}::jsonb)
          as t (at text, item text, value jsonb, version integer, changed_by uuid)
        on conflict (application_id, at) do update set
          value = excluded.value, version = excluded.version, changed_by = excluded.changed_by
      ), form_row as (
        insert into programmes.answer_row
          (application_id, at, item, sort_key, version, removed, changed_by)
        select ${id}::uuid, at, item, sort_key, version, removed, changed_by
        from jsonb_to_recordset(${rows}::jsonb) as t
          (at text, item text, sort_key text, version integer, removed integer, changed_by uuid)
        on conflict (application_id, at) do update set
          sort_key = excluded.sort_key, version = excluded.version, removed = excluded.removed,
          changed_by = excluded.changed_by
      ), change as (
        insert into programmes.answer_change
          (application_id, version, edits, changed_by, changed_at)
        values (${id}::uuid, ${state.version}::integer, ${JSON.stringify(keptEdits(applied))}::jsonb,
          ${work.actor.personId}::uuid, ${work.now}::timestamptz)
      )
      update programmes.application set draft_version = ${state.version}::integer,
        changed_at = ${work.now}::timestamptz, title = coalesce(${title}::text, title)
      where id = ${id}::uuid
    `.execute(work.db),
  )
}

type SavedTo = ProgrammeHead & {
  readonly application_state: ApplicationState
  readonly application_org_id: string
  readonly return_deadline: Date | null
  readonly draft_version: number
}

/** Locks an application of the actor's organisation and finds its programme, in one statement. */
async function lockForSave(work: Writing, id: string): Promise<SavedTo> {
  const { rows } = await sql<SavedTo>`
    select a.state as application_state, a.org_id as application_org_id, a.return_deadline,
      a.draft_version, p.id, p.state, p.version, p.org_id, p.definition_digest, p.form_digest
    from programmes.application a join programmes.programme p on p.id = a.programme_id
    where a.id = ${id} and a.org_id = ${work.actor.orgId} and a.state <> 'discarded'
    for update of a
  `.execute(work.db)
  return found(rows[0], 'application')
}

export async function saveDraft(work: Writing, id: string, edits: readonly Edit[]) {
  const items = [...new Set(edits.map(({ at }) => itemOf(at)))]
  // Sent together: the parts are read once the lock is held, and thrown away where it is refused.
  const [row, parts] = await Promise.all([lockForSave(work, id), draftParts(work, id, items)])
  const facts = {
    state: row.application_state,
    orgId: row.application_org_id,
    returnDeadline: row.return_deadline?.toISOString() ?? null,
  }
  insist(mayEdit(work.actor, facts))
  const { form } = await withDefinition(work, row)
  const before = { version: row.draft_version, ...parts }
  const applied = applyEdits(form, before, edits, { by: work.actor.personId! })
  keepDraft(work, id, before, applied)
  await holdFiles(work, id, filesPut(form, keptEdits(applied)))
  return answerOf(edits, applied)
}

function answerOf(edits: readonly Edit[], applied: Applied) {
  const index = (edit: unknown): number => edits.indexOf(edit as Edit)
  return {
    version: applied.state.version,
    accepted: applied.accepted.map(({ edit, outcome, value }) => ({
      index: index(edit),
      outcome,
      ...(value === undefined ? {} : { value }),
    })),
    conflicts: applied.conflicts.map((conflict) => ({
      index: index(conflict.edit),
      at: conflict.at,
      kind: conflict.kind,
      theirs: conflict.theirs ?? null,
      version: conflict.theirsVersion,
      ...(conflict.by === undefined ? {} : { by: conflict.by }),
    })),
    refused: applied.refused.map(({ edit, fault }) => ({ index: index(edit), fault })),
  }
}

export { factsOf as applicationFacts }
