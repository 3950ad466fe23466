/** Written advice of members, and what the office made of it. */
import { sql } from 'kysely'
import { conflict } from '../../domain/kernel/verdict.ts'
import { mayServe, type Advice, type adoptions } from '../../domain/programmes/workgroup.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { lockWorkgroup } from './workgroup.actions.ts'
import { insideOf, type Standing } from './workgroup.queries.ts'
import { insistStage } from './workgroupTask.actions.ts'

type Adopted = (typeof adoptions)[number]

/** All of it for those who run and supervise the group; a member reads its own, and its answers. */
function visibleAdvice(work: Reading, { programmeId, role, memberId }: Standing) {
  const all = work.db
    .selectFrom('programmes.workgroup_advice as a')
    .innerJoin('programmes.workgroup_member as m', 'm.id', 'a.member_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .innerJoin('people.pub_person as p', 'p.id', 'a.given_by')
    .where('a.programme_id', '=', programmeId)
    .selectAll('a')
    .select(['o.name as member_name', 'p.name as given_name'])
  return role === 'member' ? all.where('a.member_id', '=', memberId) : all
}

type Row = Awaited<ReturnType<ReturnType<typeof visibleAdvice>['executeTakeFirstOrThrow']>>

const adviceOf = (row: Row): Advice => ({
  id: row.id,
  memberName: row.member_name ?? '',
  stage: row.stage,
  subject: row.subject,
  body: row.body,
  givenBy: row.given_name ?? '',
  givenAt: row.given_at.toISOString(),
  adopted: row.adopted as Adopted | null,
  answer: row.answer,
  answeredAt: row.answered_at?.toISOString() ?? null,
})

export async function listAdvice(work: Reading, programmeId: string, wish: PageWish) {
  const standing = await insideOf(work, programmeId)
  const key = sql<string>`a.id::text`
  const { shown, ...page } = await readPage(work, visibleAdvice(work, standing), { key }, wish)
  return { ...page, rows: shown.map(adviceOf) }
}

async function readAdvice(work: Reading, standing: Standing, id: string): Promise<Advice> {
  const row = await visibleAdvice(work, standing).where('a.id', '=', id).executeTakeFirst()
  return adviceOf(found(row, 'advice'))
}

/** The membership for which the actor acts in the group. */
export async function ownMembershipIn(work: Reading, programmeId: string) {
  const standing = await insideOf(work, programmeId)
  insist(mayServe(standing.memberId === null ? 'invited' : 'accepted'))
  return { standing, memberId: standing.memberId! }
}

export async function giveAdvice(
  work: Writing,
  programmeId: string,
  wish: { readonly stage: string | null; readonly subject: string; readonly body: string },
) {
  const { standing, memberId } = await ownMembershipIn(work, programmeId)
  await insistStage(work, programmeId, wish.stage)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.workgroup_advice')
    .values({
      id,
      programme_id: programmeId,
      member_id: memberId,
      stage: wish.stage,
      subject: wish.subject.trim(),
      body: wish.body.trim(),
      given_by: work.actor.personId!,
      given_at: work.now,
    })
    .execute()
  await record(work, 'programmes.advice.give', id, { programme: programmeId })
  await announce(work, 'programmes.advice.given', { adviceId: id, programmeId })
  return readAdvice(work, standing, id)
}

export async function answerAdvice(
  work: Writing,
  id: string,
  { adopted, answer }: { readonly adopted: Adopted; readonly answer: string },
) {
  const at = await work.db
    .selectFrom('programmes.workgroup_advice')
    .where('id', '=', id)
    .select('programme_id')
    .executeTakeFirst()
  const standing = await lockWorkgroup(work, found(at, 'advice').programme_id, 'advice')
  const before = await readAdvice(work, standing, id)
  // An answer is given once: what was adopted is relied on.
  if (before.answer !== null) {
    throw new Problem(conflict('programmes.workgroup_advice_answered_already'))
  }
  await work.db
    .updateTable('programmes.workgroup_advice')
    .set({
      adopted,
      answer: answer.trim(),
      answered_by: work.actor.personId,
      answered_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, 'programmes.advice.answer', id, { adopted })
  await announce(work, 'programmes.advice.answered', {
    adviceId: id,
    programmeId: standing.programmeId,
  })
  return readAdvice(work, standing, id)
}
