/**
 * 退回推荐单位: the office gives a package back before it has decided on any of its projects. What had been entered
 * of it goes, its list is a draft again, and the unit mends, signs and sends anew.
 */
import { step } from '../../domain/kernel/lifecycle.ts'
import { addresseeOf } from '../../domain/programmes/dispatch.ts'
import {
  mayGiveBack,
  packageLifecycle,
  type PackageState,
} from '../../domain/programmes/package.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockEntries, type EntryRow } from './entry.facts.ts'
import { lookAgain, looking, tally, twinsOfAll } from './entry.receive.ts'
import { managedProgrammes } from './managed.queries.ts'
import { visiblePackage, type PackageRow } from './package.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { lockListOf } from './recommendationList.ts'
import { comeBack, lockRanked, reopenList } from './recommendationSign.actions.ts'

/** What was sent to this office, and not to a unit above the sender. */
async function arrivedPackage(work: Writing, id: string): Promise<PackageRow> {
  const row = await visiblePackage(work, id)
  const managed = await managedProgrammes(work)
    .where('g.id', '=', row.programme_id)
    .select('g.id')
    .executeTakeFirst()
  const { definition } = await programmeOf(work, row.programme_id)
  const isForOffice = addresseeOf(definition, row.unit_code) === null
  return found(managed !== undefined && isForOffice ? row : null, 'package')
}

/** Entries of the package on which somebody has decided, or which have a score. */
async function decidedOn(work: Writing, packageId: string): Promise<number> {
  const { count } = await work.db
    .selectFrom('programmes.entry as e')
    .where('e.package_id', '=', packageId)
    .where((eb) =>
      eb.or([
        eb('e.state', '<>', 'received'),
        eb.exists(
          eb
            .selectFrom('programmes.entry_decision as d')
            .whereRef('d.entry_id', '=', 'e.id')
            .select('d.entry_id'),
        ),
        eb.exists(
          eb
            .selectFrom('programmes.entry_score as s')
            .whereRef('s.entry_id', '=', 'e.id')
            .select('s.entry_id'),
        ),
      ]),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whatever was entered of the package is entered no more; twins of its projects are looked at again. */
async function removeEntries(work: Writing, { id, programme_id: programmeId }: PackageRow) {
  const rows: readonly EntryRow[] = await work.db
    .selectFrom('programmes.entry')
    .where('package_id', '=', id)
    .selectAll()
    .orderBy('id')
    .execute()
  if (rows.length === 0) return
  const twins = await twinsOfAll(work, rows)
  const ids = rows.map((row) => row.id)
  await work.db.deleteFrom('programmes.entry_check').where('entry_id', 'in', ids).execute()
  await work.db.deleteFrom('programmes.entry').where('id', 'in', ids).execute()
  const counts = tally(work, programmeId)
  for (const row of rows) counts.move(row, null)
  await lookAgain(work, looking(work, await programmeOf(work, programmeId), counts), twins)
  await counts.keep()
}

/** Locked as elsewhere: entries, the list, its applications, the package. */
export async function givePackageBack(work: Writing, id: string, reason: string) {
  const seen = await arrivedPackage(work, id)
  await lockEntries(work, seen.programme_id)
  const programme = await programmeOf(work, seen.programme_id)
  const at = { programmeId: seen.programme_id, unit: seen.unit_code }
  const list = await lockListOf(work, programme, at)
  const ranked = await lockRanked(work, at)
  const row = found(
    await work.db
      .selectFrom('programmes.package')
      .where('id', '=', id)
      .selectAll()
      .forUpdate()
      .executeTakeFirst(),
    'package',
  )
  const state = row.state as PackageState
  insist(mayGiveBack(work.actor, { state, decided: await decidedOn(work, id) }, reason))
  await removeEntries(work, row as PackageRow)
  await comeBack(work, list, ranked)
  await reopenList(work, list, reason)
  await work.db
    .updateTable('programmes.package')
    .set({
      state: step(packageLifecycle, state, 'giveBack'),
      stale_code: 'programmes.package_given_back',
      fault_facts: JSON.stringify({ reason: reason.trim() }),
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.package.giveBack', id, { projects: ranked.length })
  await announce(work, 'programmes.package.givenBack', { packageId: id, ...at })
  return { id, projects: ranked.length }
}
