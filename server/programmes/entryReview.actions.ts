/** Accepted entries become items of rounds: the sealed application as reviewers may see it, and who is concerned. */
import { sql } from 'kysely'
import type { RoundStage } from '../../domain/evaluation/round.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { EntryState } from '../../domain/programmes/entry.ts'
import { sentMost } from '../../domain/programmes/entryReview.endpoints.ts'
import {
  maySendEntries,
  maySendEntry,
  partiesAnswered,
  reviewBrief,
  reviewSubject,
} from '../../domain/programmes/entryReview.ts'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import { documentOf } from '../../domain/programmes/form/document.ts'
import { visibleAnswers } from '../../domain/programmes/form/visible.ts'
import { directionOf } from '../../domain/programmes/programme.ts'
import { addItems, formerRounds, ownStages, type SentItem } from '../evaluation/index.ts'
import { record } from '../kernel/history/record.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { attachedFiles, figuresNamed, filesNamed } from './attachment.queries.ts'
import { nameOfCode } from './document.names.ts'
import { managedProgramme } from './entry.actions.ts'
import { lockEntries, type EntryRow } from './entry.facts.ts'
import { programmeOf, type Programme } from './programme.queries.ts'

type Target = {
  readonly direction: string
  readonly round: string
  readonly fields: readonly string[]
}

/** Whoever wrote the application or handed it in; none of them reads it as an expert. */
async function writersOf(work: Writing, row: EntryRow): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select changed_by as person from programmes.answer_change
      where application_id = ${row.application_id} and changed_by is not null
    union select submitted_by from programmes.submission where id = ${row.submission_id}
    order by 1 limit 200`.execute(work.db)
  return rows.map(({ person }) => person)
}

async function itemOf(
  work: Writing,
  { form }: Programme,
  row: EntryRow,
  { direction, fields }: Target,
): Promise<SentItem> {
  const sealed = await work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('people.pub_organisation as o', (join) => join.on('o.id', '=', row.org_id))
    .where('s.id', '=', row.submission_id)
    .select(['s.answers', 'o.division'])
    .executeTakeFirstOrThrow()
  const { answers } = visibleAnswers(form, sealed.answers as Answers, { audience: 'reviewer' })
  const named = filesNamed(form, answers).map(({ fileId }) => fileId)
  const application = { id: row.application_id, orgId: row.org_id }
  const files = await attachedFiles(work, application, [...named, ...figuresNamed(answers)])
  const document = documentOf(form, answers, {
    language: 'zh',
    context: { directions: [direction], nameOfCode },
  })
  const rivals = partiesAnswered(sealed.answers as Answers, 'competitors')
  return {
    subject: reviewSubject(row.id, direction),
    title: row.title,
    brief: reviewBrief(document),
    fields: [...fields],
    region: sealed.division ?? '000000',
    applicant: { code: row.uscc ?? '', name: row.applicant },
    coApplicants: partiesAnswered(sealed.answers as Answers, 'coApplicants'),
    competitors: rivals.map(({ code }) => code),
    competitorNames: new Map(rivals.map(({ code, name }) => [code, name])),
    recommendingUnit: row.unit_code,
    team: await writersOf(work, row),
    files: [...files.keys()],
  }
}

function insistTargets({ definition }: Programme, into: readonly Target[]): void {
  const seen = new Set<string>()
  for (const { direction } of into) {
    found(directionOf(definition, direction), 'direction')
    if (seen.has(direction)) throw new Problem(invalid('programmes.direction_sent_twice'))
    seen.add(direction)
  }
}

async function chosenEntries(work: Writing, programmeId: string, ids?: readonly string[]) {
  let query = work.db.selectFrom('programmes.entry').where('programme_id', '=', programmeId)
  query =
    ids === undefined ? query.where('state', '=', 'accepted') : query.where('id', 'in', [...ids])
  const rows = await query.selectAll().orderBy('unit_code').orderBy('rank').orderBy('id').execute()
  if (ids !== undefined) found(rows.length === ids.length ? rows : undefined, 'entry')
  return rows
}

type Sending = { readonly stages: ReadonlyMap<string, RoundStage>; readonly reason: string }

/** Each entry with each direction that it claims and that has a round here, and whether it can go. */
async function weigh(
  work: Writing,
  rows: readonly EntryRow[],
  into: readonly Target[],
  { stages, reason }: Sending,
) {
  const pairs = rows.flatMap((row) =>
    into
      .filter(({ direction }) => row.directions.includes(direction))
      .map((target) => ({ row, target, subject: reviewSubject(row.id, target.direction) })),
  )
  const former = await formerRounds(
    work,
    pairs.map(({ subject }) => subject),
  )
  return pairs.map((pair) => ({
    ...pair,
    verdict: maySendEntry(
      pair.row.state as EntryState,
      stages.get(pair.target.round)!,
      former.get(pair.subject) ?? [],
      reason,
    ),
  }))
}

type Weighed = Awaited<ReturnType<typeof weigh>>[number]

async function send(
  work: Writing,
  programme: Programme,
  todo: readonly Weighed[],
  { stages, reason }: Sending,
): Promise<void> {
  const byRound = Map.groupBy(todo, ({ target }) => target.round)
  // One order of rounds for everybody: two officers never wait for each other in a circle.
  for (const round of [...byRound.keys()].toSorted()) {
    const items = []
    for (const { row, target } of byRound.get(round)!) {
      const item = await itemOf(work, programme, row, target)
      items.push(stages.get(round) === 'reReview' ? { ...item, reason } : item)
    }
    await addItems(work, round, items)
  }
  for (const { row, target } of todo) {
    const { direction, round } = target
    await record(work, 'programmes.entry.sendToReview', row.id, { direction, round })
  }
}

export async function sendEntries(
  work: Writing,
  programmeId: string,
  wish: {
    readonly into: readonly Target[]
    readonly ids?: readonly string[]
    readonly reason?: string
    readonly expected?: number
  },
  language: Language,
) {
  await managedProgramme(work, programmeId)
  insist(maySendEntries(work.actor))
  await lockEntries(work, programmeId)
  const programme = await programmeOf(work, programmeId)
  insistTargets(programme, wish.into)
  const stages = await ownStages(
    work,
    wish.into.map(({ round }) => round),
  )
  const sending = { stages, reason: wish.reason ?? '' }
  const rows = await chosenEntries(work, programmeId, wish.ids)
  const weighed = await weigh(work, rows, wish.into, sending)
  const all = weighed.filter(({ verdict }) => verdict.ok)
  const todo = all.slice(0, sentMost)
  const answer = {
    count: todo.length,
    left: all.length - todo.length,
    rows: weighed.map(({ row, target, verdict }) => ({
      id: row.id,
      title: row.title,
      applicant: row.applicant,
      direction: target.direction,
      round: target.round,
      sends: verdict.ok,
      code: verdict.ok ? null : verdict.code,
      text: verdict.ok ? null : work.host.say(language, verdict.code, verdict.facts),
    })),
  }
  if (wish.expected === undefined) return { done: false, ...answer }
  if (wish.expected !== todo.length) {
    const facts = { expected: wish.expected, count: todo.length }
    throw new Problem(conflict('programmes.entry_bulk_differs', facts))
  }
  await send(work, programme, todo, sending)
  return { done: true, ...answer }
}
