/** What is said about drafts and calls: comments, questions, briefings, and deadlines drawing near. */
import { minuteOf } from '../../domain/kernel/moment.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { membersWith } from '../people/index.ts'
import {
  applicationThing,
  applicationTold,
  listNames,
  nameOf,
  programmeFacts,
  tellOf,
  text,
} from './notice.facts.ts'

const edit = 'programmes.application.edit'
const wordsMax = 300

const cut = (words: string): string =>
  [...words].length > wordsMax ? `${[...words].slice(0, wordsMax - 1).join('')}…` : words

/** Colleagues of the applicant, by name where the comment says `@name`; and guests whom it answers. */
export async function commented(work: Writing, event: KeptEvent): Promise<void> {
  const told = await applicationTold(work, text(event, 'applicationId'))
  const comment = await work.db
    .selectFrom('programmes.draft_comment')
    .where('id', '=', text(event, 'commentId'))
    .select(['at', 'body', 'person_id'])
    .executeTakeFirst()
  if (told === undefined || comment === undefined) return
  const members = (await membersWith(work, told.orgId, edit)).filter(
    ({ personId }) => personId !== comment.person_id,
  )
  const isNamed = (name: string) => comment.body.includes(`@${name}`)
  const facts = {
    ...told.facts,
    by: await nameOf(work, comment.person_id),
    text: cut(comment.body),
    section: comment.at.split('.')[0] ?? '',
  }
  const thing = applicationThing(told.id)
  for (const [key, named] of [
    ['comment_mentioned', true],
    ['comment_made', false],
  ] as const) {
    const personIds = members
      .filter(({ name }) => isNamed(name) === named)
      .map(({ personId }) => personId)
    await tellOf(work, event, key, { to: { personIds }, facts, thing })
  }
  const personIds = await answeredGuests(work, { ...comment, applicationId: told.id }, isNamed)
  await tellOf(work, event, 'comment_replied', { to: { personIds }, facts, thing })
}

type Said = {
  readonly applicationId: string
  readonly at: string
  readonly person_id: string
}

/** Guests who commented on the same place or are named, as long as they may still read the draft. */
async function answeredGuests(
  work: Reading,
  said: Said,
  isNamed: (name: string) => boolean,
): Promise<string[]> {
  const rows = await work.db
    .selectFrom('programmes.draft_comment as c')
    .innerJoin('programmes.draft_guest as g', (join) =>
      join.onRef('g.application_id', '=', 'c.application_id').onRef('g.org_id', '=', 'c.org_id'),
    )
    .innerJoin('people.pub_person as p', 'p.id', 'c.person_id')
    .innerJoin('people.pub_membership as m', (join) =>
      join.onRef('m.person_id', '=', 'c.person_id').onRef('m.org_id', '=', 'c.org_id'),
    )
    .where('c.application_id', '=', said.applicationId)
    .where('c.person_id', '<>', said.person_id)
    .where('g.ended_at', 'is', null)
    .where('g.until_at', '>', work.now)
    .select(['c.person_id', 'c.at', 'p.name'])
    .orderBy('c.person_id')
    .execute()
  const answered = rows.filter(({ at, name }) => at === said.at || isNamed(name ?? ''))
  return [...new Set(answered.map(({ person_id }) => person_id))]
}

/** Those of the invited organisation who deal with applications, on either side of the counter. */
export async function guestInvited(work: Writing, event: KeptEvent): Promise<void> {
  const id = text(event, 'applicationId')
  const orgId = text(event, 'orgId')
  const told = await applicationTold(work, id)
  const terms = await work.db
    .selectFrom('programmes.draft_guest')
    .where('application_id', '=', id)
    .where('org_id', '=', orgId)
    .select('until_at')
    .executeTakeFirst()
  if (told === undefined || terms === undefined) return
  const readers = await Promise.all(
    ['programmes.candidate.read', edit].map((permit) => membersWith(work, orgId, permit)),
  )
  const personIds = [...new Set(readers.flat().map(({ personId }) => personId))]
  const facts = { ...told.facts, until: minuteOf(terms.until_at) }
  await tellOf(work, event, 'draft_shared', {
    to: { personIds },
    facts,
    thing: applicationThing(id),
  })
}

const officesMax = 50

/** The office that runs the programme; any office where the programme names none. */
export async function officesOf(work: Reading, programmeId: string): Promise<string[]> {
  const row = await work.db
    .selectFrom('programmes.programme')
    .where('id', '=', programmeId)
    .select('org_id')
    .executeTakeFirst()
  if (row?.org_id != null) return [row.org_id]
  const offices = await work.db
    .selectFrom('people.pub_organisation')
    .where('kind', '=', 'office')
    .select('id')
    .orderBy('id')
    .limit(officesMax)
    .execute()
  return offices.map(({ id }) => id!)
}

