/** Saving: edits of several people merge field by field; two edits of one field come back side by side. */
import { mayEdit, projectNameIn } from '../../domain/programmes/application.ts'
import { itemOf } from '../../domain/programmes/form/address.ts'
import type { Applied } from '../../domain/programmes/form/desk.ts'
import type { Edit } from '../../domain/programmes/form/edits.ts'
import { applyEdits } from '../../domain/programmes/form/merge.ts'
import type { FormState } from '../../domain/programmes/form/state.ts'
import { insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockApplication, type ApplicationRow } from './application.queries.ts'
import { draftState } from './draft.queries.ts'
import { programmeOf } from './programme.queries.ts'

function factsOf(row: ApplicationRow) {
  return {
    state: row.state as Parameters<typeof mayEdit>[1]['state'],
    orgId: row.org_id,
    returnDeadline: row.return_deadline?.toISOString() ?? null,
  }
}

/** Fields and rows that the batch changed: those that carry the new version. */
async function store(
  work: Writing,
  id: string,
  before: FormState,
  after: FormState,
): Promise<void> {
  const fields = Object.entries(after.fields).filter(([at, field]) => before.fields[at] !== field)
  const rows = Object.entries(after.rows).filter(([at, row]) => before.rows[at] !== row)
  if (fields.length > 0) {
    await work.db
      .insertInto('programmes.answer_field')
      .values(
        fields.map(([at, field]) => ({
          application_id: id,
          at,
          item: itemOf(at),
          value: JSON.stringify(field.value),
          version: field.version,
          changed_by: field.by ?? null,
        })),
      )
      .onConflict((clause) =>
        clause.columns(['application_id', 'at']).doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          version: eb.ref('excluded.version'),
          changed_by: eb.ref('excluded.changed_by'),
        })),
      )
      .execute()
  }
  if (rows.length > 0) {
    await work.db
      .insertInto('programmes.answer_row')
      .values(
        rows.map(([at, row]) => ({
          application_id: id,
          at,
          item: itemOf(at),
          sort_key: row.key,
          version: row.version,
          removed: row.removed ?? null,
          changed_by: row.by ?? null,
        })),
      )
      .onConflict((clause) =>
        clause.columns(['application_id', 'at']).doUpdateSet((eb) => ({
          sort_key: eb.ref('excluded.sort_key'),
          version: eb.ref('excluded.version'),
          removed: eb.ref('excluded.removed'),
          changed_by: eb.ref('excluded.changed_by'),
        })),
      )
      .execute()
  }
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

/** Writes a batch of accepted edits and moves the draft to its next version. */
export async function keepDraft(
  work: Writing,
  id: string,
  before: FormState,
  applied: Applied,
): Promise<void> {
  if (applied.state === before) return
  await store(work, id, before, applied.state)
  await work.db
    .insertInto('programmes.answer_change')
    .values({
      application_id: id,
      version: applied.state.version,
      edits: JSON.stringify(keptEdits(applied)),
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .execute()
  const values = Object.entries(applied.state.fields).map(([at, field]) => [at, field.value])
  const title = projectNameIn(Object.fromEntries(values))
  await work.db
    .updateTable('programmes.application')
    .set({
      draft_version: applied.state.version,
      changed_at: work.now,
      ...(title === undefined ? {} : { title }),
    })
    .where('id', '=', id)
    .execute()
}

export async function saveDraft(work: Writing, id: string, edits: readonly Edit[]) {
  const row = await lockApplication(work, id)
  insist(mayEdit(work.actor, factsOf(row)))
  const programme = await programmeOf(work, row.programme_id)
  const items = [...new Set(edits.map(({ at }) => itemOf(at)))]
  const before = await draftState(work, row, items)
  const applied = applyEdits(programme.form, before, edits, { by: work.actor.personId! })
  await keepDraft(work, id, before, applied)
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
