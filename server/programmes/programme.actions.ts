/** Making, changing, opening and closing programmes; filling the seats of recommending units. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { conflict } from '../../domain/kernel/verdict.ts'
import { formOfProgramme } from '../../domain/programmes/form/ofProgramme.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { projectRoot } from '../kernel/config.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, Problem } from '../kernel/problem.ts'
import { digestOf } from '../kernel/sha256.ts'
import type { Writing } from '../kernel/work.ts'

const dataFolder = join(projectRoot, 'data')

async function readJson<T>(...path: string[]): Promise<T> {
  return JSON.parse(await readFile(join(dataFolder, ...path), 'utf8')) as T
}

/** The programmes that ship, in the order of their names. */
export async function shippedProgrammes(): Promise<ProgrammeDefinition[]> {
  const files = (await readdir(join(dataFolder, 'programmes'))).filter((name) =>
    name.endsWith('.json'),
  )
  return Promise.all(
    files.toSorted().map((name) => readJson<ProgrammeDefinition>('programmes', name)),
  )
}

const formOfUnknown = { id: 'generic', version: 1 }

/** The form files that ship, with their places still open. */
export async function shippedForms(): Promise<FormDefinition[]> {
  const files = await readdir(join(dataFolder, 'forms'))
  return Promise.all(files.toSorted().map((name) => readJson<FormDefinition>('forms', name)))
}

/** The form that a programme names, the generic one where it names none; undefined where it does not ship. */
export async function namedForm(
  definition: ProgrammeDefinition,
): Promise<FormDefinition | undefined> {
  const { id, version } = definition.form.value ?? formOfUnknown
  const form = (await shippedForms()).find((one) => one.id === id && one.version === version)
  if (form === undefined) return undefined
  const reading = formOfProgramme(form, definition)
  if (!reading.ok) throw new Error(`the form ${id} ${version}: ${JSON.stringify(reading.faults)}`)
  return reading.definition
}

/**
 * The form that a programme names; the generic one where nobody published which form it uses.
 * Throws where the named form does not ship.
 */
export async function shippedForm(definition: ProgrammeDefinition): Promise<FormDefinition> {
  const form = await namedForm(definition)
  if (form !== undefined) return form
  const { id, version } = definition.form.value ?? formOfUnknown
  throw new Error(`${definition.id} names the form ${id} ${version}, which does not ship`)
}

/** Adds a programme as a draft; answers false, and does nothing, where its id is known already. */
export async function addProgramme(
  work: Writing,
  definition: ProgrammeDefinition,
  form: FormDefinition,
  madeFrom: string | null = null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto('programmes.programme')
    .values({
      id: definition.id,
      definition: JSON.stringify(definition),
      definition_digest: digestOf(definition),
      form: JSON.stringify(form),
      form_digest: digestOf(form),
      state: 'draft',
      made_from: madeFrom,
      org_id: work.actor.orgId,
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .onConflict((clause) => clause.column('id').doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) === 0) return false
  await record(work, 'programmes.programme.add', definition.id, { digest: digestOf(definition) })
  return true
}

async function lockProgramme(work: Writing, id: string) {
  const row = await work.db
    .selectFrom('programmes.programme')
    .where('id', '=', id)
    .select(['id', 'state', 'definition_digest'])
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'programme')
}

/** Publishes the call; from now on its definition is fixed. */
export async function openProgramme(work: Writing, id: string): Promise<void> {
  const programme = await lockProgramme(work, id)
  if (programme.state !== 'draft') throw new Problem(conflict('programmes.programme_not_a_draft'))
  await work.db
    .updateTable('programmes.programme')
    .set({ state: 'open', opened_at: work.now, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.programme.open', id, { digest: programme.definition_digest })
  await announce(work, 'programmes.programme.opened', { programmeId: id })
}

/** Puts an authority on the seat of a recommending unit. */
export async function seatUnit(
  work: Writing,
  seat: {
    readonly programmeId: string
    readonly unitCode: string
    readonly orgId: string | null
    readonly authorityName: string | null
    readonly conditions?: readonly string[]
  },
): Promise<void> {
  const row = {
    ...(seat.conditions === undefined ? {} : { conditions: [...seat.conditions] }),
    org_id: seat.orgId,
    authority_name: seat.authorityName,
    changed_at: work.now,
  }
  await work.db
    .insertInto('programmes.seat')
    .values({ programme_id: seat.programmeId, unit_code: seat.unitCode, ...row })
    .onConflict((clause) => clause.columns(['programme_id', 'unit_code']).doUpdateSet(row))
    .execute()
  await record(work, 'programmes.seat.fill', seat.programmeId, { unit: seat.unitCode })
}
