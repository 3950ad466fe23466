/** Projects that passed acceptance, from which their organisation may write a case. */
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Project } from '../cases/index.ts'
import type { Reading } from '../kernel/work.ts'
import { followingRows } from './following.queries.ts'
import { programmesOf } from './programme.queries.ts'

export async function finishedProjects(work: Reading): Promise<readonly Project[]> {
  const rows = await followingRows(work)
    .where('f.side', '=', 'project')
    .where('f.state', '=', 'accepted')
    .where('f.track_id', 'is not', null)
    .orderBy('f.changed_at', 'desc')
    .execute()
  const by = programmesOf(work)
  const told: Project[] = []
  for (const row of rows) {
    const { definition, orgId } = await by(row.programme_id)
    told.push({
      id: row.id,
      title: row.title,
      officeOrgId: orgId,
      programmeTitle: definition.title,
      directions: row.directions,
      trackId: row.track_id!,
      acceptedOn: dayOfMoment(row.changed_at.toISOString()),
    })
  }
  return told
}
