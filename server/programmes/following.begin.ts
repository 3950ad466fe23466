/** A published selection begins to be followed: each project once, in all directions in which it was selected. */
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { beginFollowing } from './following.actions.ts'

/** Heard again, or after the office recorded one itself, nothing begins twice. */
export async function selectionPublished(work: Writing, event: KeptEvent): Promise<void> {
  const rows = await work.db
    .selectFrom('programmes.selected as x')
    .innerJoin('programmes.selection as z', 'z.id', 'x.selection_id')
    .innerJoin('programmes.entry as e', 'e.id', 'x.entry_id')
    .where('z.id', '=', String(event.facts['selectionId'] ?? ''))
    .where('x.state', '=', 'published')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('programmes.following as f')
            .whereRef('f.entry_id', '=', 'e.id')
            .select('f.id'),
        ),
      ),
    )
    .orderBy('x.seq')
    .select([
      'e.id',
      'e.programme_id',
      'e.unit_code',
      'e.org_id',
      'e.submission_id',
      'e.uscc',
      'x.title',
      'x.applicant',
      'x.direction',
      'z.document_date',
    ])
    .execute()
  for (const [entryId, all] of Map.groupBy(rows, ({ id }) => id)) {
    const [first] = all
    await beginFollowing(work, {
      programmeId: first!.programme_id,
      unit: first!.unit_code,
      orgId: first!.org_id,
      title: first!.title,
      applicant: first!.applicant,
      uscc: first!.uscc,
      directions: all.map(({ direction }) => direction),
      selectedOn: first!.document_date!,
      from: { entryId, submissionId: first!.submission_id },
    })
  }
}
