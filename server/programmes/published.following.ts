/** Who may know of a followed project: its own organisation, its unit and its office, each of what is its own. */
import { distinct, factOf } from '../kernel/events/publish.ts'
import type { EventAudience, EventFacts } from '../kernel/module.ts'
import type { Reading } from '../kernel/work.ts'
import { officesOf } from './notice.talk.ts'
import { seatOrg } from './seat.queries.ts'

type Side = 'project' | 'unit' | 'office'

async function orgsAt(work: Reading, facts: EventFacts, sides: readonly Side[]) {
  const row = await work.db
    .selectFrom('programmes.following')
    .where('id', '=', factOf(facts, 'followingId'))
    .select(['org_id', 'programme_id', 'unit_code'])
    .executeTakeFirst()
  if (row === undefined) return []
  const at = { programmeId: row.programme_id, unit: row.unit_code }
  return distinct(
    sides.includes('project') ? row.org_id : null,
    sides.includes('unit') ? await seatOrg(work, at) : null,
    ...(sides.includes('office') ? await officesOf(work, row.programme_id) : []),
  )
}

const sides =
  (...at: readonly Side[]): EventAudience =>
  (work, facts) =>
    orgsAt(work, facts, at)

/** A paper that is being written is its project's; then each side reads it once it has come there. */
const paperSides: Readonly<Record<string, readonly Side[]>> = {
  draft: ['project'],
  unit: ['project', 'unit'],
  office: ['project', 'unit', 'office'],
  settled: ['project', 'unit', 'office'],
  refused: ['project', 'unit'],
}

const ofPaper: EventAudience = async (work, facts) => {
  const paper = await work.db
    .selectFrom('programmes.paper')
    .where('id', '=', factOf(facts, 'paperId'))
    .select('state')
    .executeTakeFirst()
  return orgsAt(work, facts, paperSides[paper?.state ?? ''] ?? [])
}

const all = sides('project', 'unit', 'office')

export const followingPublished: Readonly<Record<string, EventAudience>> = {
  'programmes.following.recorded': all,
  'programmes.following.moved': all,
  'programmes.paper.moved': ofPaper,
  'programmes.visit.added': all,
  'programmes.following.capNear': sides('project', 'office'),
  'programmes.following.capPassed': sides('project', 'office'),
  'programmes.report.near': sides('project'),
  'programmes.report.overdue': sides('project', 'unit'),
}
