/** Following begins with selection; the office visits, judges and, where it must, takes the title away. */
import { step as stepOf } from '../../domain/kernel/lifecycle.ts'
import { addMonths, dayOfMoment } from '../../domain/kernel/moment.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/programmes/following.endpoints.ts'
import {
  followingLifecycle,
  mayGiveReason,
  mayRevoke,
  mayVisit,
  rectifyMonths,
  hasSeenPaper,
  type FollowingState,
  type FollowingVerb,
  type RevokeGround,
} from '../../domain/programmes/following.ts'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import {
  goalsOfAnswers,
  periodOfAnswers,
  tasksOfAnswers,
  type TaskBook,
  type TaskGoal,
} from '../../domain/programmes/taskBook.ts'
import { hasEnded } from '../../domain/programmes/titleState.ts'
import { closeKept, shippedLists } from '../indicators/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockEntry } from './entry.actions.ts'
import { holdFollowing, lookAtFollowing } from './following.look.ts'
import {
  capOf,
  followingFacts,
  fullFollowing,
  visibleFollowing,
  type FollowingRow,
} from './following.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { digestTitles } from './selected.open.ts'

/** The list whose definitions application forms share. */
export const taskListId = 'operating'

/** The house's definitions of what task books ask for. */
export async function knownIndicators() {
  const list = (await shippedLists()).find(({ id }) => id === taskListId)
  return list?.indicators ?? []
}

/** A goal of the house's list as an application would have said it, for rounds that were not received here. */
export async function taskGoal(code: string, baseline: string, target: string): Promise<TaskGoal> {
  const definition = (await knownIndicators()).find((one) => one.code === code)
  if (definition === undefined) throw new Error(`no indicator is called ${code}`)
  const applied = { baseline, target }
  const evidence = definition.evidence.zh
  return { definition, ...applied, applied, evidence, why: null }
}

export type Selected = {
  readonly programmeId: string
  readonly unit: string
  readonly orgId: string
  readonly title: string
  readonly applicant: string
  readonly uscc: string | null
  readonly directions: readonly string[]
  readonly selectedOn: string
  /** What was sealed; absent for rounds that were not received here, whose goals and days are then given. */
  readonly from?: { readonly entryId: string; readonly submissionId: string }
  readonly days?: { readonly from: string; readonly to: string }
  readonly goals?: readonly TaskGoal[]
  readonly tasks?: string
}

/** The first draft of the task book, from what was sealed. */
async function draftBook(work: Writing, selected: Selected): Promise<TaskBook> {
  const { definition } = await programmeOf(work, selected.programmeId)
  const { selectedOn, from } = selected
  const months = capOf(definition)?.months ?? 24
  const given = selected.days ?? { from: selectedOn, to: addMonths(selectedOn, months) }
  const book = {
    kind: 'taskBook' as const,
    longReason: null,
    tasks: selected.tasks ?? '',
    goals: [...(selected.goals ?? [])],
  }
  if (from === undefined) return { ...book, fromDay: given.from, untilDay: given.to }
  const row = await work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('programmes.application as a', 'a.id', 's.application_id')
    .where('s.id', '=', from.submissionId)
    .select(['s.answers', 'a.programme_id'])
    .executeTakeFirstOrThrow()
  const answers = row.answers as Answers
  const { form } = await programmeOf(work, row.programme_id)
  const days = periodOfAnswers(answers) ?? given
  return {
    ...book,
    fromDay: days.from,
    untilDay: days.to,
    tasks: tasksOfAnswers(answers),
    goals: goalsOfAnswers(form, answers, await knownIndicators(), definition),
  }
}

/**
 * Begins to follow a selected project: its task book lies ready for the project to complete and sign. Called when
 * a selection is published, and by the office for what was selected elsewhere. Answers the project's id.
 */
