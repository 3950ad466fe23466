/**
 * Tracks that another module keeps for a thing of its own: who may report, change goals or end them that module
 * decides; what may stand as a value is decided here, for all alike.
 */
import type { Writing } from '../kernel/work.ts'
import { record } from '../kernel/history/record.ts'
import {
  addTrack,
  endTrack,
  holdTrack,
  sayValues,
  type NewTrack,
  type ValueSaid,
} from './track.actions.ts'

/** An office that is itself the project follows nothing: nobody verifies their own numbers. */
export function beginTrack(
  work: Writing,
  track: NewTrack & { readonly keeper: string },
): Promise<string> {
  const officeOrgId = track.officeOrgId === track.orgId ? null : track.officeOrgId
  return addTrack(work, { ...track, officeOrgId })
}

/** What a project says in a report of its own; doubted numbers need their reasons here as everywhere. */
export async function reportKept(
  work: Writing,
  trackId: string,
  period: string,
  values: readonly ValueSaid[],
): Promise<void> {
  await holdTrack(work, trackId)
  await sayValues(work, trackId, period, values)
}

/** What stays undefined stays as it is. */
export async function changeKept(
  work: Writing,
  trackId: string,
  change: {
    readonly title?: string | undefined
    readonly untilDay?: string | undefined
    readonly targets?: readonly { readonly indicator: string; readonly target: string }[]
  },
): Promise<void> {
  await holdTrack(work, trackId)
  const { title, untilDay, targets = [] } = change
  const set = {
    ...(title === undefined ? {} : { title }),
    ...(untilDay === undefined ? {} : { until_day: untilDay }),
  }
  if (Object.keys(set).length > 0) {
    await work.db.updateTable('indicators.track').set(set).where('id', '=', trackId).execute()
  }
  for (const { indicator, target } of targets) {
    await work.db
      .updateTable('indicators.goal')
      .set({ target })
      .where('track_id', '=', trackId)
      .where('indicator', '=', indicator)
      .execute()
  }
  await record(work, 'indicators.track.change', trackId, { targets: targets.length })
}

export async function closeKept(work: Writing, trackId: string): Promise<void> {
  await holdTrack(work, trackId)
  await endTrack(work, trackId)
}
