/** Questions: asked in private, answered by the office, published in its words. */
import { sql } from 'kysely'
import type { Question } from '../../domain/programmes/guidance.endpoints.ts'
import { mayAskOffice } from '../../domain/programmes/question.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import { hasText } from '../kernel/textParts.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { lockEntries } from './entry.facts.ts'
import { managedProgrammes } from './managed.queries.ts'
import { publishedOf } from './programme.queries.ts'

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null

/** A question is its organisation's, and the office's that runs the programme. */
export function visibleQuestions(work: Reading) {
  return work.db
    .selectFrom('programmes.question as q')
    .innerJoin('people.pub_organisation as o', 'o.id', 'q.org_id')
    .innerJoin('people.pub_person as p', 'p.id', 'q.asked_by')
    .where((eb) =>
      eb.or([
        eb('q.org_id', '=', work.actor.orgId),
        work.actor.permits.has('programmes.question.answer')
          ? eb('q.programme_id', 'in', managedProgrammes(work).select('g.id'))
          : eb.val(false),
      ]),
    )
    .select((eb) => [
      'q.id',
      'q.programme_id',
      'o.name as org_name',
      'p.name as person_name',
      'q.asked_at',
      'q.body',
      'q.answer',
      'q.answered_at',
      'q.public_question',
      'q.published_at',
      'q.no',
      eb
        .exists(
          eb
            .selectFrom('programmes.circular as c')
            .whereRef('c.question_id', '=', 'q.id')
            .select('c.id'),
        )
        .as('passed_on'),
    ])
}

type QuestionRow = Awaited<
  ReturnType<ReturnType<typeof visibleQuestions>['executeTakeFirstOrThrow']>
>

function questionOf(row: QuestionRow): Question {
  return {
    id: row.id,
    programmeId: row.programme_id,
    orgName: row.org_name ?? '',
    askedBy: row.person_name ?? '',
    askedAt: row.asked_at.toISOString(),
    body: row.body,
    answer: row.answer,
    answeredAt: iso(row.answered_at),
    publicQuestion: row.public_question,
    publishedAt: iso(row.published_at),
    no: row.no,
    passedOn: row.passed_on === true,
  }
}

async function readQuestion(work: Reading, id: string): Promise<Question> {
  const row = await visibleQuestions(work).where('q.id', '=', id).executeTakeFirst()
  return questionOf(found(row, 'question'))
}

export async function listQuestions(
  work: Reading,
  programmeId: string,
  { unanswered, ...wish }: PageWish & { readonly unanswered?: boolean },
) {
  let list = visibleQuestions(work).where('q.programme_id', '=', programmeId)
  if (unanswered !== undefined) list = list.where('q.answer', unanswered ? 'is' : 'is not', null)
  const { shown, ...page } = await readPage(work, list, { key: sql<string>`q.id::text` }, wish)
  return { ...page, rows: shown.map(questionOf) }
}

export async function listPublishedQuestions(
  work: Reading,
  programmeId: string,
  { text = '', ...wish }: PageWish & { readonly text?: string },
) {
  await publishedOf(work, programmeId)
  let list = work.db
    .selectFrom('programmes.question as q')
    .where('q.programme_id', '=', programmeId)
    .where('q.published_at', 'is not', null)
    .select(['q.id', 'q.no', 'q.public_question', 'q.answer', 'q.published_at'])
  for (const word of text.split(/\s+/).filter(Boolean)) {
    list = list.where(hasText([sql`q.public_question`, sql`q.answer`], word))
  }
  const key = sql<string>`to_char(q.published_at at time zone 'UTC', 'YYYYMMDDHH24MISS')
    || to_char(coalesce(q.no, 0), 'FM0000000000')`
  const { shown, ...page } = await readPage(work, list, { key }, wish)
  return {
    ...page,
    rows: shown.map((row) => ({
      id: row.id,
      no: row.no ?? 0,
      question: row.public_question ?? '',
      answer: row.answer ?? '',
      publishedAt: row.published_at!.toISOString(),
    })),
  }
}

export async function askQuestion(work: Writing, programmeId: string, body: string) {
  insist(mayAskOffice(work.actor))
  await publishedOf(work, programmeId)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.question')
    .values({
      id,
      programme_id: programmeId,
      org_id: work.actor.orgId!,
      asked_by: work.actor.personId!,
      asked_at: work.now,
      body: body.trim(),
    })
    .execute()
  await record(work, 'programmes.question.ask', id, { programme: programmeId })
  await announce(work, 'programmes.question.asked', { questionId: id, programmeId })
  return readQuestion(work, id)
}

/** The caller holds the programme's lock. */
export async function nextQuestionNo(work: Writing, programmeId: string): Promise<number> {
  const { last } = await work.db
    .selectFrom('programmes.question')
    .where('programme_id', '=', programmeId)
    .select((eb) => eb.fn.max('no').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

/** A number is given with the first publication and stays, whatever becomes of the answer. */
async function numbered(work: Writing, question: Question, published: boolean) {
  if (!published) return {}
  await lockEntries(work, question.programmeId)
  const { no } = await readQuestion(work, question.id)
  return { no: no ?? (await nextQuestionNo(work, question.programmeId)) }
}

export async function answerQuestion(
  work: Writing,
  id: string,
  wish: { readonly answer: string; readonly publicQuestion: string | null },
) {
  const before = await readQuestion(work, id)
  await work.db
    .updateTable('programmes.question')
    .set({
      answer: wish.answer.trim(),
      answered_by: work.actor.personId,
      answered_at: work.now,
      public_question: wish.publicQuestion,
      published_at: wish.publicQuestion === null ? null : work.now,
      ...(await numbered(work, before, wish.publicQuestion !== null)),
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.question.answer', id, {
    published: String(wish.publicQuestion !== null),
  })
  await announce(work, 'programmes.question.answered', {
    questionId: id,
    programmeId: before.programmeId,
  })
  return readQuestion(work, id)
}