export async function beginFollowing(work: Writing, selected: Selected): Promise<string> {
  const book = await draftBook(work, selected)
  const id = newId(work.now)
  const made = await work.db
    .insertInto('programmes.following')
    .values({
      id,
      programme_id: selected.programmeId,
      unit_code: selected.unit,
      org_id: selected.orgId,
      entry_id: selected.from?.entryId ?? null,
      submission_id: selected.from?.submissionId ?? null,
      title: selected.title,
      applicant: selected.applicant,
      uscc: selected.uscc,
      directions: [...selected.directions],
      selected_on: selected.selectedOn,
      from_day: book.fromDay,
      until_day: book.untilDay,
      state: 'preparing',
      looked_at: work.now,
      made_at: work.now,
      changed_at: work.now,
    })
    .onConflict((clause) => clause.doNothing())
    .executeTakeFirst()
  if (Number(made.numInsertedOrUpdatedRows) === 0) {
    throw new Problem(conflict('programmes.followed_already'))
  }
  await work.db
    .insertInto('programmes.paper')
    .values({
      id: newId(work.now),
      following_id: id,
      kind: 'taskBook',
      state: 'draft',
      content: JSON.stringify(book),
      made_by: work.actor.personId,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'programmes.following.record', id, { goals: book.goals.length })
  await announce(work, 'programmes.following.recorded', { followingId: id })
  return id
}

/** Of a round that is decided elsewhere the office says that an accepted entry was selected; what is decided here is published here. */
export async function recordSelected(
  work: Writing,
  entryId: string,
  { selectedOn }: BodyOf<typeof endpoints.recordSelected>,
) {
  const entry = await lockEntry(work, entryId)
  if (entry.state !== 'accepted') throw new Problem(conflict('programmes.entry_not_to_follow'))
  const selection = await work.db
    .selectFrom('programmes.selection')
    .where('programme_id', '=', entry.programme_id)
    .select('id')
    .executeTakeFirst()
  if (selection !== undefined) throw new Problem(conflict('programmes.selection_decides_here'))
  if (selectedOn > dayOfMoment(work.now.toISOString())) {
    throw new Problem(invalid('programmes.selected_ahead', { day: selectedOn }))
  }
  const id = await beginFollowing(work, {
    programmeId: entry.programme_id,
    unit: entry.unit_code,
    orgId: entry.org_id,
    title: entry.title,
    applicant: entry.applicant,
    uscc: entry.uscc,
    directions: entry.directions,
    selectedOn,
    from: { entryId, submissionId: entry.submission_id },
  })
  return fullFollowing(work, await visibleFollowing(work, id))
}

export type Step = {
  readonly verb: FollowingVerb
  readonly ground?: RevokeGround
  readonly reason?: string | null
}

type Stepped = Pick<FollowingRow, 'id' | 'state' | 'version' | 'track_id'>

/** Takes a step that the caller has insisted on, writes it down and tells of it. */
export async function takeStep(work: Writing, row: Stepped, step: Step): Promise<FollowingState> {
  const state = stepOf(followingLifecycle, row.state as FollowingState, step.verb)
  const today = dayOfMoment(work.now.toISOString())
  const until =
    state === 'rectifying' && step.verb === 'fail' ? addMonths(today, rectifyMonths) : null
  const version = row.version + 1
  await work.db
    .updateTable('programmes.following')
    .set({
      state,
      version,
      changed_at: work.now,
      ...(until === null ? {} : { rectify_until: until }),
    })
    .where('id', '=', row.id)
    .execute()
  await work.db
    .insertInto('programmes.following_step')
    .values({
      following_id: row.id,
      version,
      verb: step.verb,
      ground: step.ground ?? null,
      reason: step.reason?.trim() ?? null,
      until_day: until,
      taken_by: work.actor.personId,
      taken_at: work.now,
    })
    .execute()
  const ended = state === 'accepted' || hasEnded(state)
  if (ended && row.track_id !== null) await closeKept(work, row.track_id)
  if (hasEnded(state)) await digestTitles(work, row.id)
  await record(work, `programmes.following.${step.verb}`, row.id, { version })
  await announce(work, 'programmes.following.moved', {
    followingId: row.id,
    verb: step.verb,
    state,
    version,
  })
  return state
}

/** The project as it stands once whoever acts on it has finished. */
export async function lockFollowing(work: Writing, id: string): Promise<FollowingRow> {
  await visibleFollowing(work, id)
  await holdFollowing(work, id)
  return visibleFollowing(work, id)
}

export async function revokeFollowing(
  work: Writing,
  id: string,
  { seen, ground, reason }: BodyOf<typeof endpoints.revokeFollowing>,
) {
  const row = await lockFollowing(work, id)
  insist(mayRevoke(work.actor, followingFacts(row)))
  insist(hasSeenPaper(row.version, seen))
  insist(mayGiveReason(reason))
  await takeStep(work, row, { verb: 'revoke', ground, reason })
  await lookAtFollowing(work, id)
  return fullFollowing(work, await visibleFollowing(work, id))
}

export async function addVisit(work: Writing, id: string, body: BodyOf<typeof endpoints.addVisit>) {
  const row = await lockFollowing(work, id)
  insist(mayVisit(work.actor, followingFacts(row)))
  if (body.day > dayOfMoment(work.now.toISOString())) {
    throw new Problem(invalid('programmes.visit_ahead', { day: body.day }))
  }
  if ((body.mend === null) !== (body.mendUntil === null)) {
    throw new Problem(invalid('programmes.mending_without_day'))
  }
  const visitId = newId(work.now)
  await work.db
    .insertInto('programmes.visit')
    .values({
      id: visitId,
      following_id: id,
      day: body.day,
      place: body.place.trim(),
      people: body.people.trim(),
      findings: body.findings.trim(),
      mend: body.mend?.trim() ?? null,
      mend_until: body.mendUntil,
      org_id: work.actor.orgId!,
      made_by: work.actor.personId!,
      made_at: work.now,
    })
    .execute()
  await record(work, 'programmes.visit.add', id, { visit: visitId, day: body.day })
  await announce(work, 'programmes.visit.added', { followingId: id, visitId })
  return fullFollowing(work, await visibleFollowing(work, id))
}
