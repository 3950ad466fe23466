/**
 * Tracks that another module keeps for a thing of its own: who may report, change goals or end them that module
 * decides; what may stand as a value is decided here, for all alike.
 */
import type { Indicator } from '../../domain/indicators/indicator.ts'
import { mayRun } from '../../domain/indicators/track.ts'
import type { Writing } from '../kernel/work.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist } from '../kernel/problem.ts'
import { holdTrack, sayValues, type ValueSaid } from './track.actions.ts'

export type KeptGoal = {
  readonly definition: Indicator
  readonly baseline: string | null
  readonly target: string | null
}

export type KeptTrack = {
  readonly keeper: string
  readonly title: string
  readonly orgId: string
  readonly officeOrgId: string | null
  readonly listId: string
  readonly fromDay: string
  readonly untilDay: string
  readonly goals: readonly KeptGoal[]
}

export async function beginTrack(work: Writing, track: KeptTrack): Promise<string> {
  insist(mayRun(track.fromDay, track.untilDay))
  const id = newId(work.now)
  await work.db
    .insertInto('indicators.track')
    .values({
      id,
      org_id: track.orgId,
      office_org_id: track.officeOrgId === track.orgId ? null : track.officeOrgId,
      title: track.title,
      list_id: track.listId,
      keeper: track.keeper,
      from_day: track.fromDay,
      until_day: track.untilDay,
      made_by: work.actor.personId,
      made_at: work.now,
    })
    .execute()
  await work.db
    .insertInto('indicators.goal')
    .values(
      track.goals.map(({ definition, baseline, target }, place) => ({
        track_id: id,
        indicator: definition.code,
        place,
        definition: JSON.stringify(definition),
        baseline,
        target,
      })),
    )
    .execute()
  await record(work, 'indicators.track.make', id, {
    list: track.listId,
    goals: track.goals.length,
  })
  await announce(work, 'indicators.track.made', { trackId: id })
  return id
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

/** Nothing more is said of it, by nobody. */
export async function closeKept(work: Writing, trackId: string): Promise<void> {
  await holdTrack(work, trackId)
  await work.db
    .updateTable('indicators.track')
    .set({ state: 'closed' })
    .where('id', '=', trackId)
    .execute()
  await record(work, 'indicators.track.close', trackId)
  await announce(work, 'indicators.track.closed', { trackId })
}
