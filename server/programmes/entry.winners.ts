/** A list of earlier winners came or went: entries that it speaks of show something else. */
import { sql } from 'kysely'
import type { Exclusion } from '../../domain/programmes/programme.ts'
import { coreOfName } from '../../domain/programmes/priorWinners.ts'
import type { WinnerRow } from '../../domain/programmes/winnerList.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { orgsById } from '../people/index.ts'
import { lockEntries } from './entry.facts.ts'
import { entriesBy, lookAgain, lookAtAll, looking, tally } from './entry.receive.ts'
import { programmeOf } from './programme.queries.ts'

type Batch = {
  readonly series: string
  /** Years of which no other batch brought a row: whether there is a list of them hangs on this one. */
  readonly ownYears: readonly number[]
  readonly codes: ReadonlySet<string>
  readonly cores: ReadonlySet<string>
}

async function batchOf(work: Writing, id: string): Promise<Batch | null> {
  const batch = await work.db
    .selectFrom('programmes.winner_batch')
    .where('id', '=', id)
    .select(['series', 'rows'])
    .executeTakeFirst()
  if (batch === undefined) return null
  const rows = batch.rows as readonly WinnerRow[]
  const years = [...new Set(rows.flatMap(({ year }) => year ?? []))]
  const { rows: others } = await sql<{ year: number }>`
    select y as year from unnest(${years}::integer[]) y where exists (
      select from programmes.winner w
      where w.series = ${batch.series} and w.year = y and w.batch_id <> ${id})`.execute(work.db)
  const known = new Set(others.map(({ year }) => year))
  return {
    series: batch.series,
    ownYears: years.filter((year) => !known.has(year)),
    codes: new Set(rows.flatMap(({ uscc }) => uscc ?? [])),
    cores: new Set(rows.map(({ applicant }) => coreOfName(applicant))),
  }
}

/** Entries whose applicant the batch may name: by its code, its name, or a former one. */
async function named(work: Writing, programmeId: string, batch: Batch): Promise<string[]> {
  const entries = await work.db
    .selectFrom('programmes.entry')
    .where('programme_id', '=', programmeId)
    .select(['id', 'org_id'])
    .execute()
  const orgs = await orgsById(
    work,
    entries.map(({ org_id: orgId }) => orgId),
  )
  const isNamed = (orgId: string): boolean => {
    const org = orgs.get(orgId)
    if (org === undefined) return false
    const names = [org.name, ...org.formerNames]
    return (
      (org.uscc !== null && batch.codes.has(org.uscc)) ||
      names.some((name) => batch.cores.has(coreOfName(name)))
    )
  }
  return entries.filter(({ org_id: orgId }) => isNamed(orgId)).map(({ id }) => id)
}

async function lookAtNamed(work: Writing, programmeId: string, batch: Batch): Promise<void> {
  await lockEntries(work, programmeId)
  const programme = await programmeOf(work, programmeId)
  const counts = tally(work, programmeId)
  const rows = await entriesBy(work, await named(work, programmeId, batch))
  await lookAgain(work, looking(work, programme, counts), rows)
  await counts.keep()
}

const asksAbout = ({ years = [] }: Exclusion, some: readonly number[]): boolean =>
  years.some((year) => some.includes(year))

/**
 * Programmes that ask about the series look at the entries that the list names; at all of them where a year has a
 * list now that had none, or none any more.
 */
export async function winnersChanged(work: Writing, event: KeptEvent): Promise<void> {
  const batch = await batchOf(work, String(event.facts['batchId']))
  if (batch === null) return
  const rows = await work.db
    .selectFrom('programmes.entry')
    .select('programme_id')
    .distinct()
    .orderBy('programme_id')
    .execute()
  for (const { programme_id: id } of rows) {
    const { definition } = await programmeOf(work, id)
    const asking = definition.exclusions.filter(({ series }) => series === batch.series)
    if (asking.some((exclusion) => asksAbout(exclusion, batch.ownYears))) await lookAtAll(work, id)
    else if (asking.length > 0) await lookAtNamed(work, id, batch)
  }
}
