/** Comments on a draft, by colleagues and by organisations that the applicant invited for a time. */
import { conflict } from '../../domain/kernel/verdict.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'

/** Not dealt with at a time; of those that are, the last are told beside them. */
const openMost = 500
const resolvedShown = 500

/** Applications on which the actor may comment: the own ones, and those it is a guest of now. */
function commentable(work: Reading) {
  const { orgId } = work.actor
  return work.db
    .selectFrom('programmes.application as a')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('a.state', '<>', 'discarded')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('a.org_id', '=', orgId),
          eb.val(work.actor.permits.has('programmes.application.edit')),
        ]),
        eb.exists(
          eb
            .selectFrom('programmes.draft_guest as g')
            .whereRef('g.application_id', '=', 'a.id')
            .where('g.org_id', '=', orgId)
            .where('g.ended_at', 'is', null)
            .where('g.until_at', '>', work.now)
            .select('g.org_id'),
        ),
      ]),
    )
}

export async function findCommentable(work: Reading, id: string) {
  const row = await commentable(work)
    .where('a.id', '=', id)
    .select([
      'a.id',
      'a.programme_id',
      'a.title',
      'a.directions',
      'a.draft_version',
      'o.name as org_name',
    ])
    .executeTakeFirst()
  return found(row, 'application')
}

function comments(work: Reading) {
  return work.db
    .selectFrom('programmes.draft_comment as c')
    .innerJoin('people.pub_person as p', 'p.id', 'c.person_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'c.org_id')
    .select([
      'c.id',
      'c.at',
      'p.name as person_name',
      'o.name as org_name',
      'c.body',
      'c.made_at',
      'c.resolved_at',
    ])
}

type CommentRow = Awaited<ReturnType<ReturnType<typeof comments>['executeTakeFirstOrThrow']>>

function commentOf(row: CommentRow) {
  return {
    id: row.id,
    at: row.at,
    personName: row.person_name ?? '',
    orgName: row.org_name ?? '',
    body: row.body,
    madeAt: row.made_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  }
}

const madeKey = ({ madeAt, id }: ReturnType<typeof commentOf>): string => `${madeAt} ${id}`

const countOf = (work: Reading, applicationId: string) =>
  work.db
    .selectFrom('programmes.draft_comment')
    .where('application_id', '=', applicationId)
    .select((eb) => eb.fn.countAll<string>().as('total'))

/** The earliest first. */
export async function listComments(work: Reading, applicationId: string) {
  await findCommentable(work, applicationId)
  const all = comments(work).where('c.application_id', '=', applicationId)
  const open = await all.where('c.resolved_at', 'is', null).execute()
  const resolved = await all
    .where('c.resolved_at', 'is not', null)
    .orderBy('c.resolved_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(resolvedShown)
    .execute()
  const { total } = await countOf(work, applicationId).executeTakeFirstOrThrow()
  const rows = [...open, ...resolved].map(commentOf)
  return {
    rows: rows.toSorted((one, other) => (madeKey(one) < madeKey(other) ? -1 : 1)),
    total: Number(total),
  }
}

export async function makeComment(
  work: Writing,
  applicationId: string,
  wish: { readonly at: string; readonly body: string },
) {
  await findCommentable(work, applicationId)
  const { total: open } = await countOf(work, applicationId)
    .where('resolved_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(open) >= openMost) {
    throw new Problem(conflict('programmes.comments_too_many', { max: openMost }))
  }
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.draft_comment')
    .values({
      id,
      application_id: applicationId,
      at: wish.at,
      person_id: work.actor.personId!,
      org_id: work.actor.orgId!,
      body: wish.body.trim(),
      made_at: work.now,
    })
    .execute()
  await record(work, 'programmes.comment.make', id, { application: applicationId })
  await announce(work, 'programmes.comment.made', { applicationId, commentId: id })
  return commentOf(await comments(work).where('c.id', '=', id).executeTakeFirstOrThrow())
}

/** The comment, if it is on an application of the actor's organisation. */
function ownComment(work: Writing, id: string) {
  return work.db
    .updateTable('programmes.draft_comment as c')
    .where('c.id', '=', id)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('programmes.application as a')
          .whereRef('a.id', '=', 'c.application_id')
          .where('a.org_id', '=', work.actor.orgId)
          .select('a.id'),
      ),
    )
    .returning('c.id')
}

export async function resolveComment(work: Writing, id: string) {
  const row = await ownComment(work, id)
    .set({ resolved_at: work.now, resolved_by: work.actor.personId })
    .where('c.resolved_at', 'is', null)
    .executeTakeFirst()
  found(row, 'comment')
  await record(work, 'programmes.comment.resolve', id)
  return {}
}

export async function reopenComment(work: Writing, id: string) {
  const row = await ownComment(work, id)
    .set({ resolved_at: null, resolved_by: null })
    .where('c.resolved_at', 'is not', null)
    .executeTakeFirst()
  found(row, 'comment')
  await record(work, 'programmes.comment.reopen', id)
  return {}
}
