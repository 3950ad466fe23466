/** Verbs on a unit's package: propose, sign, replace, have built, count copies. */
import { conflict, forbidden } from '../../domain/kernel/verdict.ts'
import { permits } from '../../domain/kernel/actor.ts'
import { mayBuild, mayReplace, type PackageState } from '../../domain/programmes/package.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { contentDigest, contentOf, type PackageContent, type Signed } from './package.content.ts'
import { sitsOn } from './package.audience.ts'
import { visiblePackage, type PackageRow } from './package.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { lockListOf } from './recommendationList.ts'

export const packageJob = 'programmes.buildPackage'

type Unit = { readonly programmeId: string; readonly unitCode: string }

const validStates: readonly PackageState[] = ['signed', 'building', 'built', 'failed', 'delivered']

/** Whoever makes or changes packages of a unit waits for the other. */
async function lockUnit(work: Writing, unit: Unit): Promise<void> {
  await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', unit.programmeId)
    .where('unit_code', '=', unit.unitCode)
    .select('unit_code')
    .forUpdate()
    .execute()
}

async function nextSeq(work: Writing, unit: Unit): Promise<number> {
  const { last } = await work.db
    .selectFrom('programmes.package')
    .where('programme_id', '=', unit.programmeId)
    .where('unit_code', '=', unit.unitCode)
    .select((eb) => eb.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** What the office has received and entered stands: the unit cannot take it back by itself. */
async function insistNotEntered(work: Writing, packageId: string): Promise<void> {
  const entry = await work.db
    .selectFrom('programmes.entry')
    .where('package_id', '=', packageId)
    .select('id')
    .executeTakeFirst()
  if (entry !== undefined) throw new Problem(conflict('programmes.package_received_already'))
}

/** Packages of the unit in these states no longer hold; the reason is shown wherever they are. */
async function replaceAll(
  work: Writing,
  unit: Unit,
  states: readonly PackageState[],
  code: string,
): Promise<void> {
  const rows = await work.db
    .selectFrom('programmes.package')
    .where('programme_id', '=', unit.programmeId)
    .where('unit_code', '=', unit.unitCode)
    .where('state', 'in', [...states])
    .select(['id', 'state'])
    .forUpdate()
    .execute()
  for (const row of rows) {
    insist(mayReplace(row.state as PackageState))
    await insistNotEntered(work, row.id)
    await work.db
      .updateTable('programmes.package')
      .set({
        state: 'stale',
        stale_code: code,
        fault_code: null,
        fault_facts: '{}',
        changed_at: work.now,
      })
      .where('id', '=', row.id)
      .execute()
    await record(work, 'programmes.package.replace', row.id, { code })
    await announce(work, 'programmes.package.replaced', { packageId: row.id, code })
  }
}

async function insert(
  work: Writing,
  content: PackageContent,
  state: 'proposed' | 'signed',
): Promise<string> {
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.package')
    .values({
      id,
      programme_id: content.programmeId,
      unit_code: content.unitCode,
      seq: await nextSeq(work, content),
      content: JSON.stringify(content),
      content_digest: contentDigest(content),
      doc_no: content.documentNumber,
      signed_at: state === 'signed' ? work.now : null,
      state,
      made_by: work.actor.personId,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  return id
}

function insistBuilder(work: Writing): void {
  const permit = 'programmes.package.build'
  if (!permits(work.actor, permit)) {
    throw new Problem(forbidden('programmes.role_cannot', { permit }))
  }
}

/** Letter, table and briefing of a ranking that nobody has signed yet; the same ranking gives the same one. */
export async function proposePackage(work: Writing, unit: Unit): Promise<string> {
  found((await sitsOn(work, unit.programmeId, unit.unitCode)) || null, 'unit')
  await lockUnit(work, unit)
  const content = await contentOf(work, unit, { documentNumber: null, documentDate: null })
  if (content.projects.length === 0) throw new Problem(conflict('programmes.package_empty'))
  const known = await work.db
    .selectFrom('programmes.package')
    .where('programme_id', '=', unit.programmeId)
    .where('unit_code', '=', unit.unitCode)
    .where('content_digest', '=', contentDigest(content))
    .where('state', '=', 'proposed')
    .select('id')
    .executeTakeFirst()
  if (known !== undefined) return known.id
  await replaceAll(work, unit, ['proposed'], 'programmes.package_reranked')
  const id = await insert(work, content, 'proposed')
  await record(work, 'programmes.package.propose', id, { digest: contentDigest(content) })
  return id
}

/**
 * What the signing of a unit's list does here, in its transaction: the ranking is frozen as a package, and a
 * former one no longer holds. The caller has locked the list and marked its candidates recommended.
 */
export async function packageSigned(work: Writing, unit: Unit, signed: Signed): Promise<string> {
  await lockUnit(work, unit)
  await replaceAll(work, unit, ['proposed'], 'programmes.package_signed_since')
  await replaceAll(work, unit, validStates, 'programmes.package_reranked')
  const content = await contentOf(work, unit, signed)
  const id = await insert(work, content, 'signed')
  await record(work, 'programmes.package.sign', id, { digest: contentDigest(content) })
  await announce(work, 'programmes.package.signed', { packageId: id, ...unit })
  return id
}

/** What the withdrawal of a signature does here, in its transaction; refused once the package was delivered. */
export async function packageRecalled(work: Writing, unit: Unit): Promise<void> {
  await lockUnit(work, unit)
  await replaceAll(work, unit, validStates, 'programmes.package_recalled')
}

async function lockPackage(work: Writing, id: string): Promise<PackageRow> {
  await visiblePackage(work, id)
  const row = await work.db
    .selectFrom('programmes.package')
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'package')
}

/**
 * The same for sending, which ends the life of the list: the list is locked first, in the order in which its
 * signing and the withdrawal of its signature lock.
 */
async function lockSent(work: Writing, id: string): Promise<PackageRow> {
  const seen = await visiblePackage(work, id)
  const programme = await programmeOf(work, seen.programme_id)
  await lockListOf(work, programme, { programmeId: seen.programme_id, unit: seen.unit_code })
  return lockPackage(work, id)
}

/** Asks for the archives; asking again while they are made, or when nothing has changed, does no harm. */
export async function askBuild(work: Writing, id: string): Promise<void> {
  insistBuilder(work)
  const row = await lockPackage(work, id)
  insist(mayBuild(row.state as PackageState))
  if (row.state !== 'building') {
    await work.db
      .updateTable('programmes.package')
      .set({
        state: 'building',
        attempts: 0,
        fault_code: null,
        fault_facts: '{}',
        changed_at: work.now,
      })
      .where('id', '=', id)
      .execute()
    await record(work, 'programmes.package.build', id)
  }
  await enqueue(work, packageJob, { packageId: id })
}

/** How many volumes of an application are bound; the counter that is ticked beside the printer. */
export async function countCopies(
  work: Writing,
  id: string,
  wish: { readonly applicationId: string; readonly printed: number },
): Promise<void> {
  insistBuilder(work)
  const row = await lockPackage(work, id)
  if (row.state !== 'built') throw new Problem(conflict('programmes.package_not_built'))
  const { numUpdatedRows } = await work.db
    .updateTable('programmes.package_copy')
    .set({ printed: wish.printed, changed_by: work.actor.personId, changed_at: work.now })
    .where('package_id', '=', id)
    .where('application_id', '=', wish.applicationId)
    .executeTakeFirst()
  found(Number(numUpdatedRows) > 0 ? row : null, 'application')
  await record(work, 'programmes.package.countCopies', id, {
    application: wish.applicationId,
    printed: wish.printed,
  })
}

export { insistBuilder, lockPackage, lockSent }
