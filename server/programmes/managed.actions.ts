/** Verbs of an office on its programmes. A published definition is fixed; a new one starts as a copy. */
import type { Language } from '../../domain/kernel/text.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import {
  mayChangeDefinition,
  mayCloseProgramme,
  mayDiscardProgramme,
  mayOpenProgramme,
  type ProgrammeStateName,
} from '../../domain/programmes/managing.ts'
import { checkProgramme, type CheckFault } from '../../domain/programmes/programmeCheck.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { sentenceOf } from '../../domain/programmes/words.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem, refuseFaults } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { managedProgrammes, readManaged, relationsOf } from './managed.queries.ts'
import { digestOf } from '../kernel/sha256.ts'
import { addProgramme, namedForm, openProgramme } from './programme.actions.ts'
import { programmeOf } from './programme.queries.ts'

type Words = { readonly zh: string; readonly en: string }
type CopyWish = {
  readonly from: string
  readonly id: string
  readonly year: number
  readonly title: Words
}
type Written = { readonly version: number; readonly definition: Record<string, unknown> }

export async function lockManaged(work: Writing, id: string) {
  const row = await managedProgrammes(work)
    .where('g.id', '=', id)
    .select(['g.id', 'g.state', 'g.version', 'g.draft', 'g.changed_at', 'g.changed_by', 'g.org_id'])
    .forUpdate()
    .executeTakeFirst()
  const programme = found(row, 'programme')
  return { ...programme, state: programme.state as ProgrammeStateName }
}

type Locked = Awaited<ReturnType<typeof lockManaged>>

/** What belongs to the other notice and to no second one: its number and its day. */
const notYetIssued = { value: null, source: 'unknown' } as const

export async function copyProgramme(work: Writing, wish: CopyWish, language: Language) {
  found(
    await managedProgrammes(work).where('g.id', '=', wish.from).select('g.id').executeTakeFirst(),
    'programme',
  )
  const source = await programmeOf(work, wish.from)
  const definition: ProgrammeDefinition = {
    ...source.definition,
    id: wish.id,
    year: wish.year,
    title: wish.title,
    documentNumber: notYetIssued,
    issuedOn: notYetIssued,
  }
  const form = (await namedForm(definition)) ?? source.form
  const added = await addProgramme(work, definition, form, wish.from)
  if (!added) throw new Problem(conflict('programmes.programme_id_taken', { id: wish.id }))
  return readManaged(work, wish.id, language)
}

function insistVersion(programme: Locked, seen: number): void {
  insist(mayChangeDefinition(programme.state))
  if (programme.version === seen) return
  throw new Problem(conflict('programmes.programme_moved_on', { version: programme.version }))
}

/** A form that does not ship is a fault of the definition that names it. */
async function formFault(
  definition: ProgrammeDefinition,
  language: Language,
): Promise<CheckFault[]> {
  if ((await namedForm(definition)) !== undefined) return []
  const code = 'programmes.form_not_shipped'
  const facts = definition.form.value ?? {}
  return [{ at: '/form/value', code, message: sentenceOf(code, facts, language) }]
}

async function allFaults(value: unknown, language: Language): Promise<CheckFault[]> {
  const { faults } = checkProgramme(value, language)
  if (faults.length > 0) return [...faults]
  return formFault(value as ProgrammeDefinition, language)
}

/** The definition is now this one; what was kept beside it as unfinished is gone. */
async function define(work: Writing, programme: Locked, definition: ProgrammeDefinition) {
  const form = found(await namedForm(definition), 'form')
  await work.db
    .updateTable('programmes.programme')
    .set({
      definition: JSON.stringify(definition),
      definition_digest: digestOf(definition),
      draft: null,
      form: JSON.stringify(form),
      form_digest: digestOf(form),
      version: programme.version + 1,
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .where('id', '=', programme.id)
    .execute()
}

export async function changeProgramme(
  work: Writing,
  id: string,
  wish: Written,
  language: Language,
) {
  const programme = await lockManaged(work, id)
  insistVersion(programme, wish.version)
  const definition = { ...wish.definition, id }
  const faults = await allFaults(definition, language)
  if (faults.length > 0) {
    refuseFaults(faults.map((fault) => ({ ...fault, at: `/definition${fault.at}` })))
  }
  await define(work, programme, definition as unknown as ProgrammeDefinition)
  await record(work, 'programmes.programme.change', id, { digest: digestOf(definition) })
  return readManaged(work, id, language)
}

/** Keystrokes are no acts: a line is written when somebody begins to write, and again after a pause. */
const lineEveryMs = 10 * 60_000

/** Keeps what an officer has written, whatever its faults; without faults it is the definition at once. */
export async function keepProgramme(work: Writing, id: string, wish: Written, language: Language) {
  const programme = await lockManaged(work, id)
  insistVersion(programme, wish.version)
  const definition = { ...wish.definition, id }
  const faults = await allFaults(definition, language)
  if (faults.length === 0) {
    await define(work, programme, definition as unknown as ProgrammeDefinition)
  } else {
    await work.db
      .updateTable('programmes.programme')
      .set({
        draft: JSON.stringify(definition),
        version: programme.version + 1,
        changed_by: work.actor.personId,
        changed_at: work.now,
      })
      .where('id', '=', id)
      .execute()
  }
  const since = work.now.getTime() - programme.changed_at.getTime()
  if (programme.changed_by !== work.actor.personId || since > lineEveryMs) {
    await record(work, 'programmes.programme.change', id, { digest: digestOf(definition) })
  }
  return {
    version: programme.version + 1,
    changedAt: work.now.toISOString(),
    faults,
    relationFaults: await relationsOf(work, definition, language),
  }
}

export async function openManaged(work: Writing, id: string, language: Language) {
  const programme = await lockManaged(work, id)
  const definition = programme.draft ?? (await programmeOf(work, id)).definition
  const own = await allFaults(definition, language)
  const faults = own.length > 0 ? own : await relationsOf(work, definition, language)
  const verdict = mayOpenProgramme(programme.state, faults.length)
  if (!verdict.ok && verdict.kind === 'invalid') {
    throw new Problem(invalid(verdict.code, verdict.facts), faults)
  }
  insist(verdict)
  await openProgramme(work, id)
  return readManaged(work, id, language)
}

export async function discardProgramme(work: Writing, id: string) {
  const programme = await lockManaged(work, id)
  const { copies } = await work.db
    .selectFrom('programmes.programme')
    .where('made_from', '=', id)
    .select((eb) => eb.fn.countAll<number>().as('copies'))
    .executeTakeFirstOrThrow()
  const facts = { ships: programme.org_id === null, copies: Number(copies) }
  insist(mayDiscardProgramme(programme.state, facts))
  await work.db.deleteFrom('programmes.seat').where('programme_id', '=', id).execute()
  await work.db.deleteFrom('programmes.mailbox').where('programme_id', '=', id).execute()
  await work.db.deleteFrom('programmes.programme').where('id', '=', id).execute()
  await record(work, 'programmes.programme.discard', id)
  await announce(work, 'programmes.programme.discarded', { programmeId: id })
  return {}
}

export async function closeProgramme(work: Writing, id: string, language: Language) {
  const programme = await lockManaged(work, id)
  insist(mayCloseProgramme(programme.state))
  await work.db
    .updateTable('programmes.programme')
    .set({ state: 'closed', closed_at: work.now, changed_at: work.now })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.programme.close', id)
  await announce(work, 'programmes.programme.closed', { programmeId: id })
  return readManaged(work, id, language)
}
