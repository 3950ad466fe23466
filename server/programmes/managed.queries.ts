/** What an office sees of its programmes: those it made, and those that ship and belong to nobody. */
import type { ProgrammeBrief, Seat } from '../../domain/programmes/programme.endpoints.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { programmeOf, type ProgrammeState } from './programme.queries.ts'

export function managedProgrammes(work: Reading) {
  return work.db
    .selectFrom('programmes.programme as g')
    .where((eb) => eb.or([eb('g.org_id', '=', work.actor.orgId), eb('g.org_id', 'is', null)]))
}

function briefs(work: Reading) {
  return managedProgrammes(work).select((eb) => [
    'g.id',
    'g.state',
    'g.version',
    'g.made_from',
    'g.opened_at',
    'g.changed_at',
    eb
      .selectFrom('programmes.application as a')
      .whereRef('a.programme_id', '=', 'g.id')
      .where('a.state', '<>', 'discarded')
      .select((count) => count.fn.countAll<number>().as('n'))
      .as('applications'),
  ])
}

type BriefRow = {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly made_from: string | null
  readonly opened_at: Date | null
  readonly changed_at: Date
  readonly applications: number | null
}

function briefOf(row: BriefRow, definition: ProgrammeDefinition): ProgrammeBrief {
  return {
    id: row.id,
    title: definition.title,
    year: definition.year,
    state: row.state as ProgrammeState,
    version: row.version,
    madeFrom: row.made_from,
    openedAt: row.opened_at?.toISOString() ?? null,
    changedAt: row.changed_at.toISOString(),
    applications: row.applications ?? 0,
  }
}

export async function listManaged(work: Reading): Promise<{ rows: ProgrammeBrief[] }> {
  const rows = await briefs(work).orderBy('g.changed_at', 'desc').limit(200).execute()
  return {
    rows: await Promise.all(
      rows.map(async (row) => briefOf(row, (await programmeOf(work, row.id)).definition)),
    ),
  }
}

/** Every unit of the programme with who sits on its seat. */
export async function listSeats(work: Reading, definition: ProgrammeDefinition): Promise<Seat[]> {
  const rows = await work.db
    .selectFrom('programmes.seat as s')
    .leftJoin('people.pub_organisation as o', 'o.id', 's.org_id')
    .where('s.programme_id', '=', definition.id)
    .select(['s.unit_code', 's.org_id', 's.authority_name', 's.conditions', 'o.name as org_name'])
    .execute()
  const seats = new Map(rows.map((row) => [row.unit_code, row]))
  return definition.units.map((unit) => {
    const seat = seats.get(unit.code)
    return {
      unitCode: unit.code,
      unitName: unit.name,
      orgId: seat?.org_id ?? null,
      orgName: seat?.org_name ?? null,
      authorityName: seat?.authority_name ?? unit.authorityName,
      conditions: seat?.conditions ?? [],
    }
  })
}

export async function readManaged(work: Reading, id: string) {
  const row = found(await briefs(work).where('g.id', '=', id).executeTakeFirst(), 'programme')
  const { definition, form } = await programmeOf(work, id)
  return { ...briefOf(row, definition), definition, form, seats: await listSeats(work, definition) }
}