async function questionOf(work: Reading, id: string) {
  return work.db
    .selectFrom('programmes.question')
    .where('id', '=', id)
    .select(['id', 'programme_id', 'asked_by', 'body', 'answer'])
    .executeTakeFirst()
}

export async function questionAsked(work: Writing, event: KeptEvent): Promise<void> {
  const question = await questionOf(work, text(event, 'questionId'))
  if (question === undefined || question.answer !== null) return
  const facts = await programmeFacts(work, question.programme_id)
  for (const orgId of await officesOf(work, question.programme_id)) {
    await tellOf(work, event, 'question_asked', {
      to: { orgId, permit: 'programmes.question.answer' },
      facts: { ...facts, text: cut(question.body) },
      thing: { kind: 'programmes.question', id: question.id },
    })
  }
}

export async function questionAnswered(work: Writing, event: KeptEvent): Promise<void> {
  const question = await questionOf(work, text(event, 'questionId'))
  if (question === undefined || question.answer === null) return
  const facts = await programmeFacts(work, question.programme_id)
  await tellOf(work, event, 'question_answered', {
    to: { personIds: [question.asked_by] },
    facts: { ...facts, text: cut(question.body), answer: cut(question.answer) },
    thing: { kind: 'programmes.question', id: question.id },
  })
}

/** Organisations that are writing for the programme, each once. */
async function writersOf(work: Reading, programmeId: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('programmes.application')
    .where('programme_id', '=', programmeId)
    .where('state', 'in', ['draft', 'returned'])
    .select('org_id')
    .distinct()
    .orderBy('org_id')
    .execute()
  return rows.map(({ org_id }) => org_id)
}

export function briefing(key: 'briefing_planned' | 'briefing_cancelled') {
  return async (work: Writing, event: KeptEvent): Promise<void> => {
    const row = await work.db
      .selectFrom('programmes.briefing')
      .where('id', '=', text(event, 'briefingId'))
      .select(['id', 'programme_id', 'title', 'starts_at', 'place'])
      .executeTakeFirst()
    if (row === undefined || row.starts_at <= work.now) return
    const facts = {
      ...(await programmeFacts(work, row.programme_id)),
      name: row.title,
      when: minuteOf(row.starts_at),
      place: row.place,
    }
    for (const orgId of await writersOf(work, row.programme_id)) {
      await tellOf(work, event, key, {
        to: { orgId, permit: edit },
        facts,
        thing: { kind: 'programmes.briefing', id: row.id },
      })
    }
  }
}

/** Drafts that would go to this unit first. */
async function draftsTo(work: Reading, programmeId: string, unit: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('programmes.application')
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'draft')
    .select(['id', 'stops'])
    .orderBy('id')
    .execute()
  return rows
    .filter(({ stops }) => (stops as { unit: string }[])[0]?.unit === unit)
    .map(({ id }) => id)
}

async function tellDrafts(work: Writing, event: KeptEvent, key: 'draft_due' | 'draft_closed') {
  const days = Number(event.facts['workingDaysLeft'] ?? 0)
  const dueAt = new Date(text(event, 'closesAt'))
  for (const id of await draftsTo(work, text(event, 'programmeId'), text(event, 'unit'))) {
    const told = await applicationTold(work, id)
    if (told === undefined) continue
    await tellOf(work, event, key, {
      to: { orgId: told.orgId, permit: edit },
      facts: { ...told.facts, days },
      thing: applicationThing(id),
      dueAt,
      part: id,
    })
  }
}

async function tellList(work: Writing, event: KeptEvent, key: 'list_due' | 'list_closed') {
  const at = { programmeId: text(event, 'programmeId'), unit: text(event, 'unit') }
  const orgId = text(event, 'toOrgId')
  const list = await work.db
    .selectFrom('programmes.recommendation')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .select('state')
    .executeTakeFirst()
  if (orgId === '' || list?.state === 'dispatched') return
  await tellOf(work, event, key, {
    to: { orgId, permit: 'programmes.recommendation.rank' },
    facts: { ...(await listNames(work, at)), days: Number(event.facts['workingDaysLeft'] ?? 0) },
    thing: { kind: 'programmes.unit', id: `${at.programmeId}/${at.unit}` },
    dueAt: new Date(text(event, 'closesAt')),
  })
}

export async function deadlineNear(work: Writing, event: KeptEvent): Promise<void> {
  if (event.facts['step'] === 'submit') return tellDrafts(work, event, 'draft_due')
  return tellList(work, event, 'list_due')
}

export async function deadlinePassed(work: Writing, event: KeptEvent): Promise<void> {
  if (event.facts['step'] === 'submit') return tellDrafts(work, event, 'draft_closed')
  return tellList(work, event, 'list_closed')
}
