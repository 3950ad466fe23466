/**
 * Reviews are kept in a table that the web role cannot read. This is the one way to them: functions of the
 * database, each for one purpose, and the house's key, without which what they give says nothing.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Marks } from '../../domain/evaluation/marks.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading, Writing } from '../kernel/work.ts'

const contextOf = (assignmentId: string): string => `evaluation.review ${assignmentId}`

/** A review as a function of the database gave it. */
export const openMarks = (work: Reading, assignmentId: string, sealed: Buffer): Marks =>
  JSON.parse(vaultOf(work.host).open(sealed, contextOf(assignmentId))) as Marks

export type OwnReview = {
  readonly draft: Marks
  readonly version: number
  readonly submitted: Marks | null
}

type OwnRow = { draft: Buffer; version: number; submitted: Buffer | null }

/** One's own review; undefined before anything was written. */
export async function ownReview(work: Reading, id: string): Promise<OwnReview | undefined> {
  const { rows } = await sql<OwnRow>`
    select * from evaluation.own_review(${id}::uuid, ${work.actor.personId}::uuid)`.execute(work.db)
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    draft: openMarks(work, id, row.draft),
    version: row.version,
    submitted: row.submitted === null ? null : openMarks(work, id, row.submitted),
  }
}

/** The new version; null where somebody wrote meanwhile. */
export async function keepReview(
  work: Writing,
  id: string,
  base: number,
  marks: Marks,
): Promise<number | null> {
  const sealed = vaultOf(work.host).seal(JSON.stringify(marks), contextOf(id))
  const { rows } = await sql<{ version: number | null }>`
    select evaluation.keep_review(${id}::uuid, ${work.actor.personId}::uuid, ${base}::integer,
      ${sealed}::bytea, ${work.now}::timestamptz) as version`.execute(work.db)
  return rows[0]?.version ?? null
}

/** Seals the draft as it stands at this version; its digest, or null where that version is past. */
export async function sealReview(work: Writing, id: string, base: number): Promise<string | null> {
  const { rows } = await sql<{ digest: string | null }>`
    select evaluation.hand_in_review(${id}::uuid, ${work.actor.personId}::uuid, ${base}::integer,
      ${work.now}::timestamptz) as digest`.execute(work.db)
  return rows[0]?.digest ?? null
}

export type Opened = { readonly assignmentId: string; readonly marks: Marks }
type Row = { assignment_id: string; submitted: Buffer }

const opened = (work: Reading, rows: readonly Row[]): Opened[] =>
  rows.map(({ assignment_id: assignmentId, submitted }) => ({
    assignmentId,
    marks: openMarks(work, assignmentId, submitted),
  }))

/** All reviews of an item once none is open, for the house to compare. */
export async function itemReviews(work: Writing, itemId: string): Promise<Opened[]> {
  const { rows } = await sql<Row>`
    select * from evaluation.item_reviews(${itemId}::uuid)`.execute(work.db)
  return opened(work, rows)
}

/** What the experts of an item under discussion wrote, oneself included, each under the own number. */
export async function discussedReviews(
  work: Reading,
  id: string,
): Promise<(Opened & { readonly number: number })[]> {
  const { rows } = await sql<Row & { number: number }>`
    select * from evaluation.discussed_reviews(${id}::uuid, ${work.actor.personId}::uuid)
    order by number`.execute(work.db)
  return rows.map((row) => ({ ...opened(work, [row])[0]!, number: row.number }))
}

export type FrozenReview = {
  readonly assignmentId: string
  readonly itemId: string
  readonly expertId: string
  readonly expert: string
  readonly marks: Marks
}
type FrozenRow = Row & { item_id: string; expert_id: string; name: string }

/** In the order of assignment. */
async function frozen(work: Reading, reviews: RawBuilder<unknown>): Promise<FrozenReview[]> {
  const { rows } = await sql<FrozenRow>`
    select f.*, a.item_id, a.expert_id, e.name
    from ${reviews} f
    join evaluation.assignment a on a.id = f.assignment_id
    join evaluation.expert e on e.id = a.expert_id
    order by a.id`.execute(work.db)
  return rows.map((row) => ({
    assignmentId: row.assignment_id,
    itemId: row.item_id,
    expertId: row.expert_id,
    expert: row.name,
    marks: openMarks(work, row.assignment_id, row.submitted),
  }))
}

/** Everything of a round that is frozen; nothing before. */
export const frozenReviews = (work: Reading, roundId: string) =>
  frozen(work, sql`evaluation.frozen_reviews(${roundId}::uuid)`)

/** Everything on one item of a round that is frozen; nothing before. */
export const frozenItemReviews = (work: Reading, itemId: string) =>
  frozen(work, sql`evaluation.frozen_item_reviews(${itemId}::uuid)`)

export type Said = {
  readonly id: string
  readonly number: number
  readonly mine: boolean
  readonly text: string
  readonly at: Date
}
type SaidRow = { id: string; number: number; mine: boolean; words: Buffer; said_at: Date }

const messageContext = (id: string): string => `evaluation.discussion ${id}`

const saidOf = (work: Reading, rows: readonly SaidRow[]): Said[] =>
  rows.map(({ id, number, mine, words, said_at: at }) => ({
    id,
    number,
    mine,
    text: vaultOf(work.host).open(words, messageContext(id)),
    at,
  }))

/** Whether it was taken down: not where the person has no part in an open discussion. */
export async function sayInDiscussion(
  work: Writing,
  message: string,
  assignmentId: string,
  text: string,
): Promise<boolean> {
  const sealed = vaultOf(work.host).seal(text, messageContext(message))
  const { rows } = await sql<{ said: boolean }>`
    select evaluation.say_in_discussion(${message}::uuid, ${assignmentId}::uuid,
      ${work.actor.personId}::uuid, ${sealed}::bytea, ${work.now}::timestamptz) as said`.execute(
    work.db,
  )
  return rows[0]?.said === true
}

/** What was said in the discussion of one's own review's item, the oldest first. */
export async function ownDiscussion(work: Reading, assignmentId: string): Promise<Said[]> {
  const { rows } = await sql<SaidRow>`
    select * from evaluation.own_discussion(${assignmentId}::uuid, ${work.actor.personId}::uuid)
    order by id`.execute(work.db)
  return saidOf(work, rows)
}

export async function frozenDiscussion(work: Reading, itemId: string): Promise<Said[]> {
  const { rows } = await sql<SaidRow>`
    select * from evaluation.frozen_discussion(${itemId}::uuid) order by id`.execute(work.db)
  return saidOf(work, rows)
}
