/** What an office sees of its programmes: those it made, and those that ship and belong to nobody. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { ProgrammeBrief, Seat } from '../../domain/programmes/programme.endpoints.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { asProgramme } from '../../domain/programmes/programmeCheck.ts'
import { relationFaults } from '../../domain/programmes/programmeRelations.ts'
import { sentenceOf } from '../../domain/programmes/words.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { shippedForms } from './programme.actions.ts'
import { findProgramme, programmeOf, type ProgrammeState } from './programme.queries.ts'

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
    // Small parts of the definition: a list does not fetch whole ones.
    eb
      .fn<unknown>('jsonb_extract_path', [sql`coalesce(g.draft, g.definition)`, eb.val('title')])
      .as('title'),
    eb
      .fn<string>('jsonb_extract_path_text', [sql`coalesce(g.draft, g.definition)`, eb.val('year')])
      .as('year'),
    eb
      .fn<string | null>('jsonb_extract_path_text', [
        sql`coalesce(g.draft, g.definition)`,
        eb.val('series'),
      ])
      .as('series'),
    eb
      .selectFrom('programmes.application as a')
      .whereRef('a.programme_id', '=', 'g.id')
      .where('a.state', '<>', 'discarded')
      .select((count) => count.fn.countAll<number>().as('n'))
      .as('applications'),
    // Of a source that the office does not manage no title is told.
    eb
      .selectFrom('programmes.programme as m')
      .whereRef('m.id', '=', 'g.made_from')
      .where((of) => of.or([of('m.org_id', '=', work.actor.orgId), of('m.org_id', 'is', null)]))
      .select((of) =>
        of
          .fn<unknown>('jsonb_extract_path', [
            sql`coalesce(m.draft, m.definition)`,
            of.val('title'),
          ])
          .as('title'),
      )
      .as('made_from_title'),
  ])
}

type BriefRow = {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly made_from: string | null
  readonly made_from_title: unknown
  readonly opened_at: Date | null
  readonly changed_at: Date
  readonly title: unknown
  readonly year: string
  readonly series: string | null
  readonly applications: number | null
}

/** A draft may lack a title or have one of another shape while it is written. */
function titleOf(value: unknown, id: string): { zh: string; en: string } {
  const { zh, en } = (value ?? {}) as { zh?: unknown; en?: unknown }
  const text = (word: unknown) => (typeof word === 'string' && word !== '' ? word : id)
  return { zh: text(zh), en: text(en) }
}

function briefOf(row: BriefRow): ProgrammeBrief {
  const year = Number(row.year)
  return {
    id: row.id,
    title: titleOf(row.title, row.id),
    series: row.series ?? '',
    year: Number.isInteger(year) ? year : 0,
    state: row.state as ProgrammeState,
    version: row.version,
    madeFrom: row.made_from,
    madeFromTitle:
      row.made_from_title === null ? null : titleOf(row.made_from_title, row.made_from!),
    openedAt: row.opened_at?.toISOString() ?? null,
    changedAt: row.changed_at.toISOString(),
    applications: row.applications ?? 0,
  }
}

/** What changed last stands first. */
export async function listManaged(work: Reading, wish: PageWish) {
  const key = sql<string>`to_char(g.changed_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || ' ' || g.id`
  const { shown, ...page } = await readPage(work, briefs(work), { key }, wish)
  return { ...page, rows: shown.map(briefOf) }
}

/** What programmes are called in the history: drafts by name to those alone who manage them. */
export async function programmeTitles(
  work: Reading,
  ids: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const manages = permits(work.actor, 'programmes.programme.manage')
  const { orgId } = work.actor
  const rows = await work.db
    .selectFrom('programmes.programme as g')
    .where('g.id', 'in', [...ids])
    .where((eb) =>
      eb.or([
        eb('g.state', '<>', 'draft'),
        ...(manages ? [eb('g.org_id', '=', orgId), eb('g.org_id', 'is', null)] : []),
      ]),
    )
    .select((eb) => [
      'g.id',
      eb.fn<unknown>('jsonb_extract_path', ['g.definition', eb.val('title')]).as('title'),
    ])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, `“${titleOf(title, id)[language]}”`]))
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

/** What the programmes that a definition names make of it: a level above that nobody has, late or in a circle. */
export async function relationsOf(work: Reading, definition: unknown, language: Language) {
  const valid = asProgramme(definition)
  if (valid === null) return []
  const named = new Map([[valid.id, valid]])
  const queue = namesIn(valid)
  for (let id = queue.shift(); id !== undefined && named.size < 50; id = queue.shift()) {
    if (named.has(id)) continue
    const other = await findProgramme(work, id)
    if (other === undefined) continue
    named.set(id, other.definition)
    queue.push(...namesIn(other.definition))
  }
  return relationFaults([...named.values()])
    .filter(({ programme }) => programme === valid.id)
    .map(({ at, code, facts }) => ({ at, code, message: sentenceOf(code, facts, language) }))
}

function namesIn({ feeds, units }: ProgrammeDefinition): string[] {
  return [
    ...(feeds === undefined ? [] : [feeds.programme]),
    ...units.flatMap(({ direct }) => (direct === undefined ? [] : [direct.programme])),
  ]
}

async function mailboxesOf(work: Reading, id: string) {
  return work.db
    .selectFrom('programmes.mailbox')
    .where('programme_id', '=', id)
    .select(['medium', 'address'])
    .orderBy('medium')
    .execute()
}

export async function readManaged(work: Reading, id: string, language: Language) {
  const row = found(await briefs(work).where('g.id', '=', id).executeTakeFirst(), 'programme')
  const written = await work.db
    .selectFrom('programmes.programme')
    .where('id', '=', id)
    .select(['draft', 'changed_by'])
    .executeTakeFirstOrThrow()
  const { definition, form } = await programmeOf(work, id)
  const shown = written.draft ?? definition
  const source = row.made_from === null ? undefined : await findProgramme(work, row.made_from)
  const names = await personNames(work, written.changed_by === null ? [] : [written.changed_by])
  return {
    ...briefOf(row),
    definition: shown,
    form,
    seats: await listSeats(work, definition),
    changedBy: names.get(written.changed_by ?? '') ?? null,
    madeFromDefinition: source?.definition ?? null,
    relationFaults: await relationsOf(work, shown, language),
    forms: (await shippedForms()).map(({ id: formId, version, title }) => ({
      id: formId,
      version,
      title,
    })),
    mailboxes: await mailboxesOf(work, id),
  }
}
