/** Who holds a file, for the unit that has it or had it. */
import type { Holder } from '../../domain/programmes/application.ts'
import { holderOf } from '../../domain/programmes/holder.ts'
import type { Reading } from '../kernel/work.ts'
import { briefOf, type ApplicationRow } from './application.queries.ts'
import type { CandidateRow } from './candidate.queries.ts'
import { programmeOf } from './programme.queries.ts'

export async function holderOfFile(work: Reading, file: CandidateRow): Promise<Holder> {
  const row = await work.db
    .selectFrom('programmes.application as a')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('a.id', '=', file.application_id)
    .selectAll('a')
    .select('o.name as org_name')
    .executeTakeFirstOrThrow()
  const reached = await work.db
    .selectFrom('programmes.candidate')
    .where('application_id', '=', file.application_id)
    .where('state', 'not in', ['withdrawn', 'returned'])
    .select(['stop', 'changed_at'])
    .orderBy('stop', 'desc')
    .limit(1)
    .executeTakeFirst()
  const brief = briefOf(row as ApplicationRow, await programmeOf(work, row.programme_id))
  return holderOf(
    brief,
    reached === undefined ? null : { stop: reached.stop, since: reached.changed_at.toISOString() },
    async (id) => (await programmeOf(work, id)).definition,
  )
}
