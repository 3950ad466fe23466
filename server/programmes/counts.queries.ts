/** Public figures from maintained counters, and the rows behind them for whoever may see those. */
import { sql } from 'kysely'
import {
  shownTotal,
  smallest,
  withhold,
  type Cell,
  type CountDimension,
  type CountStage,
  type PublicCounts,
} from '../../domain/programmes/counts.ts'
import type { ApplicationState } from '../../domain/programmes/application.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { programmePackageEn as en } from '../../domain/programmes/text.package.en.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import type { Reading } from '../kernel/work.ts'
import { counterName } from './counts.jobs.ts'
import { isUnitOfficial } from './package.audience.ts'
import { publishedOf } from './programme.queries.ts'

type Labels = Record<CountDimension, (value: string) => { zh: string; en: string }>

function labelsOf(definition: ProgrammeDefinition): Labels {
  const same = (value: string) => ({ zh: value, en: value })
  const units = new Map(definition.units.map(({ code, name }) => [code, name]))
  const directions = new Map(definition.directions.map(({ code, name }) => [code, name.value]))
  return {
    unit: (value) => units.get(value) ?? same(value),
    direction: (value) => directions.get(value) ?? same(value),
    stage: (value) => {
      const stage = value as CountStage
      return { zh: zh.counts.stage[stage], en: en.counts.stage[stage] }
    },
    day: same,
  }
}

export async function readCounts(work: Reading, programmeId: string): Promise<PublicCounts> {
  const programme = await publishedOf(work, programmeId)
  const rows = await work.db
    .selectFrom('kernel.counter')
    .where('name', '=', counterName(programmeId))
    .where('value', '>', 0)
    .select(['part', 'value'])
    .orderBy('part')
    .limit(5000)
    .execute()
  const open = programme.state === 'archived'
  const labels = labelsOf(programme.definition)
  const cells = (dimension: CountDimension) => {
    const own: Cell[] = rows
      .filter(({ part }) => part.startsWith(`${dimension}:`))
      .map(({ part, value }) => ({ value: part.slice(dimension.length + 1), count: value }))
    const shown = open ? own : withhold(own, dimension !== 'direction')
    return shown.map((cell) => ({ ...cell, label: labels[dimension](cell.value) }))
  }
  const total = rows.find(({ part }) => part === 'total')?.value ?? 0
  return {
    programmeId,
    total: shownTotal(total, open),
    withheldBelow: open ? 0 : smallest,
    unit: cells('unit'),
    direction: cells('direction'),
    stage: cells('stage'),
    day: cells('day'),
    countedAt: work.now.toISOString(),
  }
}

/**
 * Counted applications that the actor may see: one's own organisation's, those on the desk of one's unit, and
 * for the office of the programme those that were delivered.
 */
function visibleCounted(work: Reading, programmeId: string) {
  const { orgId } = work.actor
  const official = isUnitOfficial(work)
  const officer = work.actor.permits.has('programmes.programme.manage')
  return work.db
    .selectFrom('programmes.counted as k')
    .innerJoin('programmes.application as a', 'a.id', 'k.application_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('k.programme_id', '=', programmeId)
    .where((eb) =>
      eb.or([
        eb('a.org_id', '=', orgId),
        eb.and([
          eb.val(official),
          eb.exists(
            eb
              .selectFrom('programmes.candidate as c')
              .innerJoin('programmes.seat as seat', (join) =>
                join
                  .onRef('seat.programme_id', '=', 'c.programme_id')
                  .onRef('seat.unit_code', '=', 'c.unit_code'),
              )
              .whereRef('c.application_id', '=', 'a.id')
              .where('c.state', '<>', 'withdrawn')
              .where('seat.org_id', '=', orgId)
              .select('c.id'),
          ),
        ]),
        eb.and([
          eb.val(officer),
          eb('a.state', '=', 'delivered'),
          eb.exists(
            eb
              .selectFrom('programmes.programme as g')
              .whereRef('g.id', '=', 'a.programme_id')
              .where((or) => or.or([or('g.org_id', '=', orgId), or('g.org_id', 'is', null)]))
              .select('g.id'),
          ),
        ]),
      ]),
    )
}

type RowsWish = {
  readonly dimension: CountDimension
  readonly value: string
  readonly limit?: number
  readonly after?: string
}

function behind(work: Reading, programmeId: string, { dimension, value }: RowsWish) {
  const all = visibleCounted(work, programmeId)
  switch (dimension) {
    case 'unit':
      return all.where('k.unit_code', '=', value)
    case 'stage':
      return all.where('k.stage', '=', value)
    case 'day':
      return all.where(sql<boolean>`k.day::text = ${value}`)
    case 'direction':
      return all.where(sql<boolean>`${value} = any (k.directions)`)
  }
}

export async function listCounted(work: Reading, programmeId: string, wish: RowsWish) {
  await publishedOf(work, programmeId)
  const { total } = await behind(work, programmeId, wish)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const limit = wish.limit ?? 50
  let page = behind(work, programmeId, wish)
    .select(['a.id', 'a.title', 'o.name', 'k.unit_code', 'k.directions', 'a.state'])
    .select('a.submitted_at')
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
  if (wish.after !== undefined) page = page.where('a.id', '<', wish.after)
  const rows = await page.execute()
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map((row) => ({
      applicationId: row.id,
      title: row.title,
      orgName: row.name ?? '',
      unitCode: row.unit_code,
      directions: row.directions,
      state: row.state as ApplicationState,
      submittedAt: (row.submitted_at ?? work.now).toISOString(),
    })),
    total,
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}
