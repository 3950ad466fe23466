/** Verbs of an office on its programmes. A published definition is fixed; a new one starts as a copy. */
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { checkProgramme } from '../../domain/programmes/programmeCheck.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, Problem, refuseFaults } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { setConditions } from './quotaCondition.actions.ts'
import { listSeats, managedProgrammes, readManaged } from './managed.queries.ts'
import {
  addProgramme,
  digestOf,
  openProgramme,
  seatUnit,
  shippedForm,
} from './programme.actions.ts'
import { programmeOf } from './programme.queries.ts'

type Words = { readonly zh: string; readonly en: string }
type CopyWish = {
  readonly from: string
  readonly id: string
  readonly year: number
  readonly title: Words
}

async function lockManaged(work: Writing, id: string) {
  const row = await managedProgrammes(work)
    .where('g.id', '=', id)
    .select(['g.id', 'g.state', 'g.version'])
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'programme')
}

export async function copyProgramme(work: Writing, wish: CopyWish) {
  found(
    await managedProgrammes(work).where('g.id', '=', wish.from).select('g.id').executeTakeFirst(),
    'programme',
  )
  const source = await programmeOf(work, wish.from)
  const definition = { ...source.definition, id: wish.id, year: wish.year, title: wish.title }
  const added = await addProgramme(work, definition, source.form, wish.from)
  if (!added) throw new Problem(conflict('programmes.programme_id_taken', { id: wish.id }))
  return readManaged(work, wish.id)
}

export async function changeProgramme(
  work: Writing,
  id: string,
  wish: { readonly version: number; readonly definition: Record<string, unknown> },
) {
  const programme = await lockManaged(work, id)
  if (programme.state !== 'draft') throw new Problem(conflict('programmes.programme_not_a_draft'))
  if (programme.version !== wish.version) {
    throw new Problem(conflict('programmes.programme_moved_on', { version: programme.version }))
  }
  const checked = checkProgramme({ ...wish.definition, id })
  if (!checked.valid)
    refuseFaults(checked.faults.map((fault) => ({ ...fault, at: `/definition${fault.at}` })))
  const definition = { ...wish.definition, id } as unknown as ProgrammeDefinition
  const form = await shippedForm(definition)
  await work.db
    .updateTable('programmes.programme')
    .set({
      definition: JSON.stringify(definition),
      definition_digest: digestOf(definition),
      form: JSON.stringify(form),
      form_digest: digestOf(form),
      version: programme.version + 1,
      changed_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.programme.change', id, { digest: digestOf(definition) })
  return readManaged(work, id)
}

export async function openManaged(work: Writing, id: string) {
  await lockManaged(work, id)
  const { definition } = await programmeOf(work, id)
  const checked = checkProgramme(definition)
  if (!checked.valid) {
    throw new Problem(
      invalid('programmes.programme_faulty', { count: checked.faults.length }),
      checked.faults,
    )
  }
  await openProgramme(work, id)
  return readManaged(work, id)
}

export async function closeProgramme(work: Writing, id: string) {
  const programme = await lockManaged(work, id)
  if (programme.state !== 'open') throw new Problem(conflict('programmes.programme_not_open'))
  await work.db
    .updateTable('programmes.programme')
    .set({ state: 'closed', closed_at: work.now, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.programme.close', id)
  await announce(work, 'programmes.programme.closed', { programmeId: id })
  return readManaged(work, id)
}

export async function fillSeat(
  work: Writing,
  place: { readonly programmeId: string; readonly unitCode: string },
  seat: {
    readonly orgId: string | null
    readonly authorityName: string | null
    readonly conditions: readonly string[]
  },
) {
  await lockManaged(work, place.programmeId)
  const { definition } = await programmeOf(work, place.programmeId)
  if (unitOf(definition, place.unitCode) === null) {
    throw new Problem(invalid('programmes.unit_not_found', { unit: place.unitCode }))
  }
  if (seat.orgId !== null) await insistAuthority(work, seat.orgId)
  const { conditions, ...sitting } = seat
  const at = { programmeId: place.programmeId, unit: place.unitCode }
  await setConditions(work, await programmeOf(work, place.programmeId), at, conditions)
  await seatUnit(work, { ...place, ...sitting })
  const seats = await listSeats(work, definition)
  return seats.find(({ unitCode }) => unitCode === place.unitCode)!
}

async function insistAuthority(work: Writing, orgId: string): Promise<void> {
  const org = await work.db
    .selectFrom('people.pub_organisation')
    .where('id', '=', orgId)
    .select('kind')
    .executeTakeFirst()
  if (org?.kind !== 'authority') throw new Problem(invalid('programmes.not_an_authority'))
}
