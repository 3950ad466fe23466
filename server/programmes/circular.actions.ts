/** Messages to recommending units, numbered within the programme; a clarification passes a published answer on. */
import { maySend, type CircularWish, type SentCircular } from '../../domain/programmes/circular.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { attach } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { circularThing, receivedAt, readSent } from './circular.queries.ts'
import { managedProgramme } from './entry.actions.ts'
import { lockEntries } from './entry.facts.ts'
import { managedProgrammes } from './managed.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { nextQuestionNo } from './question.actions.ts'

const rowsAtOnce = 1000

async function nextNo(work: Writing, programmeId: string): Promise<number> {
  const { last } = await work.db
    .selectFrom('programmes.circular')
    .where('programme_id', '=', programmeId)
    .select((eb) => eb.fn.max('no').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

/** Units of the programme that have a desk in it; those that recommend elsewhere are told there. */
async function unitsOf(work: Writing, programmeId: string): Promise<string[]> {
  const { definition } = await programmeOf(work, programmeId)
  return definition.units.flatMap(({ code, channel }) => (channel === 'elsewhere' ? [] : code))
}

/** The caller holds the programme's lock. */
async function send(
  work: Writing,
  programmeId: string,
  wish: CircularWish,
  questionId: string | null,
): Promise<SentCircular> {
  const units = await unitsOf(work, programmeId)
  insist(maySend(wish, units))
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.circular')
    .values({
      id,
      programme_id: programmeId,
      no: await nextNo(work, programmeId),
      title: wish.title.trim(),
      body: wish.body.trim(),
      question_id: questionId,
      sent_by: work.actor.personId!,
      sent_at: work.now,
    })
    .execute()
  const to = (wish.units ?? units).map((code) => ({ circular_id: id, unit_code: code }))
  for (let at = 0; at < to.length; at += rowsAtOnce) {
    await work.db
      .insertInto('programmes.circular_unit')
      .values(to.slice(at, at + rowsAtOnce))
      .execute()
  }
  const files = wish.versionIds ?? []
  for (const versionId of files) {
    await attach(work, { thingKind: circularThing, thingId: id, versionId, slot: 'attachment' })
  }
  const sizes = { units: to.length, files: files.length }
  await record(work, 'programmes.circular.send', id, { programme: programmeId, ...sizes })
  await announce(work, 'programmes.circular.sent', { circularId: id, programmeId })
  return readSent(work, id)
}

export async function sendCircular(work: Writing, programmeId: string, wish: CircularWish) {
  await managedProgramme(work, programmeId)
  await lockEntries(work, programmeId)
  return send(work, programmeId, wish, null)
}

const titleMax = 200
const cut = (text: string): string =>
  [...text].length > titleMax ? `${[...text].slice(0, titleMax - 1).join('')}…` : text

/** The office clarifies of its own accord: question and answer are public at once, and numbered. */
export async function clarify(
  work: Writing,
  programmeId: string,
  { question, answer }: { readonly question: string; readonly answer: string },
) {
  await managedProgramme(work, programmeId)
  await lockEntries(work, programmeId)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.question')
    .values({
      id,
      programme_id: programmeId,
      org_id: work.actor.orgId!,
      asked_by: work.actor.personId!,
      asked_at: work.now,
      body: question.trim(),
      answer: answer.trim(),
      answered_by: work.actor.personId,
      answered_at: work.now,
      public_question: question.trim(),
      published_at: work.now,
      no: await nextQuestionNo(work, programmeId),
    })
    .execute()
  await record(work, 'programmes.question.clarify', id, { programme: programmeId })
  const wish = { title: cut(question.trim()), body: answer.trim(), units: null }
  return send(work, programmeId, wish, id)
}

export async function passOn(work: Writing, questionId: string) {
  const row = found(
    await work.db
      .selectFrom('programmes.question')
      .where('id', '=', questionId)
      .select(['programme_id', 'public_question', 'answer', 'published_at'])
      .executeTakeFirst(),
    'question',
  )
  const runs = managedProgrammes(work).where('g.id', '=', row.programme_id).select('g.id')
  found(await runs.executeTakeFirst(), 'question')
  await lockEntries(work, row.programme_id)
  if (row.published_at === null || row.public_question === null || row.answer === null) {
    throw new Problem(conflict('programmes.question_not_published'))
  }
  const wish = { title: cut(row.public_question), body: row.answer, units: null }
  return send(work, row.programme_id, wish, questionId)
}

/** Each person is noted once for each unit that they read it at; the first of them is the receipt. */
export async function markCircular(work: Writing, id: string) {
  const units = await receivedAt(work, id)
  found(units[0], 'circular')
  const made = await work.db
    .insertInto('programmes.circular_read')
    .values(
      units.map((code) => ({
        circular_id: id,
        unit_code: code,
        person_id: work.actor.personId!,
        read_at: work.now,
      })),
    )
    .onConflict((clause) => clause.doNothing())
    .returning('unit_code')
    .execute()
  if (made.length > 0) await record(work, 'programmes.circular.read', id, { units: made.length })
  return {}
}
