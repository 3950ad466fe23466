/** Questions and briefing sessions: asked in private, answered by the office, published in its words. */
import type { Question } from '../../domain/programmes/guidance.endpoints.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { managedProgrammes } from './managed.queries.ts'
import { publishedOf } from './programme.queries.ts'

const listMax = 200
const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null

/** A question is its organisation's, and the office's that runs the programme. */
function visibleQuestions(work: Reading) {
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
    .select([
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
  }
}

async function readQuestion(work: Reading, id: string): Promise<Question> {
  const row = await visibleQuestions(work).where('q.id', '=', id).executeTakeFirst()
  return questionOf(found(row, 'question'))
}

export async function listQuestions(work: Reading, programmeId: string) {
  const rows = await visibleQuestions(work)
    .where('q.programme_id', '=', programmeId)
    .orderBy('q.asked_at', 'desc')
    .limit(listMax)
    .execute()
  return { rows: rows.map(questionOf) }
}

export async function listPublishedQuestions(work: Reading, programmeId: string) {
  await publishedOf(work, programmeId)
  const rows = await work.db
    .selectFrom('programmes.question')
    .where('programme_id', '=', programmeId)
    .where('published_at', 'is not', null)
    .select(['id', 'public_question', 'answer', 'published_at'])
    .orderBy('published_at', 'desc')
    .limit(listMax)
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      question: row.public_question ?? '',
      answer: row.answer ?? '',
      publishedAt: row.published_at!.toISOString(),
    })),
  }
}

export async function askQuestion(work: Writing, programmeId: string, body: string) {
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

type BriefingRow = {
  readonly id: string
  readonly title: string
  readonly starts_at: Date
  readonly place: string
  readonly body: string
  readonly cancelled_at: Date | null
}

const briefingColumns = ['id', 'title', 'starts_at', 'place', 'body', 'cancelled_at'] as const

function briefingOf(row: BriefingRow) {
  return {
    id: row.id,
    title: row.title,
    startsAt: row.starts_at.toISOString(),
    place: row.place,
    body: row.body,
    cancelledAt: iso(row.cancelled_at),
  }
}

export async function listBriefings(work: Reading, programmeId: string) {
  await publishedOf(work, programmeId)
  const rows = await work.db
    .selectFrom('programmes.briefing')
    .where('programme_id', '=', programmeId)
    .select(briefingColumns)
    .orderBy('starts_at')
    .limit(listMax)
    .execute()
  return { rows: rows.map(briefingOf) }
}

type BriefingWish = {
  readonly title: string
  readonly startsAt: string
  readonly place: string
  readonly body: string
}

export async function planBriefing(work: Writing, programmeId: string, wish: BriefingWish) {
  found(
    await managedProgrammes(work).where('g.id', '=', programmeId).select('g.id').executeTakeFirst(),
    'programme',
  )
  const row = await work.db
    .insertInto('programmes.briefing')
    .values({
      id: newId(work.now),
      programme_id: programmeId,
      title: wish.title.trim(),
      starts_at: new Date(wish.startsAt),
      place: wish.place.trim(),
      body: wish.body.trim(),
      made_by: work.actor.personId!,
    })
    .returning(briefingColumns)
    .executeTakeFirstOrThrow()
  await record(work, 'programmes.briefing.plan', row.id, { programme: programmeId })
  await announce(work, 'programmes.briefing.planned', { briefingId: row.id, programmeId })
  return briefingOf(row)
}

export async function cancelBriefing(work: Writing, id: string) {
  const row = await work.db
    .updateTable('programmes.briefing as b')
    .set({ cancelled_at: work.now })
    .where('b.id', '=', id)
    .where('b.cancelled_at', 'is', null)
    .where((eb) => eb('b.programme_id', 'in', managedProgrammes(work).select('g.id')))
    .returning(briefingColumns)
    .executeTakeFirst()
  const briefing = found(row, 'briefing')
  await record(work, 'programmes.briefing.cancel', id)
  await announce(work, 'programmes.briefing.cancelled', { briefingId: id })
  return briefingOf(briefing)
}
