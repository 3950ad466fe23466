/** What the issuer's papers on a selection are made of; nothing of a name before it is public. */
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { inPublicOrder } from '../../domain/programmes/publicity.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { bannerOf, directionNames, programmeNames } from './document.names.ts'
import type { SelectedLine, SelectionInput } from './documents/selectionPaper.ts'
import { managedProgrammes } from './managed.queries.ts'
import { digestOf } from '../kernel/sha256.ts'
import { programmeOf } from './programme.queries.ts'

async function selectionRow(work: Reading, id: string) {
  const row = await work.db
    .selectFrom('programmes.selection')
    .where('id', '=', id)
    .select(['id', 'programme_id', 'state', 'document_number', 'document_date', 'json_sha256'])
    .executeTakeFirst()
  return found(row, 'selection')
}

/** Whether the office that runs the programme asks, once names are public. */
export async function mayReadSelectionPapers(work: Reading, id: string): Promise<boolean> {
  if (!work.actor.permits.has('programmes.selection.decide')) return false
  const row = await work.db
    .selectFrom('programmes.selection')
    .where('id', '=', id)
    .where('state', 'in', ['public', 'published'])
    .where('programme_id', 'in', managedProgrammes(work).select('g.id'))
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

export type SelectionPaper = 'publicityNotice' | 'selectionList'

/** The notice names all that went before the public; the list what stands published. */
async function linesOf(work: Reading, id: string, kind: SelectionPaper, programmeId: string) {
  const { definition } = await programmeOf(work, programmeId)
  const rows = await work.db
    .selectFrom('programmes.selected')
    .where('selection_id', '=', id)
    .where(
      'state',
      'in',
      kind === 'selectionList' ? ['published'] : ['public', 'struck', 'published'],
    )
    .select(['seq', 'direction', 'title', 'applicant', 'unit_code'])
    .execute()
  const place = new Map(definition.directions.map(({ code }, at) => [code, at]))
  return inPublicOrder(rows)
    .toSorted((one, other) => (place.get(one.direction) ?? 0) - (place.get(other.direction) ?? 0))
    .map((row, at): SelectedLine => ({
      seq: at + 1,
      direction: directionNames(definition, [row.direction])[0]!,
      title: row.title,
      applicant: row.applicant,
      unitName: unitOf(definition, row.unit_code)?.name.zh ?? row.unit_code,
    }))
}

export async function selectionInput(
  work: Reading,
  id: string,
  kind: SelectionPaper,
): Promise<SelectionInput> {
  const row = await selectionRow(work, id)
  if (kind === 'selectionList' && row.state !== 'published') {
    throw new Problem(conflict('programmes.selection_not_published'))
  }
  const { definition } = await programmeOf(work, row.programme_id)
  const publicity = found(
    await work.db
      .selectFrom('programmes.publicity')
      .where('selection_id', '=', id)
      .where('state', '<>', 'cancelled')
      .select(['id', 'first_day', 'last_day', 'working_days', 'made_at'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
    'publicity',
  )
  const list = kind === 'selectionList'
  const lines = await linesOf(work, id, kind, row.programme_id)
  return {
    banner: bannerOf(work.host),
    versionDigest: list ? row.json_sha256 : digestOf(lines),
    programme: programmeNames(definition),
    issuer: definition.issuer.name.zh,
    office: definition.issuer.office.value?.zh ?? definition.issuer.name.zh,
    lines,
    from: publicity.first_day,
    to: publicity.last_day,
    workingDays: publicity.working_days,
    address: `${work.host.config.baseUrl}/publicities/${publicity.id}`,
    documentNumber: list ? (row.document_number ?? '') : '',
    date: list ? (row.document_date ?? '') : dayOfMoment(publicity.made_at.toISOString()),
  }
}

/** Equal content is made once. */
export async function selectionRecipe(work: Reading, id: string, kind: SelectionPaper) {
  return { digest: digestOf(await selectionInput(work, id, kind)), content: kind }
}
