/** Parts: one's organisation's own, and those that name it or a space that it is in. */
import { sql } from 'kysely'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { thingWords } from '../../domain/console/sentence.ts'
import { mayWritePart, type PartAudience } from '../../domain/parts/part.ts'
import type * as endpoints from '../../domain/parts/part.endpoints.ts'
import type { FullPart, PartRow, Revision } from '../../domain/parts/part.endpoints.ts'
import { namesIn } from '../catalog/index.ts'
import { isUuid } from '../console/index.ts'
import { attachmentsOf } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import { readPage } from '../kernel/readPage.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { briefsOf } from './analysis.queries.ts'
import {
  drawingSlot,
  openParts,
  partThing,
  reachedPart,
  visibleParts,
  type PartTableRow,
} from './visible.ts'

/** The last of each part first. */
async function revisionsOf(work: Reading, partIds: readonly string[], lastOnly: boolean) {
  if (partIds.length === 0) return new Map<string, Revision[]>()
  let rows = work.db
    .selectFrom('parts.revision as r')
    .leftJoin('people.pub_person as m', 'm.id', 'r.made_by')
    .where('r.part_id', 'in', partIds)
    .selectAll('r')
    .select('m.name as person_name')
    .orderBy('r.part_id')
    .orderBy('r.number', 'desc')
  if (lastOnly) rows = rows.distinctOn('r.part_id')
  const all = await rows.execute()
  const briefs = await briefsOf(
    work,
    all.map(({ subject }) => subject),
  )
  const each = new Map<string, Revision[]>(partIds.map((id) => [id, []]))
  for (const row of all) {
    each.get(row.part_id)!.push({
      id: row.id,
      number: row.number,
      versionId: row.version_id,
      fileName: row.file_name,
      bytes: Number(row.bytes),
      digest: row.digest,
      note: row.note,
      madeBy: row.person_name ?? '',
      madeAt: row.made_at.toISOString(),
      analysis: found(briefs.get(row.subject), 'analysis'),
    })
  }
  return each
}

/** Without what its owner keeps to few: of what file it is, and nothing that was measured. */
const closedRevision = (revision: Revision): Revision => ({
  ...revision,
  digest: '',
  note: '',
  analysis: {
    ...revision.analysis,
    ...{ reason: null, facts: {}, bboxMm: null, volumeMm3: null, solids: 0 },
    findings: Object.fromEntries(
      Object.keys(revision.analysis.findings).map((severity) => [severity, 0]),
    ) as Revision['analysis']['findings'],
  },
})

const rowOf = (work: Reading, row: PartTableRow, revision: Revision, open: boolean): PartRow => ({
  id: row.id,
  name: row.name,
  material: row.material,
  orgId: row.org_id,
  orgName: row.org_name ?? '',
  own: row.org_id === work.actor.orgId,
  shared: row.keys.length > 1,
  version: row.version,
  changedAt: row.changed_at.toISOString(),
  open,
  revision: open ? revision : closedRevision(revision),
})

export async function listParts(
  work: Reading,
  query: QueryOf<typeof endpoints.listParts>,
): Promise<AnswerOf<typeof endpoints.listParts>> {
  const { orgId } = work.actor
  let rows = visibleParts(work)
  if (query.whose === 'own') rows = rows.where('p.org_id', '=', orgId)
  if (query.whose === 'shared') {
    rows = rows.where(sql<boolean>`p.org_id is distinct from ${orgId}::uuid`)
  }
  const text = query.text?.trim() ?? ''
  if (text !== '') rows = rows.where(hasText([sql`p.words`], text))
  const { shown, total, next } = await readPage(work, rows, { key: sql`p.id::text` }, query)
  const last = await revisionsOf(
    work,
    shown.map(({ id }) => id),
    true,
  )
  const open = await openParts(work, shown)
  const rowsShown = shown.map((row) => rowOf(work, row, last.get(row.id)![0]!, open.has(row.id)))
  return { rows: rowsShown, total, next }
}

async function drawingsOf(work: Reading, partId: string): Promise<FullPart['drawings']> {
  const held = await attachmentsOf(work, partThing, partId)
  return held
    .filter(({ slot }) => slot === drawingSlot)
    .map(({ version: { id, name, bytes, keptAt } }) => ({ versionId: id, name, bytes, keptAt }))
}

export async function fullPart(work: Reading, row: PartTableRow): Promise<FullPart> {
  const revisions = (await revisionsOf(work, [row.id], false)).get(row.id)!
  const audience = row.audience as PartAudience
  const writes = mayWritePart(work.actor, { orgId: row.org_id }).ok
  const { tier, confidence, open } = await reachedPart(work, row)
  const told = open ? revisions : [closedRevision(revisions[0]!)]
  return {
    ...rowOf(work, row, revisions[0]!, open),
    ...{ tier, confidence },
    note: row.note,
    audience: writes ? audience : null,
    names: writes ? await namesIn(work, audience) : [],
    drawings: open ? await drawingsOf(work, row.id) : [],
    revisions: writes ? told : told.map((one) => ({ ...one, madeBy: '' })),
  }
}

/** What the history calls parts and their revisions, for those who see them. */
export async function partTitles(work: Reading, ids: readonly string[], language: Language) {
  const uuids = ids.filter(isUuid)
  if (uuids.length === 0) return new Map<string, string>()
  const rows = await visibleParts(work).where('p.id', 'in', uuids).execute()
  return new Map(rows.map(({ id, name }) => [id, thingWords(language, 'quoted', { name })]))
}
